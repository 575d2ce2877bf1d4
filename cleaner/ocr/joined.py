"""The places at which a machine may have cut a word in two or run two together, with what may have been printed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cleaner.lexicon import Lexicon
from cleaner.ocr.context import Context
from cleaner.ocr.joints import Joint, Kind, cuts
from cleaner.ocr.nearby import Nearby, NearbyWords
from cleaner.ocr.pieces import ADDED_OR_LOST, Pieces, Reading
from cleaner.ocr.place import CONTEXT, Option, Place, cased, is_in_capitals, likeliest
from cleaner.ocr.words import surroundings

SHORTEST = 5
"""Code points of a token that may be two words."""
SHORTEST_PART = 4
"""The same of one of the two that is itself misread."""
MOST_PARTS, MOST_WORDS = 2, 6
"""Words that such a part, and a word in two pieces, may be."""
CACHED_WORDS = 1 << 14
WORDS = 9
"""Zipf values are log10 of occurrences in 10^9 words."""
Halves = tuple[str, str, int, Reading]
"""Two words that were run together, in how many letters they differ from the token, and how they were read."""


class JoinedPlaces:
    """Finds the places of one language at which there are two parts."""

    def __init__(self, lexicon: Lexicon, context: Context, words: NearbyWords, pieces: Pieces) -> None:
        self._lexicon = lexicon
        self._context = context
        self._words = words
        self._pieces = pieces
        self._cuts = lru_cache(CACHED_WORDS)(self._all_cuts)
        self._halves = lru_cache(CACHED_WORDS)(self._all_halves)

    def looks(self, joint: Joint) -> Iterator[tuple[str, int]]:
        """The strings that are looked up for a joint, with the letters in which a word may differ from them."""
        for look in joint.looks:
            yield look.lower(), 1 if len(look) <= 4 or joint.kind in (Kind.SPACE, Kind.MARK_AND_SPACE) else 2

    def looks_of_parts(self, word: str) -> Iterator[tuple[str, int]]:
        """The same for the parts of a token (lower case) that nobody knows."""
        if len(word) >= SHORTEST:
            for part in (part for pair in self._cuts(word) for part in pair):
                if len(part) >= SHORTEST_PART and not self.knows(part):
                    yield part, 1

    def knows(self, word: str) -> bool:
        """Whether a word is known as it stands or in small letters."""
        return self._lexicon.knows(word) or self._lexicon.knows(word.lower())

    def glued(self, text: str, start: int, end: int) -> Place | None:
        """A token that nobody knows as two words."""
        token = text[start:end]
        halves = self._halves(token.lower()) if len(token) >= SHORTEST else ()
        if not halves:
            return None
        starts, before, after = surroundings(text, start, end)
        capitals, zipf, pair = is_in_capitals(token), self._lexicon.zipf, self._context.pair
        options = []
        for left, right, distance, reading in halves:
            zipfs = (zipf(left), zipf(right))
            inner, one, two = pair(left, right), pair(before, left), pair(right, after)
            score = sum(zipfs) - WORDS - reading.cost + CONTEXT * (one + two + inner)
            word = cased(f"{left} {right}", token, capitals)
            options.append(Option(score, word, distance, min(zipfs), reading, one, two, inner))
        best = likeliest(options)
        first, second = best[0].word.lower().split(" ")
        around = (before, after, capitals, starts)
        return Place(start, end, token, False, 0.0, 0.0, *around, best, Kind.GLUED, first, second, token.lower())

    def joined(self, text: str, joint: Joint) -> Place | None:
        """Two pieces as one word."""
        start, end, token = joint.start, joint.end, text[joint.start : joint.end]
        near = self._near(joint)
        if not near:
            return None
        starts, before, after = surroundings(text, start, end) if joint.kind is not Kind.HALF else (False, "", "")
        capitals = is_in_capitals(token)
        options = []
        for other, reading in near:
            word = cased(other.word, _case_model(joint, other.word), capitals)
            shown = _with_hyphen(word, joint, text[start + len(joint.left)]) if joint.kind is Kind.HYPHEN else word
            if shown != token and self._lexicon.knows(word):
                one, two = self._context.pair(before, word), self._context.pair(word, after)
                score = other.zipf - reading.cost + CONTEXT * (one + two)
                options.append(Option(score, shown, other.distance, other.zipf, reading, one, two))
        if not options:
            return None
        around, parts = (before, after, capitals, starts), (joint.left.lower(), joint.right.lower())
        best = likeliest(options)
        return Place(start, end, token, False, 0.0, 0.0, *around, best, joint.kind, *parts, joint.looks[0].lower())

    def _near(self, joint: Joint) -> list[tuple[Nearby, Reading]]:
        """The words near to the pieces, and the word that they make as they are."""
        found: dict[str, tuple[Nearby, Reading]] = {}
        for number, (look, most) in enumerate(self.looks(joint)):
            if not number and joint.kind not in (Kind.HYPHEN, Kind.HALF):
                entry = self._lexicon.entry(look)
                if entry is not None and entry.trust > 0:
                    found[look] = (Nearby(look, 0, entry.zipf), Reading(0.0, 0, ()))
            for near in self._words.near(look, most)[:MOST_WORDS]:
                reading = self._pieces.reading(look, near.word, ADDED_OR_LOST * near.distance)
                if near.word not in found or reading.cost < found[near.word][1].cost:
                    found[near.word] = (near, reading)
        return list(found.values())

    def _all_cuts(self, word: str) -> list[tuple[str, str]]:
        return cuts(word, self._lexicon, self.knows)

    def _all_halves(self, word: str) -> tuple[Halves, ...]:
        """The pairs of words that a token may be; one of them may be misread."""
        out: dict[tuple[str, str], Halves] = {}
        for left, right in self._cuts(word):
            dropped = len(word) - len(left) - len(right)
            for one, first in self._meant(left):
                for two, second in self._meant(right):
                    costs = [self._pieces.reading(read, meant) for read, meant in ((left, one), (right, two))]
                    cost = sum(reading.cost for reading in costs) + dropped * ADDED_OR_LOST
                    unlearned = sum(reading.unlearned for reading in costs) + dropped
                    made = tuple(pair for reading in costs for pair in reading.confusions)
                    out.setdefault((one, two), (one, two, first + second + dropped, Reading(cost, unlearned, made)))
        return tuple(out.values())

    def _meant(self, part: str) -> list[tuple[str, int]]:
        """What one of two words may be, and in how many letters it differs."""
        if self.knows(part):
            return [(part, 0)]
        if len(part) < SHORTEST_PART:
            return []
        return [(near.word, near.distance) for near in self._words.near(part, 1)[:MOST_PARTS]]


def are_words(place: Place, lexicon: Lexicon) -> bool:
    """Whether two pieces with a space between are no pieces: beside a function word, or an initial and a known word.

    "reas on" may be two words of which one was misread.
    """
    if place.kind not in (Kind.SPACE, Kind.MARK_AND_SPACE):
        return False
    left, right = place.text[: len(place.left)], place.text[-len(place.right) :]
    for part, other in ((left, right), (right, left)):
        known = len(part) > 1 and lexicon.knows(part)
        if known and (lexicon.is_closed_class(part) or (len(other) == 1 and other.isupper())):
            return True
    return False


def is_name_of_two(place: Place, lexicon: Lexicon) -> bool:
    """Whether a token that may be two words has a capital, as a name has, and none of the two is a function word."""
    if place.kind is not Kind.GLUED or place.starts_sentence or place.in_capitals or not place.text[0].isupper():
        return False
    return not (lexicon.is_closed_class(place.left) or lexicon.is_closed_class(place.right))


def _case_model(joint: Joint, word: str) -> str:
    """The part that says whether the word has a capital: a speck before it does not."""
    return joint.right if len(joint.left) == 1 and joint.right[:1].lower() == word[0] else joint.left


def _with_hyphen(word: str, joint: Joint, hyphen: str) -> str:
    """The word with the hyphen where it was."""
    cut = len(joint.left)
    if word.lower().endswith(joint.right.lower()):
        cut = len(word) - len(joint.right)
    return word[:cut] + hyphen + word[cut:] if 0 < cut < len(word) else word
