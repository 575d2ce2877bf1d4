"""HTML: the text between the tags, with its entities read and its white space as a browser shows it.

What a browser does not show as text of the page (scripts, forms, navigation, preformatted text) is left out, so that
no rule sees it. Tags, attributes, comments and entities stay as they are.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from cleaner.document import Block, Kind
from cleaner.expressions import regex
from cleaner.formats.projection import Piece, Projection

_KINDS = {
    "h1": Kind.HEADLINE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), Kind.LIST_ITEM),
    **dict.fromkeys(("td", "th", "caption"), Kind.TABLE),
    **dict.fromkeys(("figcaption", "legend"), Kind.CAPTION),
    "blockquote": Kind.QUOTATION,
}
"""What the text of an element is for; the innermost one that says so decides."""
_BLOCKS = frozenset(_KINDS) | frozenset(
    "address article body center details dialog div dl fieldset figure footer header hgroup hr html main ol p "
    "search section summary table tbody tfoot thead tr ul".split()
)
_UNSEEN = frozenset(
    "aside audio button canvas datalist embed footer form head iframe math menu nav noscript object optgroup option "
    "pre script select style svg template textarea title video".split()
)
"""Elements whose text is no prose of the page, or must not change by a character."""
_DEEPEST = 64
"""Elements above this many open ones are not looked for: unclosed tags by the thousand cost no more than one."""
_CODE = frozenset(("code", "kbd", "samp", "tt", "var"))
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_RAW = frozenset("iframe noembed noframes script style textarea title xmp".split())
"""Elements that hold no tags: what looks like one is text."""
MARKUP = regex.compile(
    r"""
    <!--.*?(?:-->|\Z) | <!\[CDATA\[.*?(?:\]\]>|\Z) | <[!?/](?![A-Za-z])[^>]*+>?+ | <[!?][^>]*+>?+
  | <(?:/(?P<close>[A-Za-z][^\s/>]*+)|(?P<open>[A-Za-z][^\s/>]*+))
    (?:[^>"'=]++|=\s*+(?:"[^"]*+"?+|'[^']*+'?+)?+|["'])*+>?+
    """,
    regex.VERBOSE | regex.DOTALL,
)
"""Comments, declarations and tags, as the HTML standard's tokenizer ends them; an open one reaches to the end."""
_TOKEN = regex.compile(r"(?P<entity>&(?:\#\d++|\#[xX][0-9a-fA-F]++|[A-Za-z][A-Za-z0-9]*+);?)|(?P<space>[ \t\n\r\f]++)")
_CLOSING = regex.compile(r"(?:</[^<>]*+>)*+")


@dataclass(frozen=True)
class Page:
    """An HTML file as the stages see it.

    projection   the text and the way back to the source
    blocks       of the text
    fixed        spans of the text that no edit may touch: code, and characters that an entity names for their effect
    borders      offsets of the text where an inline element begins or ends
    """

    projection: Projection
    blocks: tuple[Block, ...]
    fixed: tuple[tuple[int, int], ...]
    borders: tuple[int, ...]


def read(source: str) -> Page:
    """The page that `source` holds; any string is one.

    >>> read("<h1>Un titre</h1><p>d&eacute;j&agrave; <b>vu</b></p>").projection.text
    'Un titre\\n\\ndéjà vu'
    """
    return _Layout(source).page(_Reader(source).runs())


@dataclass
class _Run:
    """Text between two tags: `start:end` of the source, and what stands before it."""

    start: int
    end: int
    kind: Kind
    code: bool
    lines: int
    """0: an inline border or nothing parts it from the run before; 1: a line break; 2: the border of a block."""


class _Reader:
    """Follows the tags of a source and tells in which elements each run of text stands.

    The tags are found by a pattern, because the standard library's parser needs quadratic time for an open comment or
    tag and stops with an error at an unknown declaration.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._open: list[str] = []
        self._unseen = 0
        self._separator = 2

    def runs(self) -> Iterator[_Run]:
        """The runs of text that a reader of the page sees, in order."""
        at, size = 0, len(self._source)
        while at < size:
            markup = MARKUP.search(self._source, at)
            end = markup.start() if markup else size
            if at < end and not self._unseen:
                yield self._run(at, end)
            at = size if markup is None else self._read(markup)

    def _run(self, start: int, end: int) -> _Run:
        around = self._open[-_DEEPEST:]
        kind = next((_KINDS[tag] for tag in reversed(around) if tag in _KINDS), Kind.PARAGRAPH)
        run = _Run(start, end, kind, not _CODE.isdisjoint(around), self._separator)
        self._separator = 0
        return run

    def _read(self, markup: regex.Match[str]) -> int:
        """Take a tag into account; the offset behind it, or behind the whole element where that holds no tags."""
        tag = (markup["open"] or markup["close"] or "").lower()
        if tag == "br":
            self._separator = min(2, self._separator + 1)
        elif tag in _BLOCKS or tag in _UNSEEN:
            self._separator = 2
        if markup["close"]:
            self._close(tag)
        elif tag in _RAW:
            end = regex.compile(rf"</{tag}(?=[\s/>])", regex.IGNORECASE).search(self._source, markup.end())
            return int(end.start()) if end else len(self._source)
        elif tag and tag not in VOID:
            self._open.append(tag)
            self._unseen += tag in _UNSEEN
        return int(markup.end())

    def _close(self, tag: str) -> None:
        if tag in self._open[-_DEEPEST:]:
            while (last := self._open.pop()) != tag:
                self._unseen -= last in _UNSEEN
            self._unseen -= tag in _UNSEEN


@dataclass
class _Layout:
    """Lays the runs out as text: one line for what a browser shows as one, a blank line between blocks."""

    source: str
    pieces: list[Piece] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    fixed: list[tuple[int, int]] = field(default_factory=list)
    borders: list[int] = field(default_factory=list)
    length: int = 0
    space: tuple[int, int] | None = None
    """White space of the source that becomes a space if text of the same line follows."""
    separator: int = 2
    kind: Kind = Kind.PARAGRAPH
    headline: bool = False

    def page(self, runs: Iterator[_Run]) -> Page:
        for run in runs:
            self._run(run)
        return Page(
            Projection(self.source, self.pieces, _escape), tuple(self.blocks), tuple(self.fixed), tuple(self.borders)
        )

    def _run(self, run: _Run) -> None:
        self.separator = max(self.separator, run.lines)
        if self.pieces and not run.lines:
            self.borders.append(self.length)
        first = len(self.pieces)
        at = run.start
        is_open = False
        for match in _TOKEN.finditer(self.source, run.start, run.end):
            self._text(at, match.start(), run, held=is_open)
            at = match.end()
            is_open = match["entity"] is not None and not match[0].endswith(";")
            if match["space"]:
                self.space = self.space or match.span()
            else:
                self._entity(match.start(), match.end(), run)
        self._text(at, run.end, run, held=is_open)
        if run.code:
            self._fix(len("".join(piece.text for piece in self.pieces[first:]).lstrip()))

    def _text(self, start: int, end: int, run: _Run, *, held: bool) -> None:
        """Plain text; `held` if its first character ends an entity without a semicolon, and so must stay."""
        if start < end:
            self._add(self.source[start:end], start, end, run)
            if held:
                first = self.length - (end - start)
                self.fixed.append((first, first + 1))

    def _entity(self, start: int, end: int, run: _Run) -> None:
        char = html.unescape(self.source[start:end])
        if not char:  # a number that is no character: a browser shows nothing
            return
        plain = _plain_end(self.source[start:end], char)
        if plain == len(char):
            self._text(start, end, run, held=False)
            return
        char = char[: len(char) - plain]
        self._add(char, start, end - plain, run)
        if len(char) > 1 or (
            unicodedata.category(char) in ("Cf", "Zs", "Cc", "Zl", "Zp") and char != "\N{NO-BREAK SPACE}"
        ):
            self._fix(len(char))
        self._text(end - plain, end, run, held=True)

    def _fix(self, size: int) -> None:
        """No edit may touch the last `size` code points."""
        self.fixed.append((self.length - size, self.length))

    def _add(self, text: str, start: int, end: int, run: _Run) -> None:
        """One piece, behind the space or the break that parts it from the one before."""
        if self.separator and self.pieces:
            last = self.pieces[-1]
            self._piece(Piece("\n" * self.separator, last.end, last.end, last.end))
        elif self.space and self.pieces:
            self._piece(Piece(" ", *self.space, self._seam(self.space[1])))
        if self.separator == 2 or not self.blocks:
            self._block(run)
        self.separator, self.space = 0, None
        self._piece(Piece(text, start, end, self._seam(end)))
        block = self.blocks[-1]
        self.blocks[-1] = Block(block.kind, block.start, self.length)

    def _piece(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.length += len(piece.text)

    def _block(self, run: _Run) -> None:
        kind = Kind.HEADING if run.kind is Kind.HEADLINE and self.headline else run.kind
        self.headline |= kind is Kind.HEADLINE
        self.blocks.append(Block(kind, self.length, self.length))

    def _seam(self, end: int) -> int:
        match = _CLOSING.match(self.source, end)
        return match.end() if match else end


def _plain_end(entity: str, shown: str) -> int:
    """How many code points of what looks like an entity are text behind one: `amp;` in `&ampamp;`, all of `&co;`.

    >>> _plain_end("&ampamp;", "&amp;"), _plain_end("&eacute;", "é")
    (4, 0)
    """
    size = 0
    while size < len(shown) and shown[-1 - size] == entity[-1 - size]:
        size += 1
    return size


def _escape(text: str) -> str:
    return html.escape(text, quote=False)
