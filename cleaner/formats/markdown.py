"""Markdown: blocks as CommonMark reads them, and the spans that are code, front matter or link targets.

markdown-it-py says of each line which block it belongs to; inside a line, where it gives no positions, patterns find
what is no prose.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleaner.document import Block, Kind
from cleaner.expressions import regex
from cleaner.formats import frontmatter
from cleaner.spans import Spans

if TYPE_CHECKING:
    from markdown_it.token import Token

_INLINE = regex.compile(
    r"""
    (?<=\]\()[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+(?=[ \t)])  # link target
  | ^[ ]{0,3}\[[^\^\]\n][^\]\n]*+\]:[ \t]*+\S++[^\n]*+  # link reference
  | \[\^[^\]\[\s]{1,99}+\]:?  # footnote mark
  | (?<!`)(?P<ticks>`++)(?!`)[^\n]{0,500}?[^`\n](?P=ticks)(?!`)  # code
  | (?<![\\$])\$(?=[^\s$])[^$\n\\^_={}]{0,99}+[\\^_={}][^$\n]{0,400}+(?<!\s)\$(?!\d)  # formula
  | \\[!-/:-@\[-`{-~]  # escaped sign
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_LINE_END = regex.compile(r"\r\n|\r|\n")
_LEAVES = {"fence": Kind.CODE, "code_block": Kind.CODE, "hr": Kind.CODE, "html_block": Kind.PARAGRAPH}
_ITEMS, _QUOTES = "list_item_open", "blockquote_open"
_UNDERLINE = regex.compile(r"\A[ ]{0,3}(?:=++|-++)[ \t]*+\Z")


def parse(text: str) -> tuple[tuple[Block, ...], Spans]:
    """The blocks of a Markdown text, and the spans in it that are code, front matter or link targets.

    >>> parse("# Titre\\n\\n```\\nx = 1\\n```\\n")[0][1].kind
    <Kind.CODE: 'code'>
    """
    front = frontmatter.span(text)[1]
    lines = _Lines(text, front)
    metadata = [Block(Kind.METADATA, *span) for span in frontmatter.values(text)]
    blocks = list(_blocks(lines))
    blocks += [Block(Kind.CODE, *span) for span in (*_between(0, front, metadata), *lines.left_over(blocks))]
    blocks = sorted(metadata + blocks, key=lambda block: block.start)
    code = [(block.start, block.end) for block in blocks if block.kind is Kind.CODE]
    code += [*_underlines(text, blocks), *(match.span() for match in _INLINE.finditer(text, front))]
    return tuple(blocks), Spans(code)


class _Lines:
    """The lines of the text behind its front matter, as the parser counts them."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        ends = list(_LINE_END.finditer(text, start))
        self._starts = [start, *(end.end() for end in ends)]
        self._stops = [*(end.start() for end in ends), len(text)]
        self.source = _LINE_END.sub("\n", text[start:]).replace("\0", "\ufffd")

    def span(self, first: int, after: int) -> tuple[int, int]:
        """From line `first` to the line before `after`, without the blank lines at its end."""
        last = min(after, len(self._starts)) - 1
        while last > first and not self._body(last):
            last -= 1
        return self._starts[first], self._stops[last]

    def left_over(self, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
        """The lines that hold something and belong to no block: link references, table rulers."""
        starts = [block.start for block in blocks]
        for start, stop in zip(self._starts, self._stops, strict=True):
            at = bisect_left(starts, stop) - 1
            if self._text[start:stop].strip() and (at < 0 or blocks[at].end <= start):
                yield start, stop

    def _body(self, line: int) -> str:
        return self._text[self._starts[line] : self._stops[line]].strip(" \t>")


def _blocks(lines: _Lines) -> Iterator[Block]:
    containers: list[str] = []
    headline = False
    for token in _tokens(lines.source):
        if token.type in (_ITEMS, _QUOTES):
            containers.append(token.type)
        elif token.type in (_ITEMS.replace("open", "close"), _QUOTES.replace("open", "close")):
            containers.pop()
        elif token.map and (kind := _kind(token, containers)):
            if kind is Kind.HEADING and not headline and not containers:
                kind, headline = Kind.HEADLINE, True
            yield Block(kind, *lines.span(*token.map))


def _tokens(source: str) -> list[Token]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    tokens: list[Token] = []
    parser.block.parse(source, parser, {}, tokens)
    return tokens


def _kind(token: Token, containers: Sequence[str]) -> Kind | None:
    """What the text of a leaf is for; None for a token that holds none of its own."""
    if token.type in ("heading_open", "tr_open"):
        return Kind.HEADING if token.type == "heading_open" else Kind.TABLE
    if token.type == "paragraph_open":
        if _QUOTES in containers:
            return Kind.QUOTATION
        return Kind.LIST_ITEM if containers else Kind.PARAGRAPH
    return _LEAVES.get(token.type)


def _underlines(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The line under a title."""
    for block in blocks:
        if block.kind in (Kind.HEADLINE, Kind.HEADING):
            start = max(text.rfind("\n", block.start, block.end), text.rfind("\r", block.start, block.end)) + 1
            if start and _UNDERLINE.match(text[start : block.end]):
                yield start, block.end


def _between(start: int, end: int, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """What of `start:end` lies in none of `blocks`."""
    for block in blocks:
        yield start, block.start
        start = block.end
    if start < end:
        yield start, end
