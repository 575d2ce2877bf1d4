"""Plain text: blocks are separated by blank lines, or, where a text has none, by line ends."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Block, Kind, physical_lines
from cleaner.expressions import regex

_INK = regex.compile(r"\S")
"""What a line must have to be no blank one: separators of records (U+001C to U+001F) count, `str.isspace` aside."""
_BULLET = regex.compile(r"\s*(?:[-*•·▪◦‣–—]|\(?\d{1,3}[.)]|[a-z]\))\s+\S")
_STOPS = frozenset(".!?…:;,")
_STOP = regex.compile(r"[.!?…:;,][\s\"'’”»)\]]*$")
_OPEN_WORD = regex.compile(r"[-\u00ad\u2010¬⸗]\s*$")
_TABLE = regex.compile(r"\t|\S {3,}\S|(?:\|[^|]*){3,}")
HEADING_WORDS = 16
"""A line of more words than this is a paragraph, with or without a final stop."""
WRAPPED = 45
"""Code points: a line at least this long that another follows at once may be hard-wrapped prose."""


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, in order.

    >>> [block.kind.value for block in parse("Un titre\\n\\nUne phrase entière.")]
    ['headline', 'paragraph']
    """
    blocks: list[Block] = []
    for start, end in _chunks(text):
        kind = _kind(text[start:end], first=not blocks)
        blocks.append(Block(kind, start, end))
    return tuple(blocks)


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Runs of lines without a blank one; a run of lines that are no hard-wrapped prose falls into its lines."""
    run: list[tuple[int, int]] = []
    for start, line in physical_lines(text):
        if line and (not line.isspace() or _INK.search(line)):
            run.append((start, start + len(line)))
        elif run:
            yield from _split(text, run)
            run = []
    yield from _split(text, run)


def _split(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if len(lines) > 1 and _is_wrapped(text, lines):
        yield lines[0][0], lines[-1][1]
    else:
        yield from lines


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Most inner lines end without a stop and are of like length: one paragraph, broken by a typesetter."""
    inner = [text[start:end] for start, end in lines[:-1]]
    if (
        len(inner) == 1
        and not _OPEN_WORD.search(inner[0])
        and not _STOP.search(text[lines[1][0] : lines[1][1]].rstrip())
    ):
        return False  # two titles, not a paragraph: that would end with a stop
    if any(_BULLET.match(line) for line in inner[1:]):
        return False
    lengths = sorted(len(line) for line in inner)
    middle = lengths[len(lengths) // 2]
    open_ends = sum(not _STOP.search(line.rstrip()) for line in inner)
    return middle >= WRAPPED - 20 and lengths[-1] <= 130 and 2 * open_ends >= len(inner)


def _kind(body: str, *, first: bool) -> Kind:
    if not body[0].isupper() and _BULLET.match(body):
        return Kind.LIST_ITEM
    if ("\t" in body or "|" in body or "   " in body) and _TABLE.search(body):
        return Kind.TABLE
    if "\n" not in body and not _has_stop(body) and len(body.split()) <= HEADING_WORDS:
        return Kind.HEADLINE if first else Kind.HEADING
    return Kind.PARAGRAPH


def _has_stop(body: str) -> bool:
    """Whether the text ends in a stop, perhaps with closing marks behind it; its last sign mostly tells."""
    body = body.rstrip()
    last = body[-1:]
    return last in _STOPS or (not last.isalnum() and _STOP.search(body) is not None)
