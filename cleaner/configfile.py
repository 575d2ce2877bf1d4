"""[tool.cleancopy] of a pyproject.toml, or a cleancopy.toml: read and validated, with the wrong key in the error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cleaner.config import Config, PerFile
from cleaner.errors import ConfigError
from cleaner.findings import Action
from cleaner.formats.keep import compile_keep
from cleaner.globs import Globs
from cleaner.languagecode import language_code
from cleaner.prefixes import check_prefixes
from cleaner.profile import MODES

PER_FILE = ("select", "ignore", "min-confidence", "actions", "keep", "lang", "profile")
"""Keys that a file may have of its own."""


def read_config(path: Path) -> Config:
    """The configuration in the file at `path`.

    Raises ConfigError naming the file, the key and what was expected.
    """
    import tomllib  # here, because most runs have no configuration

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("cleancopy", {})
        if not isinstance(data, dict):
            raise ConfigError(f"{path}: key 'tool.cleancopy': expected a table, found {data!r}")
    return _Reader(path).config(data)


class _Reader:
    """Checks one table of keys; the path is for the messages."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rules: tuple[Path, ...] = ()

    def config(self, data: Mapping[str, Any]) -> Config:
        values = self._values(data, self._readers(), "")
        return Config(**values, folder=self.path.resolve().parent)

    def _readers(self) -> dict[str, Callable[[str, object], Any]]:
        return {
            "select": self._prefixes,
            "ignore": self._prefixes,
            "min-confidence": self._probability,
            "actions": self._actions,
            "keep": self._keep,
            "exclude": self._patterns,
            "rules": self._folders,
            "baseline": self._file,
            "lang": self._language,
            "profile": self._mode,
            "ui-lang": self._language,
            "max-size": self._size,
            "per-file": self._per_file,
        }

    def _values(
        self, data: Mapping[str, Any], readers: Mapping[str, Callable[[str, object], Any]], within: str
    ) -> dict[str, Any]:
        """The values of a table by their names in Config; `within` is the key of the table."""
        for key in data:
            if key not in readers:
                from difflib import get_close_matches

                near = get_close_matches(key, readers, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"expected one of {', '.join(readers)}"
                raise ConfigError(f"{self.path}: unknown key {within + key!r}; {hint}")
        if "rules" in data:  # the prefixes of the others may be those of the user's own rules
            self.rules = self._folders("rules", data["rules"])
        return {key.replace("-", "_"): readers[key](within + key, value) for key, value in data.items()}

    def _wrong(self, key: str, expected: str, value: object) -> ConfigError:
        return ConfigError(f"{self.path}: key {key!r}: expected {expected}, found {value!r}")

    def _strings(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._wrong(key, "an array of strings", value)
        return tuple(value)

    def _prefixes(self, key: str, value: object) -> tuple[str, ...]:
        prefixes = self._strings(key, value)
        check_prefixes(prefixes, self.rules, f"{self.path}: key {key!r}")
        return prefixes

    def _keep(self, key: str, value: object) -> tuple[str, ...]:
        words = self._strings(key, value)
        try:
            compile_keep(words)
        except ValueError as error:
            raise ConfigError(f"{self.path}: key {key!r}: {error}") from error
        return words

    def _patterns(self, key: str, value: object) -> tuple[str, ...]:
        patterns = self._strings(key, value)
        for pattern in patterns:
            try:
                _ = Globs([pattern], self.path.parent).spec
            except ValueError:
                raise self._wrong(key, "patterns as in .gitignore", pattern) from None
        return patterns

    def _file(self, key: str, value: object) -> Path:
        if not isinstance(value, str) or not value:
            raise self._wrong(key, "the name of a file", value)
        return self.path.parent / value

    def _per_file(self, key: str, value: object) -> tuple[PerFile, ...]:
        if not isinstance(value, dict) or not all(isinstance(table, dict) for table in value.values()):
            raise self._wrong(key, 'a table of patterns and tables: "archive/" = { ignore = ["glue"] }', value)
        readers = {name: reader for name, reader in self._readers().items() if name in PER_FILE}
        return tuple(
            PerFile(
                Globs(self._patterns(key, [pattern]), self.path.resolve().parent),
                self._values(table, readers, f"{key}.{pattern}."),
            )
            for pattern, table in value.items()
        )

    def _probability(self, key: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
            raise self._wrong(key, "a number from 0 to 1", value)
        return float(value)

    def _size(self, key: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
            raise self._wrong(key, "a number of megabytes, or 0 for no limit", value)
        return float(value)

    def _actions(self, key: str, value: object) -> dict[str, Action]:
        if not isinstance(value, dict):
            raise self._wrong(key, "a table of rule prefixes and actions", value)
        for rule, action in value.items():
            if action not in [*Action]:
                raise self._wrong(f"{key}.{rule}", f"one of {', '.join(Action)}", action)
        check_prefixes(value, self.rules, f"{self.path}: key {key!r}")
        return {rule: Action(action) for rule, action in value.items()}

    def _folders(self, key: str, value: object) -> tuple[Path, ...]:
        folders = tuple(self.path.parent / item for item in self._strings(key, value))
        for folder in folders:
            if not folder.is_dir():
                raise self._wrong(key, "folders that exist", str(folder))
        return folders

    def _language(self, key: str, value: object) -> str:
        try:
            return language_code(value if isinstance(value, str) else "")
        except ValueError:
            raise self._wrong(key, "a language code such as 'fr'", value) from None

    def _mode(self, key: str, value: object) -> str:
        if value not in MODES:
            raise self._wrong(key, f"one of {', '.join(MODES)}", value)
        return str(value)
