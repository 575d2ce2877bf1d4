"""The user's choices as one value, and where the file lies that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.chain import Settings
from cleaner.findings import Action
from cleaner.globs import Globs
from cleaner.selection import Selection

NAMES = ("cleancopy.toml", "pyproject.toml")


class PerFile(NamedTuple):
    """What is different for the files that `files` mean: values for some fields of a Config, by their names."""

    files: Globs
    values: Mapping[str, Any]


class Config(NamedTuple):
    """The user's choices; keys are written with hyphens in TOML.

    keep      words that no rule may touch, and between slashes regular expressions of what no rule may touch
    rules     folders of the user's own rules, each laid out like rules/: any/*.toml, fr/*.toml
    max_size  megabytes; a larger file is refused, 0 for no limit. An article has kilobytes: what is larger is a
              dump that was named by mistake, and should be split into articles for a batch.
    exclude   patterns as in .gitignore; they win also over files named on the command line
    ui_lang   language of messages; empty: English, and in the HTML report that of the reader's browser
    baseline  the file of dismissed findings; there may be none yet
    per_file  what is different for some files; of two that disagree, the later holds
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    actions: Mapping[str, Action] = {}
    keep: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    baseline: Path | None = None
    lang: str | None = None
    profile: str = "auto"
    ui_lang: str = ""
    max_size: float = 20.0
    per_file: tuple[PerFile, ...] = ()
    folder: Path | None = None
    """The folder that `exclude` and `per_file` are relative to: where the configuration file lies."""

    def settings(self, format_: str) -> Settings:
        """The settings for a text of this format."""
        selection = Selection(self.select, self.ignore, self.min_confidence, self.actions)
        return Settings(self.lang, format_, self.keep, self.profile, self.ui_lang, selection)

    def special(self, path: Path) -> tuple[int, ...]:
        """Which of `per_file` mean the file at `path`."""
        return tuple(number for number, special in enumerate(self.per_file) if special.files.match(path))

    def with_special(self, numbers: Iterable[int]) -> Config:
        """The configuration of a file that these of `per_file` mean: lists and tables grow, the rest is replaced."""
        config = self
        for number in numbers:
            values = dict(self.per_file[number].values)
            for key in _GROWING & values.keys():
                old = getattr(config, key)
                values[key] = old | values[key] if isinstance(old, dict) else (*old, *values[key])
            config = config._replace(**values)
        return config


_GROWING = frozenset({"ignore", "keep", "actions"})


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
    import tomllib  # here, because most runs have no configuration

    try:
        return isinstance(tomllib.loads(data.decode()).get("tool", {}).get("cleancopy"), dict)
    except (ValueError, AttributeError):
        return b"[tool.cleancopy" in data
