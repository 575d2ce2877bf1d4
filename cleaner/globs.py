"""Which files are meant: patterns as in .gitignore, relative to the folder of the configuration."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pathspec import GitIgnoreSpec


class Globs:
    """Patterns of one key of a configuration; a later one that begins with "!" takes back what an earlier one chose.

    >>> from pathlib import Path
    >>> Globs(["drafts/", "*.bak.txt"], Path("/site")).match(Path("/site/drafts/a.txt"))
    True
    """

    def __init__(self, patterns: Sequence[str], folder: Path) -> None:
        self.patterns = tuple(patterns)
        self.folder = folder

    def match(self, path: Path) -> bool:
        """Whether the file at `path` is meant, by the name given or by the file that it points to."""
        if not self.patterns:
            return False
        folders = (self.folder, self.folder.resolve())
        return any(self.spec.match_file(relative(name, folders)) for name in {path.absolute(), path.resolve()})

    @cached_property
    def spec(self) -> GitIgnoreSpec:
        """The compiled patterns; raises ValueError for one that is none."""
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(self.patterns)


def relative(path: PurePath, folders: Sequence[PurePath]) -> str:
    """The path from the first of `folders` that it lies in, with slashes on every system.

    A file elsewhere can only match by the parts of its name.

    >>> from pathlib import PureWindowsPath
    >>> relative(PureWindowsPath("C:/site/drafts/a.txt"), [PureWindowsPath("c:/Site")])
    'drafts/a.txt'
    """
    for folder in folders:
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return path.relative_to(path.anchor).as_posix()
