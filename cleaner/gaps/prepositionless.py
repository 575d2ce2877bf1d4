"""Prepositions that only seem to be missing: "this week", "het net in", "de coussins ou bougies"."""

from __future__ import annotations

from cleaner.gaps.articleless import after_naming
from cleaner.gaps.ellipsis import is_gapped
from cleaner.gaps.facts import clause
from cleaner.gaps.place import Excuse, Place
from cleaner.gaps.verbless import before_infinitive, takes_infinitive
from cleaner.lexicon import Pos

TIME_SPAN = 3
"""Tokens within which a noun of time makes an adverbial of what begins at the gap: "this whole week"."""


def _begins_participle(place: Place) -> bool:
    """A participle that says something of the noun before the comma: "la halle, vue du clocher"."""
    return place.left.text == "," and Pos.PARTICIPLE in place.right_pos


def _before_time(place: Place) -> bool:
    """An adverbial of time that takes no preposition: "this week", "letzten Jahres", "ha dichiarato venerdì"."""
    times, opens = place.readings.words("excused_times"), place.readings.words("excused_time_openers")
    if place.right.low in times:
        return True
    return place.right.low in opens and any(place.low(step) in times for step in range(1, TIME_SPAN))


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


def _before_postposition(place: Place) -> bool:
    """A noun whose preposition stands behind it: "hij tikte de bal het net in"."""
    if not place.readings.verb_second or Pos.DETERMINER not in place.right_pos:
        return False
    return place.listed(2, "excused_stranded") and not place.readings.is_name(place.tokens, place.at + 2)


def _is_named(place: Place) -> bool:
    """A noun before its own name: "la place Saint-Pierre", "de hoofdstad Berlijn"."""
    return place.listed(-1, "excused_named") and place.readings.is_name(place.tokens, place.at)


PREPOSITION_EXCUSES: tuple[Excuse, ...] = (
    _begins_participle,
    _before_time,
    after_naming,
    _shares_preposition,
    _shares_verb,
    _agrees,
    _before_postposition,
    _is_named,
    takes_infinitive,
    before_infinitive,
)
