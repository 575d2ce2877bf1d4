"""A text together with what is known of its shape: blocks, lines, and the spans that no edit may touch."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from cleaner.confidences import Confidences
from cleaner.expressions import re, regex
from cleaner.memo import Memo
from cleaner.spans import Spans

WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:[-'’\u2010\u2011][\p{L}\p{M}]+)*['’]?")
"""A word as a person counts them: letters, with inner hyphens and apostrophes, and a final apostrophe ("l’")."""
LETTERS = regex.compile(r"\p{L}[\p{L}\p{M}]*")
"""A run of letters: the unit of the lexicon."""

runs_of: Memo[tuple[str, ...]] = Memo(lambda piece: tuple(LETTERS.findall(piece)), words_only=True)
"""The runs of letters of a piece between white space."""
Answer = TypeVar("Answer")
LONG = 200_000
"""Code points of a text that has tables of its own: its different pieces fill a good part of those for all texts."""
BREAK = ""
"""Stands for the beginning or the end of a block where the pieces of a text are in one row."""
_LONE_RETURN = re.compile(r"\r(?!\n)")


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
    METADATA = "metadata"
    """A title or a description beside the article, such as in front matter: nothing in the article repeats it."""


class Block(NamedTuple):
    """A run of non-blank lines, `start:end` in code points, without the line ending of the last line."""

    kind: Kind
    start: int
    end: int


class Line(NamedTuple):
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
    breaks: Spans = field(default_factory=Spans)
    """Line ends that stand for markup of the source: an edit may take one only together with a whole block."""
    borders: frozenset[int] = frozenset()
    """Offsets at which an inline element of the source begins or ends: the places where scrapers glue words."""
    confidences: Confidences = field(default_factory=Confidences)
    """How sure the machine that read the page was of each word, where its file says so."""
    format: str = "text"
    """The format whose marks stand among the text: in "markdown", &amp; is how a writer says &. Else "text"."""

    carried: dict[Hashable, dict[Any, Any]] = field(default_factory=dict, repr=False, compare=False)
    """The tables of `carry`; one and the same for the documents that the passes of a run make of an article."""

    def allows(self, start: int, end: int, new: str) -> bool:
        """Whether putting `new` in the place of `start:end` leaves alone what no edit may touch."""
        if self.protected.overlaps(start, end):
            return False
        if not self.breaks.overlaps(start, end):
            return True
        return not new and any(edges >= {start, end} for edges in self._block_edges)

    @cached_property
    def _block_edges(self) -> tuple[set[int], set[int]]:
        """Where blocks start, or the text ends; where blocks end, or the text starts."""
        starts = {block.start for block in self.blocks} | {len(self.text)}
        return starts, {block.end for block in self.blocks} | {0}

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are not blank, in order."""
        starts, make, out = [start for _, start, _ in self.blocks], tuple.__new__, []
        for start, line in physical_lines(self.text):
            body = line.strip() if line else ""
            if body:
                if len(body) < len(line):
                    start += line.index(body[0])
                out.append(make(Line, (start, start + len(body), body, max(0, bisect_right(starts, start) - 1))))
        return tuple(out)

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """What stands between white space, in order: words with their marks."""
        if self.is_all_blocks:
            return tuple(chain.from_iterable(self.pieces_of_blocks))
        return tuple(self.text.split())

    @cached_property
    def is_all_blocks(self) -> bool:
        """Whether nothing but white space stands before, between and after the blocks, and some between any two."""
        starts, ends = [start for _, start, _ in self.blocks], [end for _, _, end in self.blocks]
        gaps = [self.text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
        if not starts or not all(map(str.isspace, gaps)):
            return False
        return not self.text[: starts[0]].strip() and not self.text[ends[-1] :].strip()

    @cached_property
    def different_pieces(self) -> frozenset[str]:
        """The same, each once and in no order: for what a piece says by itself."""
        return frozenset(self.pieces)

    @cached_property
    def texts_of_blocks(self) -> list[str]:
        """The text of each block."""
        text = self.text
        return [text[start:end] for _, start, end in self.blocks]

    @cached_property
    def pieces_of_blocks(self) -> list[tuple[str, ...]]:
        """The pieces of each block; in tuples, which the search for cyclic garbage leaves out once it saw them."""
        known = self.carry("pieces")
        return [known.get(text) or known.setdefault(text, tuple(text.split())) for text in self.texts_of_blocks]

    @cached_property
    def row(self) -> tuple[str, ...]:
        """The pieces of all blocks in order, BREAK before, between and after the blocks: to look at neighbours."""
        row = [BREAK]
        for pieces in self.pieces_of_blocks:
            row += pieces
            row.append(BREAK)
        return tuple(row)

    def starts(self, places: Iterable[int]) -> Iterator[int]:
        """Where the pieces at some places of `row`, which rise and are no BREAK, begin in the text."""
        row, find, blocks = self.row, self.text.index, zip(self.blocks, self.pieces_of_blocks, strict=True)
        at, last, here, even = 0, 0, 0, True  # a place and where its piece begins; the last place of its block
        for place in places:
            while place > last:
                (_, here, end), pieces = next(blocks)
                at, last = last + 1, last + 1 + len(pieces)
                even = sum(map(len, pieces)) + len(pieces) - 1 == end - here  # one space after each but the last
                here = here if even or not pieces else find(pieces[0], here)
            if even:
                here += sum(map(len, row[at:place])) + place - at
            else:
                for before in range(at, place):
                    here = find(row[before + 1], here + len(row[before]))
            at = place
            yield here

    @cached_property
    def letter_runs(self) -> Counter[str]:
        """How often each run of letters stands in the text, outside protected spans: the document's own evidence."""
        if not self.protected:
            return self.all_letter_runs
        counts, overlaps = self.all_letter_runs.copy(), self.protected.overlaps
        for start, end in self.beside_protected:
            for match in LETTERS.finditer(self.text, start, end):
                if overlaps(*match.span()):
                    counts[match[0]] -= 1
        return +counts

    @cached_property
    def all_letter_runs(self) -> Counter[str]:
        """The same with those in protected spans."""
        return Counter(self._runs())

    @cached_property
    def beside_protected(self) -> list[tuple[int, int]]:
        """Where the pieces that a protected span touches begin and end, such that touch the same or each other as one.

        What is to be counted outside protected spans is counted everywhere, and less in these few pieces.
        """
        text, found, last = self.text, list[tuple[int, int]](), 0
        for start, end in self.protected.within(0, len(text)):
            start, end = max(start, last), max(end, last)
            while start > last and not text[start - 1].isspace():
                start -= 1
            while end < len(text) and not text[end].isspace():
                end += 1
            if found and start == last:
                start = found.pop()[0]
            found.append((start, end))
            last = end
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """The different runs of letters of the text, protected ones too."""
        return frozenset(chain.from_iterable(map(self.answers(runs_of).__getitem__, self.different_pieces)))

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The same in small letters."""
        return frozenset(map(str.lower, self.words))

    @cached_property
    def capital_words(self) -> list[str]:
        """Those of `words` that begin with a capital that has a small letter, in no order."""
        return [word for word in self.words - self.small_words if word[0].isupper()]

    @cached_property
    def placed_runs(self) -> list[tuple[str, int]]:
        """Every run of letters with its offset, in order, protected ones too."""
        find, at, out = self.text.find, 0, []
        for word in self._runs():  # no letter stands before the next run, so that the first place found is its own
            at = find(word, at)
            out.append((word, at))
            at += len(word)
        return out

    def memo(self, key: Hashable) -> dict[Any, Any]:
        """A table that lives as long as the document, for what several stages would make of its text."""
        return self._memos.setdefault(key, {})

    def carry(self, key: Hashable) -> dict[Any, Any]:
        """A table that lives as long as the article is being cleaned, for what a paragraph or line says by itself.

        Whatever is in it must follow from the key and the text of the paragraph alone, so that it holds wherever and
        in whichever pass that text stands.
        """
        return self.carried.setdefault(key, {})

    def answers(self, memo: Memo[Answer]) -> Mapping[str, Answer]:
        """The answers of `memo` for BREAK and all pieces; of a long text in a table that its passes share.

        What a memo forgets in the course of a long text would be worked out anew after each repair.
        """
        if len(self.text) < LONG:
            return memo
        if memo not in self._answers:
            table: dict[str, Answer] = self.carry("answers").setdefault(memo, {BREAK: memo[BREAK]})
            table.update((piece, memo[piece]) for piece in self.different_pieces.difference(table))
            self._answers[memo] = table
        return self._answers[memo]

    @cached_property
    def _answers(self) -> dict[Memo[Any], dict[str, Any]]:
        return {}

    @cached_property
    def _memos(self) -> dict[Hashable, dict[Any, Any]]:
        return {}

    def _runs(self) -> Iterator[str]:
        return chain.from_iterable(map(self.answers(runs_of).__getitem__, self.pieces))


def physical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Every line of `text`, also blank ones, with the offset at which it begins and without its line ending.

    >>> [*physical_lines("un\\r\\n\\ndeux")]
    [(0, 'un'), (4, ''), (5, 'deux')]
    """
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    at = 0
    for line in text.split("\n"):
        yield at, line.removesuffix("\r")
        at += len(line) + 1
