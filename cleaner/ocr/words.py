"""The words of a document that a machine may have misread, with what they should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining

from cleaner.codelines import in_code_line
from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.lexicon import Lexicon
from cleaner.memo import Notable
from cleaner.ocr.channel import CACHED_WORDS, Candidate, open_channel
from cleaner.ocr.guards import open_guards
from cleaner.placing import placed
from cleaner.profile import Profile
from cleaner.ruleset import RuleSet
from cleaner.unknown import small_unknown, unknown_in

LONG_S = "\u017f"
_MARKS = "!|^*§£$°"
_HYPHENS = "-\u2010\u2011\u00ad\u00ac"
LONGEST = 30
"""Letters of the longest word that is looked at."""
_TOKEN = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\p{{N}}{_HYPHENS}@&/.])"
    rf"[\p{{L}}\p{{M}}\p{{N}}]++(?:[{_MARKS}][\p{{L}}\p{{M}}\p{{N}}]++){{0,{LONGEST}}}+"
    rf"(?![{_HYPHENS}@&/]|[{_MARKS}][\p{{L}}\p{{M}}\p{{N}}])"
)
"""No word has more parts than the longest has letters. Without an end to them, each part of a table row without spaces
would be gone through from its beginning to the end of the row."""
_BETWEEN = regex.compile(rf"[\p{{N}}{_MARKS}]++")
"""Digits and marks: beside a letter, they are part of a token that is no run of letters."""
_ROMAN = regex.compile(r"[ivxlcdm]+(?:e|es|ème|è|º|ª|o|a)?", regex.IGNORECASE)
_ORDINAL = regex.compile(r"\d+\p{L}{0,4}")
_BEFORE = regex.compile(r"(?<![\p{L}\p{M}\p{N}])(\p{L}[\p{L}\p{M}]*+['’]?+)\s*+$")
_AFTER = regex.compile(r"\s++(\p{L}[\p{L}\p{M}]*+['’]?+)")
NEAR = 40
"""Code points in which the neighbour of a word is looked for."""
_START = 12
"""Code points in which the beginning of a sentence is looked for."""
_SENTENCE_START = regex.compile(r"(?:^|[.!?…:;«„“\"»—–-])\s*+[«„“‘\"(\[—–-]*+\s*+$")
SHORTEST = 3
"""Letters of a word that has enough shape to be recognised, one of them perhaps read as something else."""


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


def odd_tokens(document: Document, profile: Profile, odd: Set[str]) -> list[regex.Match[str]]:
    """The tokens that begin with one of `odd`, runs of small letters that the lexicon does not know, in order."""
    found = (_TOKEN.match(document.text, at) for at, _ in small_unknown(document, profile.lexicon).places(odd))
    overlaps = document.protected.overlaps
    return [match for match in found if match and not overlaps(match.start(), match.end())]


def small_tokens(document: Document, profile: Profile) -> list[regex.Match[str]]:
    """The tokens in small letters that are in no list of words, in order: few in a clean text."""
    text, overlaps = document.text, document.protected.overlaps
    known = _small_tokens(profile.lexicon).among(document.different_pieces)
    found = (_TOKEN.match(text, at + start) for at, piece in placed(document, known) for start in known[piece])
    return [
        match
        for match in found
        if match and not overlaps(match.start(), match.end()) and not in_code_line(text, match.start(), match.end())
    ]


@lru_cache(maxsize=16)
def _small_tokens(lexicon: Lexicon) -> Notable[tuple[int, ...]]:
    """Where in a piece between white space such tokens begin: white space bounds all that decides it."""

    def starts(piece: str) -> tuple[int, ...]:
        found = (_TOKEN.match(piece, start) for start in sorted(_odd_starts(piece, lexicon)))
        return tuple(match.start() for match in found if match and match[0].islower() and is_unknown(match, lexicon))

    return Notable(starts)


def _odd_starts(piece: str, lexicon: Lexicon) -> set[int]:
    """Where the small runs of letters of a piece begin that are unknown, and what has something between letters."""
    starts = {start for start, _ in unknown_in(piece, lexicon)}
    begin = last = 0
    for match in () if piece.isalpha() else _BETWEEN.finditer(piece):
        start, end = match.span()
        inside = start
        while inside > last and _is_inside(piece[inside - 1]):
            inside -= 1
        if inside > last or not last:  # else the token that the match before lies in goes on
            begin = inside if inside < start else end - len(match[0].lstrip(_MARKS))
        if start or piece[end : end + 1].isalpha():
            starts.add(begin)
        last = end
    return starts


def _is_inside(char: str) -> bool:
    return char.isalnum() or char in _MARKS or combining(char) > 0


class Reader:
    """Looks up the tokens of one document.

    wide   whether every letter may have been read for every other, as in a text that is known to be OCR
    """

    def __init__(self, document: Document, profile: Profile, wide: bool = False) -> None:
        self.document = document
        self.profile = profile
        self.candidates = open_readings(profile.rules, profile.language, wide)

    def unknown(self, match: regex.Match[str]) -> bool:
        """Whether a token is in no list of words; numerals, ordinals and elided words ("qu'") are not unknown."""
        return is_unknown(match, self.profile.lexicon) and not in_code_line(
            self.document.text, match.start(), match.end()
        )

    def read(self, match: regex.Match[str]) -> Unknown:
        """An unknown token with its candidates."""
        start, end = match.span()
        starts, before, after = surroundings(self.document.text, start, end)
        confidence = self.document.confidences.of(start, end)
        return Unknown(start, end, match[0], starts, self.candidates(match[0]), before, after, confidence)


@lru_cache(maxsize=16)
def open_readings(rules: RuleSet, language: str, wide: bool) -> Callable[[str], tuple[Candidate, ...]]:
    """Gives the words that may have been read as a word, written with a capital where it is.

    They follow from the word alone and are remembered, because OCR repeats its errors and one text the names of
    another.
    """
    channel, guards = open_channel(rules, language), open_guards(rules, language)
    read, knows = channel.wide if wide else channel.candidates, guards.lexicon.knows

    @lru_cache(maxsize=CACHED_WORDS)
    def candidates(word: str) -> tuple[Candidate, ...]:
        cased = (Candidate(_like(word, one.word), one.cost, one.confusions) for one in read(word.lower()))
        return tuple(one for one in cased if knows(one.word) and not guards.is_right(word, one.word))

    return candidates


def is_unknown(match: regex.Match[str], lexicon: Lexicon) -> bool:
    """Whether a token is in no list of words; numerals, ordinals and elided words ("qu'") are not unknown."""
    word = match[0]
    if lexicon.knows(word) or not _is_wordlike(word):
        return False
    return match.string[match.end() : match.end() + 1] not in ("'", "’") or not lexicon.knows(word + "'")


def _is_wordlike(word: str) -> bool:
    """Whether a token may be a misread word: letters for the most part, and no numeral, ordinal or heading."""
    letters = len(word) if word.isalpha() else sum(char.isalpha() for char in word)
    if letters < SHORTEST - 1 or 2 * letters <= len(word) or len(word) > LONGEST or _is_mostly_capitals(word):
        return False
    return not is_number(word)


def surroundings(text: str, start: int, end: int) -> tuple[bool, str, str]:
    """Whether a sentence begins at `start`, and the words right before and after `start:end`, empty behind a mark.

    Most words stand between two others, with a space each: these need no expression, which takes longer.
    """
    head, tail = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    starts, before = False, head[:-1].rpartition(" ")[2]
    if head[-1:] != " " or not before.isalpha():
        starts = start == 0 or bool(_SENTENCE_START.search(head[-_START:]))
        match = _BEFORE.search(head)
        before = match[1] if match else ""
    after = tail[1:].partition(" ")[0]
    if tail[:1] != " " or not after.isalpha():
        match = _AFTER.match(tail)
        after = match[1] if match else ""
    return starts, before, after


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
