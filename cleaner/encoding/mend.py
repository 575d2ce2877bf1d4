"""Every repair of code pages, repeated until none finds anything: damage lies in layers, and each hides the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cleaner.edits import Edit, apply, compose, trim
from cleaner.encoding import ftfy_lines, stripped, suspicion
from cleaner.encoding.alignment import by_token
from cleaner.encoding.evidence import Evidence
from cleaner.encoding.lost import restore
from cleaner.encoding.recode import Recoding
from cleaner.encoding.suspicion import FOR_FTFY

MOST_ROUNDS = 8
"""Twice mis-read text needs two, letters that are lost beside it one more."""


def mend(text: str, evidence: Evidence) -> list[Edit]:
    """Edits on `text`, one for each damaged word; `Edit.rules` holds reasons (see cleaner.encoding.reasons)."""
    edits: list[Edit] = []
    now = text
    for _ in range(MOST_ROUNDS):
        made = _round(now, evidence)
        if not made:
            break
        edits = compose(text, edits, made)
        now = apply(now, made)
    return by_token(text, [trim(text, edit) for edit in edits])


def _round(text: str, evidence: Evidence) -> list[Edit]:
    """The repairs of one layer; lost letters only where nothing else is left, since they are judged by their line."""
    if text.isascii():
        return restore(text, evidence)
    damaged = suspicion.suspects(text, evidence)
    shown = damaged or FOR_FTFY.search(text) is not None
    recoding = Recoding(text, evidence, damaged) if damaged else None
    repairs: tuple[Callable[[], Iterable[Edit]], ...] = (
        lambda: recoding.edits() if recoding else (),
        lambda: stripped.restore(text, evidence),
        lambda: ftfy_lines.mend(text, _is_suspicious(evidence)) if shown else (),
        lambda: recoding.edits(without_ftfy=True) if recoding else (),
        lambda: stripped.marks(text, evidence),
        lambda: restore(text, evidence),
    )
    return next((edits for repair in repairs if (edits := sorted(repair()))), [])


def _is_suspicious(evidence: Evidence) -> Callable[[str], bool]:
    unusual = suspicion.of_language(evidence)
    return lambda line: bool(FOR_FTFY.search(line) or unusual.search(line))
