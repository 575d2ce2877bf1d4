"""What is known about one word, and how it is packed into the few bytes that a ``.lex`` file holds for it."""

import enum
import struct
from functools import lru_cache
from typing import NamedTuple, TypeVar

RECORD_FORMAT = "<HHBB"  # part of speech; genders, numbers and case; Zipf value; trust and closed class
_RECORD = struct.Struct(RECORD_FORMAT)
ZIPF_STEPS = 25  # a Zipf value is stored in steps of 1/25 = 0.04, one byte reaching 10.2 ("the" is 7.7)


_Flags = TypeVar("_Flags", bound=type[enum.IntFlag])


def _quick(flags: _Flags) -> _Flags:
    """Give flags the operators of int: `enum` makes a new flag of every `&`, which is most of the time of a look-up."""

    def contains(self: enum.IntFlag, other: int) -> bool:
        return bool(int.__and__(self, other) == other)

    for name, operator in (("__and__", int.__and__), ("__rand__", int.__and__), ("__contains__", contains)):
        setattr(flags, name, operator)
    return flags


@_quick
class Case(enum.IntFlag):
    """Spellings in which a word is attested."""

    LOWER = 1
    TITLE = 2
    UPPER = 4
    MIXED = 8


@_quick
class Pos(enum.IntFlag):
    """Parts of speech that a word can be. AUXILIARY: (also) a finite form of an auxiliary."""

    NOUN = 1
    PROPER = 2
    FINITE = 4
    INFINITIVE = 8
    PARTICIPLE = 16
    ADJECTIVE = 32
    ADVERB = 64
    DETERMINER = 128
    PRONOUN = 256
    ADPOSITION = 512
    CONJUNCTION = 1024
    NUMERAL = 2048
    INTERJECTION = 4096
    AUXILIARY = 8192
    GERUND = 16384


@_quick
class Gender(enum.IntFlag):
    """Genders of a noun or adjective reading. COMMON is the Dutch gender of "de"."""

    MASCULINE = 1
    FEMININE = 2
    NEUTER = 4
    COMMON = 8


@_quick
class Number(enum.IntFlag):
    """Numbers of a noun or adjective reading."""

    SINGULAR = 1
    PLURAL = 2


class Entry(NamedTuple):
    """One word: ``zipf`` is log10 of its occurrences in 10^9 words, ``trust`` is 0, 1 or 2.

    Trust 0: seen on the web only. 1: seen in edited text; or, on the web, a name that dictionaries of other languages
    have, or (German and Italian) another inflection or a compound of words seen in edited text. 2: in a spelling
    dictionary (German and Italian, which have none under a licence that fits: often, in several edited sources).
    """

    zipf: float
    trust: int
    case: Case
    pos: Pos
    noun_gender: Gender
    noun_number: Number
    adjective_gender: Gender
    adjective_number: Number
    closed_class: bool


def pack(entry: Entry) -> tuple[int, int, int, int]:
    """Return the four integers that a ``.lex`` file holds for an entry, in the order of ``RECORD_FORMAT``."""
    grammar = (
        int(entry.noun_gender)
        | int(entry.noun_number) << 4
        | int(entry.adjective_gender) << 6
        | int(entry.adjective_number) << 10
        | int(entry.case) << 12
    )
    zipf = max(0, min(255, round(entry.zipf * ZIPF_STEPS)))
    return int(entry.pos), grammar, zipf, entry.trust | int(entry.closed_class) << 2


@lru_cache(maxsize=1 << 14)  # flags are slow to make, and few records differ
def unpack(record: bytes) -> Entry:
    """Return the entry that ``pack`` made from it (Zipf values to the nearest 0.04).

    >>> entry = Entry(5.0, 2, Case.LOWER, Pos.NOUN, Gender.FEMININE, Number.SINGULAR, Gender(0), Number(0), False)
    >>> unpack(_RECORD.pack(*pack(entry))) == entry
    True
    """
    pos, grammar, zipf, trust = _RECORD.unpack(record)
    return Entry(
        zipf=zipf / ZIPF_STEPS,
        trust=trust & 3,
        case=Case(grammar >> 12),
        pos=Pos(pos),
        noun_gender=Gender(grammar & 15),
        noun_number=Number(grammar >> 4 & 3),
        adjective_gender=Gender(grammar >> 6 & 15),
        adjective_number=Number(grammar >> 10 & 3),
        closed_class=bool(trust & 4),
    )


def normalise(word: str) -> str:
    """Return the key under which a word is filed: lower case, typewriter apostrophes.

    >>> normalise("Aujourd’hui")
    "aujourd'hui"
    """
    low = word.lower()
    return low if low.isascii() else low.replace("’", "'").replace("ʼ", "'")


def spelling(word: str) -> Case:
    """Return the one case in which a word is written.

    A capital after a hyphen or an apostrophe counts as MIXED, since "États-Unis" is right and "États-unis" is not.

    >>> [spelling(word).name for word in ("paix", "Paix", "PAIX", "États-Unis", "iPhone", "À")]
    ['LOWER', 'TITLE', 'UPPER', 'MIXED', 'MIXED', 'TITLE']
    """
    if word == word.lower():
        return Case.LOWER
    if word[1:] == word[1:].lower():
        return Case.TITLE
    return Case.UPPER if word == word.upper() else Case.MIXED
