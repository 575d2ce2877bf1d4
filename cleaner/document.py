"""A text together with what is known of its shape: blocks, lines, and the spans that no edit may touch."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import regex

from cleaner.spans import Spans

WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:[-'’\u2010\u2011][\p{L}\p{M}]+)*['’]?")
"""A word as a person counts them: letters, with inner hyphens and apostrophes, and a final apostrophe ("l’")."""
LETTERS = regex.compile(r"\p{L}[\p{L}\p{M}]*")
"""A run of letters: the unit of the lexicon."""

_LINE = regex.compile(r"[^\r\n]+")


class Kind(StrEnum):
    """What a block is for."""

    HEADLINE = "headline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    TABLE = "table"
    VERSE = "verse"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of non-blank lines, `start:end` in code points, without the line ending of the last line."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line that is not blank: `start:end` without its line ending and without outer white space."""

    start: int
    end: int
    text: str
    block: int
    """Index of the line's block in Document.blocks."""


@dataclass(frozen=True)
class Document:
    """One article. Offsets are code points of `text`, which is never normalised.

    >>> from cleaner.formats import parse
    >>> parse("Un titre\\n\\nUn paragraphe.").blocks[1].start
    10
    """

    text: str
    blocks: tuple[Block, ...] = ()
    protected: Spans = field(default_factory=Spans)
    quoted: Spans = field(default_factory=Spans)
    """Quotations of speech: text for character repairs, left alone by word repairs unless the rule says otherwise."""

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are not blank, in order."""
        starts = [block.start for block in self.blocks]
        out = []
        for match in _LINE.finditer(self.text):
            body = match[0].strip()
            if body:
                start = match.start() + match[0].index(body[0])
                out.append(Line(start, start + len(body), body, max(0, bisect_right(starts, start) - 1)))
        return tuple(out)

    @cached_property
    def letter_runs(self) -> Counter[str]:
        """How often each run of letters stands in the text, outside protected spans: the document's own evidence."""
        return Counter(
            match[0] for match in LETTERS.finditer(self.text) if not self.protected.overlaps(match.start(), match.end())
        )
