"""Finds paragraphs whose lines were broken at a fixed width, by a typesetter or a mail program, not by their author."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cleaner.document import Document, Kind, Line
from cleaner.expressions import regex
from cleaner.linebreaks.breaks import HYPHENS

_ONE_END = regex.compile(r"[^\S\r\n]*+(?>\r\n|\r|\n)[^\S\r\n]*+")
_CLOSED = regex.compile(r"[.!?…:;][\s\"'’”»)\]*]*$")
_OPENS_ITEM = regex.compile(r"(?:[-*•·▪◦‣–—>#|+]|\(?\d{1,3}[.)]|[a-zA-Z]\))(?:\s|$)")
_PROSE = {Kind.PARAGRAPH, Kind.HEADING, Kind.HEADLINE, Kind.LIST_ITEM}
NARROWEST, WIDEST = 30, 130
"""Code points of the longest line: below it is verse, a table or an address, above it nobody wraps."""
SLACK = 0.12
"""Share of the width that a line may lack although the next word would have fitted: letters differ in width."""
STANZA, VERSE = 4, 60
"""Lines of the shortest stanza that is known by its shape, and code points of the longest verse."""
FEWEST = 3
"""Lines of a paragraph from which its shape shows that it is hard-wrapped."""
FULL = 0.9
"""Share of the lines (but the last) that must be full."""
CAPITALS = 0.55
"""Share of lines that begin with a capital after a line without a full stop, from which the lines are verse.
German prose, in which a third of the words are nouns, reaches 0.4."""


class Wrap(NamedTuple):
    """Two lines of one paragraph: `start:end` is the white space between them, in code points."""

    start: int
    end: int


def wraps(document: Document) -> Iterator[Wrap]:
    """The line ends of `document` that lie inside hard-wrapped prose, in order.

    >>> from cleaner.formats import parse
    >>> text = "Les travaux avancent moins vite que prévu,\\ncar la rivière est montée de deux mètres\\ndepuis lundi."
    >>> [found.start for found in wraps(parse(text))]
    [42, 83]
    """
    for run in _runs(document):
        if is_wrapped([line.text for line in run]):
            yield from _ends(run)


def is_wrapped(lines: list[str]) -> bool:
    """Whether these lines, which follow each other at once, are prose broken at a fixed width.

    The test is the typesetter's own: a line is full if the first word of the next one would not have fitted on it.
    Verse, lists, addresses and dialogue have lines that end early.
    """
    width = max(map(len, lines))
    if len(lines) < FEWEST or not NARROWEST <= width <= WIDEST:
        return False
    pairs = list(pairwise(lines))
    full = sum(_is_full(line, after, width) or bool(_CLOSED.search(line)) for line, after in pairs)
    if full < FULL * len(pairs) or sum(_is_full(line, after, width) for line, after in pairs) < 2 * len(pairs) / 3:
        return False
    open_ = [after for line, after in pairs if not _CLOSED.search(line)]
    capitals = sum(after[0].isupper() for after in open_)
    return bool(open_) and capitals <= CAPITALS * len(open_)


def verses(document: Document, capital_nouns: bool) -> list[tuple[int, int]]:
    """The stanzas of `document`, as pairs of offsets in order; `capital_nouns` as in `is_verse`."""
    found = []
    run: list[Line] = []
    for line in (*document.lines, None):
        if line and run and _ONE_END.fullmatch(document.text, run[-1].end, line.start):
            run.append(line)
            continue
        if run and is_verse([one.text for one in run], capital_nouns):
            found.append((run[0].start, run[-1].end))
        run = [line] if line else []
    return found


def is_verse(lines: list[str], capital_nouns: bool = False) -> bool:
    """Whether these lines, none of them empty, look like a stanza: short, and each begun anew or ended at will.

    Lines of prose that begin with a capital by chance are no rarity where every noun has one (`capital_nouns`).

    >>> is_verse(["So softly falls the summer-", "night", "On all the towers", "And none of us put out the light."])
    True
    """
    pairs = list(pairwise(lines))
    width = max(map(len, lines), default=0)
    if len(lines) < STANZA or width > VERSE:
        return False
    full = sum(_is_full(line, after, width) for line, after in pairs)
    anew = [after[0].isupper() for line, after in pairs if line[-1] not in HYPHENS and not _CLOSED.search(line)]
    return 2 * full < len(pairs) or (len(anew) >= (5 if capital_nouns else 2) and all(anew))


def _is_full(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(None, 1)[0]) > width * (1 - SLACK)


def _runs(document: Document) -> Iterator[list[Line]]:
    """Runs of prose lines with one line ending between them."""
    run: list[Line] = []
    for line in document.lines:
        kind = document.blocks[line.block].kind if document.blocks else Kind.PARAGRAPH
        prose = kind in _PROSE and not document.protected.overlaps(line.start, line.start + 1)
        if run and not (prose and _follows(document.text, run[-1], line)):
            yield run
            run = []
        if prose:
            run.append(line)
    if run:
        yield run


def _follows(text: str, line: Line, after: Line) -> bool:
    return _ONE_END.fullmatch(text, line.end, after.start) is not None and not _OPENS_ITEM.match(after.text)


def _ends(run: list[Line]) -> Iterator[Wrap]:
    """The ends inside a run but those at which a paragraph ends: a full stop on a line with room for another word."""
    width = max(len(line.text) for line in run)
    for line, after in pairwise(run):
        if _is_full(line.text, after.text, width) or not (_CLOSED.search(line.text) or after.text[0].isupper()):
            yield Wrap(line.end, after.start)
