"""What an editor decided on the page, and the text that comes of it.

The rules, which the page follows too (cleaner/report/page/decide.js):

* A fix without a decision is applied; a suggestion or a flag without one leaves the text as it is.
* To reject a fix takes back its parts, and whatever shares them with it (cleaner.parts).
* To accept a suggestion puts its text in the place of its span; fixes in the span are in that text.
* An editor's own text takes the place of a finding's span, or stands in its hole.
* To dismiss a flag changes nothing, and says that there is nothing to do.
* One place, one decision: of two that want the same place, the first in the order of the findings holds, and the other
  is a conflict. The page lets none arise.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cleaner.decisionfile import SCHEMA, Decision, Decisions, Verdict, load
from cleaner.edits import Edit, apply
from cleaner.findings import Action, Finding
from cleaner.parts import Parts
from cleaner.result import Result

__all__ = [
    "SCHEMA", "Conflict", "Decided", "Decision", "Decisions", "Verdict", "clash", "decide", "fingerprint", "load",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision that was not carried out, and why, for a person."""

    decision: Decision
    reason: str


@dataclass(frozen=True)
class Decided:
    """What the decisions make of a result.

    text        the article as the editor wants it
    edits       what leads to it from the original, in order; they may touch
    unknown     decisions on findings that the result has not
    conflicts   decisions that could not be carried out
    dismissed   what the editor turned down: flags dismissed, fixes and suggestions rejected; not to be shown again
    open        suggestions and flags that nobody decided, and that no other decision has settled
    """

    text: str
    edits: tuple[Edit, ...]
    unknown: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]
    dismissed: tuple[Finding, ...]
    open: tuple[Finding, ...]


def fingerprint(result: Result) -> str:
    """The SHA-256 of what decisions refer to: equal ones promise that the page and `decide` speak of the same findings.

    Another version, configuration or language of the article may find something else in the same file.
    """
    findings = [(f.id, f.rule, f.action.value, f.start, f.end, f.gap, f.after, f.applied) for f in result.findings]
    edits = [(edit.start, edit.end, edit.new) for edit in result.edits]
    return hashlib.sha256(json.dumps([findings, edits]).encode()).hexdigest()


def decide(result: Result, decisions: Iterable[Decision]) -> Decided:
    """Carry the decisions out on the result; they may come in any order.

    >>> from cleaner import clean
    >>> result = clean("le port de Roscoffpour", language="fr")
    >>> decide(result, []).text == result.text
    True
    """
    found, unknown = _matched(result, decisions)
    plan = _Plan(Parts(result))
    conflicts, dismissed = [], []
    for finding in result.findings:
        decision = found.get(finding.id)
        if decision is None:
            continue
        reason = plan.add(finding, decision)
        if reason:
            conflicts.append(Conflict(decision, reason))
        elif decision.verdict in (Verdict.REJECT, Verdict.DISMISS):
            dismissed.append(finding)
    asked = (f for f in result.findings if not f.applied and f.action is not Action.INFO and f.id not in found)
    open_ = tuple(finding for finding in asked if not plan.blocker(finding, *plan.parts.place(finding)))
    edits = plan.edits()
    return Decided(apply(result.original, edits), edits, unknown, tuple(conflicts), tuple(dismissed), open_)


@dataclass
class _Plan:
    """The decisions so far.

    new        texts that replace spans, with the ids of their findings; sorted, and no two clash
    covered    for each part that gives way to one of them, that id
    rejected   for each part that is taken back, the id of a finding that was rejected
    groups     for each group of fixes that share parts, by its first id: which of them was decided, and how
    """

    parts: Parts
    new: list[tuple[int, int, str, str]] = field(default_factory=list)
    covered: dict[int, str] = field(default_factory=dict)
    rejected: dict[int, str] = field(default_factory=dict)
    groups: dict[str, tuple[str, Verdict]] = field(default_factory=dict)

    def add(self, finding: Finding, decision: Decision) -> str:
        """Carry one decision out; the reason if that is not possible, and then nothing has changed."""
        if decision.verdict is Verdict.EDIT:
            return self._replace(finding, *self.parts.place(finding), decision.text or "")
        if finding.applied:
            return self._fix(finding, decision.verdict)
        if decision.verdict is not Verdict.ACCEPT:
            return ""
        if finding.after is None:
            return f"{finding.id} proposes nothing that could be accepted"
        if decision.text is not None and decision.text != finding.after:
            return f"{finding.id} now proposes another text"
        return self._replace(finding, finding.start, finding.end, finding.after)

    def _fix(self, finding: Finding, verdict: Verdict) -> str:
        if verdict is Verdict.DISMISS:
            return f"{finding.id} is a fix: it can be rejected, not dismissed"
        first = self.parts.groups.get(finding.id, (finding.id,))[0]
        said = self.groups.get(first, (finding.id, verdict))
        if said[1] is not verdict:
            return f"{said[0]}, which shares its change, was decided otherwise"
        if verdict is Verdict.REJECT:
            mine = self.parts.of.get(finding.id, ())
            if other := _first(self.covered, mine):
                return _taken(other)
            self.rejected.update(dict.fromkeys(mine, finding.id))
        self.groups[first] = said
        return ""

    def _replace(self, finding: Finding, start: int, end: int, text: str) -> str:
        if other := self.blocker(finding, start, end):
            return _taken(other)
        self.new.insert(bisect_left(self.new, (start, end)), (start, end, text, finding.id))
        self.covered.update(dict.fromkeys(self._covering(finding, start, end), finding.id))
        return ""

    def blocker(self, finding: Finding, start: int, end: int) -> str:
        """The id of the finding because of which no text can be put in the place of `start:end`, or ""."""
        at = bisect_left(self.new, (start, end))
        for other in self.new[max(0, at - 1) : at + 2]:
            if clash((start, end), other[:2]):
                return other[3]
        mine = self._covering(finding, start, end)
        return _first(self.rejected, mine) or _first(self.covered, mine)

    def _covering(self, finding: Finding, start: int, end: int) -> range:
        """The parts that give way to a text for `start:end`; to a word in a hole none does that only touches it."""
        return self.parts.around(start) if finding.gap == start == end else self.parts.replaced_by(start, end)

    def edits(self) -> tuple[Edit, ...]:
        """All of it as edits of the original, in order; they may touch."""
        gone = self.covered.keys() | self.rejected.keys()
        edits = [(p.start, p.end, 0, p.new) for index, p in enumerate(self.parts.all) if index not in gone]
        edits += [(start, end, 1, new) for start, end, new, _ in self.new]
        return tuple(Edit(start, end, new) for start, end, _, new in sorted(edits))


def _first(owners: Mapping[int, str], parts: Iterable[int]) -> str:
    return next((owners[index] for index in parts if index in owners), "")


def _taken(id_: str) -> str:
    return f"{id_} was decided for the same place"


def clash(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two replaced spans share a code point; an insertion clashes with one around it, or at its very place."""
    if one == other:
        return True
    return one[0] < other[1] and other[0] < one[1]


def _matched(result: Result, decisions: Iterable[Decision]) -> tuple[dict[str, Decision], tuple[Decision, ...]]:
    """The decision for each finding id, and those without a finding: ids may have moved, rule and place tell then."""
    places: dict[tuple[str, int, int], list[str]] = {}
    for finding in result.findings:
        places.setdefault((finding.rule, finding.start, finding.end), []).append(finding.id)
    found: dict[str, Decision] = {}
    unknown = []
    for decision in decisions:
        ids = places.get((decision.rule, decision.start, decision.end), [])
        id_ = decision.id if decision.id in ids else ids[0] if len(ids) == 1 else ""
        if id_ and id_ not in found:
            found[id_] = decision
        else:
            unknown.append(decision)
    return found, tuple(unknown)
