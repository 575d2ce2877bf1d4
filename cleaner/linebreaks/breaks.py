"""Finds the places at which a word may have been broken: a hyphen at a line end, or one followed by a space."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple
from unicodedata import combining

from cleaner.expressions import re, regex

HYPHENS = "-\u2010\u00ad\u00ac\u2e17"
"""Hyphen-minus, hyphen, soft hyphen, not sign (OCR prints it for a soft hyphen), double oblique hyphen."""
SOFT = "\u00ad\u00ac"
"""Signs that stand at a line end only because a word was broken there."""

_END = r"(?>\r\n|\r|\n)"
_BROKEN = regex.compile(
    rf"""
    (?<=[\p{{L}}\p{{M}}])(?P<hyphen>[{HYPHENS}])
    (?P<gap>[^\S\r\n]*+{_END}[^\S\r\n]*+|[ ])
    (?P<right>\p{{L}}[\p{{L}}\p{{M}}]*+)
    """,
    regex.VERBOSE,
)
_HYPHEN_AT_END = re.compile(rf"[{HYPHENS}]\s")
"""The only look that most texts get."""
_TAIL = regex.compile(rf"(?P<tail>\S*+)(?P<space>[^\S\r\n]*+{_END}?+)")
MOST_PARTS = 6
"""Parts of a word, one a line: the narrowest columns break a word twice. More would take more passes than the chain
has, because two neighbouring breaks are not mended at once."""
_HEAD_SIGNS = "-'’\u2010\u2011"
LONGEST_HEAD = 40
"""Code points before the broken part that are looked at for the rest of its compound ("arc-en-" before "ciel")."""


class Break(NamedTuple):
    """A word in two halves: `start` is the offset of the left half, `end` that behind the right half, in code points.

    head      what stands before the left half without a space: "arc-" of "arc-en-\\nciel", "l'" of "l'exa-\\nmen"
    gap       the white space between the halves, with the line ending if there is one
    tail      what follows the right half without a space: "," or "'hui"
    space     the white space after the tail, at most to the end of its line
    """

    start: int
    end: int
    head: str
    left: str
    hyphen: str
    gap: str
    right: str
    tail: str
    space: str

    @property
    def at_line_end(self) -> bool:
        """Whether the halves stand on two lines."""
        return self.gap != " "

    @property
    def joined(self) -> str:
        """The word without the hyphen."""
        return self.left + self.right

    @property
    def compound(self) -> str:
        """The word with a hyphen."""
        return self.left + self.sign + self.right

    @property
    def sign(self) -> str:
        """The hyphen to keep where it was a real one."""
        return "-" if self.hyphen in SOFT + "\u2e17" else self.hyphen


def breaks(text: str) -> Iterator[Break]:
    """The places of `text` at which a hyphen is followed by a line ending or by one space, in order.

    >>> [found.joined for found in breaks("une exa-\\nmination")]
    ['examination']
    """
    if not _HYPHEN_AT_END.search(text):
        return
    for match in _of_words(_BROKEN.finditer(text)):
        start = letters_before(text, match.start())
        if start == match.start():  # a letter that `regex` knows and Python's older tables do not
            continue
        tail, space = tail_of(text, match.end())
        yield Break(
            start,
            match.end(),
            _head(text, start),
            text[start : match.start()],
            match["hyphen"],
            match["gap"],
            match["right"],
            tail,
            space,
        )


def _of_words(matches: Iterable[regex.Match[str]]) -> Iterator[regex.Match[str]]:
    """Those of a word in at most MOST_PARTS: what goes on longer from hyphen to hyphen is no word of any page."""
    row: list[regex.Match[str]] = []
    for match in chain(matches, (None,)):
        if match and (not row or row[-1].end() == match.start()):
            row.append(match)
            continue
        if len(row) < MOST_PARTS:
            yield from row
        row = [match] if match else []


def letters_before(text: str, end: int) -> int:
    """The offset at which the run of letters that ends at `end` begins; at most LONGEST_HEAD letters are looked at."""
    start = end
    while start > 0 and end - start < LONGEST_HEAD and (text[start - 1].isalpha() or combining(text[start - 1])):
        start -= 1
    while start < end and not text[start].isalpha():
        start += 1
    return start


def tail_of(text: str, end: int) -> tuple[str, str]:
    """What follows a word that ends at `end` without a space, and the white space behind that, within the line.

    >>> tail_of("atten-\\ndre, dit-il", 10)
    (',', ' ')
    """
    match = _TAIL.match(text, end)
    return (match["tail"], match["space"]) if match else ("", "")


def moved_up(gap: str, tail: str, space: str) -> str:
    """What follows a word whose second half has moved up: its tail, then the end of the line it left or of its own."""
    at_end = not space or space[-1] in "\r\n"
    return tail + (space if at_end else gap.strip(" \t"))


def _head(text: str, start: int) -> str:
    at = start
    while at > 0 and start - at < LONGEST_HEAD and (text[at - 1].isalnum() or text[at - 1] in _HEAD_SIGNS):
        at -= 1
    return text[at:start]
