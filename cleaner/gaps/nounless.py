"""Nouns that only seem to be missing: "dieser behauptet", "to live with.", "la del médico"."""

from __future__ import annotations

from cleaner.gaps.facts import clause
from cleaner.gaps.place import MARKS, Excuse, Place
from cleaner.gaps.verbless import before_quantity, before_quotation
from cleaner.lexicon import Pos

LONGEST_ATTRIBUTE = 24
"""Tokens of a phrase that stands between an article and its noun."""


def is_stranded(place: Place) -> bool:
    """A preposition that ends its clause: "something to work with.", "il a voté contre,"."""
    return place.right.text in MARKS and place.listed(-1, "excused_stranded")


def _has_postposition(place: Place) -> bool:
    """A Dutch preposition whose noun is an adverb before it: "er niet van zullen weerhouden"."""
    return place.readings.strands(place.tokens, place.at - 1)


def _is_lone_article(place: Place) -> bool:
    """An article that stands for a noun of its own: "la del alcalde", "os que vieram", "le qu’en-dira-t-on"."""
    if any(token.text.count("-") > 1 for token in place.tokens[place.at - 1 : place.at + 2]):
        return True
    articles = place.readings.words("determiners") | place.readings.words("articles_or_pronouns")
    return place.listed(0, "after_lone_articles") and place.left.low in articles


def _stands_for_noun(place: Place) -> bool:
    """A word that is a pronoun, or a number: "dieser behauptet", "many are", "auf 832 gestiegen"."""
    if place.left.is_number or Pos.NUMERAL in place.left_pos:
        return not place.right_pos & (Pos.ADPOSITION | Pos.ADJECTIVE) or place.right.text in MARKS
    if len(place.left.text) == 1 and place.left.is_capital and place.at > 1:
        return True  # a mark or a name of one letter: "a grade A in Mandarin"
    if place.listed(-1, "excused_pronouns"):
        return place.right.text in MARKS or Pos.FINITE in place.right_pos or place.listed(0, "excused_partitives")
    ends = place.right.text in MARKS or place.listed(0, "listing") or _is_plain_participle(place)
    return ends and place.listed(-1, "excused_pronouns_before_marks")


def _is_plain_participle(place: Place) -> bool:
    """Whether a German or Dutch participle without ending follows, which belongs to no noun: "eine gekauft"."""
    return place.readings.verb_second and place.readings.is_participle(place.right)


def _has_noun(place: Place) -> bool:
    """An article and a noun that is nothing else make a whole phrase: "in een interview"."""
    others = ~(Pos.NOUN | Pos.PROPER)
    return bool(place.left_pos & Pos.DETERMINER) and Pos.NOUN in place.right_pos and not place.right_pos & others


def _has_name(place: Place) -> bool:
    """A preposition before a name, which is the noun: "la politique d'Erdogan"."""
    name = place.readings.is_name(place.tokens, place.at) and Pos.ADJECTIVE not in place.right_pos
    return name and Pos.ADPOSITION in place.left_pos and Pos.DETERMINER not in place.left_pos


def _names_letter(place: Place) -> bool:
    """A letter is named: "de la a a la z"."""
    if len(place.right.text) > 1 or not place.right.is_word or Pos.DETERMINER not in place.left_pos:
        return False
    return len(place.low(1)) == 1


def _opens_clause(place: Place) -> bool:
    """A conjunction that may be a determiner too: "the argument that the neighbours heard"."""
    return place.listed(-1, "excused_relatives") and bool(place.right_pos & (Pos.DETERMINER | Pos.PRONOUN))


def before_question(place: Place) -> bool:
    """ "concetti di come dormire", "the question of how": a preposition before an indirect question."""
    return place.listed(0, "excused_questions") and Pos.ADPOSITION in place.left_pos


def _ends_clause(place: Place) -> bool:
    """Before a mark the model must know what kind of word is missing."""
    return place.right.text in MARKS


def _is_range(place: Place) -> bool:
    """From one adjective to another: "zwakke tot matige wind", "faible à modéré"."""
    if Pos.ADJECTIVE not in place.left_pos or not place.listed(0, "excused_ranges"):
        return False
    after = place.tokens[place.at + 1 : place.at + 2]
    return any(Pos.ADJECTIVE in place.readings.pos(token) for token in after)


def _has_long_attribute(place: Place) -> bool:
    """A German or Dutch participle that brings its phrase before its noun: "des | durch Krieg verwüsteten Landes"."""
    opens = place.left_pos & (Pos.DETERMINER | Pos.ADJECTIVE) or (not place.left_pos and place.left.text.islower())
    brings = place.right_pos & (Pos.ADPOSITION | Pos.ADVERB)
    if not (place.readings.verb_second and opens and brings):
        return False
    tokens, readings = place.tokens, place.readings
    first, end = clause(tokens, place.at)
    for at in range(place.at + 2, min(place.at + LONGEST_ATTRIBUTE, len(tokens) - 2)):
        if not tokens[at].text.islower() or not _is_noun(place, at - 1) or not _is_noun(place, at + 1):
            continue
        pos = readings.pos(tokens[at])
        if pos and not pos & (Pos.ADJECTIVE | Pos.PARTICIPLE | Pos.FINITE):
            continue
        if at + 1 >= end:  # behind a comma: a list inside the phrase, if the verb follows the noun
            return Pos.FINITE in readings.pos(tokens[at + 2])
        others = (other for other in range(first, end) if not place.at <= other <= at)
        return Pos.FINITE not in pos or any(readings.can_be_finite(tokens, other) for other in others)
    return False


def _is_noun(place: Place, at: int) -> bool:
    """Whether the token at `at` is a noun or a name where it stands."""
    return Pos.NOUN in place.readings.pos(place.tokens[at]) or place.readings.is_name(place.tokens, at)


def _is_score(place: Place) -> bool:
    """The second number of a score: "mit 16,5 zu 10,5 | in Paris"."""
    if not place.left.is_number or not place.listed(-2, "excused_scores") or place.at < 3:
        return False
    return place.tokens[place.at - 3].is_number


NOUN_EXCUSES: tuple[Excuse, ...] = (
    _is_range,
    before_quotation,
    is_stranded,
    _has_postposition,
    _is_lone_article,
    _stands_for_noun,
    _has_noun,
    _has_name,
    _names_letter,
    _opens_clause,
    before_quantity,
    before_question,
    _has_long_attribute,
    _is_score,
)
WORD_EXCUSES: tuple[Excuse, ...] = (before_quotation, _ends_clause, _has_postposition, before_question)
