"""The article as a proof: one pass over the text and its edits, so that the page grows as the text does."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from html import escape

from cleaner.document import Block, Kind
from cleaner.edits import Edit, apply
from cleaner.findings import Finding
from cleaner.report.escaping import shown, shown_change

WIDEST = 24
"""Code points that are shown as changed on either side of a change inside a word: who reads a proof wants words, and an
inserted hyphen or space alone cannot be seen."""
_LINE_END = re.compile(r"\r\n|\n|\r")
_TAGS = {Kind.HEADLINE: "h2", Kind.HEADING: "h3"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of one sort: kept text, "ins" or "del", "gone" (part of a passage that is removed whole), an offer, a hole,
    or the number ("ref") of a finding.

    at      offset in the original
    note    the suggestion, flag or info whose span this is in, if any
    """

    sort: str
    text: str
    at: int
    note: Finding | None = None


def proof(text: str, edits: Sequence[Edit], findings: Sequence[Finding], blocks: Sequence[Block], hole: str) -> str:
    """The paragraphs of `text` as HTML with every edit and finding in its place; `hole` describes a missing word."""
    page = _Page(blocks, hole)
    for piece in _pieces(text, words(text, edits), findings):
        page.add(piece)
    page.end_line()
    return "\n".join(page.lines)


def words(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Edits that do the same to whole words, as a proof shows them; an edit that holds a line end stays as it is.

    >>> words("vers Khersonla plus", [Edit(12, 12, " ")])
    [Edit(start=5, end=14, new='Kherson la', rules=())]
    """
    groups: list[tuple[int, int, list[Edit]]] = []
    for edit in edits:
        start, end = _word(text, edit)
        if groups and start < groups[-1][1]:
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
    if _LINE_END.search(edit.new) or _LINE_END.search(text, edit.start, edit.end):
        return edit.start, edit.end
    start, end = edit.start, edit.end
    while start > max(0, edit.start - WIDEST) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), edit.end + WIDEST) and not text[end].isspace():
        end += 1
    return start, end


def number(finding: Finding) -> str:
    """The number that the page shows for a finding: that of its id."""
    return finding.id.removeprefix("f")


def _pieces(text: str, edits: Sequence[Edit], findings: Sequence[Finding]) -> Iterator[_Piece]:
    """The pieces in order. Spans of notes may overlap: the one that began last is shown."""
    notes = [finding for finding in findings if not finding.applied]
    marks = _marks(edits, findings)
    cuts = sorted(
        {0, len(text), *marks, *(at for edit in edits for at in (edit.start, edit.end))}
        | {at for note in notes for at in (note.start, note.end)}
    )
    starts = {edit.start: edit for edit in edits}
    opened: list[tuple[int, int, int, Finding]] = []
    inside, removing, next_note = 0, False, 0
    for here, there in zip(cuts, [*cuts[1:], len(text)], strict=True):
        edit = starts.get(here)
        if edit is None or edit.end > here:
            yield from marks.get(here, ())
        while next_note < len(notes) and notes[next_note].start <= here:
            heappush(opened, (-notes[next_note].start, notes[next_note].end, next_note, notes[next_note]))
            next_note += 1
        while opened and opened[0][1] <= here:
            heappop(opened)
        note = opened[0][-1] if opened else None
        if edit is not None:
            inside, removing = edit.end, not edit.new and not text[edit.start : edit.end].isspace()
        if here < inside and removing:
            yield _Piece("gone", text[here:there], here, note)
        elif edit is not None:
            yield _Piece("del", text[edit.start : edit.end], here, note)
            yield _Piece("ins", edit.new, here, note)
            if edit.end == here:
                yield from marks.get(here, ())
        if here >= inside:
            yield _Piece("kept", text[here:there], here, note)


def _marks(edits: Sequence[Edit], findings: Sequence[Finding]) -> dict[int, list[_Piece]]:
    """Numbers, offers and holes by the offset that they stand before: behind the span, or behind its edit."""
    ends = [edit.end for edit in edits]
    marks: dict[int, list[_Piece]] = {}
    for finding in findings:
        at = finding.start + len(finding.before.rstrip("\r\n"))
        index = bisect_right(ends, max(finding.end - 1, 0)) if finding.applied else len(ends)
        if index < len(ends) and edits[index].start <= finding.end and edits[index].new:
            at = ends[index]
        if finding.gap is not None:
            at = finding.gap
            marks.setdefault(at, []).append(_Piece("hole", "", at, finding))
        elif finding.after and not finding.applied:
            marks.setdefault(at, []).append(_Piece("offer", finding.after, at, finding))
        marks.setdefault(at, []).append(_Piece("ref", "", at, finding))
    return marks


@dataclass(slots=True)
class _Line:
    """A line on its way: where it starts, its HTML so far, whether anything of it stays, line ends before it."""

    at: int
    parts: list[str]
    stays: bool
    breaks: int


class _Page:
    """Gathers pieces into lines, each a paragraph or a heading."""

    def __init__(self, blocks: Sequence[Block], hole: str) -> None:
        self.blocks = blocks
        self.starts = [block.start for block in blocks]
        self.hole = escape(hole)
        self.done: list[_Line] = []
        self.line = _Line(0, [], False, 0)

    @property
    def lines(self) -> list[str]:
        return [self._html(line, first=not index) for index, line in enumerate(self.done)]

    def add(self, piece: _Piece) -> None:
        """Put a piece behind what is there."""
        if piece.sort == "ref" and piece.note is not None:
            line = self.line if self.line.parts or not self.done else self.done[-1]
            line.parts.append(_ref(piece.note))
        elif piece.sort == "hole" and piece.note is not None:
            data = f'data-f="{number(piece.note)}"'
            self._put(piece, f'<span class="hole flag" role="img" aria-label="{self.hole}" {data}>⟨?⟩</span>')
        elif piece.sort == "offer" and piece.note is not None:
            text = shown_change(piece.text.replace("\n", "⏎"))
            self._put(piece, f'<ins class="offer" data-f="{number(piece.note)}">{text}</ins>')
        else:
            self._add_text(piece)

    def _add_text(self, piece: _Piece) -> None:
        """Kept, deleted or inserted text; a line ends where one ends in it, unless all that goes is the line end."""
        joins = piece.sort == "del" and not piece.text.strip()
        at = 0
        for match in _LINE_END.finditer(piece.text):
            self._put_text(piece, at, match.start())
            if piece.sort == "ins" or joins:
                self._put(piece, f'<{piece.sort} class="nl">¶</{piece.sort}>')
            if not joins:
                self.end_line()
            at = match.end()
        self._put_text(piece, at, len(piece.text))

    def _put_text(self, piece: _Piece, start: int, end: int) -> None:
        if start == end:
            return
        text = piece.text[start:end]
        if piece.sort == "kept":
            self._put(piece, shown(text), start)
        else:
            tag = "ins" if piece.sort == "ins" else "del"
            self._put(piece, f"<{tag}>{shown_change(text)}</{tag}>", start)
        self.line.stays |= piece.sort in ("kept", "ins") and not text.isspace()

    def _put(self, piece: _Piece, html: str, skipped: int = 0) -> None:
        if not self.line.parts:
            self.line.at = piece.at + (skipped if piece.sort != "ins" else 0)
        if piece.note is not None and piece.sort in ("kept", "del", "gone", "ins"):
            html = f"<mark {_attributes(piece.note)}>{html}</mark>"
        self.line.parts.append(html)

    def end_line(self) -> None:
        """Close the line; an empty one only widens the distance to the next."""
        if self.line.parts:
            self.done.append(self.line)
            self.line = _Line(0, [], False, 1)
        else:
            self.line.breaks += 1

    def _html(self, line: _Line, *, first: bool) -> str:
        index = bisect_right(self.starts, line.at) - 1
        kind = self.blocks[index].kind if index >= 0 and line.at <= self.blocks[index].end else Kind.PARAGRAPH
        classes = [] if kind in (Kind.PARAGRAPH, *_TAGS) else [kind.value.replace(" ", "-")]
        if line.breaks == 1 and not first:
            classes.append("tight")
        if not line.stays:
            classes.append("gone")
        tag = _TAGS.get(kind, "p") if line.stays else "p"
        class_ = f' class="{" ".join(classes)}"' if classes else ""
        return f'<{tag}{class_} dir="auto">{"".join(line.parts)}</{tag}>'


def _ref(finding: Finding) -> str:
    n = number(finding)
    return f'<a class="ref {finding.action}" id="m{n}" href="#c{n}" data-n="{n}">{n}</a>'


def _attributes(finding: Finding) -> str:
    language = finding.extra.get("foreign_language")
    lang = f' lang="{escape(language)}"' if isinstance(language, str) else ""
    removal = " removal" if finding.after == "" else ""
    return f'class="{finding.action}{removal}" data-f="{number(finding)}"{lang}'
