"""What cleaning a text gives back: the cleaned text, the edits that lead to it, and the findings that explain them."""

from __future__ import annotations

from collections.abc import Iterable
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
        for finding in self.findings:
            if finding.id == id_:
                return finding
        raise KeyError(f"no finding {id_!r}; there are {len(self.findings)}, f1 to f{len(self.findings)}")

    def revert(self, *ids: str) -> Result:
        """The same text with the edits of these findings taken back (and of findings that share an edit with them).

        Raises KeyError for an unknown id, ValueError for a finding that is not applied.
        """
        edits = list(self.edits)
        gone: list[Edit] = []
        for id_ in ids:
            finding = self.finding(id_)
            mine = [edit for edit in edits if _shares(edit, finding)]
            if not finding.applied and not any(edit in gone for edit in self.edits if _shares(edit, finding)):
                raise ValueError(f"finding {id_!r} is not applied, so there is nothing to take back")
            gone += mine
            edits = [edit for edit in edits if edit not in mine]
        return self._with(edits, lambda f: f.applied and not any(_shares(edit, f) for edit in gone))

    def accept(self, *ids: str) -> Result:
        """The same text with these suggestions (or reverted fixes) taken; a clash replaces what was there before.

        Raises KeyError for an unknown id, ValueError for a finding that proposes no replacement.
        """
        edits, taken = list(self.edits), set()
        dropped: list[Edit] = []
        for id_ in ids:
            finding = self.finding(id_)
            if finding.after is None:
                raise ValueError(f"finding {id_!r} proposes no replacement")
            dropped += [edit for edit in edits if _shares(edit, finding)]
            edits = [edit for edit in edits if not _shares(edit, finding)]
            new = trim(self.original, Edit(finding.start, finding.end, finding.after, (finding.rule,)))
            edits = join_touching(self.original, [*edits, new])
            taken.add(id_)
        return self._with(edits, lambda f: f.id in taken or (f.applied and not any(_shares(e, f) for e in dropped)))

    def remaining(self) -> Iterable[Finding]:
        """What an editor still has to look at: everything but infos and what is applied."""
        return (f for f in self.findings if not f.applied and f.action is not Action.INFO)

    def _with(self, edits: list[Edit], applied: object) -> Result:
        assert callable(applied)
        offsets = OffsetMap(edits)
        findings = tuple(
            replace(
                finding,
                applied=applied(finding),
                cleaned_start=offsets.forward(finding.start),
                cleaned_end=offsets.forward(finding.end, right=True),
            )
            for finding in self.findings
        )
        return Result(self.original, self.language, tuple(edits), findings)


def _shares(edit: Edit, finding: Finding) -> bool:
    """Whether the edit lies (also only partly) in the finding's span; one that merely touches its edge does not."""
    if edit.start == edit.end or finding.start == finding.end:
        return finding.start <= edit.start and edit.end <= finding.end
    return edit.start < finding.end and edit.end > finding.start
