"""Articles that only seem to be missing: "considerata scena", "Selon Kit", "take place"."""

from __future__ import annotations

from cleaner.gaps.ellipsis import is_call
from cleaner.gaps.place import MARKS, Excuse, Place
from cleaner.gaps.readings import Readings, Tokens
from cleaner.lexicon import Pos

_VERBAL = Pos.FINITE | Pos.AUXILIARY | Pos.INFINITIVE | Pos.PARTICIPLE | Pos.GERUND
_DASHES = frozenset("-–—")


def _ends(place: Place) -> bool:
    """Nothing that an article could belong to follows: "a cerca de;"."""
    return place.right.text in MARKS


def _warns(place: Place) -> bool:
    """A cry of a few words: "Vorsicht, bissiger Hund!" """
    return is_call(place.tokens)


def _names_day(place: Place) -> bool:
    """A day or month, which news writes without an article."""
    return place.listed(0, "excused_days")


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


def _joins_bare(place: Place) -> bool:
    """Two nouns joined, without article each: "parents et enseignants"."""
    if Pos.NOUN not in place.right_pos or not place.listed(1, "listing") or not place.right.text.islower():
        return False
    noun = place.at + 2
    return noun < len(place.tokens) and Pos.NOUN in place.readings.pos(place.tokens[noun])


def _before_determiner(place: Place) -> bool:
    """A word that is an article itself: "dicho informe", "pareil retard"."""
    return place.listed(0, "excused_determiners")


def _before_verb(place: Place) -> bool:
    """A word that is a verb and nothing else, which no article introduces: "Nous avons abandonné".

    The German and Dutch lexicons lack some endings of adjectives, which then seem to be verbs ("zweite").
    """
    return (
        not place.readings.verb_second
        and Pos.FINITE in place.right_pos
        and not place.right_pos & ~(Pos.FINITE | Pos.AUXILIARY)
    )


def _is_title(place: Place) -> bool:
    """A title before its name, which has no article in English, German and Dutch: "orkaan Rosa"."""
    named = place.at + 1 < len(place.tokens) and place.readings.is_name(place.tokens, place.at + 1)
    noun = Pos.NOUN in place.right_pos or not place.right_pos
    return bool(place.readings.data.get("excused_titles")) and named and noun and place.right.is_word


def _is_personal(place: Place) -> bool:
    """A name, which has no article: "Selon Kit, …", "Air France". Names of countries have a rule of their own."""
    if not place.right.is_capital or place.readings.data.get("capital_nouns") or place.at + 1 >= len(place.tokens):
        return False
    after = place.tokens[place.at + 1]
    if place.right.text in place.readings.countries:
        return False
    return after.text in MARKS | _DASHES or after.is_capital or Pos.FINITE in place.readings.pos(after)


def begins_with_name(tokens: Tokens, readings: Readings) -> bool:
    """A person's name opens the sentence: "Kit Harington ist…", "Lee said". A word that is a noun too is no name."""
    if not tokens[0].is_capital or tokens[0].text.isupper() or not tokens[0].is_word:
        return False
    if tokens[0].text in readings.countries or readings.pos(tokens[0]) & ~Pos.PROPER:
        return False
    return tokens[1].is_capital or tokens[1].text == "," or Pos.FINITE in readings.pos(tokens[1])


def after_naming(place: Place) -> bool:
    """What somebody is called, or becomes, has no article: "nommé directeur", "considerata scena del delitto"."""
    return place.listed(-1, "excused_naming") and bool(place.right_pos & (Pos.NOUN | Pos.PROPER) or not place.right_pos)


ARTICLE_EXCUSES: tuple[Excuse, ...] = (
    _ends,
    _warns,
    _names_day,
    after_naming,
    _ranks,
    _is_bare_object,
    _joins_bare,
    _before_determiner,
    _before_verb,
    _is_title,
    _is_personal,
)
