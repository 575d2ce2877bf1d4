"""The edits of a result as a person reads them: in whole words, each with the findings that it carries out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cleaner.edits import Edit, trim
from cleaner.findings import Finding
from cleaner.report.proof import WIDEST, gathered, words
from cleaner.result import Result


@dataclass(frozen=True, slots=True)
class Change:
    """An edit of the original, and the applied findings whose work it does (none, where no finding speaks of it)."""

    edit: Edit
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a result does to its text, and what it leaves to a person.

    made   the changes, sorted; they neither overlap nor touch, and together they do what the result's edits do
    notes  the findings that no change carries out, in the order of the text: suggestions, flags, infos
    """

    made: tuple[Change, ...]
    notes: tuple[Finding, ...]


def changes(result: Result) -> Changes:
    """The changes of a result and the notes on it.

    >>> from cleaner import clean
    >>> [change.edit.new for change in changes(clean("un caf\\u00c3\\u00a9 noir", language="fr")).made]
    ['café']
    """
    text = result.original
    edits = _whole(text, words(text, result.edits))
    ends = [edit.end for edit in edits]
    carried: dict[int, list[Finding]] = {}
    notes = []
    for finding in result.findings:
        index = _carrier(text, edits, ends, finding) if finding.applied else None
        if index is None:
            notes.append(finding)
        else:
            carried.setdefault(index, []).append(finding)
    made = (Change(edit, tuple(carried.get(index, ()))) for index, edit in enumerate(edits))
    return Changes(tuple(made), tuple(notes))


def snapped(made: Sequence[Change], start: int, end: int) -> tuple[int, int]:
    """The span `start:end` of the original, widened where it begins or ends inside a change.

    >>> snapped([Change(Edit(2, 6, ""), ())], 4, 9)
    (2, 9)
    """
    first = bisect_left(made, start + 1, key=lambda change: change.edit.end)
    if first < len(made):
        start = min(start, made[first].edit.start)
    last = bisect_left(made, end + 1, key=lambda change: change.edit.end)
    if last < len(made) and made[last].edit.start < end:
        end = made[last].edit.end
    return start, max(start, end)


def inserted(text: str, gap: int, word: str) -> str:
    """What must be put at offset `gap` so that `word` stands there as a word of its own.

    >>> inserted("il venu", 3, "est")
    'est '
    """
    before = "" if gap == 0 or text[gap - 1].isspace() or text[gap - 1] in "'’(«“" else " "
    after = "" if gap == len(text) or text[gap].isspace() or text[gap] in ".,)»”" else " "
    return before + word + after


def _whole(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """Edits that do the same to whole words and whole line ends; those that then touch are one."""
    return gathered(text, ((*_span(text, edit), edit) for edit in edits), touching=True)


def _span(text: str, edit: Edit) -> tuple[int, int]:
    """The edit's span, widened to the word whose halves it joins across a line end, or to the CR LF that it parts."""
    start, end, new = edit.start, edit.end, edit.new
    if 0 < start < end < len(text) and not text[start - 1].isspace() and not text[end].isspace():
        while start > max(0, edit.start - WIDEST) and not text[start - 1].isspace():
            start -= 1
        while end < min(len(text), edit.end + WIDEST) and not text[end].isspace():
            end += 1
    if text[start - 1 : start] == "\r" and (text[start : start + 1] == "\n" or new.startswith("\n")):
        start -= 1
    if text[end : end + 1] == "\n" and (text[end - 1 : end] == "\r" or new.endswith("\r")):
        end += 1
    return start, end


def _carrier(text: str, edits: Sequence[Edit], ends: Sequence[int], finding: Finding) -> int | None:
    """Index of the edit that does what the finding says: the one that shares most with the finding's smallest edit."""
    own = trim(text, Edit(finding.start, finding.end, finding.after or ""))
    first = bisect_left(ends, own.start)
    near = [i for i in range(first, min(first + 3, len(edits))) if edits[i].start <= own.end]
    if not near:
        return None
    return max(near, key=lambda i: (min(edits[i].end, own.end) - max(edits[i].start, own.start), -i))
