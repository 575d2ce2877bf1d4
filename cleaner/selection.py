"""Which findings a user wants to hear of: rule prefixes, a least confidence, changed actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from cleaner.findings import Action, Finding


class Selection(NamedTuple):
    """Rule ids are chosen by prefix at a dot: "glue" chooses "glue.words", "gl" chooses nothing.

    >>> Selection(ignore=("glue",)).wants("glue.words")
    False
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    actions: Mapping[str, Action] = {}

    def wants(self, rule: str) -> bool:
        """Whether findings of `rule` are wanted; the longer of two prefixes that fit decides."""
        chosen = max((len(prefix) for prefix in self.select if fits(prefix, rule)), default=0 if self.select else 1)
        dropped = max((len(prefix) for prefix in self.ignore if fits(prefix, rule)), default=0)
        return chosen > dropped

    def wants_stage(self, stage: str) -> bool:
        """Whether any rule of `stage` can be wanted, so that the stage must run."""
        if any(fits(prefix, stage) for prefix in self.ignore):
            return any(prefix.startswith(stage + ".") for prefix in self.select)
        return not self.select or any(prefix.partition(".")[0] == stage for prefix in self.select)

    def filter(self, finding: Finding) -> Finding | None:
        """The finding with the user's action, or None if it is not wanted."""
        if finding.confidence < self.min_confidence or not self.wants(finding.rule):
            return None
        action = self._action(finding.rule)
        if action is None or action is finding.action:
            return finding
        if finding.replacement is None and action in (Action.FIX, Action.SUGGEST):
            return finding
        if action in (Action.FLAG, Action.INFO) and finding.replacement is not None:
            suggestions = (finding.replacement, *finding.suggestions)
            return replace(finding, action=action, replacement=None, suggestions=suggestions)
        return replace(finding, action=action)

    def _action(self, rule: str) -> Action | None:
        fitting = [prefix for prefix in self.actions if fits(prefix, rule)]
        return self.actions[max(fitting, key=len)] if fitting else None


def fits(prefix: str, rule: str) -> bool:
    """Whether the rule id is the prefix, or begins with it up to a dot."""
    return rule == prefix or rule.startswith(prefix.rstrip(".") + ".")
