"""The places of a scanned text at which a word may be misread, each with the words that may have been printed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.lexicon import Lexicon
from cleaner.ocr.context import Context, open_context
from cleaner.ocr.nearby import Nearby, NearbyWords
from cleaner.ocr.pieces import Pieces, Reading
from cleaner.ocr.words import LONG_S, is_number, surroundings
from cleaner.profile import Profile

_ODD = r"!|^*§£$°~{}\[\]©®&%#<>\\_€@¢¥¬+="
_HYPHENS = "-\u2010\u2011\u00ad\u00ac"
_TOKEN = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\p{{N}}{_HYPHENS}@&/.])(?:[{{}}©®&$%£](?=\p{{L}}))?"
    rf"[\p{{L}}\p{{M}}\p{{N}}]++(?:[{_ODD}][\p{{L}}\p{{M}}\p{{N}}]++)*+"
    rf"(?:(?<=\p{{L}})[{{}}$~^_\\<>])?+(?![{_HYPHENS}@&/]?[\p{{L}}\p{{N}}])"
)
"""Letters, digits and marks that no writer puts there: "bou!le", "{ondern", "hi~"."""
LONGEST = 24
CONTEXT = 0.7
"""Weight of the two neighbours in the order of the words, which are no independent witnesses."""
NO_WORD = 9.0
"""What a token that nobody knows has less than the words it may be, log10: a word is one in 10^9 at the rarest."""
COMMON = 3.0
"""Zipf value of a word for which nobody looks farther away."""
DEAREST = 3.5
"""Cost of a confusion of which one known word is suspected to be another, and how much it may lack (log10)."""
LACK = 0.5
CACHED_WORDS = 1 << 14
KEPT = 5
"""Words of a place that are weighed."""


class Option(NamedTuple):
    """A word that may have been printed, in the case of the token; logs are to the base of 10.

    score           frequency, reading and neighbours together: the order of the options
    before, after   how much likelier it is beside its neighbours than anywhere
    """

    score: float
    word: str
    distance: int
    zipf: float
    reading: Reading
    before: float
    after: float


class Place(NamedTuple):
    """A token at `start:end` (code points); `own` is what speaks for it as it stands, options are the best first."""

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


class Places:
    """Finds the places of documents of one language."""

    def __init__(self, profile: Profile, words: NearbyWords, pieces: Pieces) -> None:
        self._lexicon: Lexicon = profile.lexicon
        self._context: Context = open_context(profile.language)
        self._words = words
        self._pieces = pieces
        self._near = lru_cache(CACHED_WORDS)(self._with_readings)

    def of(self, document: Document) -> Iterator[Place]:
        """The places of a document in order."""
        for match in _TOKEN.finditer(document.text):
            if not document.protected.overlaps(match.start(), match.end()):
                place = self._place(document.text, match.start(), match.end(), match[0])
                if place is not None:
                    yield place

    def _place(self, text: str, start: int, end: int, token: str) -> Place | None:
        lexicon = self._lexicon
        known = lexicon.knows(token) or lexicon.knows(token.lower())
        if not (known or _is_wordlike(token)) or len(token) == 1 or LONG_S in token:
            return None
        if text[end : end + 1] in ("'", "’") and _is_elided(token, text[end + 1 : end + 3], lexicon):
            return None
        near = self._near(token.lower(), known)
        if not near:
            return None
        starts, before, after = surroundings(text, start, end)
        capitals = _is_in_capitals(token)
        options = self._options(token, near, (before, after), capitals)
        own_fit = self._fit(before, token, after) if known else 0.0
        own = lexicon.zipf(token) if known else 0.0
        if not options or (known and options[0].score < own + CONTEXT * own_fit - LACK):
            return None
        return Place(start, end, token, known, own, own_fit, before, after, capitals, starts, options)

    def _with_readings(self, word: str, known: bool) -> tuple[tuple[Nearby, Reading], ...]:
        """The words that may have been read as `word`, remembered because OCR repeats its errors."""
        found = self._confusable(word) if known else self._misread(word)
        read = ((near, self._pieces.reading(word, near.word)) for near in found)
        return tuple(pair for pair in read if not known or (not pair[1].unlearned and pair[1].cost <= DEAREST))

    def _confusable(self, word: str) -> list[Nearby]:
        """The words one letter away from a known one that are not much rarer."""
        least = self._lexicon.zipf(word) - 1
        return [near for near in self._words.near(word, 1) if near.zipf >= least]

    def _misread(self, word: str) -> list[Nearby]:
        """The words near to an unknown one: the longer it is, the farther, and what one learned piece makes of it."""
        length = len(word)
        found = list(self._words.near(word, 1 if length <= 3 else 2))
        if length > 6 and not any(near.zipf >= COMMON for near in found):
            found = list(self._words.near(word, 3))
        seen = {near.word for near in found}
        for other in self._pieces.replaced(word):
            if other not in seen and other != word:
                seen.add(other)
                entry = self._lexicon.entry(other)
                if entry is not None and entry.trust > 0:
                    found.append(Nearby(other, abs(length - len(other)) + 1, entry.zipf))
        return found

    def _options(
        self, token: str, near: tuple[tuple[Nearby, Reading], ...], beside: tuple[str, str], capitals: bool
    ) -> tuple[Option, ...]:
        out = []
        for other, reading in near:
            word = _cased(other.word, token, capitals)
            if word != token and self._lexicon.knows(word):
                left, right = self._context.pair(beside[0], word), self._context.pair(word, beside[1])
                score = other.zipf - reading.cost + CONTEXT * (left + right)
                out.append(Option(score, word, other.distance, other.zipf, reading, left, right))
        out.sort(key=lambda option: (-option.score, option.word))
        return tuple(out[:KEPT])

    def _fit(self, before: str, word: str, after: str) -> float:
        return self._context.pair(before, word) + self._context.pair(word, after)


def _is_wordlike(token: str) -> bool:
    """Whether a token that nobody knows may be a word: letters for the half, and no numeral."""
    letters = sum(char.isalpha() for char in token)
    return letters > 0 and len(token) <= 2 * letters and len(token) <= LONGEST and not is_number(token)


def _is_elided(token: str, behind: str, lexicon: Lexicon) -> bool:
    """Whether a token before an apostrophe is the beginning of a word: "qu'il", "aren't", "they'll"."""
    rest = "".join(char for char in behind if char.isalpha())
    return lexicon.knows(token + "'") or lexicon.knows(f"{token}'{rest}")


def _is_in_capitals(token: str) -> bool:
    capitals = sum(char.isupper() for char in token)
    return capitals > 1 and 2 * capitals >= sum(char.isalpha() for char in token)


def _cased(word: str, token: str, capitals: bool) -> str:
    if capitals:
        return word.upper()
    return word[0].upper() + word[1:] if token[0].isupper() else word
