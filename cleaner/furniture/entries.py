"""The phrases of the lists and how they are written; see cleaner/furniture/phrases.py for what they then match.

All readings of a few hundred phrases are some thousands, and a text asks about those that begin as its lines do. So a
phrase is read in every way only when a line begins with its first word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from cleaner.expressions import re
from cleaner.folding import fold
from cleaner.furniture.hits import Certainty

_TIERS = {
    "likely": Certainty.LIKELY,
    "heading": Certainty.HEADING,
    "topical": Certainty.TOPICAL,
    "certain": Certainty.CERTAIN,
}
"""The names of the lists, the least sure first: of two entries for the same words, the less sure one counts."""
_CHOICE = re.compile(r"\(([^()]*)\)")
_NO_WORD = re.compile(r"[^\w#(|)\n]+|_")


class Phrase(NamedTuple):
    """One phrase of a list, as written there.

    open_end    anything may follow
    separated   a title may follow, after a colon, a bar, a dash or an arrow
    tail        what must come after a few free words: "sur WhatsApp" of "Suivez … sur WhatsApp"
    """

    written: str
    category: str
    certainty: Certainty
    open_end: bool = False
    separated: bool = False
    tail: str = ""


class Bucket(NamedTuple):
    """The phrases that begin with the same word, under their words joined by a space; numbers of words, most first.

    whole       those that are a whole line
    counts      the numbers of words of these
    openings    those that only open a line
    framed      under the first part of a phrase with a gap, the phrase under its tail
    lengths     the numbers of words of the openings and first parts
    seconds     the second words of all of them, "" for one of a single word
    """

    whole: dict[str, Phrase]
    counts: list[int]
    openings: dict[str, Phrase]
    framed: dict[str, dict[tuple[str, ...], Phrase]]
    lengths: list[int]
    seconds: set[str]


NOTHING = Bucket({}, [], {}, {}, [], set())
"""The bucket of a word that no phrase begins with."""


class Buckets(dict[str, Bucket]):
    """The buckets of the phrases, under the first word of each, filled when they are first asked for."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._begun: dict[str, list[tuple[Phrase, str]]] = {}
        listed = list(phrases)
        begins = (phrase.written.partition(" … ")[0] if phrase.tail else phrase.written for phrase in listed)
        for phrase, folded in zip(listed, _folded(begins), strict=True):
            for word in _first_words(folded):
                self._begun.setdefault(word, []).append((phrase, folded))

    def begins(self, word: str) -> bool:
        """Whether a phrase begins with a folded word."""
        return word in self._begun

    def __missing__(self, word: str) -> Bucket:
        if word not in self._begun:
            return NOTHING
        bucket = Bucket({}, [], {}, {}, [], set())
        for phrase, folded in self._begun[word]:
            for words in _read(folded):
                if words[:1] == (word,):
                    _enter(bucket, phrase, words)
        for counts in (bucket.counts, bucket.lengths):
            counts.sort(reverse=True)
        self[word] = bucket  # when it is full: another thread may ask for it
        return bucket


def _enter(bucket: Bucket, phrase: Phrase, words: tuple[str, ...]) -> None:
    key = " ".join(words)
    bucket.seconds.add(words[1] if len(words) > 1 else "")
    if phrase.tail:
        tails = bucket.framed.setdefault(key, {})
        for tail in _read(next(_folded([phrase.tail]))):
            tails.setdefault(tail, phrase)
    else:
        (bucket.openings if phrase.open_end else bucket.whole).setdefault(key, phrase)
    counts = bucket.lengths if phrase.open_end or phrase.tail else bucket.counts
    if len(words) not in counts:
        counts.append(len(words))


def readings(phrase: str) -> Iterator[str]:
    """Every way to read a phrase with choices.

    >>> list(readings("Partager (cet|l’)article"))
    ['Partager cetarticle', 'Partager l’article']
    """
    parts = _CHOICE.split(phrase)
    choices = [part.split("|") if number % 2 else [part] for number, part in enumerate(parts)]
    return ("".join(reading) for reading in product(*choices))


def phrases_in(sections: Sequence[Mapping[str, Any]]) -> Iterator[Phrase]:
    """The phrases of the tables [furniture], the least sure first."""
    for tier, certainty in _TIERS.items():
        for section in sections:
            for category, entries in section.get(tier, {}).items():
                for written in entries:
                    separated = written.endswith((": …", ":…"))
                    tail = written.partition(" … ")[2]
                    yield Phrase(written, category, certainty, written.endswith("…"), separated, tail)


def _folded(written: Iterable[str]) -> Iterator[str]:
    """The folded words of phrases, with their choices; of all at once, since that is many times as fast."""
    together = "\n".join(phrase.replace("\n", " ") for phrase in written)
    return iter(_NO_WORD.sub(" ", fold(together)).split("\n"))


def _first_words(folded: str) -> Iterable[str]:
    """The words that the readings of a folded phrase begin with, each once."""
    first = folded.split(None, 1)[:1]
    if first and "(" not in first[0]:
        return first
    return dict.fromkeys(words[0] for words in _read(folded) if words)


def _read(folded: str) -> Iterator[tuple[str, ...]]:
    """The words of a folded phrase, in every reading."""
    return (tuple(reading.split()) for reading in readings(folded))
