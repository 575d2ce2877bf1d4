"""`cleancopy rules`: list, show and test rules."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.commands.options import UI_LANGUAGES, Options

if TYPE_CHECKING:
    from cleaner.rule import Rule
    from cleaner.ruleset import RuleSet

_CONFIG = click.option("--config", type=click.Path(path_type=Path), help="A cleancopy.toml or pyproject.toml.")
_UI = click.option("--ui-lang", type=click.Choice(UI_LANGUAGES), default="en", help="Language of the messages.")


@click.group("rules")
def command() -> None:
    """List, show and test rules."""


@command.command("list", short_help="List the rules with their messages.")
@click.argument("prefixes", nargs=-1, metavar="[RULE]...")
@_CONFIG
@_UI
def list_rules(prefixes: tuple[str, ...], config: Path | None, ui_lang: str) -> None:
    """List the rules, or those that begin with RULE: id, action, languages, message."""
    grouped: dict[tuple[str, str], list[Rule]] = defaultdict(list)
    for rule in chosen_rules(load_rules(config), prefixes):
        grouped[rule.id, rule.action.value].append(rule)
    widest = max((len(id_) for id_, _ in grouped), default=0)
    for (id_, action), rules in sorted(grouped.items()):
        languages = " ".join(rule.language for rule in rules)
        click.echo(f"{id_:<{widest}}  {action:<7}  {languages:<20}  {rules[0].text(ui_lang)}")


@command.command("show")
@click.argument("rule_id", metavar="RULE")
@_CONFIG
@_UI
def show_rule(rule_id: str, config: Path | None, ui_lang: str) -> None:
    """Show a rule, as `cleancopy explain` does."""
    from cleaner.commands.explain import explain

    explain(rule_id, config, ui_lang)


@command.command("test", short_help="Run the examples that the rules carry.")
@click.argument("prefixes", nargs=-1, metavar="[RULE]...")
@_CONFIG
def test_rules(prefixes: tuple[str, ...], config: Path | None) -> None:
    """Run the examples that the rules carry, or those of the rules that begin with RULE.

    Exits with 1 if a rule does not do what its examples say.
    """
    from cleaner.report import counted
    from cleaner.ruletest import failures

    rules = load_rules(config)
    chosen = chosen_rules(rules, prefixes)
    broken = 0
    for rule in chosen:
        wrong = failures(rule, rules)
        broken += bool(wrong)
        for line in wrong:
            click.echo(f"{rule.path}: rule {rule.id!r} {line}")
    examples = sum(len(rule.good) + len(rule.bad) for rule in chosen)
    tested = f"{counted(len(chosen), 'rule', 'rules')}, {counted(examples, 'example', 'examples')}"
    click.echo(f"{tested}: {f'{broken} broken' if broken else 'all as they should be'}.", err=True)
    sys.exit(1 if broken else 0)


def load_rules(config: Path | None) -> RuleSet:
    """The rules of the configuration; an error is told, and the command ends with 2."""
    from cleaner.commands.session import Session

    session = Session(Options(config=config))
    with session.guard("rules"):
        return session.cleaner("-").rules
    sys.exit(2)


def chosen_rules(rules: RuleSet, prefixes: tuple[str, ...]) -> list[Rule]:
    """The rules whose id begins with one of the prefixes, each once, in the order of ids and languages."""
    from cleaner.commands.session import Session
    from cleaner.prefixes import check_prefixes
    from cleaner.rule import ANY

    session = Session(Options())
    with session.guard("rules"):
        check_prefixes(prefixes, rules.folders[1:], "RULE")
        every = {(r.id, r.language): r for lang in (ANY, *rules.languages) for r in rules.rules(lang)}
        return [
            rule
            for _, rule in sorted(every.items())
            if not prefixes or any(rule.id == p or rule.id.startswith(p.rstrip(".") + ".") for p in prefixes)
        ]
    sys.exit(2)
