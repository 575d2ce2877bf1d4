"""Cuts a region of a proof into pieces of one sort, in the order in which they are read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaner.edits import Edit
from cleaner.findings import Finding

DEEPEST = 3
"""Marks shown one in the other where several notes speak of the same words; the innermost began last."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one sort: kept text, "ins" or "del", "gone" (part of a passage that is removed whole), or, of a finding,
    its "offer", its "hole" or its number ("ref").

    at      offset in the original
    notes   the findings without a change whose spans this is in, outermost first; of an offer and so on, the finding
    """

    sort: str
    text: str
    at: int
    notes: tuple[Finding, ...] = ()


def pieces(text: str, span: tuple[int, int], changes: Sequence[Edit], findings: Sequence[Finding]) -> Iterator[Piece]:
    """The pieces of one region in order."""
    notes = sorted((f for f in findings if not f.applied), key=lambda f: (f.start, -f.end))
    marks = _marks(changes, findings)
    cuts = {*span, *marks, *(at for change in changes for at in (change.start, change.end))}
    cuts |= {at for note in notes for at in (note.start, note.end)}
    places = sorted(cuts)
    starts = {change.start: change for change in changes}
    inside, removing, next_note = span[0], False, 0
    opened: list[Finding] = []
    for here, there in zip(places, [*places[1:], span[1]], strict=True):
        change = starts.get(here)
        if change is None or change.end > here:
            yield from marks.get(here, ())
        while next_note < len(notes) and notes[next_note].start <= here:
            opened.append(notes[next_note])
            next_note += 1
        opened = [note for note in opened if note.end > here]
        shown_notes = tuple(opened[-DEEPEST:])
        if change is not None:
            inside, removing = change.end, not change.new and not text[change.start : change.end].isspace()
        if here < inside and removing:
            yield Piece("gone", text[here:there], here, shown_notes)
        elif change is not None:
            yield Piece("del", text[change.start : change.end], here, shown_notes)
            yield Piece("ins", change.new, here, shown_notes)
            if change.end == here:
                yield from marks.get(here, ())
        if here >= inside:
            yield Piece("kept", text[here:there], here, shown_notes)


def _marks(changes: Sequence[Edit], findings: Sequence[Finding]) -> dict[int, list[Piece]]:
    """Numbers, offers and holes by the offset that they stand before: behind the span, or behind the change of it."""
    ends = [change.end for change in changes]
    marks: dict[int, list[Piece]] = {}
    for finding in findings:
        at = finding.start + len(finding.before.rstrip("\r\n"))
        if finding.applied:
            index = bisect_left(ends, at)
            if index < len(ends) and changes[index].start <= at and changes[index].new:
                at = ends[index]
        if finding.gap is not None:
            at = finding.gap
            marks.setdefault(at, []).append(Piece("hole", "", at, (finding,)))
        elif finding.after and not finding.applied:
            marks.setdefault(at, []).append(Piece("offer", finding.after, at, (finding,)))
        marks.setdefault(at, []).append(Piece("ref", "", at, (finding,)))
    return marks
