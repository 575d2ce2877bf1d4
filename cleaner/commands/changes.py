"""What `apply` and `revert` share: a change to one file that was worked out elsewhere, shown or written."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.commands.output import style, write
from cleaner.edits import Edit
from cleaner.errors import InputError

if TYPE_CHECKING:
    from cleaner.files import Source


def read_bytes(path: Path) -> bytes:
    """The bytes of a file beside the article; raises InputError naming it."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error


def put(source: Source, data: bytes) -> bool:
    """Put `data` into the file, or on standard output for a text that was piped; whether a file was changed."""
    if source.path is None:
        write(data)
        return False
    return source.put(data)


def show(source: Source, text: str) -> bool:
    """Print what would change as a unified diff; whether anything would."""
    from cleaner.report import Article, diff
    from cleaner.result import Result
    from cleaner.ruleset import builtin_rules

    result = Result(source.text, "und", tuple(_line_edits(source.text, text)), ())
    shown = diff.render(Article(source.name, source.sha256, result, builtin_rules()), style())
    write(shown)
    return bool(shown)


def _line_edits(old: str, new: str) -> Iterator[Edit]:
    """Edits of whole lines that lead from one text to the other."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, before))]
    for tag, low, high, new_low, new_high in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Edit(starts[low], starts[high], "".join(after[new_low:new_high]))
