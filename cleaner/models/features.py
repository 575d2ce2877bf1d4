"""What a gap model is told about one token: its word, its ends, its shape, and what the lexicon knows about it."""

from __future__ import annotations

import zlib
from typing import NamedTuple

from cleaner.hashing import blake2b
from cleaner.lexicon import Entry, Lexicon
from cleaner.tokens import Token

SUFFIXES = 4096
PREFIXES = 4096
"""Rows of the hashed tables of word ends and word beginnings; row 0 of each is for tokens that are no words."""
LEXICON_BITS = 40
"""15 parts of speech, 12 genders and numbers, 4 cases, 1 closed class, 6 frequency steps, 2 to spare."""
_POS_BITS = 15
_FREQUENCIES = (3.0, 4.0, 5.0, 6.0)
"""Zipf values that part the frequency steps."""
_SHAPES = ("lower", "digits", "mark", "upper", "title", "mixed", "start", "end")
SHAPES = len(_SHAPES)


class Features(NamedTuple):
    """The input of a gap model for one token.

    word     key of the word table: lower case, typewriter apostrophe, every digit a 0
    suffix   row of its last three letters, prefix   row of its first four
    shape    index into the eight shapes
    lexicon  LEXICON_BITS bits, 0 for what is no proven word
    """

    word: str
    suffix: int
    prefix: int
    shape: int
    lexicon: int


START = Features("<start>", 0, 0, _SHAPES.index("start"), 0)
END = Features("<end>", 0, 0, _SHAPES.index("end"), 0)


def features(token: Token, lexicon: Lexicon) -> Features:
    """The features of one token; they depend on nothing but its text and the lexicon."""
    shape = _SHAPES.index(_shape(token))
    if token.is_number:
        return Features("".join("0" if char.isdigit() else char for char in token.low), 0, 0, shape, 0)
    if not token.is_word:
        return Features(token.low, 0, 0, shape, 0)
    suffix = 1 + zlib.crc32(token.low[-3:].encode(errors="replace")) % (SUFFIXES - 1)
    prefix = 1 + zlib.crc32(token.low[:4].encode(errors="replace")) % (PREFIXES - 1)
    entry = lexicon.entry(token.text.rstrip("’'"))
    known = _bits(entry) if entry is not None and entry.trust > 0 else 0
    return Features(token.low, suffix, prefix, shape, known)


def word_number(word: str) -> int:
    """The 64-bit number by which a word is looked up; two of 50,000 words share one once in ten billion models.

    Numbers open ten times as fast as a list of words. BLAKE2 is the same in every process, unlike ``hash``.

    >>> word_number("maire")
    1503870203542769867
    """
    return int.from_bytes(blake2b(word.encode(errors="surrogatepass"), digest_size=8).digest(), "big")


def _shape(token: Token) -> str:
    text = token.text
    if token.is_number:
        return "digits"
    if not token.is_word:
        return "mark"
    if text.islower():
        return "lower"
    if len(text) > 1 and text.isupper():
        return "upper"
    return "title" if (text[0].isupper() and text[1:].islower()) or len(text) == 1 else "mixed"


def _bits(entry: Entry) -> int:
    grammar = (
        int(entry.noun_gender)
        | int(entry.noun_number) << 4
        | int(entry.adjective_gender) << 6
        | int(entry.adjective_number) << 10
        | int(entry.case) << 12
        | int(entry.closed_class) << 16
    )
    step = sum(entry.zipf >= bound for bound in _FREQUENCIES)
    return int(entry.pos) | grammar << _POS_BITS | 1 << (_POS_BITS + 17 + step)
