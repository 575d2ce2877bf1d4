"""A year that contradicts all other years of the text, and a date that the calendar does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as calendar
from typing import Any

from cleaner.consistency.dates import DAYS, Date
from cleaner.expressions import regex
from cleaner.findings import Action, Finding

LEAST_WITNESSES = 3
"""How often the text must give the year that another one contradicts."""
NEAR = 4
"""Years that lie this near to the text's year are its own past and future: no contradiction."""
JULIAN_UNTIL = 1923
"""The year in which the last country of Europe (Greece) gave up the Julian calendar: older weekdays may be its own."""
AROUND = 250
"""Code points before and after a date that are searched for words of remembrance ("depuis", "anniversaire")."""


def find_years(text: str, dates: Sequence[Date], data: Mapping[str, Any]) -> Iterator[Finding]:
    """Flags a month of a lone year that is one slip of a finger away from the year of all other dates."""
    years = Counter(date.year for date in dates if date.year is not None)
    if not years:
        return
    usual, witnesses = min(years.items(), key=lambda item: (-item[1], item[0]))
    for date in dates:
        if date.year is None or not date.precise or not _is_slip(date.year, usual):
            continue
        others = set(years) - {usual, date.year}
        if witnesses < LEAST_WITNESSES or years[date.year] > 1 or any(abs(year - usual) > NEAR for year in others):
            continue
        if not _remembers(text, date, data):
            after = text[date.start : date.year_at] + str(usual)
            values = {"usual": str(usual), "count": str(witnesses)}
            yield Finding(
                "consistency.year",
                Action.FLAG,
                date.start,
                date.end,
                confidence=0.85,
                suggestions=(after,),
                values=values,
                evidence=(f"{usual} × {witnesses}",),
            )


def _is_slip(year: int, usual: int) -> bool:
    """Whether one wrong or two swapped digits make the difference, and it is no neighbouring year.

    >>> _is_slip(2002, 2022), _is_slip(2021, 2022), _is_slip(2202, 2022)
    (True, False, True)
    """
    one, other = str(year), str(usual)
    wrong = [k for k in range(4) if one[k] != other[k]]
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and one[wrong[0]] == other[wrong[1]]
    swapped = swapped and one[wrong[1]] == other[wrong[0]]
    return abs(year - usual) > NEAR and (len(wrong) == 1 or swapped)


def _remembers(text: str, date: Date, data: Mapping[str, Any]) -> bool:
    around = text[max(0, date.start - AROUND) : date.end + AROUND]
    left = around[: date.start - max(0, date.start - AROUND)]
    start = max((left.rfind(mark) for mark in (". ", "\n", "! ", "? ")), default=-1) + 1
    right = regex.search(r"[.!?]\s|\n", around[len(left) :])
    end = len(left) + (right.start() if right else len(around))
    return bool(regex.search(rf"(?i)(?<!\w)(?:{data['remembrance']})(?!\w)", around[start:end].replace("’", "'")))


def find_impossible(text: str, dates: Sequence[Date], data: Mapping[str, Any]) -> Iterator[Finding]:
    """Flags dates that no calendar has (31 June) and weekdays that their date does not fall on."""
    for date in dates:
        if date.day is None or date.month is None:
            continue
        if date.day == 0 or date.day > _days(date):
            if date.day <= 31:
                yield Finding("consistency.date", Action.FLAG, date.start, date.end, confidence=0.95)
        elif date.weekday is not None and date.year is not None and date.year >= 1753:
            right = calendar(date.year, date.month, date.day).weekday()
            if date.weekday not in (right, _julian_weekday(date.year, date.month, right)):
                yield _wrong_weekday(text, date, data["weekdays"][right].partition("|")[0])


def _days(date: Date) -> int:
    assert date.month is not None
    leap = date.year is None or (date.year % 4 == 0 and (date.year % 100 != 0 or date.year % 400 == 0))
    return 28 if date.month == 2 and not leap else DAYS[date.month - 1]


def _julian_weekday(year: int, month: int, weekday: int) -> int:
    """The weekday on the Julian calendar of a day that falls on `weekday` on ours; the same after JULIAN_UNTIL.

    >>> _julian_weekday(1917, 10, 3)  # 25 October 1917, of the October revolution, was a Wednesday (2)
    2
    """
    if year > JULIAN_UNTIL:
        return weekday
    years = year if month > 2 else year - 1
    return (weekday + years // 100 - years // 400 - 2) % 7


def _wrong_weekday(text: str, date: Date, weekday: str) -> Finding:
    start, end = date.weekday_at
    if text[start].isupper():
        weekday = weekday[0].upper() + weekday[1:]
    return Finding(
        "consistency.weekday",
        Action.FLAG,
        date.start,
        date.end,
        confidence=0.95,
        suggestions=(weekday + text[end : date.end],),
        values={"weekday": weekday},
    )
