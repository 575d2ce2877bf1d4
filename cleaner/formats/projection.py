"""A text drawn out of a marked-up source, and the way back: edits of the text become edits of the source.

A *projection* reads only the text of the source, in pieces. Most pieces stand in the source as they are; an entity or
a run of white space is one character of the text; a *break* (a blank line between two paragraphs) stands for markup
and has no characters of its own. What lies between the pieces is markup, which no edit ever touches.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cleaner.edits import Edit, OffsetMap, apply, join_touching, trim
from cleaner.findings import Finding
from cleaner.result import Result, numbered, placed


@dataclass(frozen=True, slots=True)
class Piece:
    """`text` from the source's `start:end` (code points); `seam` is where a character that follows it belongs.

    The seam lies behind the end tags that close right after the piece: a space between two linked words goes
    between the links.
    """

    text: str
    start: int
    end: int
    seam: int

    @property
    def is_break(self) -> bool:
        """Whether the piece stands for markup that parts two blocks or lines."""
        return self.text.startswith("\n")


class Projection:
    """The text of a source: `text`, and where each of its code points comes from.

    >>> pieces = [Piece("Kherson", 3, 10, 14), Piece("la", 20, 22, 22)]
    >>> page = Projection("<a>Kherson</a><span>la</span>", pieces)
    >>> page.pull(Edit(7, 7, " "))
    [Edit(start=14, end=14, new=' ', rules=())]
    """

    def __init__(self, source: str, pieces: Iterable[Piece], escape: Callable[[str], str] = str) -> None:
        self.source = source
        self.pieces = list(pieces)
        self.text = "".join(piece.text for piece in self.pieces)
        self._escape = escape
        self._starts: list[int] = []
        at = 0
        for piece in self.pieces:
            self._starts.append(at)
            at += len(piece.text)

    def placed_pieces(self) -> Iterator[tuple[int, Piece]]:
        """Every piece with the offset in `text` at which it starts."""
        return zip(self._starts, self.pieces, strict=True)

    def pull(self, edit: Edit) -> list[Edit]:
        """The edits of the source that do what `edit` does to the text; the markup between stays where it is."""
        edit = trim(self.text, edit)
        new = self._escape(edit.new)
        spans = list(self._spans(edit.start, edit.end))
        if not spans:
            at = self._seam(edit.start)
            return [Edit(at, at, new, edit.rules)] if new else []
        first, *rest = spans
        return [Edit(*first, new, edit.rules), *(Edit(*span, "", edit.rules) for span in rest)]

    def _spans(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The source's own characters behind `start:end` of the text; neighbouring pieces are one span."""
        low, high = max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, end)
        last: tuple[int, int] | None = None
        for at, piece in zip(self._starts[low:high], self.pieces[low:high], strict=True):
            if piece.is_break or at + len(piece.text) <= start:
                continue
            span = (piece.start, piece.end)
            if piece.end - piece.start == len(piece.text):
                span = (piece.start + max(0, start - at), piece.start + min(len(piece.text), end - at))
            if last and last[1] == span[0]:
                last = (last[0], span[1])
                continue
            if last:
                yield last
            last = span
        if last:
            yield last

    def _seam(self, offset: int) -> int:
        """Where in the source a character belongs that is put before code point `offset` of the text."""
        index = bisect_left(self._starts, offset) - 1
        if index < 0 or self.pieces[index].is_break:
            index += 1
            return self.pieces[index].start if index < len(self.pieces) else len(self.source)
        piece, inside = self.pieces[index], offset - self._starts[index]
        if inside < len(piece.text):
            return piece.start + inside
        after = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
        return piece.end if after is None or after.is_break else piece.seam

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source's span from the first to the last character behind `start:end` of the text."""
        spans = list(self._spans(start, end))
        if spans:
            return spans[0][0], spans[-1][1]
        at = self._seam(start)
        return at, at

    def restore(self, result: Result) -> Result:
        """The result of cleaning `text` as a result of the source: every offset and replacement is the source's."""
        edits = join_touching(self.source, self._pull_all(result.edits))
        offsets = OffsetMap(edits)
        findings = (placed(self._finding(finding), offsets) for finding in result.findings)
        return Result(self.source, result.language, tuple(edits), numbered(findings))

    def _finding(self, finding: Finding) -> Finding:
        start, end = self.source_span(finding.start, finding.end)
        after = None
        if finding.replacement is not None:
            edits = self.pull(Edit(finding.start, finding.end, finding.replacement))
            start, end = min([start, *(e.start for e in edits)]), max([end, *(e.end for e in edits)])
            after = apply(self.source[start:end], [Edit(e.start - start, e.end - start, e.new) for e in edits])
        gap = None if finding.gap is None else self._seam(finding.gap)
        return replace(finding, start=start, end=end, gap=gap, replacement=after, before=self.source[start:end])

    def _pull_all(self, edits: Sequence[Edit]) -> Iterator[Edit]:
        for edit in edits:
            yield from self.pull(edit)
