"""The words of a document that a machine may have misread, with what they should be."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple
from unicodedata import combining

from cleaner.codelines import in_code_line
from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.ocr.channel import Candidate, open_channel
from cleaner.ocr.guards import open_guards
from cleaner.profile import Profile

LONG_S = "\u017f"
_MARKS = "!|^*§£$°"
_HYPHENS = "-\u2010\u2011\u00ad\u00ac"
_TOKEN = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\p{{N}}{_HYPHENS}@&/.])"
    rf"[\p{{L}}\p{{M}}\p{{N}}]++(?:[{_MARKS}][\p{{L}}\p{{M}}\p{{N}}]++)*+"
    rf"(?![{_HYPHENS}@&/])"
)
_BETWEEN = regex.compile(rf"[\p{{N}}{_MARKS}]++")
"""Digits and marks: beside a letter, they are part of a token that is no run of letters."""
_ROMAN = regex.compile(r"[ivxlcdm]+(?:e|es|ème|è|º|ª|o|a)?", regex.IGNORECASE)
_ORDINAL = regex.compile(r"\d+\p{L}{0,4}")
_BEFORE = regex.compile(r"(?<![\p{L}\p{M}\p{N}])(\p{L}[\p{L}\p{M}]*+['’]?+)\s*+$")
_AFTER = regex.compile(r"\s++(\p{L}[\p{L}\p{M}]*+['’]?+)")
_NEAR = 40
"""Code points in which the neighbour of a word is looked for."""
_SENTENCE_START = regex.compile(r"(?:^|[.!?…:;«„“\"»—–-])\s*+[«„“‘\"(\[—–-]*+\s*+$")
SHORTEST = 3
"""Letters of a word that has enough shape to be recognised, one of them perhaps read as something else."""
LONGEST = 30


class Unknown(NamedTuple):
    """A token that is no word, at `start:end` in code points, and the words that may have been printed, best first."""

    start: int
    end: int
    text: str
    starts_sentence: bool
    candidates: tuple[Candidate, ...]
    before: str = ""
    after: str = ""
    """The words right before and after it, empty where a mark stands between."""
    confidence: float | None = None
    """The probability that the machine gave its reading, where the file says so."""


def tokens(document: Document, start: int = 0) -> Iterator[regex.Match[str]]:
    """The tokens from `start` on: letters, digits and marks, not protected, and no parts of a word with hyphens."""
    found: Iterator[regex.Match[str]] = _TOKEN.finditer(document.text, start)
    if not document.protected:
        return found
    return (match for match in found if not document.protected.overlaps(match.start(), match.end()))


def odd_tokens(document: Document, odd: Container[str]) -> list[regex.Match[str]]:
    """The tokens that are an odd run of letters, or have something between letters, in order: few in a clean text."""
    text = document.text
    starts = {start for word, start in document.placed_runs if word in odd}
    for match in _BETWEEN.finditer(text):
        start, end = match.span()
        if text[start - 1 : start].strip() or text[end : end + 1].isalpha():
            while start and _is_inside(text[start - 1]):
                start -= 1
            starts.add(end - len(text[start:end].lstrip(_MARKS)))
    found = (_TOKEN.match(text, start) for start in sorted(starts))
    overlaps = document.protected.overlaps
    return [match for match in found if match and not overlaps(match.start(), match.end())]


def _is_inside(char: str) -> bool:
    return char.isalnum() or char in _MARKS or combining(char) > 0


class Reader:
    """Looks up the tokens of one document; remembers what it found, because OCR repeats its errors.

    wide   whether every letter may have been read for every other, as in a text that is known to be OCR
    """

    def __init__(self, document: Document, profile: Profile, wide: bool = False) -> None:
        self.document = document
        self.profile = profile
        channel = open_channel(profile.rules, profile.language)
        self._readings = channel.wide if wide else channel.candidates
        self.guards = open_guards(profile.rules, profile.language)
        self._candidates: dict[str, tuple[Candidate, ...]] = {}

    def unknown(self, match: regex.Match[str]) -> bool:
        """Whether a token is in no list of words; numerals, ordinals and elided words ("qu'") are not unknown."""
        word = match[0]
        lexicon = self.profile.lexicon
        if lexicon.knows(word) or not self._is_wordlike(word):
            return False
        if in_code_line(self.document.text, match.start(), match.end()):
            return False
        after = self.document.text[match.end() : match.end() + 1]
        return after not in ("'", "’") or not lexicon.knows(word + "'")

    def _is_wordlike(self, word: str) -> bool:
        """Whether a token may be a misread word: letters for the most part, and no numeral, ordinal or heading."""
        letters = len(word) if word.isalpha() else sum(char.isalpha() for char in word)
        if letters < SHORTEST - 1 or 2 * letters <= len(word) or len(word) > LONGEST or _is_mostly_capitals(word):
            return False
        return not is_number(word)

    def read(self, match: regex.Match[str]) -> Unknown:
        """An unknown token with its candidates."""
        start, end = match.span()
        starts, before, after = surroundings(self.document.text, start, end)
        confidence = self.document.confidences.of(start, end)
        return Unknown(start, end, match[0], starts, self.candidates(match[0]), before, after, confidence)

    def candidates(self, word: str) -> tuple[Candidate, ...]:
        """The words that may have been read as `word`, written with a capital where it is."""
        if word not in self._candidates:
            found = self._readings(word.lower())
            cased = (Candidate(_like(word, one.word), one.cost, one.confusions) for one in found)
            self._candidates[word] = tuple(
                one
                for one in cased
                if self.profile.lexicon.knows(one.word) and not self.guards.is_right(word, one.word)
            )
        return self._candidates[word]


def surroundings(text: str, start: int, end: int) -> tuple[bool, str, str]:
    """Whether a sentence begins at `start`, and the words right before and after `start:end`, empty behind a mark."""
    starts = start == 0 or bool(_SENTENCE_START.search(text[max(0, start - 12) : start]))
    before = _BEFORE.search(text[max(0, start - _NEAR) : start])
    after = _AFTER.match(text[end : end + _NEAR])
    return starts, before[1] if before else "", after[1] if after else ""


def is_number(word: str) -> bool:
    """Whether a token is a Roman numeral or an ordinal."""
    if word[0] in "ivxlcdmIVXLCDMİ":  # both looks take longer than all the rest
        return bool(_ROMAN.fullmatch(word))
    return not word[0].isalpha() and bool(_ORDINAL.fullmatch(word))


def _like(model: str, word: str) -> str:
    return word[0].upper() + word[1:] if model[0].isupper() else word


def _is_mostly_capitals(word: str) -> bool:
    """Whether a word is set in capitals, in which other letters look alike than in this table."""
    capitals = sum(char.isupper() for char in word)
    return capitals > 1 and 2 * capitals >= len(word)
