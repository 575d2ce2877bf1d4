"""`cleancopy explain`: a rule in the order in which a reader asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.commands.options import UI_LANGUAGES

if TYPE_CHECKING:
    from cleaner.rule import Example, Rule

WIDTH = 100
"""Columns of running text."""
_ACTIONS = {
    "fix": "fix (applied by itself)",
    "suggest": "suggest (a replacement that an editor accepts)",
    "flag": "flag (a place that a person has to look at)",
    "info": "info (worth knowing; never fails a check)",
}


@click.command("explain")
@click.argument("rule_id", metavar="RULE")
@click.option("--config", type=click.Path(path_type=Path), help="A cleancopy.toml or pyproject.toml.")
@click.option("--ui-lang", type=click.Choice(UI_LANGUAGES), default="en", help="Language of message and reason.")
def command(rule_id: str, config: Path | None, ui_lang: str) -> None:
    """Explain a rule: what it does, why, with examples."""
    explain(rule_id, config, ui_lang)


def explain(rule_id: str, config: Path | None, ui_lang: str) -> None:
    """Print the records of a rule, one for each language that has its own."""
    from cleaner.commands.rules import chosen_rules, load_rules

    found = chosen_rules(load_rules(config), (rule_id,))
    click.echo("\n".join(_explained(rule, ui_lang) for rule in found), nl=False)


def _explained(rule: Rule, ui_lang: str) -> str:
    language = "every language" if rule.language == "any" else rule.language
    rows = [
        f"{rule.id}  ({language})",
        f"  {rule.text(ui_lang)}",
        "",
        _wrapped("Why      ", rule.why(ui_lang)),
        f"Action   {_ACTIONS[rule.action]}, confidence {rule.confidence:.2f}",
        f"Where    {rule.path}",
        "",
    ]
    rows += [row for example in rule.bad for row in _bad(example)]
    rows += [f"  right: {_shown(example.text)}" for example in rule.good]
    rows += ["", f"Switch it off with --ignore {rule.id}, or change it in cleancopy.toml", ""]
    rows += ["  [actions]", f'  "{rule.id}" = "info"', ""]
    rows += ["or in pyproject.toml, where the table is [tool.cleancopy.actions].", ""]
    return "\n".join(rows)


def _wrapped(label: str, text: str) -> str:
    """The text in lines of at most WIDTH columns, behind its label."""
    from textwrap import fill

    return fill(text, WIDTH, initial_indent=label, subsequent_indent=" " * len(label))


def _bad(example: Example) -> list[str]:
    rows = [f"  wrong: {_shown(example.text)}"]
    if example.fixed is not None:
        rows.append(f"  fixed: {_shown(example.fixed)}")
    if example.found is not None:
        rows.append(f"  marks: {_shown(example.found)}")
    if example.gap is not None:
        rows.append(f"  hole:  {_shown(example.gap)} ⟨?⟩")
    return rows


def _shown(text: str) -> str:
    from cleaner.report.places import visible

    return visible(text)
