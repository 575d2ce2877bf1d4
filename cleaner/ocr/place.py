"""A place of a scanned text at which a word may be misread, and the words that may have been printed there."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.ocr.joints import Kind
from cleaner.ocr.pieces import Reading

LONGEST = 24
"""Code points of the longest token that is looked at."""
CONTEXT = 0.7
"""Weight of the two neighbours in the order of the words, which are no independent witnesses."""
NO_WORD = 9.0
"""What a token that nobody knows has less than the words it may be, log10: a word is one in 10^9 at the rarest."""
NO_RIVAL = -14.0
"""Score of the rival of a word that has none."""
KEPT = 5
"""Words of a place that are weighed."""


class Option(NamedTuple):
    """A word that may have been printed, in the case of the token; logs are to the base of 10.

    score           frequency, reading and neighbours together: the order of the options
    before, after   how much likelier it is beside its neighbours than anywhere
    inner           the same for the two words of which it consists
    """

    score: float
    word: str
    distance: int
    zipf: float
    reading: Reading
    before: float
    after: float
    inner: float = 0.0


class Place(NamedTuple):
    """A token at `start:end` (code points); `own` is what speaks for it as it stands, options are the best first.

    kind    whether it is one token, two parts of a word, or two words that were run together
    left, right   the parts; empty for one token
    letters       the parts in one, as they are looked up
    rival   the score of the best option of the places that overlap it
    touched, followed   whether something other than white space stands right before it, and right behind it
    damage  the share of the words around it that nobody knows
    """

    start: int
    end: int
    text: str
    known: bool
    own: float
    own_fit: float
    before: str
    after: str
    in_capitals: bool
    starts_sentence: bool
    options: tuple[Option, ...]
    kind: Kind = Kind.WORD
    left: str = ""
    right: str = ""
    letters: str = ""
    rival: float = NO_RIVAL
    touched: bool = False
    followed: bool = False
    damage: float = 0.0


def is_in_capitals(token: str) -> bool:
    """Whether half of the letters of a token are capitals, and more than one."""
    capitals = sum(char.isupper() for char in token)
    return capitals > 1 and 2 * capitals >= sum(char.isalpha() for char in token)


def cased(word: str, token: str, capitals: bool) -> str:
    """A word (lower case) in the case of a token, which is in capitals or not."""
    if capitals:
        return word.upper()
    return word[0].upper() + word[1:] if token[0].isupper() else word


def likeliest(options: list[Option]) -> tuple[Option, ...]:
    """The options that are weighed, the best first."""
    return tuple(sorted(options, key=lambda option: (-option.score, option.word))[:KEPT])
