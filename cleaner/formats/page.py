"""An HTML page as the stages see it: the text that a browser shows, and the document of that text as it changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaner.document import Block, Document
from cleaner.edits import Edit, OffsetMap
from cleaner.expressions import regex
from cleaner.formats.html import Page, read
from cleaner.formats.protected import protected_spans
from cleaner.formats.quotations import quoted_spans
from cleaner.result import Result
from cleaner.spans import Spans

_TEMPLATE = regex.compile(r"\{\{[^{}]{0,999}+\}\}|\{%(?:[^{}%]|%(?!\})){0,999}+%\}|\$\{[^{}]{0,999}+\}")
"""Marks of a template language, which a program replaces by text."""


def read_page(source: str, keep: tuple[str, ...] = ()) -> PageReading:
    """How the HTML `source` is read; `keep` are words that no rule may touch.

    >>> read_page("<p>vers <a>Kherson</a><span>la</span></p>").text
    'vers Khersonla'
    """
    return PageReading(read(source), keep)


@dataclass(frozen=True)
class PageReading:
    """A page with its blocks, which move with the text as it is cleaned, because the tags do not change."""

    page: Page
    keep: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text that a browser shows."""
        return self.page.projection.text

    def document(self, text: str, edits: Sequence[Edit]) -> Document:
        """The Document of `text`, which `edits` made of the page's text."""
        offsets = OffsetMap(edits)
        fixed = [*_spans(self.page.fixed, offsets), *(match.span() for match in _TEMPLATE.finditer(text))]
        return Document(
            text,
            tuple(_moved(self.page.blocks, offsets)),
            protected_spans(text, self.keep) | Spans(fixed),
            quoted_spans(text),
            Spans(_spans(self._breaks(), offsets)),
            frozenset(map(offsets.forward, self.page.borders)),
        )

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start:end` of the page's text stands in the HTML."""
        return self.page.projection.source_span(start, end)

    def restore(self, result: Result) -> Result:
        """The result of cleaning the text, as a result of the HTML."""
        return self.page.projection.restore(result)

    def _breaks(self) -> Iterator[tuple[int, int]]:
        for start, piece in self.page.projection.placed_pieces():
            if piece.is_break:
                yield start, start + len(piece.text)


def _spans(
    spans: Sequence[tuple[int, int]] | Iterator[tuple[int, int]], offsets: OffsetMap
) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        yield offsets.forward(start), offsets.forward(end, right=True)


def _moved(blocks: Sequence[Block], offsets: OffsetMap) -> Iterator[Block]:
    for block in blocks:
        start, end = offsets.forward(block.start, right=True), offsets.forward(block.end)
        if start < end:
            yield Block(block.kind, start, end)
