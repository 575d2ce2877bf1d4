"""Finds the dates of a text: "fin 2022", "octobre 2002", "lunedì 3 marzo 2021", "March 3, 2021", "2019"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


def dates(text: str, data: Mapping[str, Any]) -> Iterator[Date]:
    """The dates of `text` in order; `data` is the table [consistency] of its language (nothing without one)."""
    if not data or not _DIGIT.search(text):
        return
    whole, begins, end = pattern(data), _beginning(_lists(data)), 0
    for left, right in _near_digits(text):
        for place in begins.finditer(text, left, right):
            match = whole.match(text, place.start()) if place.start() >= end else None
            if match is not None:
                end = match.end()
                yield _date(match)


def _near_digits(text: str) -> Iterator[tuple[int, int]]:
    """The parts of `text` in which a date may begin: no part is without a digit, and few words stand before it."""
    done = 0
    for match in NUMBER.finditer(text):
        first, end = match.span()
        low = max(done, first - REACH)
        words = text[low:first].rsplit(None, MOST_BEFORE)
        yield (low + len(words[0]) if len(words) > MOST_BEFORE else done), end
        done = end


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
    of = rf"(?:\s+(?:{fragment(link)}))?\s+"
    return regex.compile(
        rf"""
        (?<![\p{{L}}\p{{M}}\d.,:/$€£%-])
        (?:
            (?:(?:{weekday}),?\s+(?:(?:le|den|the|il|el|de)\s+)?)?
            (?:(?:{part})(?:{of}|[\s-]*+))?
            (?: {day}{of}(?:{month})(?:,?{of}(?P<year>YEAR))?
              | (?:{month})\s+{day}(?:,\s*|\s+)(?P<year>YEAR)
              | (?:{month}|{season}),?{of}(?P<year>YEAR)
              | (?P<year>19\d\d|20\d\d|2100) )
        )
        (?![\p{{L}}\p{{M}}\d%€$£]|[-.,:/]\d|\s?[%€$£])
        """.replace("YEAR", r"1\d{3}|2[01]\d\d"),
        regex.VERBOSE | regex.VERSION1,
    )


def _named(alternatives: tuple[str, ...], name: str) -> str:
    return "|".join(rf"(?P<{name}{number}>{_cased(words)})" for number, words in enumerate(alternatives))


def _cased(words: str) -> str:
    """Words that the data write small may be written in any case; "May" and "March" may not."""
    return f"(?i:{fragment(words)})" if words.islower() else fragment(words)


def _date(match: Any) -> Date:
    return Date(
        start=match.start(),
        end=match.end(),
        year=int(match["year"]) if match["year"] else None,
        year_at=match.start("year"),
        month=None if (month := _index(match, "m", 12)) is None else month + 1,
        day=int(match["day"]) if match["day"] else None,
        part=_index(match, "p", 3),
        season=_index(match, "s", 4),
        weekday=(weekday := _index(match, "w", 7)),
        weekday_at=match.span(f"w{weekday}") if weekday is not None else (-1, -1),
    )


def _index(match: Any, name: str, count: int) -> int | None:
    return next((number for number in range(count) if match[f"{name}{number}"] is not None), None)
