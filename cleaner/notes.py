"""Adds to a result what was learned before there was a text: how the bytes were read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cleaner.edits import OffsetMap
from cleaner.findings import Finding
from cleaner.result import Result
from cleaner.ruleset import RuleSet


def with_notes(result: Result, notes: Iterable[Finding], rules: RuleSet, ui: str) -> Result:
    """The result with `notes`, findings in original coordinates without a replacement, in their places.

    The findings are numbered anew.
    """
    offsets = OffsetMap(result.edits)
    added = [
        replace(
            note,
            before=result.original[note.start : note.end],
            cleaned_start=offsets.forward(note.start),
            cleaned_end=offsets.forward(note.end, right=True),
            message=rules.rule(note.rule, result.language).text(ui).format_map(note.values),
        )
        for note in notes
    ]
    if not added:
        return result
    findings = sorted([*result.findings, *added], key=lambda f: (f.start, f.end, f.rule))
    return replace(result, findings=tuple(replace(f, id=f"f{n}") for n, f in enumerate(findings, 1)))
