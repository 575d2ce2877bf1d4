"""Pages that a machine has read, as ALTO or hOCR: their text, line by line, and how sure the machine was of each word.

The text that is drawn out of such a file is what is cleaned, and what comes out; the markup is never written.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from cleaner.confidences import Confidence, Confidences
from cleaner.document import Document
from cleaner.edits import Edit, OffsetMap
from cleaner.expressions import regex
from cleaner.formats import SCANNED, plain
from cleaner.formats.protected import protected_spans
from cleaner.formats.quotations import quoted_spans
from cleaner.result import Result

SCANS = {"alto": "ALTO", "hocr": "hOCR"}
"""The formats, and their names for a reader."""
_ALTO = regex.compile(
    r"\ufeff?+\s*+(?:<\?.*?\?>\s*+|<!--.*?-->\s*+|<!DOCTYPE[^>\[]*+(?:\[.*?\]\s*+)?>\s*+)*+<(?:[\w.-]++:)?alto[\s>/]",
    regex.DOTALL,
)
"""The root element, behind what may stand before it."""
_HOCR = regex.compile(r"<[A-Za-z][^<>]{0,999}?\sclass\s*+=\s*+[\"']?+[^\"'<>]{0,99}?\bocr_page\b")


def scan_format(name: str, text: str) -> str:
    """The format in SCANS of the file called `name` that holds `text`; "" where it is no page that a machine read.

    >>> scan_format("page.html", '<div class="ocr_page" title="bbox 0 0 99 99">')
    'hocr'
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in SCANNED["alto"] and _ALTO.match(text):
        return "alto"
    return "hocr" if suffix in SCANNED["hocr"] and _HOCR.search(text) else ""


class Writer:
    """Puts the words of a page together: one space between words, one line a line, a blank line between blocks.

    >>> page = Writer()
    >>> page.word("Les", 0.9), page.space(), page.word("rues", 0.4), page.block(), page.word("Paris")
    (None, None, None, None, None)
    >>> page.reading().text
    'Les rues\\n\\nParis\\n'
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._confidences: list[Confidence] = []
        self._length = 0
        self._gap = ""

    def word(self, text: str, confidence: float | None = None) -> None:
        """Write a word, or a part of one, of which the machine was so sure; behind the gap that was asked for."""
        text = " ".join(text.split())
        if not text:
            return
        if self._parts:
            self._put(self._gap)
        self._gap = ""
        start = self._length
        self._put(text)
        if confidence is not None:
            self._confidences.append(Confidence(start, self._length, min(1.0, max(0.0, confidence))))

    def space(self) -> None:
        """Ask for a space before the next word, if no line ends there."""
        self._gap = self._gap or " "

    def line(self) -> None:
        """Ask for the end of the line before the next word, if no block ends there."""
        self._gap = self._gap if "\n" in self._gap else "\n"

    def block(self) -> None:
        """Ask for a blank line before the next word."""
        self._gap = "\n\n"

    def reading(self, keep: tuple[str, ...] = ()) -> ScanReading:
        """What was written; it ends like a text file, unless there is nothing."""
        text = "".join(self._parts)
        return ScanReading(f"{text}\n" if text else "", Confidences(self._confidences), keep)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


class ScanReading(NamedTuple):
    """A page as the stages see it; its cleaned text has no way back into the markup."""

    text: str
    confidences: Confidences
    keep: tuple[str, ...]

    def document(self, text: str, edits: Sequence[Edit]) -> Document:
        """The Document of `text`, which `edits` made of the page's text."""
        return Document(
            text,
            plain.parse(text),
            protected_spans(text, self.keep),
            quoted_spans(text),
            confidences=self.confidences.moved(OffsetMap(edits)) if edits else self.confidences,
        )

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The same span: the result is about the text, not about the markup."""
        return start, end

    def restore(self, result: Result) -> Result:
        """The result itself: it is about the text, not about the markup."""
        return result
