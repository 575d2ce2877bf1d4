"""Reasons that travel with an edit through composition: `Edit.rules` holds strings, and a reason is one of them."""

from __future__ import annotations

from dataclasses import dataclass

_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an edit was made: the rule, the evidence in words, and the pair of code pages, where there is one."""

    rule: str
    evidence: str
    written: str = ""
    read: str = ""


def reason(rule: str, evidence: str, written: str = "", read: str = "") -> str:
    """The reason as one string for `Edit.rules`."""
    return _SEPARATOR.join((rule, evidence, written, read.removeprefix("sloppy-")))


def parse(text: str) -> Reason:
    """The reason that `reason` made into a string."""
    return Reason(*text.split(_SEPARATOR))
