"""The finding that says: a word is missing between these two."""

from __future__ import annotations

from cleaner.findings import Action, Finding
from cleaner.gaps.readings import Tokens


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
