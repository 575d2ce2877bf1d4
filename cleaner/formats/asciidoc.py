"""AsciiDoc: plain text in which delimited blocks, attributes, macros and comments are no prose."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Block, Kind
from cleaner.expressions import regex
from cleaner.formats import plain
from cleaner.spans import Spans

_MARKUP = regex.compile(
    r"""
    ^:!?[\w-]++!?:[^\n]*+$  # attribute
  | ^\[[^\]\n]*+\][ \t]*+\r?$  # attributes of a block
  | ^//(?!/)[^\n]*+$  # comment
  | ^\|={3,}+[ \t]*+\r?$ | ^(?:={4,}|\*{4,}|_{4,}|-{2})[ \t]*+\r?$  # border of a table or a block
  | ^={1,6}[ \t] | ^\.(?=[^\s.])  # mark of a title
  | \b[a-z][\w-]*+::?[^\s\[\]]*+\[[^\]\n]*+\]  # macro
  | <<[^>\n]++>> | \[\[[^\]\n]++\]\] | \{[\w-]++\}  # reference, anchor, attribute
  | (?<![\w`])`{1,2}[^`\n]++`{1,2} | (?<![\w+])\+{1,3}(?!\s)[^+\n]++\+{1,3}  # literal
  | ^\|(?=\S) | ^(?:<\d++>|\+[ \t]*+\r?$)
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_LITERAL = regex.compile(
    r"^(?P<border>-{4,}+|\.{4,}+|\+{4,}+|/{4,}+|`{3,}+)[^\n`]*+\n(?:.*?^(?P=border)[ \t]*+\r?$|.*+)",
    regex.DOTALL | regex.MULTILINE,
)
_TITLE = regex.compile(r"={1,6}[ \t]")
_LINK_TEXT = regex.compile(r"\b(?:link|https?|xref|footnote|mailto):[^\s\[\]]*+\[(?P<text>[^\]\n]++)\]")


def parse(text: str) -> tuple[tuple[Block, ...], Spans]:
    """The blocks of an AsciiDoc text, and the spans in it that are no prose.

    >>> text = "= Titre\\n\\nVoir link:a.html[la suite].\\n\\n----\\nx = 1\\n----\\n"
    >>> [text[start:end] for start, end in parse(text)[1]]
    ['= ', 'link:a.html[', ']', '----\\nx = 1\\n----']
    """
    literal = Spans(match.span() for match in _LITERAL.finditer(text))
    shown = [match.span("text") for match in _LINK_TEXT.finditer(text)]
    markup = Spans(_without(Spans(match.span() for match in _MARKUP.finditer(text)), Spans(shown)))
    return tuple(_kinds(text, literal)), markup | literal


def _without(spans: Spans, shown: Spans) -> Iterator[tuple[int, int]]:
    """What of `spans` lies in none of `shown`: the text of a link is prose."""
    for start, end in spans:
        for low, high in shown.within(start, end):
            yield start, low
            start = high
        yield start, end


def _kinds(text: str, literal: Spans) -> Iterator[Block]:
    headline = False
    for block in plain.parse(text):
        kind = block.kind
        if literal.overlaps(block.start, block.start + 1):
            kind = Kind.CODE
        elif _TITLE.match(text, block.start):
            kind = Kind.HEADING if headline else Kind.HEADLINE
            headline = True
        elif kind is Kind.HEADLINE:
            kind = Kind.PARAGRAPH
        yield Block(kind, block.start, block.end)
