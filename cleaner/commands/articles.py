"""Every article that a command is given: files, the files in folders, standard input, the records of JSON Lines."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from cleaner.commands.records import Record, is_records, records
from cleaner.commands.session import Cleaned, Session, message
from cleaner.files import STDIN, collect
from cleaner.parallel import cores, in_order
from cleaner.report import Article

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Named:
    """An article among others.

    source   where it came from: its folder, or the host of its address
    name     a relative path that no other article of the command has
    """

    article: Article
    source: str
    name: PurePosixPath


def each(
    session: Session, names: Sequence[str], work: Callable[[Named], Answer], without: Path | None = None
) -> Iterator[Answer]:
    """What `work` makes of each article, in order; what cannot be used is told on stderr, and the others go on.

    `work` and what it gives must be picklable. What lies in the folder `without` is passed over.
    """
    files = [name for name in names if not is_records(name)]
    if files:
        yield from session.each(_outside(session, files, without), _OfFile(_base(files), work))
    for name in names:
        if is_records(name):
            with session.guard(name):
                yield from _of_records(session, name, work)


def _outside(session: Session, names: Iterable[str], folder: Path | None) -> Iterator[str]:
    own = os.path.realpath(folder) + os.sep if folder else None
    with session.guard("arguments"):
        yield from (name for name in collect(names) if own is None or not os.path.realpath(name).startswith(own))


def _base(names: Sequence[str]) -> Path:
    """The folder that all the names lie in."""
    folders = [Path(name) if Path(name).is_dir() else Path(name).parent for name in names if name != STDIN]
    return Path(os.path.commonpath([folder.absolute() for folder in folders] or [Path.cwd()]))


@dataclass(frozen=True)
class _OfFile(Generic[Answer]):
    """Does the work on a file, which is named by its way from `base`."""

    base: Path
    work: Callable[[Named], Answer]

    def __call__(self, cleaned: Cleaned) -> Answer:
        path = cleaned.source.path
        if path is None:
            return self.work(Named(cleaned.article, "", PurePosixPath("stdin")))
        name = PurePosixPath(Path(os.path.relpath(path.absolute(), self.base)).as_posix())
        return self.work(Named(cleaned.article, str(name.parent), name))


@dataclass(frozen=True)
class _Failure:
    """What the user is told of a record that could not be used."""

    said: str


@dataclass(frozen=True)
class _OfRecord(Generic[Answer]):
    """Does the work on a record, which is named by the number of its line."""

    session: Session
    work: Callable[[Named], Answer]

    def __call__(self, record: Record) -> Answer | _Failure:
        try:
            article, source = record.article(self.session.cleaner(STDIN))
            return self.work(Named(article, source, PurePosixPath(Path(record.file).stem, f"{record.number:06}")))
        except Exception as error:
            if self.session.is_bug_hunt(error):
                raise
            return _Failure(message(record.file, error))


def _of_records(session: Session, name: str, work: Callable[[Named], Answer]) -> Iterator[Answer]:
    jobs = session.options.jobs
    for answer in in_order(_OfRecord(session, work), records(name), cores() if jobs == 0 else jobs or 1):
        if isinstance(answer, _Failure):
            session.failed = True
            session.tell(answer.said)
        else:
            yield answer
