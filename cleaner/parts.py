"""Which piece of which edit belongs to which finding, so that an editor can take back one without the others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cleaner.edits import Edit, trim
from cleaner.findings import Finding
from cleaner.result import Result

Span = tuple[int, int]
"""`start:end` in code points of the original."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an edit that is applied or not as a whole; `findings` are the ids of the fixes that it carries."""

    start: int
    end: int
    new: str
    findings: tuple[str, ...]


@dataclass(frozen=True)
class Parts:
    """The edits of a result, in pieces that single findings answer for.

    Two removals that touch are one edit and two parts. Where repairs lie on top of one another (an entity that hid a
    glued name) no piece is of one finding alone: then they share the part, and are decided together.

    >>> from cleaner import clean
    >>> [part.findings for part in Parts(clean("Roscoffpour l&rsquo;&Eacute;tat", language="fr")).all]
    [('f1',), ('f2',)]
    """

    result: Result

    @cached_property
    def all(self) -> tuple[Part, ...]:
        """The parts in order. They do not overlap; applied together they give the cleaned text."""
        found: dict[Edit, list[Finding]] = {edit: [] for edit in self.result.edits}
        for finding in self.result.findings:
            if finding.applied:
                for edit in self._edits_of(finding):
                    found[edit].append(finding)
        return tuple(part for edit in self.result.edits for part in _split(self.result.original, edit, found[edit]))

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """For each applied finding, the ids of all that share parts with it, directly or through others; itself too."""
        group: dict[str, list[str]] = {}
        for part in self.all:
            joined = list(dict.fromkeys(id_ for member in part.findings for id_ in group.get(member, [member])))
            group.update(dict.fromkeys(joined, joined))
        order = {finding.id: index for index, finding in enumerate(self.result.findings)}
        return {id_: tuple(sorted(ids, key=order.__getitem__)) for id_, ids in group.items()}

    @cached_property
    def of(self) -> dict[str, tuple[int, ...]]:
        """For each applied finding, the indexes in `all` of the parts that go when it is rejected."""
        members: dict[str, list[int]] = {}
        for index, part in enumerate(self.all):
            for id_ in part.findings:
                members.setdefault(id_, []).append(index)
        return {
            id_: tuple(sorted({index for member in group for index in members[member]}))
            for id_, group in self.groups.items()
        }

    def replaced_by(self, start: int, end: int) -> range:
        """The indexes of the parts that give way when `start:end` is replaced: an insertion at its edge does too.

        A replacement was made on the cleaned text, so it holds what these parts did.
        """
        low = bisect_left(self.all, start, key=lambda part: part.end)
        high = bisect_right(self.all, end, key=lambda part: part.start)
        while low < high and not _gives_way(self.all[low], start, end):
            low += 1
        while low < high and not _gives_way(self.all[high - 1], start, end):
            high -= 1
        return range(low, high)

    def around(self, gap: int) -> range:
        """The index of the part that has `gap` in its middle, if there is one."""
        at = bisect_right(self.all, gap, key=lambda part: part.end)
        inside = at < len(self.all) and self.all[at].start < gap
        return range(at, at + inside)

    def place(self, finding: Finding) -> Span:
        """What an editor's own text replaces: the hole of a finding that has one; else its span, with parts whole."""
        if finding.gap is not None:
            return finding.gap, finding.gap
        touched = [self.all[index] for index in self.replaced_by(finding.start, finding.end)]
        return (
            min([finding.start, *(part.start for part in touched)]),
            max([finding.end, *(part.end for part in touched)]),
        )

    def _edits_of(self, finding: Finding) -> Sequence[Edit]:
        """The edits that the finding's own smallest edit overlaps or touches; of these, those that name its rule."""
        edits = self.result.edits
        own = _own(self.result.original, finding)
        low = bisect_left(edits, own.start, key=lambda edit: edit.end)
        high = bisect_right(edits, own.end, key=lambda edit: edit.start)
        return [edit for edit in edits[low:high] if finding.rule in edit.rules] or edits[low:high]


def _own(text: str, finding: Finding) -> Edit:
    return trim(text, Edit(finding.start, finding.end, finding.after or "", (finding.rule,)))


def _split(text: str, edit: Edit, findings: Sequence[Finding]) -> list[Part]:
    """The edit as one part a finding, if the findings' own smallest edits do exactly what it does; else as one part."""
    own = sorted((_own(text, finding), finding.id) for finding in findings)
    starts = [part.start for part, _ in own]
    ends = [part.end for part, _ in own]
    if [*starts, edit.end] == [edit.start, *ends] and edit.new == "".join(part.new for part, _ in own):
        return [Part(part.start, part.end, part.new, (id_,)) for part, id_ in own]
    return [Part(edit.start, edit.end, edit.new, tuple(finding.id for finding in findings))]


def _gives_way(part: Part, start: int, end: int) -> bool:
    if part.start == part.end:
        return start <= part.start <= end
    return part.start < end and start < part.end
