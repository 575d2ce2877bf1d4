"""A place where two characters touch that may have lost a space, and what stands on both sides of it."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.expressions import regex
from cleaner.glue.tokens import letters_at_end

REACH = 48
"""Code points that are looked at on each side; a longer run without a space is no prose."""
CLOSERS = ".,;:!?…)]»«”“\"'’"
_CHUNK_AFTER = regex.compile(r"\S*+")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*+")
_NUMBER = regex.compile(r"\d++(?:[.,:]\d++)*+")
_NUMBER_BEFORE = regex.compile(r"(?<!\d)\d++(?:[.,:]\d++)*+\Z")


class Ruling(NamedTuple):
    """Whether a space is surely missing, how likely it is, and why: a key of the evidence, with left, right, mark."""

    sure: bool
    confidence: float
    reason: str


class Junction(NamedTuple):
    """The place before the character at `offset` of `text`; `mark` is the character before it.

    chunk_before, chunk_after   what touches the place on either side, up to white space or REACH
    left                        the word before the mark, brackets and closing quotes skipped, "" if there is none
    left_length                 code points from the beginning of `left` (or of the marks) to the place
    number                      the number that ends at the place (marks skipped), "" if there is none
    right                       the word after the place, "" if there is none
    closes, opens               whether a quotation of speech ends, or begins, exactly here
    """

    text: str
    offset: int
    chunk_before: str
    chunk_after: str
    left: str
    left_length: int
    right: str
    number: str
    closes: bool
    opens: bool

    @classmethod
    def at(cls, text: str, offset: int, *, closes: bool, opens: bool) -> Junction:
        """The junction before `offset`."""
        reached = text[max(0, offset - REACH) : offset]
        before = "" if not reached or reached[-1].isspace() else reached.split()[-1]
        after = _CHUNK_AFTER.match(text, offset, offset + REACH)[0]
        stem = before.rstrip(CLOSERS)
        left = letters_at_end(stem)
        counted = _NUMBER_BEFORE.search(stem) if stem[-1:].isdigit() else None
        number = counted[0] if counted else ""
        right = _WORD.match(after)
        return cls(
            text=text,
            offset=offset,
            chunk_before=before,
            chunk_after=after,
            left=left,
            left_length=len(before) - len(stem) + len(left or number) or 1,
            right=right[0] if right else "",
            number=number,
            closes=closes,
            opens=opens,
        )

    @property
    def right_length(self) -> int:
        """Code points from the place to the end of the word, or number, on the right."""
        number = _NUMBER.match(self.chunk_after)
        return len(self.right) or (len(number[0]) if number else 1)

    @property
    def mark(self) -> str:
        """The character before the place."""
        return self.text[self.offset - 1]

    @property
    def next(self) -> str:
        """The character after the place."""
        return self.text[self.offset]

    @property
    def chunk(self) -> str:
        """Everything that touches the place, up to white space."""
        return self.chunk_before + self.chunk_after

    @property
    def before_mark(self) -> str:
        """The character before the mark, "" at the beginning of the text."""
        return self.text[self.offset - 2 : self.offset - 1] if self.offset >= 2 else ""

    @property
    def after_right(self) -> str:
        """The character after the word on the right, "" at the end of the text."""
        end = self.offset + len(self.right)
        return self.text[end : end + 1]
