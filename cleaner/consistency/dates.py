"""Finds the dates of a text: "fin 2022", "octobre 2002", "lunedì 3 marzo 2021", "March 3, 2021", "2019"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from cleaner.expressions import re, regex

SEASON_STARTS = (2.7, 5.7, 8.7, 11.7)
"""Months after New Year (0 = 1 January) at which spring, summer, autumn and winter begin in the northern hemisphere."""
PART_OF_YEAR = ((0.0, 4.0), (4.0, 8.0), (9.0, 12.0))
"""What "early", "mid" and "late" 2022 mean, in months after New Year."""
_DIGIT = regex.compile(r"\d{2}")
NUMBER = re.compile("[0-9\u0660-\u1cff\ua620-\U0010ffff]+")
"""A run of digits, or of code points beyond the Latin blocks, which may be digits: five times as quick as `\\d+`."""
MOST_BEFORE = 14
"""Words of a date before its first digit: "lundi, le début de l’année", the longest, has six."""
REACH = 200
"""Code points that are enough for these in nearly every text; where they are not, all the text before is searched."""
YEAR = r"1\d{3}|2[01]\d\d"
"""A year beside a month or a season."""
ARTICLES = "le|den|the|il|el|de"
"""What may stand between the weekday and the rest of a date."""
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Date(NamedTuple):
    """A point in time as a text writes it, `start:end` in code points.

    part      0, 1, 2 for early, mid, late; None if not said
    season    0 spring to 3 winter
    month     1 to 12
    weekday   0 Monday to 6 Sunday
    """

    start: int
    end: int
    year: int | None = None
    year_at: int = -1
    month: int | None = None
    day: int | None = None
    part: int | None = None
    season: int | None = None
    weekday: int | None = None
    weekday_at: tuple[int, int] = (-1, -1)

    @property
    def precise(self) -> bool:
        """Whether more is said than a number that may be a year."""
        return any(value is not None for value in (self.month, self.part, self.season))

    @property
    def interval(self) -> tuple[float, float] | None:
        """From when to when, in months since the year 0; None where that is open: no year, or a winter."""
        if self.year is None or self.season == 3:
            return None
        low, high = self._within_year()
        return self.year * 12 + low, self.year * 12 + high

    def _within_year(self) -> tuple[float, float]:
        if self.month is not None and self.day is not None:
            return self.month - 1 + (self.day - 1) / 31, self.month - 1 + self.day / 31
        low, high = (0.0, 12.0)
        if self.month is not None:
            low, high = self.month - 1.0, float(self.month)
        elif self.season is not None:
            low, high = SEASON_STARTS[self.season], SEASON_STARTS[self.season] + 3
        if self.part is None:
            return low, high
        if (low, high) == (0.0, 12.0):
            return PART_OF_YEAR[self.part]
        third = (high - low) / 3
        return low + self.part * third, low + (self.part + 1) * third


Numbers = Sequence[tuple[int, int]]
"""Where the runs of digits of a text begin and end, in order."""


def numbers_of(text: str) -> Numbers:
    """The numbers of a text; none where no two digits stand beside each other, which no date is without."""
    return [match.span() for match in NUMBER.finditer(text)] if _DIGIT.search(text) else ()


def dates(text: str, data: Mapping[str, Any], numbers: Numbers | None = None) -> Iterator[Date]:
    """The dates of `text` in order; `data` is the table [consistency] of its language (nothing without one).

    `numbers` are those of the text, where they are known already.
    """
    if not data:
        return
    lists = _lists(data)
    whole, begins, end = pattern(data), _beginning(lists), 0
    beside = _before_number(lists, data["link"]), _after_day(lists, data["link"], data["ordinal"])
    for left, right in _near_digits(text, numbers_of(text) if numbers is None else numbers, *beside):
        for place in begins.finditer(text, left, right):
            match = whole.match(text, place.start()) if place.start() >= end else None
            if match is not None:
                end = match.end()
                yield _date(match)


def _near_digits(
    text: str, numbers: Numbers, before: regex.Pattern[str], after_day: regex.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """The parts of `text` in which a date may begin: each ends with its first number, and few words stand before it."""
    done = 0
    for first, end in numbers:
        if _may_be_first(text[first:end], text, end, after_day):
            yield (_left(text, done, first) if before.match(text, done, first) else first), end
        done = end


def _left(text: str, done: int, first: int) -> int:
    """Where a date begins at the earliest whose first digit is at `first`; `done` ends the number before."""
    low = max(done, first - REACH)
    words = text[low:first].rsplit(None, MOST_BEFORE)
    return low + len(words[0]) if len(words) > MOST_BEFORE else done


def _may_be_first(number: str, text: str, end: int, after_day: regex.Pattern[str]) -> bool:
    """Whether a number that ends at `end` may be the first of a date: a year, or a day with what must follow it."""
    if not number.isascii():
        return True
    if len(number) <= 2:
        return after_day.match(text, end) is not None
    return len(number) == 4 and number[0] in "12"


def pattern(data: Mapping[str, Any]) -> Any:
    """The regular expression that finds the dates of a language."""
    return _compile(_lists(data), data["link"], data["ordinal"])


def _lists(data: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(data[key]) for key in ("months", "seasons", "parts", "weekdays"))


@lru_cache(maxsize=16)
def _beginning(lists: tuple[tuple[str, ...], ...]) -> regex.Pattern[str]:
    """Finds where a date may begin: at a digit or at a word of the lists; quicker than to try the whole everywhere."""
    words = "|".join(_cased(words) for words in chain.from_iterable(lists))
    return regex.compile(rf"(?<![A-Za-z\d])(?=\d|{words})", regex.VERSION1)


@lru_cache(maxsize=16)
def _before_number(lists: tuple[tuple[str, ...], ...], link: str) -> Any:
    """What stands right before the first number of a date if that does not begin it; read from right to left."""
    words = "|".join([*map(_cased, chain.from_iterable(lists)), fragment(link), ARTICLES])
    return regex.compile(rf"(?r)(?:{words})[\s,-]*+", regex.VERSION1)


@lru_cache(maxsize=16)
def _after_day(lists: tuple[tuple[str, ...], ...], link: str, ordinal: str) -> Any:
    """What follows the day of a date: its month, or, where that stands before it, the year."""
    month = "|".join(map(_cased, lists[0]))
    follows = rf"{_of(link)}(?:{month})|(?:,\s*|\s+)(?:{YEAR})"
    return regex.compile(rf"(?:{fragment(ordinal)})?(?:{follows})", regex.VERBOSE | regex.VERSION1)


def _of(link: str) -> str:
    """What may stand between the parts of a date."""
    return rf"(?:\s+(?:{fragment(link)}))?\s+"


def fragment(text: str) -> str:
    """A fragment of a pattern, as the data write it, for either apostrophe and any white space inside.

    >>> fragment("de l’")
    "de\\\\s+l['’]"
    """
    return text.replace(" ", r"\s+").replace("’", "['’]")


@lru_cache(maxsize=16)
def _compile(lists: tuple[tuple[str, ...], ...], link: str, ordinal: str) -> Any:
    months, seasons, parts, weekdays = lists
    month, season, weekday = (_named(words, name) for words, name in ((months, "m"), (seasons, "s"), (weekdays, "w")))
    part = "|".join(rf"(?P<p{number}>{_cased(words)})" for number, words in enumerate(parts))
    day = rf"(?P<day>[0-3]?\d)(?:{fragment(ordinal)})?"
    of = _of(link)
    return regex.compile(
        rf"""
        (?<![\p{{L}}\p{{M}}\d.,:/$€£%-])
        (?:
            (?:(?:{weekday}),?\s+(?:(?:{ARTICLES})\s+)?)?
            (?:(?:{part})(?:{of}|[\s-]*+))?
            (?: {day}{of}(?:{month})(?:,?{of}(?P<year>YEAR))?
              | (?:{month})\s+{day}(?:,\s*|\s+)(?P<year>YEAR)
              | (?:{month}|{season}),?{of}(?P<year>YEAR)
              | (?P<year>19\d\d|20\d\d|2100) )
        )
        (?![\p{{L}}\p{{M}}\d%€$£]|[-.,:/]\d|\s?[%€$£])
        """.replace("YEAR", YEAR),
        regex.VERBOSE | regex.VERSION1,
    )


def _named(alternatives: tuple[str, ...], name: str) -> str:
    return "|".join(rf"(?P<{name}{number}>{_cased(words)})" for number, words in enumerate(alternatives))


def _cased(words: str) -> str:
    """Words that the data write small may be written in any case; "May" and "March" may not."""
    return f"(?i:{fragment(words)})" if words.islower() else fragment(words)


def _date(match: Any) -> Date:
    month, weekday = _index(match, _MONTHS), _index(match, _WEEKDAYS)
    return Date(
        start=match.start(),
        end=match.end(),
        year=int(match["year"]) if match["year"] else None,
        year_at=match.start("year"),
        month=None if month is None else month + 1,
        day=int(match["day"]) if match["day"] else None,
        part=_index(match, _PARTS),
        season=_index(match, _SEASONS),
        weekday=weekday,
        weekday_at=match.span(f"w{weekday}") if weekday is not None else (-1, -1),
    )


_MONTHS, _PARTS, _SEASONS, _WEEKDAYS = (
    tuple(f"{name}{number}" for number in range(count)) for name, count in (("m", 12), ("p", 3), ("s", 4), ("w", 7))
)


def _index(match: Any, names: tuple[str, ...]) -> int | None:
    """The number of the first of these groups that has something."""
    return next((number for number, found in enumerate(match.group(*names)) if found is not None), None)
