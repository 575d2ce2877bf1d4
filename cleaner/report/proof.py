"""The article as a proof: regions of lines, each drawn in one pass, so that the page grows as the text does.

cleaner/report/page/draw.js draws a region anew when its decisions change; the two draw the same, and a browser test
holds them to it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from cleaner.document import Block
from cleaner.edits import Edit, apply
from cleaner.expressions import re
from cleaner.findings import Finding
from cleaner.report.pieces import pieces
from cleaner.report.proof_lines import LINE_END, Kinds, Lines, breaks_before

WIDEST = 24
"""Code points that are shown as changed on either side of a change inside a word: who reads a proof wants words, and an
inserted hyphen or space alone cannot be seen."""
_LINE_START = re.compile(r"(?:(?<=\n)|(?<=\r)(?!\n))(?=[^\r\n])")


@dataclass(frozen=True, slots=True)
class Region:
    """Lines `start:end` that no change and no finding reaches out of.

    html        its lines, with the line ends of the original between and behind them
    recovered   the text that a browser finds in it, without insertions, numbers and holes: the original, with "\\n" for
                every line end; None where the original is not shown as it is
    """

    start: int
    end: int
    html: str
    recovered: str | None


def regions(
    text: str, edits: Sequence[Edit], findings: Sequence[Finding], blocks: Sequence[Block], hole: str
) -> Iterator[Region]:
    """The whole text in regions, with every edit and finding in its place; `hole` describes a missing word.

    `edits` are sorted and do not overlap; they need not be trimmed to what changes.
    """
    changes = words(text, edits)
    starts = bounds(text, [(c.start, c.end) for c in changes] + [_reach(f) for f in findings])
    shares: list[tuple[list[Edit], list[Finding]]] = [([], []) for _ in starts]
    for change in changes:
        shares[bisect_right(starts, change.start) - 1][0].append(change)
    for finding in findings:
        shares[bisect_right(starts, _reach(finding)[0]) - 1][1].append(finding)
    kinds = Kinds(blocks)
    for start, end, (mine, said) in zip(starts, [*starts[1:], len(text)], shares, strict=True):
        page = Lines(kinds, escape(hole), breaks_before(text, start))
        for piece in pieces(text, (start, end), mine, said):
            page.add(piece)
        html, recovered = page.region()
        yield Region(start, end, html, recovered)


def bounds(text: str, places: Iterable[tuple[int, int]]) -> list[int]:
    """Where regions begin: at the start of the text, and of each line with something on it that no place spans."""
    spans = sorted(places)
    starts, index, reach = [0], 0, 0
    for match in _LINE_START.finditer(text):
        at = match.start()
        while index < len(spans) and spans[index][0] < at:
            reach = max(reach, spans[index][1])
            index += 1
        if reach <= at:
            starts.append(at)
    return starts


def _reach(finding: Finding) -> tuple[int, int]:
    """The finding's span, with its hole in it."""
    gap = finding.start if finding.gap is None else finding.gap
    return min(finding.start, gap), max(finding.end, gap)


def words(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Edits that do the same to whole words, as a proof shows them; an edit that holds a line end stays as it is.

    >>> words("vers Khersonla plus", [Edit(12, 12, " ")])
    [Edit(start=5, end=14, new='Kherson la', rules=())]
    >>> words("il venu", [Edit(3, 3, "est ")])
    [Edit(start=3, end=3, new='est ', rules=())]
    """
    return gathered(text, ((*_word(text, edit), edit) for edit in edits), touching=False)


def gathered(text: str, placed: Iterable[tuple[int, int, Edit]], *, touching: bool) -> list[Edit]:
    """Edits of whole spans: each edit comes with a span around it, and those whose spans overlap become one.

    touching   whether spans that only touch become one, too
    """
    groups: list[tuple[int, int, list[Edit]]] = []
    for start, end, edit in placed:
        if groups and (start < groups[-1][1] + touching or start == groups[-1][0]):
            first, last, group = groups[-1]
            group.append(edit)
            groups[-1] = (first, max(last, end), group)
        else:
            groups.append((start, end, [edit]))
    return [
        Edit(start, end, apply(text[start:end], [Edit(e.start - start, e.end - start, e.new) for e in group]))
        for start, end, group in groups
    ]


def _word(text: str, edit: Edit) -> tuple[int, int]:
    if LINE_END.search(edit.new) or LINE_END.search(text, edit.start, edit.end):
        return edit.start, edit.end
    start, end = edit.start, edit.end
    whole = start == end and edit.new.strip() != ""  # an inserted word needs no other to be seen
    if not (whole and edit.new[0].isspace()):
        while start > max(0, edit.start - WIDEST) and not text[start - 1].isspace():
            start -= 1
    if not (whole and edit.new[-1].isspace()):
        while end < min(len(text), edit.end + WIDEST) and not text[end].isspace():
            end += 1
    return start, end
