"""One phrase of the lists and how it is written; see cleaner/furniture/phrases.py for what it then matches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
_NO_WORD = re.compile(r"[^\w#(|)]+|_")


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

    def openings(self) -> Iterator[tuple[str, ...]]:
        """The folded words with which the phrase begins, in every reading."""
        return _read(self.written.partition(" … ")[0] if self.tail else self.written)

    def tails(self) -> Iterator[tuple[str, ...]]:
        """The folded words of its tail, in every reading."""
        return _read(self.tail)


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


def _read(written: str) -> Iterator[tuple[str, ...]]:
    return (tuple(reading.split()) for reading in readings(_NO_WORD.sub(" ", fold(written))))
