"""Writes docs/rules.md from the records of the rules; tests/test_docs.py checks that it is up to date.

python docs/rules.py
"""

from __future__ import annotations

from pathlib import Path

from cleaner.rule import ANY, Example, Rule
from cleaner.ruleset import RuleSet, builtin_rules
from cleaner.stages import STAGES

PAGE = Path(__file__).with_name("rules.md")
MOST_EXAMPLES = 3


def page(rules: RuleSet) -> str:
    """The whole page: a heading a stage, a heading a rule."""
    by_id: dict[str, list[Rule]] = {}
    for language in (ANY, *rules.languages):
        for rule in rules.own(language):
            by_id.setdefault(rule.id, []).append(rule)
    lines = ["# Rules", "", "Made from the records in `rules/` by `python docs/rules.py`; do not edit.", ""]
    for stage in STAGES:
        lines += [f"## {stage}", ""]
        for id_ in sorted(id_ for id_ in by_id if id_.partition(".")[0] == stage):
            lines += _rule(id_, by_id[id_])
    return "\n".join(lines).rstrip() + "\n"


def _rule(id_: str, records: list[Rule]) -> list[str]:
    languages = ", ".join(rule.language for rule in records)
    actions = " or ".join(sorted({str(rule.action) for rule in records}))
    lines = [f"### {id_}", "", f"{actions}; languages: {languages}", "", records[0].why("en"), ""]
    wrong = [example for rule in records for example in rule.bad][:MOST_EXAMPLES]
    right = [example for rule in records for example in rule.good][:MOST_EXAMPLES]
    lines += [f"* wrong: {_code(example.text)}{_outcome(example)}" for example in wrong]
    lines += [f"* right: {_code(example.text)}" for example in right]
    return [*lines, ""]


def _outcome(example: Example) -> str:
    if example.fixed is not None:
        return f" → {_code(example.fixed)}"
    if example.gap is not None:
        return f" (something is missing after {_code(example.gap)})"
    return f" ({_code(example.found)} is marked)" if example.found else ""


def _code(text: str | None) -> str:
    shown = "".join(char if char.isprintable() else f"\\u{{{ord(char):X}}}" for char in text or "")
    fence = "``" if "`" in shown else "`"
    return f"{fence}{shown}{fence}" if shown else "nothing"


if __name__ == "__main__":
    PAGE.write_text(page(builtin_rules()), encoding="utf-8")
