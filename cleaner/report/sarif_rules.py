"""A rule as SARIF describes it: what it is about, why, and what is wrong and right, in plain text and in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cleaner.expressions import re
from cleaner.findings import Action
from cleaner.report.markdown_text import code_block, plain
from cleaner.report.places import visible
from cleaner.rule import Rule

LEVELS = {Action.FIX: "error", Action.SUGGEST: "warning", Action.FLAG: "warning", Action.INFO: "note"}
"""A fix is certain damage, so an error; what needs a person is a warning; a note fails nothing."""
MOST_EXAMPLES = 3
_PRECISIONS = ((0.97, "very-high"), (0.9, "high"), (0.6, "medium"), (0.0, "low"))
"""Words of code hosts for how often a rule is right, each behind the least confidence that it stands for."""
_HEAD = re.compile(r"([^{]*?\S)\s*[:;,(]")


def descriptor(id_: str, rule: Rule | None, ui: str) -> dict[str, Any]:
    """The reportingDescriptor of a rule, its words in the language `ui`; without a record it is only the id."""
    if rule is None:
        return {"id": id_}
    precision = next(word for least, word in _PRECISIONS if rule.confidence >= least)
    return {
        "id": id_,
        "shortDescription": {"text": _short(rule, ui)},
        "fullDescription": {"text": _braced(rule.why(ui))},
        "help": {
            "text": _braced("\n\n".join([rule.why(ui), *_examples(rule, _quoted)])),
            "markdown": _braced("\n\n".join([plain(rule.why(ui)), *_examples(rule, code_block)])),
        },
        "defaultConfiguration": {"level": LEVELS[rule.action]},
        "properties": {"tags": [rule.stage], "precision": precision},
    }


def _short(rule: Rule, ui: str) -> str:
    """The message without what it says of one place: up to the mark before the first brace."""
    message = rule.text(ui)
    if "{" not in message:
        return message
    head = _HEAD.match(message)
    return head[1] if head else _braced(rule.why(ui).partition(". ")[0])


def _examples(rule: Rule, shown: Callable[[str], str]) -> Iterator[str]:
    for example in rule.bad[:MOST_EXAMPLES]:
        yield "Wrong:\n\n" + shown(example.text.strip("\n"))
        if example.fixed is not None:
            yield "Right:\n\n" + shown(example.fixed.strip("\n"))
    for example in rule.good[:MOST_EXAMPLES]:
        yield "Left alone:\n\n" + shown(example.text.strip("\n"))


def _quoted(text: str) -> str:
    return "\n".join(f"    {visible(line)}" for line in text.split("\n"))


def _braced(text: str) -> str:
    """The text as a SARIF message string: braces doubled, since a single one would begin a placeholder (3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")
