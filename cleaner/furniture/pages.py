"""Page numbers and running heads of printed pages, which OCR leaves between two halves of a sentence.

A number alone on a line can be the number of a chapter, a score or a cell of a table. What tells a page from these is
that it stands in the middle of a sentence, or that a form feed stands beside it, and that pages are counted upwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from cleaner.document import Document, Kind
from cleaner.expressions import regex
from cleaner.folding import forms
from cleaner.reasons import Reason
from cleaner.removal import line_start, next_line

LEAST_PAGES = 3
"""Pages that must agree (numbers that rise, heads that are the same) before one is removed by this evidence."""
HEAD_WORDS = 9
"""A longer line is no running head."""
LONGEST = 100
"""Code points: no page number and no running head is longer."""
PROSE_LINE = 55
"""Code points: a verse is shorter, a line of a printed book seldom is."""
LARGEST_STEP = 4
"""Pages that may lack their number between two that have one."""
_NUMBER = regex.compile(r"(?P<open>[-–—•*\[(|]\s?)?(?P<number>\d{1,4})(?P<close>\s?[-–—•*\])|])?")
_HEAD = regex.compile(r"(?:(?P<left>\d{1,4})[\s.|·—–-]+)?(?P<head>\p{L}.{2,80}?)(?:[\s.|·—–-]+(?P<right>\d{1,4}))?")
_NUMBER_ENDS = frozenset("0123456789-–—•*])|")
_SENTENCE_MARKS = ',;:.!?…»”"—-'
_OPEN_END = regex.compile(r"[\p{Ll},;\p{Pd}]\s*+$")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line that numbers or heads a page.

    splits    whether the line stands between two halves of a sentence
    sure      whether it can be nothing else
    """

    index: int
    category: str
    splits: bool
    sure: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class _Place:
    index: int
    number: int | None
    splits: bool
    at_page_break: bool
    marked: bool


def page_lines(document: Document) -> Iterator[PageLine]:
    """The page numbers and running heads of the document, in order of kind, then of place."""
    numbers: list[_Place] = []
    others: list[int] = []
    for index, line in enumerate(document.lines):
        if len(line.text) > LONGEST:
            continue
        if line.text[-1] in _NUMBER_ENDS and (match := _NUMBER.fullmatch(line.text)):
            marked = bool(match["open"] and match["close"])
            numbers.append(_place(document, index, int(match["number"]), marked))
        elif not _reads_on(document, index):
            others.append(index)
    yield from _numbers(numbers)
    for lines in _alike(document, others) if len(others) >= LEAST_PAGES else ():
        if len(lines) >= LEAST_PAGES:
            yield from _heads(document, [_place(document, index, number, False) for index, number in lines])


def _alike(document: Document, indexes: list[int]) -> Iterable[list[tuple[int, int | None]]]:
    """Those of the lines that may head a page, by their words: each with the number of its page, if it has one."""
    heads: dict[tuple[str, ...], list[tuple[int, int | None]]] = {}
    for index in indexes:
        if match := _HEAD.fullmatch(document.lines[index].text):
            words = tuple(forms(match["head"]))
            number = match["left"] or match["right"]
            if 1 <= len(words) <= HEAD_WORDS:
                heads.setdefault(words, []).append((index, int(number) if number else _beside(document, index)))
    return heads.values()


def _place(document: Document, index: int, number: int | None, marked: bool) -> _Place:
    """What is seen around the line; a sentence goes on over it if it was open before and is small after."""
    lines = document.lines
    splits = False
    if 0 < index < len(lines) - 1:
        before, after = _outer(document, index, -1), _outer(document, index, 1)
        splits = bool(_OPEN_END.search(before[-3:])) and after[:1].islower()
    page_break = "\f" in document.text[line_start(document, index) : next_line(document, index)]
    return _Place(index, number, splits, page_break, marked)


def _reads_on(document: Document, index: int) -> bool:
    """Whether the line is part of a text for certain: it ends in a mark of a sentence, or is a verse."""
    line = document.lines[index]
    verse = bool(document.blocks) and document.blocks[line.block].kind is Kind.VERSE
    return verse or line.text[-1] in _SENTENCE_MARKS


def _beside(document: Document, index: int) -> int | None:
    """The number of the page on the line below or above the head."""
    for other in (index + 1, index - 1):
        if 0 <= other < len(document.lines) and len(document.lines[other].text) <= LONGEST:
            match = _NUMBER.fullmatch(document.lines[other].text)
            if match:
                return int(match["number"])
    return None


def _outer(document: Document, index: int, step: int) -> str:
    """The line in that direction; where that is a page number, the one behind it: a head and a number are a pair."""
    index += step
    if 0 < index < len(document.lines) - 1 and _NUMBER.fullmatch(document.lines[index].text):
        index += step
    return document.lines[index].text


def _numbers(places: list[_Place]) -> Iterator[PageLine]:
    for run in _rising(places):
        splitting = sum(place.splits or place.at_page_break for place in run)
        sure_run = len(run) >= LEAST_PAGES and 2 * splitting >= len(run)
        for place in run:
            sure = sure_run or (place.at_page_break and len(run) > 1) or (place.splits and place.marked)
            if sure or place.splits or place.marked:
                yield PageLine(place.index, "page-number", place.splits, sure, _why(place, run if sure_run else []))


def _why(place: _Place, rising: list[_Place]) -> Reason:
    if rising:
        return Reason("furniture.rising-numbers", count=len(rising))
    return Reason("furniture.number-inside" if place.splits else "furniture.number-between-dashes")


def _rising(places: list[_Place]) -> list[list[_Place]]:
    """Runs of numbers that rise in small steps."""
    runs: list[list[_Place]] = []
    for place in places:
        last = runs[-1][-1].number if runs else None
        if last is not None and place.number is not None and 0 < place.number - last <= LARGEST_STEP:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _heads(document: Document, places: list[_Place]) -> Iterator[PageLine]:
    """Lines with the same words that split sentences, if a page break, a page number or long lines are there too.

    A refrain splits sentences as well. It stands between verses, which are shorter than the lines of a page of prose.
    """
    if any(right.index - left.index == 1 for left, right in pairwise(places)):
        return
    splitting = sum(place.splits or place.at_page_break for place in places)
    numbers = [place.number for place in places if place.number is not None]
    counted = len(numbers) >= LEAST_PAGES and all(left < right for left, right in pairwise(numbers))
    if 2 * splitting < len(places) and not (counted and splitting):
        return
    counted = counted and _is_title(document.lines[places[0].index].text)
    why = Reason("furniture.running-head", count=len(places))
    for place in places:
        numbered = counted and place.number is not None
        if numbered or place.at_page_break or (place.splits and _in_prose(document, place.index)):
            yield PageLine(place.index, "running-head", place.splits, True, why)


def _is_title(head: str) -> bool:
    """Whether a numbered line is more than a word that things are numbered by: "Figure 3", "Step 3"."""
    return sum(len(form) > 2 and not form.isdecimal() for form in forms(head)) > 1


def _in_prose(document: Document, index: int) -> bool:
    """Whether the lines before and after it are as long as those of printed prose."""
    return all(len(_outer(document, index, step)) >= PROSE_LINE for step in (-1, 1))
