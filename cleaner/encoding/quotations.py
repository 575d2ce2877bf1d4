"""The quotation marks of a line, and which of them belong together; a lone â may be any of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cleaner.encoding.looks import LONE
from cleaner.expressions import re

DOUBLE, SINGLE = "double", "single"
OTHER = {DOUBLE: SINGLE, SINGLE: DOUBLE}
KINDS = dict.fromkeys('“”„"', DOUBLE) | dict.fromkeys("‘’‚'", SINGLE)
_RUN = re.compile("[â“”„\"‘’‚']++")
_BEFORE_OPENING = " \t\xa0\u202f([«–—/"
_AFTER_CLOSING = " \t\xa0\u202f.,;:!?…)]»-–—/"
_BEFORE_CLOSING = ".,;:!?…»)%]"
_AFTER_OPENING = "([«¿¡…"
_APOSTROPHES = "’'"
_YEAR = re.compile(r"\d\d(?!\d)")
MOST_OPEN = 8
"""Quotations inside each other; more marks than these are none."""


@dataclass(eq=False, slots=True)
class Quote:
    """A mark at offset `at` of its line that opens or closes a quotation.

    kind      DOUBLE or SINGLE; "" for a lone sign
    inside    the mark that is open where this one opens
    partner   the mark at the other end of the quotation
    """

    at: int
    sign: str
    opens: bool
    kind: str
    inside: Quote | None = None
    partner: Quote | None = None

    @property
    def lone(self) -> bool:
        """Whether only the sign â is left of the mark."""
        return self.sign == LONE


def find(line: str, is_letter: Callable[[int], bool] = lambda at: False) -> list[Quote]:
    """The quotation marks of a line, in order, each with its partner.

    is_letter    whether the â at an offset is a letter or an apostrophe

    >>> [(quote.at, quote.opens) for quote in find("âNoâ, he said.")]
    [(0, True), (3, False)]
    """
    quotes = [quote for run in _RUN.finditer(line) for quote in _of_run(line, run.start(), run.end(), is_letter)]
    _join(quotes)
    return quotes


def _of_run(line: str, start: int, end: int, is_letter: Callable[[int], bool]) -> list[Quote]:
    """The marks that stand side by side at `start:end`: all open, all close, or none is a quotation mark."""
    before, after = line[start - 1 : start], line[end : end + 1]
    opens = before in _BEFORE_OPENING and after != "" and (after.isalnum() or after in _AFTER_OPENING)
    closes = before != "" and (before.isalnum() or before in _BEFORE_CLOSING) and after in _AFTER_CLOSING
    if not (opens or closes) or (opens and after.islower() and line[start:end] == LONE * 2):
        return []  # two zero-width spaces before a word show as two lone signs too
    signs = [(at, line[at]) for at in range(start, end) if line[at] != LONE or not is_letter(at)]
    if opens:
        signs = [(at, sign) for at, sign in signs if sign not in _APOSTROPHES or not _is_elided(line, at + 1)]
    return [Quote(at, sign, opens, KINDS.get(sign, "")) for at, sign in signs]


def _is_elided(line: str, at: int) -> bool:
    """Whether what stands at an offset is too short for a quotation: 's avonds, '80."""
    return _YEAR.match(line, at) is not None or not line[at : at + 2].isalpha()


def _join(quotes: list[Quote]) -> None:
    """Gives each mark its partner, the whole ones first, and each opening mark the one it stands inside."""
    _pair([quote for quote in quotes if not quote.lone])
    _pair(quotes)


def _pair(quotes: list[Quote]) -> None:
    opened: list[Quote] = []
    for quote in quotes:
        if quote.opens:
            quote.inside = opened[-1] if opened else None
            opened = [*opened[-MOST_OPEN:], quote]
            continue
        partner = quote.partner or _partner(quote, opened)
        if partner in opened:
            del opened[opened.index(partner) :]
            quote.partner, partner.partner = partner, quote


def _partner(quote: Quote, opened: list[Quote]) -> Quote | None:
    """The open mark that `quote` closes: the last one; for a mark whose kind shows, the last of its kind."""
    if not opened:
        return None
    last = opened[-1]
    if quote.lone or (last.lone and quote.sign not in _APOSTROPHES):
        return last if last.partner is None else None
    return next((other for other in reversed(opened) if other.kind == quote.kind and other.partner is None), None)
