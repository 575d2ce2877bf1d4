"""The lines of a text, each with all that decides what its words may have been, so that it need be read but once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cleaner.document import Document
from cleaner.ocr.words import NEAR


class Line(NamedTuple):
    """A line and what stands right before and behind it, line ends included; empty only at the ends of the text.

    No neighbour of a word is looked for farther away.

    protected   the protected spans inside, in code points from the beginning of the line
    """

    text: str
    before: str
    behind: str
    protected: tuple[tuple[int, int], ...]

    @property
    def around(self) -> str:
        """The line between its neighbours; it begins at `len(before)`."""
        return self.before + self.text + self.behind


def lines(document: Document) -> Iterator[tuple[int, Line]]:
    """Every line of a document with the code point at which it begins."""
    text, start = document.text, 0
    for line in text.split("\n"):
        end = start + len(line)
        if line:
            spans = tuple((left - start, right - start) for left, right in document.protected.within(start, end))
            yield start, Line(line, text[max(0, start - NEAR) : start], text[end : end + NEAR], spans)
        start = end + 1
