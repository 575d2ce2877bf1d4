"""[tool.cleancopy] of a pyproject.toml, or a cleancopy.toml: read, validated, turned into one value."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cleaner.chain import Settings
from cleaner.errors import ConfigError
from cleaner.findings import Action
from cleaner.languagecode import language_code
from cleaner.prefixes import check_prefixes
from cleaner.profile import MODES
from cleaner.selection import Selection

NAMES = ("cleancopy.toml", "pyproject.toml")


@dataclass(frozen=True)
class Config:
    """The user's choices; keys are written with hyphens in TOML.

    rules     folders of the user's own rules, each laid out like rules/: any/*.toml, fr/*.toml
    max_size  megabytes; a larger file is refused, 0 for no limit. An article has kilobytes: what is larger is a
              dump that was named by mistake, and should be split into articles for a batch.
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
    max_size: float = 20.0
    folder: Path | None = None
    """The folder that `exclude` is relative to: where the configuration file lies."""

    def settings(self, format_: str) -> Settings:
        """The settings for a text of this format."""
        selection = Selection(self.select, self.ignore, self.min_confidence, self.actions)
        return Settings(self.lang, format_, self.keep, self.profile, self.ui_lang, selection)


def find_config(start: Path) -> Path | None:
    """The configuration for files in the folder `start`: the nearest one upwards.

    The search ends at the root of the git repository, and outside of one before the home folder and the folders above
    it: what an article becomes never depends on whose machine it is cleaned on.
    """
    start = start.absolute()
    home = _home()
    for folder in [start, *start.parents]:
        is_root = (folder / ".git").exists()
        if not is_root and (folder == home or folder in home.parents):
            break
        for name in NAMES:
            if _is_config(folder / name):
                return folder / name
        if is_root:
            break
    return None


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # a container without one
        return Path("/")


def _is_config(path: Path) -> bool:
    """Whether the file is there and speaks of cleancopy; a broken one is, so that its error is shown."""
    if not path.is_file():
        return False
    if path.name == NAMES[0]:
        return True
    try:
        data = path.read_bytes()
    except OSError:  # somebody else's pyproject.toml
        return False
    if b"cleancopy" not in data:
        return False
    try:
        return isinstance(tomllib.loads(data.decode()).get("tool", {}).get("cleancopy"), dict)
    except (ValueError, AttributeError):
        return b"[tool.cleancopy" in data


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
        if not isinstance(data, dict):
            raise ConfigError(f"{path}: key 'tool.cleancopy': expected a table, found {data!r}")
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
            "max-size": self._size,
        }
        for key in data:
            if key not in readers:
                from difflib import get_close_matches

                near = get_close_matches(key, readers, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"expected one of {', '.join(readers)}"
                raise ConfigError(f"{self.path}: unknown key {key!r}; {hint}")
        values = {key.replace("-", "_"): readers[key](key, value) for key, value in data.items()}
        config = Config(**values, folder=self.path.resolve().parent)
        for key in ("select", "ignore", "actions"):
            check_prefixes(getattr(config, key), config.rules, f"{self.path}: key {key!r}")
        return config

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
