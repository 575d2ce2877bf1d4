"""Runs the examples that a rule carries: `cleancopy rules test`, and the project's own tests."""

from __future__ import annotations

from cleaner.chain import Settings, run
from cleaner.decoding import Decoded, decode
from cleaner.findings import Action, Finding
from cleaner.notes import with_notes
from cleaner.result import Result
from cleaner.rule import Example, Rule
from cleaner.ruleset import RuleSet
from cleaner.selection import Selection


def failures(rule: Rule, rules: RuleSet) -> list[str]:
    """What is wrong with the examples of `rule`, one sentence each; none if the rule keeps its word."""
    out = []
    for example in rule.good:
        found = _run(rule, example, rules)[1]
        out += [f"must stay silent on {example.text!r}, but says {f.before!r} -> {f.after!r}" for f in found]
    for example in rule.bad:
        result, found = _run(rule, example, rules)
        out += _wrong(example, result, found)
    return out


def _run(rule: Rule, example: Example, rules: RuleSet) -> tuple[Result, list[Finding]]:
    selection = Selection(select=(rule.id,))
    decoded = decode(example.text.encode(example.encoded)) if example.encoded else Decoded(example.text)
    result = run(decoded.text, Settings(example.language, example.format, selection=selection), rules)
    if decoded.legacy:
        result = with_notes(result, filter(None, map(selection.filter, decoded.findings())), rules, "en")
    return result, [finding for finding in result.findings if finding.rule == rule.id]


def _wrong(example: Example, result: Result, found: list[Finding]) -> list[str]:
    if not found:
        return [f"must speak on {example.text!r}, but stays silent"]
    out = []
    if example.fixed is not None:
        open_ids = [f.id for f in found if f.action is Action.SUGGEST]
        fixed = result.accept(*open_ids).text
        if fixed != example.fixed:
            out.append(f"must turn {example.text!r} into {example.fixed!r}, but gives {fixed!r}")
    if example.found is not None and example.found not in [f.before for f in found]:
        out.append(f"must mark {example.found!r} in {example.text!r}, but marks {[f.before for f in found]}")
    if example.gap is not None:
        gaps = [example.text[: f.gap].rstrip() for f in found if f.gap is not None]
        if not any(gap.endswith(example.gap) for gap in gaps):
            out.append(f"must find the hole after {example.gap!r} in {example.text!r}, but says {gaps}")
    return out
