"""All rules and language data, read when first needed: rules/any for every text, rules/<lang> for one language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from cleaner.errors import RuleError
from cleaner.rule import ANY, Rule
from cleaner.rulefile import read

_HERE = Path(__file__).resolve().parent
BUILTIN = _HERE / "rules" if (_HERE / "rules").is_dir() else _HERE.parent / "rules"
"""Inside the wheel the rules lie in the package; in a checkout they lie beside it."""


class RuleSet:
    """The built-in rules, and the user's own folders after them; a later rule replaces an earlier one of its id.

    Picklable and without state but its caches; safe to share between threads.
    """

    def __init__(self, folders: Iterable[Path] = (), *, builtin: Path = BUILTIN) -> None:
        self.folders = (builtin, *folders)
        self._rules: dict[str, tuple[Rule, ...]] = {}
        self._records: dict[str, dict[str, Rule]] = {}
        self._sections: dict[str, dict[str, dict[str, Any]]] = {}
        for folder in self.folders:
            if not folder.is_dir():
                raise RuleError(f"{folder}: no such folder of rules")

    def __reduce__(self) -> tuple[Any, ...]:
        return _load, (self.folders[1:], self.folders[0])

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that have rules, sorted."""
        found = {path.name for folder in self.folders for path in folder.iterdir() if path.is_dir()}
        return tuple(sorted(found - {ANY}))

    def rules(self, language: str) -> tuple[Rule, ...]:
        """The rules that apply to a text in `language`: its own, and those of ANY that it does not replace."""
        own = self.own(language) if language != ANY else ()
        ids = {rule.id for rule in own}
        return tuple(rule for rule in self.own(ANY) if rule.id not in ids) + own

    def rule(self, id_: str, language: str) -> Rule:
        """The record of rule `id_` for `language`; raises RuleError if there is none."""
        record = self._by_id(language).get(id_)
        if record is None:
            raise RuleError(f"no rule {id_!r} for language {language!r}; `cleancopy rules list` shows all")
        return record

    def section(self, language: str, name: str) -> dict[str, Any]:
        """The data table `name` of `language` (an empty table where the language has none)."""
        self.own(language)
        return self._sections[language].get(name, {})

    def words(self, language: str, name: str, key: str) -> frozenset[str]:
        """The set of words that table `name` of `language` holds under `key`, written as an array or as one string."""
        value = self.section(language, name).get(key, [])
        if isinstance(value, str):
            return frozenset(value.split())
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise RuleError(f"rules/{language}: [{name}] {key}: expected an array of strings or a string of words")
        return frozenset(value)

    def _by_id(self, language: str) -> dict[str, Rule]:
        if language not in self._records:
            self._records[language] = {rule.id: rule for rule in self.rules(language)}
        return self._records[language]

    def own(self, language: str) -> tuple[Rule, ...]:
        """The rules in the folders of `language` (or of ANY) itself."""
        if language not in self._rules:
            rules: dict[str, Rule] = {}
            sections: dict[str, dict[str, Any]] = {}
            for path in self._files(language):
                found, data = read(path, language)
                rules.update({rule.id: rule for rule in found})
                for name, table in data.items():
                    _merge(sections.setdefault(name, {}), table)
            self._sections[language] = sections
            self._rules[language] = tuple(rules.values())
        return self._rules[language]

    def _files(self, language: str) -> list[Path]:
        if language != ANY and language not in self.languages:
            return []
        return [path for folder in self.folders for path in sorted((folder / language).glob("*.toml"))]


def _merge(into: dict[str, Any], table: dict[str, Any]) -> None:
    """Lists of later files are added to those of earlier ones; anything else is replaced."""
    for key, value in table.items():
        if isinstance(value, list) and isinstance(into.get(key), list):
            into[key] = into[key] + value
        elif isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value


@lru_cache(maxsize=8)
def _load(folders: tuple[Path, ...] = (), builtin: Path = BUILTIN) -> RuleSet:
    return RuleSet(folders, builtin=builtin)


def builtin_rules() -> RuleSet:
    """The rules that cleancopy ships, read once a process."""
    return _load()
