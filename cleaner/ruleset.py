"""All rules and language data, read when first needed: rules/any for every text, rules/<lang> for one language."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from cleaner.digest import Digest, Sections, Shelf
from cleaner.errors import RuleError
from cleaner.rule import ANY, Rule

_HERE = Path(__file__).resolve().parent
BUILTIN = _HERE / "rules" if (_HERE / "rules").is_dir() else _HERE.parent / "rules"
"""Inside the wheel the rules lie in the package; in a checkout they lie beside it."""


class RuleSet:
    """The built-in rules, and the user's own folders after them; a later rule replaces an earlier one of its id.

    Picklable and without state but its caches; safe to share between threads.
    """

    def __init__(self, folders: Iterable[Path] = (), *, builtin: Path = BUILTIN) -> None:
        self.folders = (builtin, *folders)
        self._digests: dict[str, Digest] = {}
        self._rules: dict[str, tuple[Rule, ...]] = {}
        self._records: dict[str, dict[str, Rule]] = {}
        self._words: dict[tuple[str, str, str], frozenset[str]] = {}
        self._patterns: dict[tuple[str, str], tuple[Rule, ...]] = {}
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

    def patterns(self, language: str, stage: str) -> tuple[Rule, ...]:
        """The rules of `stage` for a text in `language` that are carried out by their pattern."""
        found = self._patterns.get((language, stage))
        if found is None:
            has_some = any(stage in self._digest(code).patterned for code in (ANY, language))
            rules = self.rules(language) if has_some else ()
            found = tuple(rule for rule in rules if rule.pattern is not None and rule.stage == stage)
            self._patterns[language, stage] = found
        return found

    def rule(self, id_: str, language: str) -> Rule:
        """The record of rule `id_` for `language`; raises RuleError if there is none."""
        record = self._by_id(language).get(id_)
        if record is None:
            raise RuleError(f"no rule {id_!r} for language {language!r}; `cleancopy rules list` shows all")
        return record

    def section(self, language: str, name: str) -> dict[str, Any]:
        """The data table `name` of `language` (an empty table where the language has none)."""
        return self._digest(language).sections.get(name, {})

    def words(self, language: str, name: str, key: str) -> frozenset[str]:
        """The set of words that table `name` of `language` holds under `key`, written as an array or as one string."""
        found = self._words.get((language, name, key))
        if found is None:
            found = self._words[language, name, key] = self._read_words(language, name, key)
        return found

    def _read_words(self, language: str, name: str, key: str) -> frozenset[str]:
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
            from cleaner.rulefile import rules_of  # here, because a text without findings needs no rule

            files = self._files(language)
            records: dict[int, list[dict[str, Any]]] = {}
            for number, record in json.loads(self._digest(language).records):
                records.setdefault(number, []).append(record)
            found = (rule for number in records for rule in rules_of(records[number], files[number], language))
            self._rules[language] = tuple({rule.id: rule for rule in found}.values())
        return self._rules[language]

    def _digest(self, language: str) -> Digest:
        """What the files of a language hold, out of the cache if they are as they were when it was written."""
        if language not in self._digests:
            files = self._files(language)
            shelf = Shelf(language, files)
            self._digests[language] = shelf.take() or self._read(language, files, shelf)
        return self._digests[language]

    def _read(self, language: str, files: list[Path], shelf: Shelf) -> Digest:
        from cleaner.rulefile import read, rules_of, translate

        sections: Sections = {}
        records: list[tuple[int, dict[str, Any]]] = []
        patterned: set[str] = set()
        whys: list[dict[str, Any]] = []
        for number, path in enumerate(files):
            found, data = read(path)
            patterned |= {rule.stage for rule in rules_of(found, path, language) if rule.pattern is not None}
            records += ((number, record) for record in found)
            whys.append(data.pop("why", {}))
            for name, table in data.items():
                _merge(sections.setdefault(name, {}), table)
        translate(records, whys, files)
        digest = Digest(frozenset(patterned), sections, json.dumps(records, default=str).encode())
        shelf.put(digest)
        return digest

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
