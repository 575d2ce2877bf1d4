"""Markdown: plain text with code, front matter and link targets that are no prose."""

from __future__ import annotations

import regex

from cleaner.document import Block, Kind
from cleaner.formats import plain
from cleaner.spans import Spans

_CODE = regex.compile(
    r"""
    \A(?:---[ \t]*\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)
      | \+\+\+[ \t]*\r?\n.*?\n\+\+\+[ \t]*(?:\r?\n|\Z))  # front matter
  | ^(?P<fence>`{3,}+|~{3,}+)[^\n`]*+\n.*?(?:^(?P=fence)[`~]*[ \t]*\r?$|\Z)  # fenced code
  | (?<=\]\()[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?=[ \t)])  # link target
  | ^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S+  # link reference
  | \[\^[^\]\s]+\]  # footnote mark
  | ^(?:[ ]{4}|\t)[^\n]*$  # indented code
    """,
    regex.VERBOSE | regex.DOTALL | regex.MULTILINE,
)
_ATX = regex.compile(r" {0,3}#{1,6}(?:\s|$)")
_QUOTE = regex.compile(r" {0,3}>")


def parse(text: str) -> tuple[tuple[Block, ...], Spans]:
    """The blocks of a Markdown text, and the spans in it that are code, front matter or link targets.

    >>> parse("# Titre\\n\\n```\\nx = 1\\n```\\n")[0][1].kind
    <Kind.CODE: 'code'>
    """
    code = Spans(match.span() for match in _CODE.finditer(text))
    headline_seen = False
    blocks = []
    for block in plain.parse(text):
        kind = block.kind
        body = text[block.start : block.end]
        if code.overlaps(block.start, block.start + 1):
            kind = Kind.CODE
        elif _ATX.match(body):
            kind = Kind.HEADING if headline_seen else Kind.HEADLINE
            headline_seen = True
        elif _QUOTE.match(body):
            kind = Kind.QUOTATION
        elif kind is Kind.HEADLINE:
            kind = Kind.PARAGRAPH
        blocks.append(Block(kind, block.start, block.end))
    return tuple(blocks), code
