"""The reports of many articles as a folder: `index.html`, and one report an article under `articles/`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from cleaner import atomic
from cleaner.errors import InputError
from cleaner.report import Article, Style, reporter
from cleaner.report.index import render
from cleaner.report.index.rows import Row, row

SUFFIXES = {"html": ".html", "docx": ".docx", "critic": ".md"}
"""The formats that make one file an article, each with the end of its name."""


@dataclass(frozen=True)
class Folder:
    """Where the reports go; picklable, so that several processes can write into it.

    path     of the folder, which is made when it is not there; what else lies in it is left alone
    format   one of SUFFIXES
    """

    path: Path
    format: str

    def add(self, article: Article, source: str, name: PurePosixPath) -> Row:
        """Write the report of an article, and say what the index needs of it.

        `name` is a relative path that no other article has. Where nothing was found there is no report.

        Raises InputError if a file cannot be written.
        """
        where = PurePosixPath("articles", f"{name}{SUFFIXES[self.format]}")
        if article.result.findings:
            self._put(where, reporter(self.format).render(article, Style()))
        return row(article, source, quote(str(where), errors="surrogateescape"))

    def finish(self, title: str, rows: Sequence[Row], ui: str) -> Path:
        """Write the index of all articles in the language `ui`, and say where it is.

        Raises InputError if it cannot be written.
        """
        self._put(PurePosixPath("index.html"), render(title, rows, ui))
        return self.path / "index.html"

    def _put(self, where: PurePosixPath, report: str | bytes) -> None:
        path = self.path / where
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{path.parent}: no folder can be made there: {error.strerror}") from error
        put(path, report)


def put(path: Path, report: str | bytes) -> None:
    """Write a report into a file; raises InputError naming the file if that cannot be done."""
    data = report.encode("utf-8", "backslashreplace") if isinstance(report, str) else report
    try:
        atomic.put(path, data)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error
