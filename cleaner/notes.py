"""Adds to a result what was learned before there was a text: how the bytes were read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cleaner.edits import OffsetMap
from cleaner.findings import Finding
from cleaner.result import Result, numbered, placed
from cleaner.ruleset import RuleSet


def with_notes(result: Result, notes: Iterable[Finding], rules: RuleSet, ui: str) -> Result:
    """The result with `notes`, findings in original coordinates without a replacement, in their places.

    The findings are numbered anew.
    """
    offsets = OffsetMap(result.edits)
    added = [
        replace(
            placed(note, offsets),
            before=result.original[note.start : note.end],
            message=rules.rule(note.rule, result.language).text(ui).format_map(note.values),
        )
        for note in notes
    ]
    if not added:
        return result
    return replace(result, findings=numbered([*result.findings, *added]))
