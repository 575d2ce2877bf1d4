"""The finding that says: a word is missing between these two."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from cleaner.findings import Action, Finding
from cleaner.gaps.facts import VERBAL
from cleaner.gaps.readings import Tokens
from cleaner.reasons import Reason

MOST_SUGGESTIONS = 3
"""Words that a finding offers."""


def hole_finding(rule: str, tokens: Tokens, hole: int, choices: tuple[str, ...], confidence: float) -> Finding:
    """The hole before the token at `hole`, marked with its two neighbours; `choices` are what may be missing."""
    before, after = tokens[hole - 1], tokens[hole]
    return Finding(
        rule,
        Action.FLAG,
        before.start,
        after.end,
        gap=after.start,
        confidence=confidence,
        suggestions=choices,
        values={"after": before.text, "next": after.text, "word": choices[0] if choices else "…"},
    )


def because(finding: Finding, reason: Reason) -> Finding:
    """The finding with the reason why it is believed."""
    return replace(finding, evidence=(reason,))


NEAR = 1
"""Tokens between two holes that are one: a rule and the model may see it on either side of a word."""


def one_a_hole(ruled: Iterable[Finding], expected: Iterable[Finding], tokens: Tokens) -> list[Finding]:
    """Of findings of the rules and of the model for one hole the surest, flags first, with what the others add."""
    starts = [token.start for token in tokens]
    kept: dict[int, Finding] = {}
    for some, reach in ((ruled, 0), (expected, NEAR)):
        for finding in sorted(some, key=lambda f: (-f.confidence, f.start, f.end, f.rule)):
            at = bisect_left(starts, finding.gap if finding.gap is not None else finding.start)
            places = sorted(kept, key=lambda place: abs(place - at))
            near = next((p for p in places if abs(p - at) <= reach or (reach and _is_one(kept[p], finding))), None)
            if near is None:
                kept[at] = finding
            elif reach:
                kept[near] = _with_more(kept[near], finding)
    return list(kept.values())


def _is_one(ruled: Finding, expected: Finding) -> bool:
    """Whether both miss the verb of one clause, wherever in it they put the hole."""
    inside = ruled.start <= (expected.gap if expected.gap is not None else expected.start) <= ruled.end
    return inside and {ruled.rule, expected.rule} <= VERBAL


def _with_more(finding: Finding, other: Finding) -> Finding:
    """The finding of a rule with the evidence of the model, and with its suggestions where they help.

    A rule knows that an auxiliary is missing ("sido"), the model which of them goes with the subject.
    """
    suggestions = finding.suggestions
    if {finding.rule, other.rule} <= VERBAL:
        suggestions = tuple(dict.fromkeys((*other.suggestions, *suggestions)))[:MOST_SUGGESTIONS]
    elif finding.rule == other.rule:
        suggestions = suggestions or other.suggestions
    return replace(finding, suggestions=suggestions, evidence=finding.evidence + other.evidence)
