"""Which files are never cleaned: patterns as in .gitignore, relative to the folder of the configuration."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.errors import ConfigError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Excludes:
    """Excludes always win, also over files that are named on the command line.

    >>> Excludes(["drafts/", "*.bak.txt"], Path("/site")).match(Path("/site/drafts/a.txt"))
    True
    """

    def __init__(self, patterns: Sequence[str], folder: Path) -> None:
        self.patterns = tuple(patterns)
        self.folder = folder

    def match(self, path: Path) -> bool:
        """Whether the file at `path` is excluded, by the name given or by the file that it points to."""
        if not self.patterns:
            return False
        return any(self._spec.match_file(name) for name in {self._name(path.absolute()), self._name(path.resolve())})

    def _name(self, path: Path) -> str:
        """The path from the configuration's folder; a file elsewhere can only match by the parts of its name."""
        if path.is_relative_to(self.folder):
            path = path.relative_to(self.folder)
        elif path.is_relative_to(self.folder.resolve()):
            path = path.relative_to(self.folder.resolve())
        return path.as_posix().lstrip("/")

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec

        try:
            return GitIgnoreSpec.from_lines(self.patterns)
        except ValueError as error:
            raise ConfigError(f"{self.folder}: key 'exclude': {error}") from error
