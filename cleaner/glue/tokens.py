"""Runs of letters that are no known word, with what stands beside them, and what the rest of the text knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from unicodedata import combining

import regex

from cleaner.codelines import in_code_line
from cleaner.document import LETTERS, Document
from cleaner.glue.vocabulary import Vocabulary

LONGEST = 60
"""Letters: longer runs are no glued pair but data (base64, DNA) or a script without spaces."""
APOSTROPHES = "'’"
HYPHENS = "-\u2010\u2011"
NEAR = 80
"""Code points within which a spelling is set against another."""
MOST_SEARCHED = 2_000_000
"""Runs of letters times code points of the text that are worth to be searched one by one."""
_LETTER = regex.compile(r"[\p{L}\p{M}]")
_SPACED = regex.compile(r"[ \t\u00a0\u202f]{1,2}")
_BEFORE_APOSTROPHE = regex.compile(r"(?<=\p{L}\p{L}\p{L})['’](?=\p{L})")
_SPACES = " \t\u00a0\u202f"
_NO_TEXT = frozenset("\\/_=<>{}|~^*&%@#$+0123456789")
"""Marks that make a token no prose when they touch it: paths, code, codes with digits."""


@dataclass(frozen=True)
class Token:
    """A run of letters at `start` of the text `source`, in code points.

    before, after           the characters beside it, "" at an end of the text
    left_word, right_word   the words beside it, where they are not what the source says: beside a half of a token
    """

    text: str
    start: int
    source: str
    before: str
    after: str
    left_word: str | None = None
    right_word: str | None = None

    @classmethod
    def at(cls, source: str, start: int, end: int) -> Token:
        """The token `source[start:end]`."""
        return cls(source[start:end], start, source, source[start - 1 : start], source[end : end + 1])

    @property
    def previous(self) -> str:
        """The word before the token where only a space lies between, else ""."""
        if self.left_word is not None:
            return self.left_word
        ahead = self.source[max(0, self.start - LONGEST) : self.start]
        rest = ahead.rstrip(_SPACES)
        return letters_at_end(rest) if 1 <= len(ahead) - len(rest) <= 2 else ""

    @property
    def following(self) -> str:
        """The word after the token where only a space lies between, else ""; an elided one with its apostrophe."""
        return _following(self.source, self.start + len(self.text)) if self.right_word is None else self.right_word

    @property
    def alone(self) -> bool:
        """Whether no word stands beside the token with only a space between: an item of a list, head of an entry."""
        return not self.previous and not self.following

    @property
    def hyphened(self) -> bool:
        """Whether a hyphen joins the token to something: "vade-mecum"."""
        return any(mark and mark in HYPHENS for mark in (self.before, self.after))

    @property
    def initial(self) -> bool:
        """Whether the token begins a line or a sentence."""
        if self.left_word is not None:
            return False
        ahead = self.source[max(0, self.start - 6) : self.start].rstrip(" \t\u00a0\u202f«»„“”\"'‘’([-–—")
        return not ahead or ahead[-1] in ".!?…:\r\n"


def letters_at_end(text: str) -> str:
    """The run of letters and combining marks that ends `text`."""
    start = len(text)
    while start and (text[start - 1].isalpha() or combining(text[start - 1])):
        start -= 1
    return text[start:]


_BETWEEN = frozenset(" \u00a0\u202f'’")


class TextEvidence:
    """The words of one text: which of them stand alone, and which beside each other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.counts: Counter[str] = Counter(LETTERS.findall(text))

    @cached_property
    def pairs(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Neighbouring words with one space or apostrophe between them, with the first and the last place of each.

        "four-ball" is no proof of "four ball".
        """
        found: dict[tuple[str, str], tuple[int, int]] = {}
        for left, right in pairwise(LETTERS.finditer(self.text)):
            if right.start() == left.end() + 1 and self.text[left.end()] in _BETWEEN:
                pair, start = (left[0], right[0]), left.start()
                found[pair] = (found.get(pair, (start, start))[0], start)
        return found

    def is_discussed(self, pair: tuple[str, str], start: int) -> bool:
        """Whether two words stand beside each other only near `start`: "a lot, not alot" speaks of the spelling."""
        return pair in self.pairs and all(abs(place - start) <= NEAR for place in self.pairs[pair])


def suspicious(document: Document, vocabulary: Vocabulary, evidence: TextEvidence) -> Iterator[Token]:
    """The tokens of a document that are no ordinary word, in order."""
    ordinary = vocabulary.ordinary
    strange = {run for run in evidence.counts if len(run) <= LONGEST and not ordinary(run)}
    text = document.text
    clipped = _clipped(text, vocabulary)
    if not strange and not clipped:
        return
    for start, end in _occurrences(text, strange, clipped):
        if not document.protected.overlaps(start, end):
            token = Token.at(text, start, end)
            if not _in_code(text, token):
                yield token


def _occurrences(text: str, runs: set[str], ends: frozenset[int]) -> list[tuple[int, int]]:
    """Where the runs of letters `runs` stand, or any that ends at one of `ends`, in order.

    A few runs are looked for one by one, which on an article is several times faster than to go through all its words.
    """
    if ends or len(runs) * len(text) > MOST_SEARCHED:
        matches = LETTERS.finditer(text)
        return [match.span() for match in matches if match[0] in runs or match.end() in ends]
    found = []
    for run in runs:
        start = text.find(run)
        while start >= 0:
            match = LETTERS.match(text, start)
            if match[0] == run and not (start and _LETTER.match(text, start - 1)):
                found.append((start, match.end()))
            start = text.find(run, start + len(run))
    return sorted(found)


def _in_code(text: str, token: Token) -> bool:
    """Whether marks of code or addresses touch the token: "a_b", "toString()", "LiverpoolFC.com"."""
    if (token.before and token.before in _NO_TEXT) or (token.after and token.after in _NO_TEXT):
        return True
    end = token.start + len(token.text)
    return in_code_line(text, token.start, end) or (token.after == "." and text[end + 1 : end + 2].islower())


def _clipped(text: str, vocabulary: Vocabulary) -> frozenset[int]:
    """Where a word ends before an apostrophe though it loses no vowel there ("del’Ukraine", "elleN’a")."""
    elisions = vocabulary.conventions.elisions
    if not elisions:
        return frozenset()
    out = set()
    for match in _BEFORE_APOSTROPHE.finditer(text):
        word = letters_at_end(text[max(0, match.start() - LONGEST) : match.start()])
        if len(word) >= 3 and word.lower() not in elisions:
            out.add(match.start())
    return frozenset(out)


def _following(text: str, end: int) -> str:
    spaces = _SPACED.match(text, end)
    word = LETTERS.match(text, spaces.end(), spaces.end() + LONGEST) if spaces else None
    if word is None:
        return ""
    apostrophe = text[word.end() : word.end() + 1]
    found = str(word[0])
    return found + "'" if apostrophe and apostrophe in APOSTROPHES and len(found) <= 2 else found
