"""Dates that contradict the text or the calendar: flagged, because only the author knows which one is meant."""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.consistency.dates import dates, numbers_of
from cleaner.consistency.ranges import find_ranges
from cleaner.consistency.years import find_impossible, find_years
from cleaner.document import Document
from cleaner.findings import Finding
from cleaner.profile import Profile


def find(document: Document, profile: Profile) -> Iterable[Finding]:
    """Years out of line, ranges that do not move forward, dates and weekdays that cannot be."""
    data = profile.section("consistency")
    if not data:
        return
    text, numbers = document.text, numbers_of(document.text)
    found = [d for d in dates(text, data, numbers) if not document.protected.overlaps(d.start, d.end)]
    if found:
        yield from find_years(text, found, data)
        yield from find_impossible(text, found, data)
        yield from find_ranges(text, found, data, numbers)
