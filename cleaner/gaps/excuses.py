"""Places where good style has no word between two others, though the gap model expects one there.

Each excuse is a small fact of grammar or a list of words (rules/<language>/gaps_excuses.toml). What is excused is no
hole at any confidence, so that the confidences are fitted without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cleaner.gaps.ellipsis import is_call, is_elliptic, is_gapped, is_instruction
from cleaner.gaps.facts import VERBAL, clause
from cleaner.gaps.nounless import NOUN_EXCUSES, WORD_EXCUSES, before_question, is_stranded
from cleaner.gaps.place import MARKS, Excuse, Place
from cleaner.gaps.readings import Readings, stand_at
from cleaner.gaps.verbless import VERBAL_EXCUSES, before_infinitive, is_reduced, takes_infinitive
from cleaner.lexicon import Pos
from cleaner.tokens import CLOSING, Token

TIME_SPAN = 3
"""Tokens within which a noun of time makes an adverbial of what begins at the gap: "this whole week"."""
NEXT = 2
"""Tokens from a noun to its repetition: "Stein um Stein"."""
_VERBAL = Pos.FINITE | Pos.AUXILIARY | Pos.INFINITIVE | Pos.PARTICIPLE | Pos.GERUND
DASHES = frozenset("-–—")
_SYMBOLS = frozenset("£$€¥%°§&+=/")


def is_excused(rule: str, tokens: Sequence[Token], at: int, readings: Readings) -> bool:
    """Whether nothing is missing before the token at `at`, whatever the model expects of the kind `rule`."""
    if is_instruction(tokens, readings):
        return True
    if at == 0 and len(tokens) > NEXT and tokens[0].low == tokens[NEXT].low:
        return True  # "Stein um Stein"
    if at == 0:  # before the first word the model must at least know what is missing
        if rule == "gaps.article":
            return _begins_with_name(tokens, readings)
        return rule == "gaps.word" or (rule in VERBAL and is_elliptic(tokens, at, readings))
    place = Place(rule, tokens, at, readings)
    kinds: tuple[Excuse, ...] = (*_ANY, *(VERBAL_EXCUSES if rule in VERBAL else _BY_RULE.get(rule, ())))
    return any(excuse(place) for excuse in kinds)


def _begins_with_name(tokens: Sequence[Token], readings: Readings) -> bool:
    """A person's name opens the sentence: "Kit Harington ist…", "Lee said". A word that is a noun too is no name."""
    if len(tokens) < NEXT or not tokens[0].is_capital or tokens[0].text.isupper() or not tokens[0].is_word:
        return False
    if tokens[0].text in readings.countries or readings.pos(tokens[0]) & ~Pos.PROPER:
        return False
    return tokens[1].is_capital or tokens[1].text == "," or Pos.FINITE in readings.pos(tokens[1])


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


def _before_time(place: Place) -> bool:
    """An adverbial of time that takes no preposition: "this week", "letzten Jahres", "ha dichiarato venerdì"."""
    times, opens = place.readings.words("excused_times"), place.readings.words("excused_time_openers")
    if place.right.low in times:
        return True
    return place.right.low in opens and any(place.low(step) in times for step in range(1, TIME_SPAN))


def _names_day(place: Place) -> bool:
    """A day or month, which news writes without an article."""
    return place.listed(0, "excused_days")


def _after_naming(place: Place) -> bool:
    """What somebody is called, or becomes, has no article: "nommé directeur", "considerata scena del delitto"."""
    return place.listed(-1, "excused_naming") and bool(place.right_pos & (Pos.NOUN | Pos.PROPER) or not place.right_pos)


def _ranks(place: Place) -> bool:
    """The place that somebody reached, which has no article: "a terminé troisième", "arriva quarto"."""
    if not place.listed(0, "excused_ranks") or not place.left_pos & _VERBAL:
        return False
    after = place.tokens[min(place.at + 1, len(place.tokens) - 1)]
    nominal = place.readings.pos(after) & (Pos.NOUN | Pos.ADJECTIVE)
    return not nominal or place.readings.profile.lexicon.is_closed_class(after.text)


def _is_bare_object(place: Place) -> bool:
    """A noun that makes one thing with its verb, without an article: "faire cas de", "take place"."""
    return place.listed(0, "excused_bare_objects") and bool(place.left_pos & _VERBAL)


def _before_abbreviation(place: Place) -> bool:
    """A word cut short is read as another one: "l’ed. del 1902"."""
    tokens, at = place.tokens, place.at
    if at + 2 >= len(tokens) or tokens[at + 1].text != "." or not tokens[at].is_word:
        return False
    return tokens[at].end == tokens[at + 1].start and tokens[at + 2].text[0].islower()


def _warns(place: Place) -> bool:
    """A cry of a few words: "Vorsicht, bissiger Hund!" """
    return is_call(place.tokens)


def _joins_bare(place: Place) -> bool:
    """Two nouns joined, without article each: "parents et enseignants"."""
    if Pos.NOUN not in place.right_pos or not place.listed(1, "listing") or not place.right.text.islower():
        return False
    noun = place.at + 2
    return noun < len(place.tokens) and Pos.NOUN in place.readings.pos(place.tokens[noun])


def _ends(place: Place) -> bool:
    """Nothing that an article could belong to follows: "a cerca de;"."""
    return place.right.text in MARKS


def _begins_participle(place: Place) -> bool:
    """A participle that says something of the noun before the comma: "la halle, vue du clocher"."""
    return place.left.text == "," and Pos.PARTICIPLE in place.right_pos


def _before_determiner(place: Place) -> bool:
    """A word that is an article itself: "dicho informe", "pareil retard"."""
    return place.listed(0, "excused_determiners")


def _is_personal(place: Place) -> bool:
    """A name, which has no article: "Selon Kit, …", "Air France". Names of countries have a rule of their own."""
    if not place.right.is_capital or place.readings.data.get("capital_nouns") or place.at + 1 >= len(place.tokens):
        return False
    after = place.tokens[place.at + 1]
    if place.right.text in place.readings.countries:
        return False
    return after.text in MARKS | DASHES or after.is_capital or Pos.FINITE in place.readings.pos(after)


def _before_verb(place: Place) -> bool:
    """A word that is a verb and nothing else, which no article introduces: "Nous avons abandonné".

    The German and Dutch lexicons lack some endings of adjectives, which then seem to be verbs ("zweite").
    """
    return (
        not place.readings.data.get("verb_second")
        and Pos.FINITE in place.right_pos
        and not place.right_pos & ~(Pos.FINITE | Pos.AUXILIARY)
    )


def _is_title(place: Place) -> bool:
    """A title before its name, which has no article in English, German and Dutch: "orkaan Rosa"."""
    named = place.at + 1 < len(place.tokens) and place.readings.is_name(place.tokens, place.at + 1)
    noun = Pos.NOUN in place.right_pos or not place.right_pos
    return bool(place.readings.data.get("excused_titles")) and named and noun and place.right.is_word


def _before_postposition(place: Place) -> bool:
    """A noun whose preposition stands behind it: "hij tikte de bal het net in"."""
    if not place.readings.data.get("verb_second") or Pos.DETERMINER not in place.right_pos:
        return False
    return place.listed(2, "excused_stranded") and not place.readings.is_name(place.tokens, place.at + 2)


def _reports_speech(place: Place) -> bool:
    """A verb between a quotation and who says it: "« …», a écrit la mairie"."""
    return place.left.text == "," and place.at > 1 and place.tokens[place.at - 2].text in CLOSING


def _shares_preposition(place: Place) -> bool:
    """The second of two nouns after one preposition: "de coussins ou bougies"."""
    return place.listed(-1, "listing") and Pos.NOUN in place.right_pos


def _shares_verb(place: Place) -> bool:
    """An object whose verb the clause before it has: "Paris a le pouvoir, Lyon la banque"."""
    return is_gapped(place.tokens, place.at, place.readings) and not place.readings.has_finite(
        place.tokens, place.at, clause(place.tokens, place.at)[1]
    )


def _agrees(place: Place) -> bool:
    """A noun and the adjective that agrees with it: "empresa propietaria", "la marque culte"."""
    left, right = place.readings.entry(place.left.text), place.readings.entry(place.right.text)
    if left is None or right is None or Pos.ADJECTIVE not in right.pos or place.low(1) == "":
        return False
    nominal = Pos.NOUN in left.pos or Pos.ADJECTIVE in left.pos
    gender = (left.noun_gender | left.adjective_gender) & right.adjective_gender
    number = (left.noun_number | left.adjective_number) & right.adjective_number
    after = place.tokens[place.at + 1]
    return bool(nominal and gender and number) and Pos.NOUN not in place.readings.pos(after)


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
    "gaps.article": (
        _ends,
        _warns,
        _names_day,
        _after_naming,
        _ranks,
        _is_bare_object,
        _joins_bare,
        _before_determiner,
        _before_verb,
        _is_title,
        _is_personal,
    ),
    "gaps.preposition": (
        _begins_participle,
        _before_time,
        _after_naming,
        _shares_preposition,
        _shares_verb,
        _agrees,
        _before_postposition,
        takes_infinitive,
        before_infinitive,
    ),
    "gaps.pronoun": (
        is_stranded,
        is_reduced,
        _opines,
        _reports_speech,
        _before_relative,
        _continues_subject,
        _commands,
        _asks_infinitive,
    ),
    "gaps.conjunction": (_opines, _reports_speech, before_infinitive, _has_own_infinitive, before_question),
    "gaps.negation": (_lacks_witness,),
}
