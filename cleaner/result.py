"""What cleaning a text gives back: the cleaned text, the edits that lead to it, and the findings that explain them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cleaner.edits import Edit, OffsetMap, apply, join_touching, trim
from cleaner.findings import Action, Finding


@dataclass(frozen=True)
class Result:
    """A cleaned text. Immutable: `revert` and `accept` give a new Result.

    original   the text as it came
    language   ISO 639-1 code of the article's language, "und" if none is likely
    edits      sorted, neither overlapping nor touching, on `original`; every subset of them is a valid set of edits
    findings   sorted by place, in code points of `original`; ids are "f1", "f2", ...

    >>> from cleaner import clean
    >>> clean("un caf\\u00c3\\u00a9", language="fr").text
    'un café'
    """

    original: str
    language: str
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]

    @cached_property
    def text(self) -> str:
        """The cleaned text: `original` after `edits`."""
        return apply(self.original, self.edits)

    def finding(self, id_: str) -> Finding:
        """The finding called `id_`; raises KeyError if there is none."""
        try:
            return self._by_id[id_]
        except KeyError:
            raise KeyError(f"no finding {id_!r}; there are {len(self.findings)}, called f1, f2 and so on") from None

    def revert(self, *ids: str) -> Result:
        """The same text with the edits of these findings taken back (and of findings that share an edit with them).

        Raises KeyError for an unknown id, ValueError for a finding that is not applied.
        """
        chosen = [self.finding(id_) for id_ in ids]
        for finding in chosen:
            if not finding.applied:
                raise ValueError(f"finding {finding.id!r} is not applied, so there is nothing to take back")
        gone = {edit for finding in chosen for edit in self._edits_of(finding)}
        left = [edit for edit in self.edits if edit not in gone]
        return self._with(left, lambda f: f.applied and f not in chosen and not gone & {*self._edits_of(f)})

    def accept(self, *ids: str) -> Result:
        """The same text with these suggestions (or reverted fixes) taken, one after the other.

        What a replacement overlaps gives way to it. A suggestion was made on the cleaned text, so its replacement
        holds the fixes in its span, which stay applied; another suggestion in its span does not.

        Raises KeyError for an unknown id, ValueError for a finding that proposes no replacement.
        """
        taken = _last_of_clashing([self.finding(id_) for id_ in ids])
        for finding in taken:
            if finding.after is None:
                raise ValueError(f"finding {finding.id!r} proposes no replacement")
        gone = {edit for finding in taken for edit in _in_span(self.edits, finding.start, finding.end)}
        new = [trim(self.original, Edit(f.start, f.end, f.after or "", (f.rule,))) for f in taken]
        edits = join_touching(self.original, [*(edit for edit in self.edits if edit not in gone), *new])
        chosen = {finding.id for finding in taken}
        mine = _Places(taken)
        fixes = _Places([finding for finding in taken if finding.action is Action.FIX])

        def stays(finding: Finding) -> bool:
            return finding.applied and not (fixes if finding.action is Action.FIX else mine).clash(finding)

        return self._with(edits, lambda f: f.id in chosen or stays(f))

    def remaining(self) -> Iterator[Finding]:
        """What an editor still has to look at: everything but infos and what is applied."""
        return (f for f in self.findings if not f.applied and f.action is not Action.INFO)

    @cached_property
    def _by_id(self) -> dict[str, Finding]:
        return {finding.id: finding for finding in self.findings}

    def _edits_of(self, finding: Finding) -> Sequence[Edit]:
        """The edits that carry the finding: those that its own smallest edit overlaps or touches."""
        own = trim(self.original, Edit(finding.start, finding.end, finding.after or ""))
        low = bisect_left(self.edits, own.start, key=lambda edit: edit.end)
        high = bisect_right(self.edits, own.end, key=lambda edit: edit.start)
        return self.edits[low:high]

    def _with(self, edits: list[Edit], applied: Callable[[Finding], bool]) -> Result:
        offsets = OffsetMap(edits)
        findings = tuple(replace(placed(finding, offsets), applied=applied(finding)) for finding in self.findings)
        return Result(self.original, self.language, tuple(edits), findings)


def placed(finding: Finding, offsets: OffsetMap) -> Finding:
    """A finding in original coordinates, with its place in the text that the edits behind `offsets` make."""
    start, end = offsets.forward(finding.start), offsets.forward(finding.end, right=True)
    return replace(finding, cleaned_start=start, cleaned_end=end)


def numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of their places, called "f1", "f2", ..."""
    ordered = sorted(findings, key=lambda f: (f.start, f.end, f.rule, f.gap or 0, f.replacement or ""))
    return tuple(replace(finding, id=f"f{number}") for number, finding in enumerate(ordered, 1))


def _in_span(edits: Sequence[Edit], start: int, end: int) -> Sequence[Edit]:
    """The edits that lie, also only partly, in `start:end`; insertions at its edges lie in it."""
    low = bisect_left(edits, start, key=lambda edit: edit.end)
    high = bisect_right(edits, end, key=lambda edit: edit.start)
    return [edit for edit in edits[low:high] if _overlap((edit.start, edit.end), (start, end))]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share a code point; an empty one, whether it lies in the other or at its edge."""
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and other[0] <= one[1]
    return one[0] < other[1] and other[0] < one[1]


class _Places:
    """Findings whose spans do not overlap, for asking which of them another one clashes with."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self.spans = sorted((finding.start, finding.end) for finding in findings)

    def clash(self, finding: Finding) -> bool:
        """Whether the finding's span overlaps one of them."""
        span = (finding.start, finding.end)
        at = bisect_left(self.spans, span)
        last = bisect_right(self.spans, (finding.end, finding.end))
        return any(_overlap(span, other) for other in self.spans[max(0, at - 1) : last + 1])

    def add(self, finding: Finding) -> None:
        """Put one more among them."""
        insort(self.spans, (finding.start, finding.end))


def _last_of_clashing(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, without those whose span a later one overlaps."""
    places, kept = _Places(), []
    for finding in reversed(findings):
        if not places.clash(finding):
            places.add(finding)
            kept.append(finding)
    return kept
