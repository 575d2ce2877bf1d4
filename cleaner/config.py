"""[tool.cleancopy] of a pyproject.toml, or a cleancopy.toml: read, validated, turned into one value."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cleaner.chain import Settings
from cleaner.errors import ConfigError
from cleaner.findings import Action
from cleaner.profile import MODES
from cleaner.selection import Selection

NAMES = ("cleancopy.toml", "pyproject.toml")


@dataclass(frozen=True)
class Config:
    """The user's choices; keys are written with hyphens in TOML.

    rules     folders of the user's own rules, each laid out like rules/: any/*.toml, fr/*.toml
    exclude   patterns as in .gitignore; they win also over files named on the command line
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    actions: Mapping[str, Action] = field(default_factory=dict)
    keep: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    lang: str | None = None
    profile: str = "auto"
    ui_lang: str = "en"
    folder: Path | None = None
    """The folder that `exclude` is relative to: where the configuration file lies."""

    def settings(self, format_: str) -> Settings:
        """The settings for a text of this format."""
        selection = Selection(self.select, self.ignore, self.min_confidence, self.actions)
        return Settings(self.lang, format_, self.keep, self.profile, self.ui_lang, selection)


def find_config(start: Path) -> Path | None:
    """The configuration for files in `start`: the nearest one upwards, never one outside the git repository."""
    for folder in [start, *start.parents]:
        for name in NAMES:
            path = folder / name
            if path.is_file() and (name == NAMES[0] or b"[tool.cleancopy" in path.read_bytes()):
                return path
        if (folder / ".git").exists():
            break
    return None


def read_config(path: Path) -> Config:
    """The configuration in the file at `path`.

    Raises ConfigError naming the file, the key and what was expected.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("cleancopy", {})
    return _Reader(path).config(data)


class _Reader:
    """Checks one table of keys; the path is for the messages."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def config(self, data: Mapping[str, Any]) -> Config:
        readers: dict[str, Callable[[str, object], Any]] = {
            "select": self._strings,
            "ignore": self._strings,
            "min-confidence": self._probability,
            "actions": self._actions,
            "keep": self._strings,
            "exclude": self._strings,
            "rules": self._folders,
            "lang": self._language,
            "profile": self._mode,
            "ui-lang": self._language,
        }
        for key in data:
            if key not in readers:
                near = difflib.get_close_matches(key, readers, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"expected one of {', '.join(readers)}"
                raise ConfigError(f"{self.path}: unknown key {key!r}; {hint}")
        values = {key.replace("-", "_"): readers[key](key, value) for key, value in data.items()}
        return Config(**values, folder=self.path.resolve().parent)

    def _wrong(self, key: str, expected: str, value: object) -> ConfigError:
        return ConfigError(f"{self.path}: key {key!r}: expected {expected}, found {value!r}")

    def _strings(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._wrong(key, "an array of strings", value)
        return tuple(value)

    def _probability(self, key: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
            raise self._wrong(key, "a number from 0 to 1", value)
        return float(value)

    def _actions(self, key: str, value: object) -> dict[str, Action]:
        if not isinstance(value, dict):
            raise self._wrong(key, "a table of rule prefixes and actions", value)
        for rule, action in value.items():
            if action not in [*Action]:
                raise self._wrong(f"{key}.{rule}", f"one of {', '.join(Action)}", action)
        return {rule: Action(action) for rule, action in value.items()}

    def _folders(self, key: str, value: object) -> tuple[Path, ...]:
        folders = tuple(self.path.parent / item for item in self._strings(key, value))
        for folder in folders:
            if not folder.is_dir():
                raise self._wrong(key, "folders that exist", str(folder))
        return folders

    def _language(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not 2 <= len(value) <= 3 or not value.islower():
            raise self._wrong(key, "a language code such as 'fr'", value)
        return value

    def _mode(self, key: str, value: object) -> str:
        if value not in MODES:
            raise self._wrong(key, f"one of {', '.join(MODES)}", value)
        return str(value)
