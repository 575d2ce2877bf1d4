"""Neighbouring units in one other language: a navigation bar, a caption, a passage that was not translated.

A line of one or two words says too little by itself. Several in a row, none of them in the article's language, are read
as one; and lines that are each foreign beyond doubt become one finding rather than many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.language.passages import Passage, Reader
from cleaner.language.words import Unit
from cleaner.spans import Spans

SHORT = 8
"""Words: only units that are no longer are read together with their neighbours."""
NOTHING = Spans()
LEAST = 3
"""Units that a run must have, unless each of them is foreign by itself."""


class Read(NamedTuple):
    """A unit, what was found in it, and whether it may be part of a run of short lines."""

    unit: Unit
    passages: tuple[Passage, ...]
    apart: Spans = NOTHING
    """The parts of the unit in quotation marks, brackets or emphasis."""

    @property
    def line(self) -> Passage | None:
        """The passage, if it is the whole unit."""
        return self.passages[0] if len(self.passages) == 1 and self.passages[0].whole else None


def may_hold(reads: Sequence[Read]) -> bool:
    """Whether there is a passage in the units, or enough short ones for a run that is one; asked first."""
    return any(read.passages for read in reads) or sum(0 < len(read.unit.words) <= SHORT for read in reads) >= LEAST


def runs(reads: Sequence[Read], reader: Reader) -> Iterator[tuple[Sequence[Read], Passage | None]]:
    """Splits `reads` into runs, each with the passage that it is as a whole, or None where it is a unit by itself."""
    at = 0
    while at < len(reads):
        end = _end(reads, at, reader)
        first, last = _core(reads, at, end)
        whole = _together(reads[first:last], reader) if last - first > 1 else None
        if whole is None:
            first = last = end = max(end, at + 1)
        yield from ((reads[number : number + 1], None) for number in range(at, first))
        if whole:
            yield reads[first:last], whole
        yield from ((reads[number : number + 1], None) for number in range(last, end))
        at = end


def _core(reads: Sequence[Read], start: int, end: int) -> tuple[int, int]:
    """The run from its first to its last foreign line, or all of it where no line is foreign by itself."""
    lines = [number for number in range(start, end) if reads[number].line]
    return (lines[0], lines[-1] + 1) if lines else (start, end)


def _end(reads: Sequence[Read], start: int, reader: Reader) -> int:
    """Where the run that begins at `start` ends: the first unit that may be in the article's language, or a third."""
    language = None
    for end in range(start, len(reads)):
        line = reads[end].line
        if line and language in (None, line.language):
            language = line.language
        elif line or not _leans_away(reads[end], reader):
            return end
    return len(reads)


def _leans_away(read: Read, reader: Reader) -> bool:
    return not read.passages and 0 < len(read.unit.words) <= SHORT and reader.leans_away(read.unit)


def _together(run: Sequence[Read], reader: Reader) -> Passage | None:
    lines = [read.line for read in run if read.line]
    words = tuple(word for read in run for word in read.unit.words)
    unit = Unit(run[0].unit.start, run[-1].unit.end, words, all(read.unit.shouted for read in run))
    if len(lines) == len(run):
        return Passage(unit, 0, len(words), lines[0].language, sum(line.score for line in lines))
    return reader.line(unit) if len(run) >= LEAST else None
