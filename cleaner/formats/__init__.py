"""From a text and its format to a Document: what is text, what is protected, what each block is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import PurePath
from types import ModuleType
from typing import NamedTuple, Protocol

from cleaner.document import Document
from cleaner.edits import Edit
from cleaner.formats import plain
from cleaner.formats.protected import protected_spans
from cleaner.formats.quotations import quoted_spans
from cleaner.result import Result

FORMATS = ("text", "markdown", "html", "rst", "asciidoc")
"""Formats that any text can be in, and that a cleaned text is written in."""
READ_ONLY = ("alto", "hocr")
"""Pages that a machine has read (cleaner/formats/scan.py): their text comes out, and the markup is never written."""
SCANNED = {"alto": frozenset((".xml", ".alto")), "hocr": frozenset((".hocr", ".html", ".htm", ".xhtml"))}
"""By format, the endings of the files that may hold such a page."""
_SUFFIXES = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    ".rst": "rst",
    **dict.fromkeys((".adoc", ".asciidoc"), "asciidoc"),
}


class Reading(Protocol):
    """How a source is read: the text that the stages see, and the way back."""

    @property
    def text(self) -> str:
        """What is cleaned."""
        ...

    def document(self, text: str, edits: Sequence[Edit]) -> Document:
        """The Document of `text`, which `edits` made of the text that was read."""
        ...

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start:end` of the text that was read stands in the source."""
        ...

    def restore(self, result: Result) -> Result:
        """The result of cleaning the text, as a result of the source."""
        ...


def format_of(path: str) -> str:
    """The format that a file's name promises; plain text where it promises nothing.

    >>> format_of("articles/2022-10.md")
    'markdown'
    """
    return _SUFFIXES.get(PurePath(path).suffix.lower(), "text")


def may_be_scan(name: str) -> bool:
    """Whether a file of this name may hold a page that a machine has read."""
    return any(PurePath(name).suffix.lower() in endings for endings in SCANNED.values())


def read(source: str, format_: str = "text", keep: Iterable[str] = ()) -> Reading:
    """How `source` is read; `keep` are words that no rule may touch.

    Raises ValueError for a format that is in neither FORMATS nor READ_ONLY, InputError for ALTO that is no sound XML.
    """
    if format_ in READ_ONLY:
        reading: Reading = _markup(format_).read(source, tuple(keep))
        return reading
    if format_ == "html":
        from cleaner.formats.page import read_page

        return read_page(source, tuple(keep))
    if format_ not in FORMATS:
        raise ValueError(f"unknown format {format_!r}; expected one of {', '.join(FORMATS + READ_ONLY)}")
    return _Lines(source, format_, tuple(keep))


def parse(text: str, format_: str = "text", keep: Iterable[str] = ()) -> Document:
    """The Document of `text`; `keep` are words that no rule may touch.

    Raises ValueError for a format that is not in FORMATS.
    """
    reading = read(text, format_, keep)
    return reading.document(reading.text, ())


class _Lines(NamedTuple):
    """A source that is its own text."""

    text: str
    format: str
    keep: tuple[str, ...]

    def document(self, text: str, edits: Sequence[Edit]) -> Document:
        protected = protected_spans(text, self.keep)
        if self.format == "text":
            return Document(text, plain.parse(text), protected, quoted_spans(text))
        blocks, code = _markup(self.format).parse(text)
        return Document(text, blocks, protected | code, quoted_spans(text), format=self.format)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        return start, end

    def restore(self, result: Result) -> Result:
        return result


def _markup(format_: str) -> ModuleType:
    """The module that reads a format: `parse` where its marks stand among the text, `read` for what a machine read."""
    return import_module(f"cleaner.formats.{format_}")
