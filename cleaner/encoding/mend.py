"""Every repair of code pages, repeated until none finds anything: damage lies in layers, and each hides the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cleaner.edits import Edit, apply, compose, trim
from cleaner.encoding import ftfy_lines, stripped, suspicion
from cleaner.encoding.alignment import by_token
from cleaner.encoding.evidence import Evidence
from cleaner.encoding.foreign import blanked, foreign_lines, in_language, shifted
from cleaner.encoding.looks import LOST, has_lost_letters, looks_damaged
from cleaner.encoding.lost import restore
from cleaner.encoding.recode import Recoding
from cleaner.encoding.suspicion import FOR_FTFY

MOST_ROUNDS = 8
"""Twice mis-read text needs two, letters that are lost beside it one more."""


def mend(text: str, evidence: Evidence) -> list[Edit]:
    """Edits on `text`, one for each damaged word; `Edit.rules` holds reasons (see cleaner.encoding.reasons).

    A line in another language is read with its own lexicon; where that finds nothing, with its neighbours.
    """
    if not looks_damaged(text, evidence) and not has_lost_letters(text):
        return _mend(text, evidence, seen=False)
    edits: list[Edit] = []
    done: list[tuple[int, int]] = []
    for language, lines in foreign_lines(text, evidence).items():
        body = "\n".join(text[start:end] for start, end in lines)
        own = in_language(language, evidence.profile, body)
        seen = looks_damaged(body, own)
        made = _mend(body, own, seen=seen)
        edits += [Edit(shifted(lines, edit.start), shifted(lines, edit.end), edit.new, edit.rules) for edit in made]
        done += [line for line in lines if not seen or _is_settled(text, line, edits)]
    rest = blanked(text, done) if done else text
    return sorted(edits + _mend(rest, evidence, seen=looks_damaged(rest, evidence)))


def _is_settled(text: str, line: tuple[int, int], edits: list[Edit]) -> bool:
    """Whether a line in another language was mended, or has lost letters only, which no other lexicon can tell."""
    start, end = line
    return any(start <= edit.start < end for edit in edits) or text[start:end].replace(LOST, "").isascii()


def _mend(text: str, evidence: Evidence, *, seen: bool) -> list[Edit]:
    """The edits of all rounds; `seen`: something in the text looks damaged."""
    edits: list[Edit] = []
    now = text
    for _ in range(MOST_ROUNDS):
        made = _round(now, evidence, seen=seen)
        if not made:
            break
        edits = compose(text, edits, made)
        now = apply(now, made)
    return by_token(text, [trim(text, edit) for edit in edits])


def _round(text: str, evidence: Evidence, *, seen: bool) -> list[Edit]:
    """The repairs of one layer; lost letters only where nothing else is left, since they are judged by their line."""
    if text.isascii():
        return restore(text, evidence)
    damaged = suspicion.suspects(text, evidence) if seen else []
    shown = damaged or (seen and FOR_FTFY.search(text) is not None)
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
    return lambda line: unusual.search(line) is not None
