"""Ranges of time that do not move forward: "de fin 2022 à l’automne 2022", "vom 15. bis 12. März"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from cleaner.consistency.dates import Date, Numbers, fragment
from cleaner.expressions import regex
from cleaner.findings import Action, Finding

WINDOW = 24
"""Code points before a date in which the word that opens its range must lie."""
ACROSS, LONGEST_MONTH = 16, 31
"""Days: "du 28 au 2 mars" begins in February, and is right, if it lasts no longer than ACROSS days."""
SENTENCE = 160
"""Code points around a range that are searched for a word that says a date was moved."""


def find_ranges(text: str, dates: Sequence[Date], data: Mapping[str, Any], numbers: Numbers) -> Iterator[Finding]:
    """Flags every range whose end lies before its beginning, or is the same; `numbers` are those of the text."""
    for first, second in pairwise(dates):
        start = _opened_at(text, first, second, data)
        if start is not None and _goes_back(first, second) and not _is_moved(text, first, second, data):
            yield _flag(text, start, second.end, 0.95 if first.precise and second.precise else 0.85)
    for match in _days_pattern(data).finditer(text) if _has_two_days(text, data, numbers) else ():
        if _is_turned(int(match["first"]), int(match["second"])):
            yield _flag(text, match.start(), match.end(), 0.9)


def _has_two_days(text: str, data: Mapping[str, Any], numbers: Numbers) -> bool:
    """Whether a number of one or two digits is followed by what closes a range, and by another number."""
    goes_on = _second_day_pattern(data).match
    return any(end - start <= 2 and goes_on(text, end) is not None for start, end in numbers)


def _is_turned(first: int, second: int) -> bool:
    """Whether two days of one named month stand in the wrong order, and the first is not of the month before.

    >>> _is_turned(15, 12), _is_turned(28, 2)
    (True, False)
    """
    return second <= first <= LONGEST_MONTH and first + ACROSS < second + LONGEST_MONTH


def _opened_at(text: str, first: Date, second: Date, data: Mapping[str, Any]) -> int | None:
    """Where the range of two neighbouring dates begins; None if they are not the two ends of a range."""
    between = text[first.end : second.start]
    if len(between) > WINDOW:
        return None
    before = text[max(0, first.start - WINDOW) : first.start]
    for opener, closer in data["ranges"]:
        opened = _compile(rf"(?<!\w)(?:{fragment(opener)})\s*$").search(before)
        if opened and _compile(rf"\s+(?:{fragment(closer)})\s*").fullmatch(between):
            return first.start - len(before) + int(opened.start())
    return None


def _goes_back(first: Date, second: Date) -> bool:
    one, other = first.interval, second.interval
    if first.year is None and second.year is None and first.month == second.month and first.day and second.day:
        return first.month is not None and second.day < first.day
    return one is not None and other is not None and other[0] <= one[0] and other[1] <= one[1]


def _is_moved(text: str, first: Date, second: Date, data: Mapping[str, Any]) -> bool:
    """Whether a goal is brought forward ("ramené de 2050 à 2040"), things are counted, or years lie before Christ."""
    if first.precise and second.precise:
        return False
    around = text[max(0, first.start - SENTENCE) : second.end + SENTENCE // 4].lower()
    after = text[second.end : second.end + 12]
    return bool(_compile(data["moved"]).search(around) or regex.match(r"[ \u00a0\u202f][\p{Ll}\d]{4,}", after))


def _flag(text: str, start: int, end: int, confidence: float) -> Finding:
    return Finding("consistency.range", Action.FLAG, start, end, confidence=confidence)


def _second_day_pattern(data: Mapping[str, Any]) -> Any:
    """What follows the first day of a range of days: the word that closes it, and the second."""
    closers = "|".join(fragment(closer) for _, closer in data["ranges"])
    return _compile(rf"(?:{fragment(data['ordinal'])})?\s+(?:{closers})\s+\d")


def _days_pattern(data: Mapping[str, Any]) -> Any:
    openers = "|".join(fragment(opener) for opener, _ in data["ranges"])
    closers = "|".join(fragment(closer) for _, closer in data["ranges"])
    months = "|".join(fragment(month) for month in data["months"])
    ordinal, link = fragment(data["ordinal"]), fragment(data["link"])
    return _compile(
        rf"(?<!\w)(?:{openers})\s+(?P<first>[0-3]?\d)(?:{ordinal})?\s+(?:{closers})\s+"
        rf"(?P<second>[0-3]?\d)(?:{ordinal})?(?:\s+(?:{link}))?\s+(?:{months})(?!\w)"
    )


@lru_cache(maxsize=256)
def _compile(pattern: str) -> Any:
    return regex.compile(pattern, regex.VERSION1)
