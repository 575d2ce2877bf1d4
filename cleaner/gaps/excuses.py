"""Places where good style has no word between two others, though the gap model expects one there.

Each excuse is a small fact of grammar or a list of words (rules/<language>/gaps_excuses.toml). What is excused is no
hole at any confidence, so that the confidences are fitted without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cleaner.gaps.articleless import ARTICLE_EXCUSES, begins_with_name
from cleaner.gaps.ellipsis import is_elliptic, is_instruction
from cleaner.gaps.facts import VERBAL, clause
from cleaner.gaps.nounless import NOUN_EXCUSES, WORD_EXCUSES, before_question, is_stranded
from cleaner.gaps.place import Excuse, Place
from cleaner.gaps.prepositionless import PREPOSITION_EXCUSES
from cleaner.gaps.readings import Readings, stand_at
from cleaner.gaps.verbless import VERBAL_EXCUSES, before_infinitive, is_reduced
from cleaner.lexicon import Pos
from cleaner.tokens import CLOSING, Token

NEXT = 2
"""Tokens from a noun to its repetition: "Stein um Stein"."""
_SYMBOLS = frozenset("£$€¥%°§&+=/")


def is_excused(rule: str, tokens: Sequence[Token], at: int, readings: Readings) -> bool:
    """Whether nothing is missing before the token at `at`, whatever the model expects of the kind `rule`."""
    if is_instruction(tokens, readings):
        return True
    if at == 0 and len(tokens) > NEXT and tokens[0].low == tokens[NEXT].low:
        return True  # "Stein um Stein"
    if at == 0:  # before the first word the model must at least know what is missing
        if rule == "gaps.article":
            return begins_with_name(tokens, readings)
        return rule == "gaps.word" or (rule in VERBAL and is_elliptic(tokens, at, readings))
    place = Place(rule, tokens, at, readings)
    kinds: tuple[Excuse, ...] = (*_ANY, *(VERBAL_EXCUSES if rule in VERBAL else _BY_RULE.get(rule, ())))
    return any(excuse(place) for excuse in kinds)


def _in_phrase(place: Place) -> bool:
    """Inside a set phrase: "refait | surface", "no | obstante"."""
    tokens, at = place.tokens, place.at
    for phrase in place.readings.words("excused_phrases"):
        words = phrase.split("_")
        if any(stand_at(tokens, first, words) for first in range(max(0, at - len(words) + 1), at)):
            return True
    return False


def _before_symbol(place: Place) -> bool:
    """A sign is read as a word: "millones de £"."""
    return place.right.text in _SYMBOLS


def _before_abbreviation(place: Place) -> bool:
    """A word cut short is read as another one: "l’ed. del 1902"."""
    tokens, at = place.tokens, place.at
    if at + 2 >= len(tokens) or tokens[at + 1].text != "." or not tokens[at].is_word:
        return False
    return tokens[at].end == tokens[at + 1].start and tokens[at + 2].text[0].islower()


def _reports_speech(place: Place) -> bool:
    """A verb between a quotation and who says it: "« …», a écrit la mairie"."""
    return place.left.text == "," and place.at > 1 and place.tokens[place.at - 2].text in CLOSING


def _opines(place: Place) -> bool:
    """A verb of opinion, after which "that" may be left out: "spero siano al sicuro", "it seems people left"."""
    return place.listed(-1, "excused_opinions")


def _has_own_infinitive(place: Place) -> bool:
    """A preposition before an infinitive with a subject of its own: "a ideia de o prédio não cair"."""
    if not place.readings.data.get("excused_infinitives") or Pos.ADPOSITION not in place.left_pos:
        return False
    _, end = clause(place.tokens, place.at)
    return any(Pos.INFINITIVE in place.readings.pos(token) for token in place.tokens[place.at : end])


def _before_relative(place: Place) -> bool:
    """ "the people who": a relative pronoun needs no other pronoun before it."""
    return place.listed(0, "excused_relatives")


def _continues_subject(place: Place) -> bool:
    """A verb after a comma, whose subject the clause before it names, in a row of verbs: "er kam, sah und siegte"."""
    if place.left.text != "," or not place.readings.has_finite(place.tokens, 0, place.at - 1):
        return False
    _, end = clause(place.tokens, place.at)
    joins = place.readings.words("listing")
    return any(token.low in joins for token in place.tokens[place.at + 1 : end])


def _inverts(place: Place) -> bool:
    """A verb before its subject, after an adverb that opens the sentence: "Puis vint la nuit"."""
    return place.at == 1 and place.listed(-1, "excused_inverting") and Pos.FINITE in place.right_pos


def _commands(place: Place) -> bool:
    """A verb after a colon may be an imperative: "Mein Rat: hole dir Hilfe." """
    return place.left.text == ":"


def _asks_infinitive(place: Place) -> bool:
    """ "What to do? Whom to tell?" """
    return place.right.text == "?" and bool(place.left_pos & (Pos.INFINITIVE | Pos.FINITE))


def _lacks_witness(place: Place) -> bool:
    """Nothing shows that a negation lost its first half; one of a single word ("not") is never shown to be lost."""
    _, end = clause(place.tokens, place.at)
    tokens = place.tokens[place.at : end]
    witnesses, phrases = place.readings.words("excused_unless"), place.readings.words("excused_no_negations")
    first = next((at for at, token in enumerate(tokens) if token.low in witnesses), None)
    return first is None or any(stand_at(tokens, first, phrase.split("_")) for phrase in phrases)


_ANY: tuple[Excuse, ...] = (_in_phrase, _before_symbol, _before_abbreviation)
_BY_RULE: Mapping[str, tuple[Excuse, ...]] = {
    "gaps.noun": NOUN_EXCUSES,
    "gaps.word": WORD_EXCUSES,
    "gaps.article": ARTICLE_EXCUSES,
    "gaps.preposition": PREPOSITION_EXCUSES,
    "gaps.pronoun": (
        is_stranded,
        is_reduced,
        _opines,
        _reports_speech,
        _before_relative,
        _continues_subject,
        _inverts,
        _commands,
        _asks_infinitive,
    ),
    "gaps.conjunction": (_opines, _reports_speech, before_infinitive, _has_own_infinitive, before_question),
    "gaps.negation": (_lacks_witness,),
}
