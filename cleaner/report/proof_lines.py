"""Puts the pieces of a proof into lines, each a paragraph or a heading, as HTML."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from cleaner.document import Block, Kind
from cleaner.expressions import re
from cleaner.findings import Finding
from cleaner.report.escaping import shown, shown_change
from cleaner.report.pieces import Piece

TAGS = {Kind.HEADLINE: "h2", Kind.HEADING: "h3"}
LINE_END = re.compile(r"\r\n|\n|\r")


def number(finding: Finding) -> str:
    """The number that the page shows for a finding: that of its id."""
    return finding.id.removeprefix("f")


def breaks_before(text: str, at: int) -> int:
    """Line ends directly before the offset."""
    blank = re.compile(r"[\r\n]*+$")
    found = blank.search(text, max(0, at - 9), at)
    return len(LINE_END.findall(found[0])) if found else 0


class Kinds:
    """What each line is for."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.starts = [block.start for block in blocks]

    def at(self, offset: int) -> Kind:
        """The kind of the block that holds the offset; a paragraph where there is none."""
        index = bisect_right(self.starts, offset) - 1
        return self.blocks[index].kind if index >= 0 and offset <= self.blocks[index].end else Kind.PARAGRAPH


@dataclass(slots=True)
class _Line:
    """A line on its way.

    breaks   line ends between it and the line before
    ends     those of them that belong to the region
    parts    its HTML so far
    plain    its text, as `Region.recovered` has it
    stays    whether anything of it is left in the cleaned text
    """

    breaks: int
    ends: int
    at: int = 0
    parts: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    stays: bool = False


class Lines:
    """Gathers the pieces of a region into lines, each a paragraph or a heading."""

    def __init__(self, kinds: Kinds, hole: str, breaks: int) -> None:
        self.kinds = kinds
        self.hole = hole
        self.done: list[_Line] = []
        self.line = _Line(breaks, 0)
        self.true = True
        """Whether what was added shows the original as it is."""

    def region(self) -> tuple[str, str | None]:
        """(HTML, recovered text) of what was added."""
        lines = [*self.done, self.line] if self.line.parts else self.done
        tail = 0 if self.line.parts else self.line.ends
        html = "".join("\n" * line.ends + self._html(line) for line in lines) + "\n" * tail
        plain = "".join("\n" * line.ends + "".join(line.plain) for line in lines) + "\n" * tail
        return html, plain if self.true else None

    def add(self, piece: Piece) -> None:
        """Put a piece behind what is there."""
        if piece.sort == "ref":
            line = self.line if self.line.parts or not self.done else self.done[-1]
            line.parts.append(_ref(piece.notes[0]))
        elif piece.sort == "hole":
            data = f'data-f="{number(piece.notes[0])}"'
            self._put(piece.at, f'<span class="hole flag" role="img" aria-label="{self.hole}" {data}>⟨?⟩</span>')
        elif piece.sort == "offer":
            text = shown_change(LINE_END.sub("⏎", piece.text))
            self._put(piece.at, f'<ins class="offer" data-f="{number(piece.notes[0])}">{text}</ins>')
        else:
            self._add_text(piece)

    def _add_text(self, piece: Piece) -> None:
        """Kept, deleted or inserted text; a line ends where one ends in it, unless all that goes is the line end."""
        joins = piece.sort == "del" and not piece.text.strip()
        at = 0
        for match in LINE_END.finditer(piece.text):
            self._put_text(piece, at, match.start())
            if piece.sort == "ins" or joins:
                self._put(piece.at, _marked(f'<{piece.sort} class="nl">¶</{piece.sort}>', piece.notes))
                self.true = False
            if not joins:
                self._end_line()
            at = match.end()
        self._put_text(piece, at, len(piece.text))

    def _put_text(self, piece: Piece, start: int, end: int) -> None:
        if start == end:
            return
        text = piece.text[start:end]
        tag = {"kept": "", "ins": "ins"}.get(piece.sort, "del")
        html = f"<{tag}>{shown_change(text)}</{tag}>" if tag else shown(text)
        at = piece.at + (start if piece.sort != "ins" else 0)
        self._put(at, _marked(html, piece.notes), text if tag != "ins" else "")
        self.true &= tag == "ins" or '<span class="cp"' not in html
        self.line.stays |= piece.sort in ("kept", "ins") and not text.isspace()

    def _put(self, at: int, html: str, plain: str = "") -> None:
        if not self.line.parts:
            self.line.at = at
        self.line.parts.append(html)
        self.line.plain.append(plain)

    def _end_line(self) -> None:
        """Close the line; an empty one only widens the distance to the next."""
        if self.line.parts:
            self.done.append(self.line)
            self.line = _Line(1, 1)
        else:
            self.line.breaks += 1
            self.line.ends += 1

    def _html(self, line: _Line) -> str:
        kind = self.kinds.at(line.at)
        classes = [] if kind in (Kind.PARAGRAPH, *TAGS) else [kind.value.replace(" ", "-")]
        if line.breaks == 1:
            classes.append("tight")
        if not line.stays:
            classes.append("gone")
        tag = TAGS.get(kind, "p") if line.stays else "p"
        class_ = f' class="{" ".join(classes)}"' if classes else ""
        return f'<{tag}{class_} dir="auto">{"".join(line.parts)}</{tag}>'


def _ref(finding: Finding) -> str:
    n = number(finding)
    return f'<a class="ref {finding.action}" id="m{n}" href="#c{n}" data-f="{n}">{n}</a>'


def _marked(html: str, notes: Sequence[Finding]) -> str:
    for note in reversed(notes):
        language = note.extra.get("foreign_language")
        lang = f' lang="{escape(language)}"' if isinstance(language, str) else ""
        removal = " removal" if note.after == "" else ""
        html = f'<mark class="{note.action}{removal}" data-f="{number(note)}"{lang}>{html}</mark>'
    return html
