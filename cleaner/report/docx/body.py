"""The paragraphs of a Word document: a line of the text is a paragraph, a change is a tracked change."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from cleaner.document import Block, Kind
from cleaner.expressions import re
from cleaner.findings import Finding
from cleaner.formats import parse
from cleaner.report import Article
from cleaner.report.changes import Change
from cleaner.report.docx.comments import AUTHOR, Comment
from cleaner.report.docx.runs import Piece, reads_from_right, runs

_LINE_END = re.compile(r"\r\n|\n|\r")
_STYLES = {Kind.HEADLINE: "Heading1", Kind.HEADING: "Heading2"}
_CLOSE, _OPEN, _CHANGE, _CLOSE_EMPTY = range(4)
"""What happens at one offset, in this order: spans end, spans begin, the text changes, empty spans end."""
Event = tuple[int, int, Callable[[], None]]


def body(article: Article, made: Sequence[Change], notes: Sequence[Comment]) -> str:
    """The paragraphs, in order. The line end that ends the text is the end of its last paragraph."""
    text = article.result.original
    writer = _Writer(parse(text, article.format).blocks, len(notes))
    at = 0
    for start, _, do in sorted(_events(writer, article, made, notes), key=lambda event: event[:2]):
        writer.text("kept", text[at:start], at)
        at = max(at, start)
        do()
        at = max(at, writer.changed_to)
    writer.text("kept", text[at:], at)
    return writer.document()


def _events(writer: _Writer, article: Article, made: Sequence[Change], notes: Sequence[Comment]) -> Iterator[Event]:
    text = article.result.original
    leaving: dict[int, list[Comment]] = {}
    for note in notes:
        yield note.start, _OPEN, partial(writer.open, note)
        if note.goes:
            leaving.setdefault(note.start, []).append(note)
        else:
            yield note.end, _CLOSE if note.end > note.start else _CLOSE_EMPTY, partial(writer.close, note)
    for finding in article.result.findings:
        language = _foreign(finding)
        if language:
            yield finding.start, _OPEN, partial(writer.speak, language)
            yield finding.end, _CLOSE, partial(writer.speak, "")
    for change in made:
        start, end, new = change.edit.start, change.edit.end, change.edit.new
        yield start, _CHANGE, partial(writer.change, text[start:end], new, start, leaving.get(start, []))


def _foreign(finding: Finding) -> str:
    language = finding.extra.get("foreign_language")
    return language if isinstance(language, str) and finding.end > finding.start else ""


class _Writer:
    """Gathers pieces and marks into paragraphs."""

    def __init__(self, blocks: Sequence[Block], ids: int) -> None:
        self.blocks = blocks
        self.starts = [block.start for block in blocks]
        self.paragraphs: list[str] = []
        self.parts: list[Piece | str] = []
        self.at: int | None = None
        self.joins = False
        """Whether text of the paragraph before joins this one when a mark goes. Pandoc joins no headings."""
        self.language = ""
        self.ids = ids
        """Numbers that are taken, at first by the comments: no two marks of a document may have the same."""
        self.changed_to = 0

    def document(self) -> str:
        """All paragraphs; an empty one behind the line end that ends the text is none."""
        if self.parts or not self.paragraphs:
            self._end("kept")
        return "".join(self.paragraphs)

    def speak(self, language: str) -> None:
        """From here on the text is in `language`; "" for that of the article."""
        self.language = language

    def open(self, note: Comment) -> None:
        """The span of a comment begins."""
        self.parts.append(f'<w:commentRangeStart w:id="{note.id}"/>')

    def close(self, note: Comment, *, deleted: bool = False) -> None:
        """The span of a comment ends; its sign may be part of a deletion, and then leaves with it."""
        sign = f'<w:r><w:commentReference w:id="{note.id}"/></w:r>'
        sign = self._tracked("del", sign) if deleted else sign
        self.parts.append(f'<w:commentRangeEnd w:id="{note.id}"/>{sign}')

    def change(self, old: str, new: str, at: int, leave: Sequence[Comment]) -> None:
        """A deletion with the comments that leave with it, before its last line ends; then an insertion."""
        shown = old.rstrip("\r\n")
        self.text("del", shown, at)
        for note in leave:
            self.close(note, deleted=True)
        self.text("del", old[len(shown) :], at + len(shown))
        self.text("ins", new, at)
        self.changed_to = at + len(old)

    def text(self, sort: str, text: str, at: int) -> None:
        """Text of one sort, which stands at offset `at` of the original."""
        start = 0
        for match in _LINE_END.finditer(text):
            self._put(sort, text[start : match.start()], at + start)
            self._end(sort)
            start = match.end()
        self._put(sort, text[start:], at + start)

    def _put(self, sort: str, text: str, at: int) -> None:
        if text:
            self.at = at if self.at is None else self.at
            self.parts.append(Piece(sort, text, self.language))

    def _end(self, sort: str) -> None:
        """End the paragraph; its mark is kept, deleted or inserted as the line end is."""
        pieces = [part for part in self.parts if isinstance(part, Piece)]
        from_right = reads_from_right([piece.text for piece in pieces])
        style = None if self.joins or sort != "kept" else self._style()
        self.joins = sort != "kept" and (self.joins or any(piece.sort != sort for piece in pieces))
        look = f'<w:pStyle w:val="{style}"/>' if style else ""
        look += "<w:bidi/>" if from_right else ""
        look += "" if sort == "kept" else f"<w:rPr><w:{sort} {self._author()}/></w:rPr>"
        content = "".join(self._content(part, from_right=from_right) for part in self.parts)
        self.paragraphs.append(f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{content}</w:p>")
        self.parts, self.at = [], None

    def _content(self, part: Piece | str, *, from_right: bool) -> str:
        if isinstance(part, str):
            return part
        shown = runs(part, from_right=from_right)
        return shown if part.sort == "kept" else self._tracked(part.sort, shown)

    def _tracked(self, sort: str, content: str) -> str:
        return f"<w:{sort} {self._author()}>{content}</w:{sort}>"

    def _author(self) -> str:
        self.ids += 1
        return f'w:id="{self.ids}" w:author="{AUTHOR}"'

    def _style(self) -> str | None:
        """The style of the block that the paragraph begins in."""
        index = -1 if self.at is None else bisect_right(self.starts, self.at) - 1
        if index < 0 or self.at is None or self.at > self.blocks[index].end:
            return None
        return _STYLES.get(self.blocks[index].kind)
