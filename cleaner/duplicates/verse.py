"""Verse: lines that may come back on purpose, one by one or as a stanza."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from cleaner.document import Document
from cleaner.duplicates.wording import Wording
from cleaner.removal import blank_before

LONGEST_VERSE = 60
"""Code points of a line that may be a verse."""
LEAST_LINES = 4
"""Short lines without a blank one between them that are a stanza."""
LEAST_DISTINCT = 3
"""Different lines among these: a headline that stands three times over a byline is no stanza."""
VERSE_WORDS = 8
"""Words a line, on average, below which a block of several lines is a stanza and no wrapped paragraph."""


def verses(document: Document, blocks: Sequence[Wording]) -> frozenset[int]:
    """The numbers of the blocks that are stanzas or stand in one; linear in the blocks."""
    out = {block.number for block in blocks if is_stanza(block)}
    for run in _runs(document, blocks):
        if len(run) >= LEAST_LINES and len({block.forms for block in run}) >= LEAST_DISTINCT:
            out.update(block.number for block in run)
    return frozenset(out)


def is_stanza(block: Wording) -> bool:
    """Whether a block of several lines has lines too short for a wrapped paragraph."""
    lines = block.last - block.first + 1
    return lines > 1 and len(block.forms) < VERSE_WORDS * lines


def refrains(blocks: Iterable[Wording], least: int = 3) -> Collection[tuple[str, ...]]:
    """The words of sentences that stand at least three times: slogans, formulas, refrains."""
    counts: dict[tuple[str, ...], int] = {}
    for block in blocks:
        if block.has_stop:
            counts[block.forms] = counts.get(block.forms, 0) + 1
    return {forms for forms, count in counts.items() if count >= least}


def _runs(document: Document, blocks: Sequence[Wording]) -> Iterator[list[Wording]]:
    """Runs of short blocks of one line that follow each other without a blank line."""
    run: list[Wording] = []
    for block in blocks:
        short = block.first == block.last and len(block.text) <= LONGEST_VERSE
        if run and (not short or run[-1].last + 1 != block.first or blank_before(document, block.first)):
            yield run
            run = []
        if short:
            run.append(block)
    yield run
