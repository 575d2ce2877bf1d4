"""From a text and its format to a Document: what is text, what is protected, what each block is for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from cleaner.document import Document
from cleaner.formats import markdown, plain
from cleaner.formats.protected import protected_spans
from cleaner.formats.quotations import quoted_spans

FORMATS = ("text", "markdown")
_SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown"}


def format_of(path: str) -> str:
    """The format that a file's name promises; plain text where it promises nothing.

    >>> format_of("articles/2022-10.md")
    'markdown'
    """
    return _SUFFIXES.get(PurePath(path).suffix.lower(), "text")


def parse(text: str, format_: str = "text", keep: Iterable[str] = ()) -> Document:
    """The Document of `text`; `keep` are words that no rule may touch.

    Raises ValueError for a format that is not in FORMATS.
    """
    if format_ not in FORMATS:
        raise ValueError(f"unknown format {format_!r}; expected one of {', '.join(FORMATS)}")
    protected = protected_spans(text, keep)
    if format_ == "markdown":
        blocks, code = markdown.parse(text)
        protected = protected | code
    else:
        blocks = plain.parse(text)
    return Document(text, blocks, protected, quoted_spans(text))
