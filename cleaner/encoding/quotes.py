"""Quotation marks, dashes and apostrophes of which only the sign â is left: "âNoâ", "this â that", "2018â2019".

All of them begin with the same byte in UTF-8. Which one it was is read from the places in the line, from the quotation
that is open there, and from the marks that are whole elsewhere in the article; where the text has none, from the
convention of the language. Without any of these several readings are left, and none is certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cleaner.encoding.evidence import Evidence
from cleaner.encoding.looks import LONE, may_have_marks
from cleaner.encoding.quotations import OTHER, Quote, find
from cleaner.encoding.quotestyle import Style, style_of
from cleaner.expressions import re

_LINE = re.compile(r"[^\r\n]+")
_DASH = re.compile(r"(?<=[ \xa0])â(?=[ \xa0])")
_RANGE = re.compile(r"(?<!\d)(\d+)(â)(?=(\d+))")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]*\Z")
_LETTERS_AFTER = re.compile(r"[^\W\d_]*")
_NEXT_WORD = re.compile(r" [^\W\d_]")
_YEAR = re.compile(r"\d\d(?!\d)")
_REACH = 40
SHORTEST_WORD = 3
"""Letters of a known word that shows that the sign before it is none of its letters."""
_STOPS = ".,;:!?…"
_THOUSAND = 3
"""Digits of a group: "10â000" may have had a thin space."""
_DASHES = ("–", "—")
_APOSTROPHE = ("’",)


class Mark(NamedTuple):
    """A lone sign, its offset in code points, and what it may have been, likeliest first; one reading is certain."""

    at: int
    readings: tuple[str, ...]


def read(text: str, evidence: Evidence) -> list[Mark]:
    """What the lone signs of `text` were, in order; those of which nothing tells that they are damage are left out."""
    found = [line for line in _LINE.finditer(text) if may_have_marks(line[0], evidence)] if LONE in text else []
    style = style_of(evidence.text, evidence.data) if found else None
    if style is None:
        return []
    lines = [_Line(line[0], evidence, style) for line in found]
    proven = evidence.shows_first_bytes or any(line.is_damaged() for line in lines)
    return [
        Mark(start.start() + mark.at, mark.readings)
        for start, line in zip(found, lines, strict=True)
        for mark in line.marks(proven=proven)
    ]


class _Line:
    """The lone signs of one line."""

    def __init__(self, line: str, evidence: Evidence, style: Style) -> None:
        self._line = line
        self._evidence = evidence
        self._style = style
        self._apostrophes: set[int] = set()
        self._genitives: set[int] = set()
        self._quotes = self._matched()
        _give_kinds(self._quotes, style.outer)

    def is_damaged(self) -> bool:
        """Whether a sign stands where it can be no letter: beside another one, after a stop, before a whole word."""
        apostrophes = self._genitives | self._apostrophes
        return bool(apostrophes) or any(quote.lone and self._is_proof(quote) for quote in self._quotes)

    def marks(self, *, proven: bool) -> Iterator[Mark]:
        """The signs of the line; `proven`: something in the text shows that they are damage."""
        for match in _RANGE.finditer(self._line):
            if len(match[1]) > _THOUSAND or len(match[3]) != _THOUSAND:
                yield Mark(match.start(2), _DASHES[:1])
        for match in _DASH.finditer(self._line):
            dash = self._style.dash or (self._style.usual if proven else "")
            if dash or proven:
                yield Mark(match.start(), (dash,) if dash else _DASHES)
        for at in sorted(self._apostrophes | self._genitives) if proven else ():
            yield Mark(at, _APOSTROPHE)
        for quote in self._quotes if proven else ():
            if quote.lone and not self._may_be_apostrophe(quote):
                yield Mark(quote.at, self._style.readings(quote.kind, opens=quote.opens))

    def _may_be_apostrophe(self, quote: Quote) -> bool:
        """Whether the sign stands before a year and closes nowhere: "gli anni â80"."""
        return quote.opens and quote.partner is None and _YEAR.match(self._line, quote.at + 1) is not None

    def _matched(self) -> list[Quote]:
        """The quotation marks; a sign after a name in s is an apostrophe where it closes nothing."""
        quotes = find(self._line, self._is_letter)
        names = {quote.at for quote in quotes if quote.lone and not quote.opens and self._ends_name(quote.at)}
        if names and _unopened(quotes):
            others = find(self._line, lambda at: at in names or self._is_letter(at))
            if _unopened(others) < _unopened(quotes):
                self._genitives = names
                return others
        return quotes

    def _is_letter(self, at: int) -> bool:
        """Whether the sign belongs to its word: as a letter, or as an apostrophe, which is noted."""
        before, after = self._around(at)
        key, rest = ("apocopes", before) if before else ("aphaereses", after)
        if rest and not (before and after) and rest.lower() in self._evidence.words(key):
            self._apostrophes.add(at)
            return True
        return (before + after) != "" and self._evidence.knows(before + LONE + after)

    def _ends_name(self, at: int) -> bool:
        """Whether a genitive may end here: "Watersâ plaats", and in English "the studentsâ union" too."""
        before, _ = self._around(at)
        endings = tuple(self._evidence.words("genitive_without_s"))
        if len(before) <= SHORTEST_WORD or not before.endswith(endings) or not _NEXT_WORD.match(self._line, at + 1):
            return False
        return before.istitle() or (before.islower() and bool(self._evidence.data.get("plural_genitive")))

    def _around(self, at: int) -> tuple[str, str]:
        """The letters right before and right after an offset."""
        before = _LETTERS_BEFORE.search(self._line[max(0, at - _REACH) : at])
        after = _LETTERS_AFTER.match(self._line[at + 1 : at + 1 + _REACH])
        return before[0] if before else "", after[0] if after else ""

    def _is_proof(self, quote: Quote) -> bool:
        if quote.partner is not None and quote.partner.lone:
            return True
        if not quote.opens:
            return self._line[quote.at - 1 : quote.at] in _STOPS
        word = self._around(quote.at)[1]
        return len(word) >= SHORTEST_WORD and (self._evidence.knows(word) or self._evidence.knows(word.lower()))


def _unopened(quotes: list[Quote]) -> int:
    """How many marks close what was not opened in the line."""
    return sum(not quote.opens and quote.partner is None and quote.sign not in "’'" for quote in quotes)


def _give_kinds(quotes: list[Quote], outer: str) -> None:
    """Says of every lone mark whether it was a double one: quotations inside others have the other kind."""
    by_place = {quote.at: quote for quote in quotes}
    for quote in quotes:
        if not quote.kind:
            quote.kind = _kind(quote, by_place, outer)


def _kind(quote: Quote, by_place: Mapping[int, Quote], outer: str) -> str:
    if quote.partner is not None and (quote.partner.kind or not quote.opens):
        return quote.partner.kind
    if quote.inside is not None:
        unclear = quote.inside.sign == '"' and quote.inside.partner is None
        return "" if unclear else OTHER.get(quote.inside.kind, "")
    end = quote.partner if quote.opens and quote.partner is not None else quote
    following = by_place.get(end.at + 1)
    is_inner = following is not None and not following.opens and following.partner is None
    return OTHER.get(outer, "") if is_inner else outer
