"""Whether the rule prefixes that a user wrote mean anything: a typing error must not silently select nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cleaner.errors import ConfigError
from cleaner.rule import ANY
from cleaner.ruleset import RuleSet
from cleaner.stages import STAGES


def check_prefixes(prefixes: Iterable[str], folders: tuple[Path, ...], where: str) -> None:
    """Raise ConfigError, with the nearest rules, for a prefix that fits no rule.

    prefixes   such as "glue" or "glue.words"
    folders    the user's own folders of rules
    where      begins the message: the option, or the file and the key

    The rules are read only for a prefix that is no stage.
    """
    unknown = [prefix for prefix in prefixes if prefix.rstrip(".") not in STAGES]
    if not unknown:
        return
    from difflib import get_close_matches

    known = rule_ids(RuleSet(folders))
    prefixes_of_known = {id_[:end] for id_ in known for end in _ends(id_)} | set(STAGES)
    for prefix in unknown:
        if prefix.rstrip(".") not in prefixes_of_known:
            near = get_close_matches(prefix, sorted(prefixes_of_known), 3, 0.5)
            hint = f"did you mean {' or '.join(near)}?" if near else "`cleancopy rules list` shows them all"
            raise ConfigError(f"{where}: no rule begins with {prefix!r}; {hint}")


def rule_ids(rules: RuleSet) -> list[str]:
    """The ids of all rules of all languages, sorted."""
    return sorted({rule.id for language in (ANY, *rules.languages) for rule in rules.rules(language)})


def _ends(id_: str) -> list[int]:
    return [at for at, char in enumerate(id_) if char == "."] + [len(id_)]
