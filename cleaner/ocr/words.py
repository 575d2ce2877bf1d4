"""The words of a document that a machine may have misread, with what they should be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from cleaner.codelines import in_code_line
from cleaner.document import Document
from cleaner.ocr.channel import Candidate, open_channel
from cleaner.ocr.guards import Guards
from cleaner.profile import Profile

LONG_S = "\u017f"
_MARKS = "!|^*§£$°"
_HYPHENS = "-\u2010\u2011\u00ad\u00ac"
_TOKEN = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\p{{N}}{_HYPHENS}@&/.])"
    rf"[\p{{L}}\p{{M}}\p{{N}}]++(?:[{_MARKS}][\p{{L}}\p{{M}}\p{{N}}]++)*+"
    rf"(?![{_HYPHENS}@&/])"
)
_ROMAN = regex.compile(r"[ivxlcdm]+(?:e|es|ème|è|º|ª|o|a)?", regex.IGNORECASE)
_ORDINAL = regex.compile(r"\d+\p{L}{0,4}")
_SENTENCE_START = regex.compile(r"(?:^|[.!?…:;«„“\"»—–-])\s*+[«„“‘\"(\[—–-]*+\s*+$")
SHORTEST = 3
"""Letters of a word that has enough shape to be recognised, one of them perhaps read as something else."""
LONGEST = 30


@dataclass(frozen=True, slots=True)
class Unknown:
    """A token that is no word, at `start:end` in code points, and the words that may have been printed, best first."""

    start: int
    end: int
    text: str
    starts_sentence: bool
    candidates: tuple[Candidate, ...]


def tokens(document: Document) -> Iterator[regex.Match[str]]:
    """The tokens of a document: letters, digits and marks, not protected, and no parts of a word with hyphens."""
    for match in _TOKEN.finditer(document.text):
        if not document.protected.overlaps(match.start(), match.end()):
            yield match


class Reader:
    """Looks up the tokens of one document; remembers what it found, because OCR repeats its errors."""

    def __init__(self, document: Document, profile: Profile) -> None:
        self.document = document
        self.profile = profile
        self.channel = open_channel(profile.rules, profile.language)
        self.guards = Guards(profile)
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
        return not _ROMAN.fullmatch(word) and not _ORDINAL.fullmatch(word)

    def read(self, match: regex.Match[str]) -> Unknown:
        """An unknown token with its candidates."""
        start = match.start()
        before = self.document.text[max(0, start - 12) : start]
        return Unknown(
            start, match.end(), match[0], bool(_SENTENCE_START.search(before)) or start == 0, self.candidates(match[0])
        )

    def candidates(self, word: str) -> tuple[Candidate, ...]:
        """The words that may have been read as `word`, written with a capital where it is."""
        if word not in self._candidates:
            found = self.channel.candidates(word.lower())
            cased = (Candidate(_like(word, one.word), one.cost, one.confusions) for one in found)
            self._candidates[word] = tuple(
                one
                for one in cased
                if self.profile.lexicon.knows(one.word) and not self.guards.is_right(word, one.word)
            )
        return self._candidates[word]


def _like(model: str, word: str) -> str:
    return word[0].upper() + word[1:] if model[0].isupper() else word


def _is_mostly_capitals(word: str) -> bool:
    """Whether a word is set in capitals, in which other letters look alike than in this table."""
    capitals = sum(char.isupper() for char in word)
    return capitals > 1 and 2 * capitals >= len(word)
