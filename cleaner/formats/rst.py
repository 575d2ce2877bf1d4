"""reStructuredText: plain text in which directives, literal blocks, roles, targets and rulers are no prose."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Block, Kind
from cleaner.expressions import regex
from cleaner.formats import plain
from cleaner.spans import Spans

_PROSE_DIRECTIVES = frozenset(
    "admonition attention caution danger error hint important note seealso tip topic warning sidebar epigraph "
    "highlights pull-quote compound container versionadded versionchanged deprecated".split()
)
"""Directives whose body is text; the body of every other one is taken for code or data."""
_MARKUP = regex.compile(
    r"""
    ``[^`\n](?:[^\n]{0,500}?[^`\n])?``  # literal
  | (?:(?::\w[\w.+-]*+)++:)?`[^`\n]++`(?:(?::\w[\w.+-]*+)++:|_{1,2})  # role, reference
  | (?::\w[\w.+-]*+)++:`[^`\n]++`
  | (?<!\w)\|[^|\s](?:[^|\n]{0,99}[^|\s])?\|_{0,2}  # substitution
  | \[(?:\#?[\w.-]*+|\*)\]_(?!\w)  # footnote mark
  | (?<![\w`])\w++_{1,2}(?!\w)  # reference
  | ^[ \t]*+:[\w .-]{1,60}+:(?=\s)  # field
  | ^[ \t]*+(?P<ruler>[!-/:-@\[-`{-~])(?P=ruler)++[ \t]*+$  # line under or over a title
  | ^[ \t]*+[=+][=+ |-]{2,}+$  # border of a table
  | ^[ \t]*+>>>[^\n]*+$  # session
  | \\\S
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_LINE = regex.compile(r"(?P<indent>[ \t]*+)(?P<body>[^\r\n]*+)(?>\r\n|\r|\n|\Z)")
_EXPLICIT = regex.compile(r"\.\.(?:[ \t]|$)")
_DIRECTIVE = regex.compile(r"\.\.[ \t]++(?:\|[^|\n]++\|[ \t]++)?(?P<name>[\w:.+-]+?)::(?:[ \t]|$)")
_NOTE = regex.compile(r"\.\.[ \t]++\[[^\]\n]++\][ \t]++")
_TITLE_RULER = regex.compile(r"[\r\n][!-/:-@\[-`{-~]{3,}+[ \t]*+\Z")


def parse(text: str) -> tuple[tuple[Block, ...], Spans]:
    """The blocks of a reStructuredText, and the spans in it that are no prose.

    >>> text = "Titre\\n=====\\n\\nVoir ``x = 1`` :\\n\\n.. code-block:: sh\\n\\n   ls\\n"
    >>> [text[start:end] for start, end in parse(text)[1]]
    ['=====', '``x = 1``', '.. code-block:: sh\\n\\n   ls']
    """
    literal = Spans(_literal(text))
    markup = Spans(match.span() for match in _MARKUP.finditer(text)) | literal
    return tuple(_kinds(text, literal)), markup


def _kinds(text: str, literal: Spans) -> Iterator[Block]:
    headline = False
    for block in plain.parse(text):
        kind = block.kind
        if literal.overlaps(block.start, block.start + 1):
            kind = Kind.CODE
        elif _TITLE_RULER.search(text, block.start, block.end) or kind is Kind.HEADLINE:
            kind = Kind.HEADING if headline else Kind.HEADLINE
            headline = True
        yield Block(kind, block.start, block.end)


def _literal(text: str) -> Iterator[tuple[int, int]]:
    """Explicit markup and literal blocks, each with the lines that are indented under it."""
    start, depth, end = -1, 0, 0  # of the open block
    pending = -1  # indent of a paragraph that ended with "::"
    for line in _LINE.finditer(text):
        if not line["body"]:
            continue
        indent = len(line["indent"].expandtabs(8))
        if start >= 0:
            if indent > depth:
                end = line.end("body")
                continue
            yield start, end
            start = -1
        if 0 <= pending < indent:
            start, depth, end, pending = line.start(), pending, line.end("body"), -1
            continue
        pending = -1
        if _EXPLICIT.match(line["body"]):
            head = _head(line["body"])
            if head is None:
                start, depth, end = line.start(), indent, line.end("body")
            else:
                yield line.start(), line.start("body") + head
        elif line["body"].rstrip().endswith("::"):
            pending = indent
    if start >= 0:
        yield start, end


def _head(body: str) -> int | None:
    """How many code points of a line with explicit markup are markup; None if it and its body are no prose at all."""
    note = _NOTE.match(body)
    if note:
        return int(note.end())
    directive = _DIRECTIVE.match(body)
    if directive and directive["name"] in _PROSE_DIRECTIVES:
        return int(directive.end())
    return None
