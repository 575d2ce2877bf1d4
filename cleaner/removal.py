"""What must be cut so that a line is gone and the text looks as if it had never been there.

A line goes with its own line ending. Of the blank lines around it, those before it stay and those after it go, so that
two paragraphs keep exactly the gap they had; where no blank line stood before it, those after it stay. At the end of a
text the blank lines before it go too: the text then ends with the line ending of the last line that is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleaner.document import Document
from cleaner.expressions import regex

_REST_OF_LINE = regex.compile(r"[^\r\n]*+(?:\r\n|\r|\n)?")
BYTE_ORDER_MARK = "\ufeff"
Cut = tuple[int, int]
"""`start:end` in code points."""


def cuts(document: Document, lines: Iterable[int]) -> dict[int, Cut]:
    """For each index into `document.lines`, the span to delete if all of them are deleted.

    Spans do not overlap; those of neighbouring lines touch. Deleting only some of them also leaves a sound text.

    >>> from cleaner.formats import parse
    >>> cuts(parse("Un.\\n\\nfr-02\\n\\nDeux.\\n"), [1])
    {1: (5, 12)}
    """
    out: dict[int, Cut] = {}
    for first, last in _runs(sorted(set(lines))):
        start, end = _cut(document, first, last)
        starts = [start, *(line_start(document, index) for index in range(first + 1, last + 1)), end]
        out.update({first + k: (starts[k], starts[k + 1]) for k in range(last - first + 1)})
    return out


def bridging_cut(document: Document, first: int, last: int) -> Cut:
    """The span to delete so that the lines before `first` and after `last` follow one another without a blank line."""
    start = line_start(document, first) if first == 0 else next_line(document, first - 1)
    end = line_start(document, last + 1) if last + 1 < len(document.lines) else len(document.text)
    return start, end


def line_start(document: Document, index: int) -> int:
    """Where the line begins, its indent included, a byte order mark not."""
    text, start = document.text, document.lines[index].start
    while start and text[start - 1] not in "\r\n" and text[start - 1].isspace():
        start -= 1
    return 1 if start == 0 and text.startswith(BYTE_ORDER_MARK) else start


def next_line(document: Document, index: int) -> int:
    """Where the physical line after the line begins: behind its line ending."""
    return int(_REST_OF_LINE.match(document.text, document.lines[index].end).end())


def blank_before(document: Document, index: int) -> bool:
    """Whether a blank line, or the beginning of the text, stands before the line."""
    return index == 0 or line_start(document, index) > next_line(document, index - 1)


def blank_after(document: Document, index: int) -> bool:
    """Whether a blank line, or the end of the text, stands after the line."""
    return index + 1 >= len(document.lines) or blank_before(document, index + 1)


def _cut(document: Document, first: int, last: int) -> Cut:
    if last + 1 == len(document.lines):
        start = bridging_cut(document, first, last)[0]
        return start, len(document.text)
    start = line_start(document, first)
    end = line_start(document, last + 1) if blank_before(document, first) else next_line(document, last)
    return start, end


def _runs(indexes: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbouring numbers."""
    start = 0
    for k in range(1, len(indexes) + 1):
        if k == len(indexes) or indexes[k] != indexes[k - 1] + 1:
            yield indexes[start], indexes[k - 1]
            start = k
