"""How many processes a command takes, if the user does not say."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from cleaner.files import STDIN
from cleaner.parallel import cores

PAYS = 100_000
"""Bytes of articles that are worth a process of their own: learning the rules and the words takes it about half a
second of processor time, in which one that knows them cleans as much (60 kB of damaged, 200 kB of clean text)."""


def for_files(names: Sequence[str], asked: int | None) -> int:
    """For files: one under pre-commit, which runs several of us at once, and for what is piped."""
    if STDIN in names:
        return 1
    if asked is not None:
        return min(asked or cores(), len(names))
    most = 1 if os.environ.get("PRE_COMMIT") else min(cores(), len(names))
    size = 0
    for name in names:
        if size >= most * PAYS:
            break
        path = Path(name)
        size += path.stat().st_size if path.is_file() else 0
    return min(most, 1 + size // PAYS)


def for_records(source: str, asked: int | None) -> int:
    """For the records of one file: those of a pipe nobody has counted."""
    path = Path(source)
    if asked is None and path.is_file():
        return min(cores(), 1 + path.stat().st_size // PAYS)
    return asked or cores()
