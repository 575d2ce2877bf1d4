"""Findings that somebody has dismissed: they are not repaired and not spoken of, wherever their sentence goes.

A dismissal is known by its rule and by a hash of the sentence, as it reads with every other fix made. So it holds when
lines are moved, when the file is renamed, and when other damage in the sentence is mended; it ends when somebody writes
the sentence anew. Of equal findings in equal sentences each has its own place.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.edits import Edit, OffsetMap, join_touching
from cleaner.errors import ConfigError, InputError
from cleaner.expressions import re
from cleaner.findings import Action, Finding
from cleaner.parts import Part, Parts
from cleaner.result import Result, numbered, placed

SCHEMA = "cleancopy-baseline/1"
LONGEST = 60
"""Code points of what stood there that the file shows, for whoever reads it; nothing is decided by them."""
_STOP = re.compile(r"[.!?…。！？][\"'’”»)\]]*\s+|[\r\n]")
_BLANK = re.compile(r"\s+")
_ATTEMPTS = 5
"""Times that a baseline is written again when another process has written it meanwhile."""
_NEAR = 2000
"""Code points to either side in which the sentence is looked for, so that one line of a megabyte costs no more."""


class Key(NamedTuple):
    """What a dismissal is known by. `nth` counts from 1 among findings that are alike, in the order of the text."""

    rule: str
    sentence: str
    nth: int


@dataclass(frozen=True, order=True, slots=True)
class Entry:
    """One dismissed finding: `path` (where it was seen last, for pruning) and `text` are for the reader."""

    path: str
    rule: str
    sentence: str
    nth: int
    text: str

    @property
    def key(self) -> Key:
        """What it is known by."""
        return Key(self.rule, self.sentence, self.nth)


def keyed(result: Result) -> Iterator[tuple[Finding, Key]]:
    """Every finding that can be dismissed (all but infos) with its key, in the order of the text."""
    seen: Counter[tuple[str, str]] = Counter()
    for finding in result.findings:
        if finding.action is not Action.INFO:
            known = finding.rule, _hash(finding, result.text)
            seen[known] += 1
            yield finding, Key(*known, seen[known])


def without(result: Result, ids: Iterable[str]) -> Result:
    """The result without the findings called `ids`; the edits of those that were applied are taken back.

    The findings are numbered anew.
    A fix whose repair lies on top of one that is taken back goes with it: it is still a finding, no longer applied.
    """
    gone = frozenset(ids)
    if not gone:
        return result
    parts = Parts(result)
    dropped = {index for id_ in gone for index in parts.of.get(id_, ())}
    back = {member for id_ in gone for member in parts.groups.get(id_, ())}
    whole = {edit.start: edit.rules for edit in result.edits}
    kept = [
        Edit(part.start, part.end, part.new, _rules(part, result) or whole[part.start])
        for index, part in enumerate(parts.all)
        if index not in dropped
    ]
    edits = join_touching(result.original, kept)
    offsets = OffsetMap(edits)
    findings = tuple(
        replace(placed(finding, offsets), applied=finding.applied and finding.id not in back)
        for finding in result.findings
        if finding.id not in gone
    )
    return replace(result, edits=tuple(edits), findings=numbered(findings))


def _rules(part: Part, result: Result) -> tuple[str, ...]:
    return tuple(sorted({result.finding(id_).rule for id_ in part.findings}))


def _hash(finding: Finding, cleaned: str) -> str:
    """Of the sentence in the cleaned text, with what stood at the finding's own place put back."""
    before = finding.before
    head = cleaned[max(0, finding.cleaned_start - _NEAR) : finding.cleaned_start]
    tail = cleaned[finding.cleaned_end : finding.cleaned_end + _NEAR]
    head = "" if before.startswith(("\n", "\r")) else _STOP.split(head)[-1]
    tail = "" if before.rstrip(" \t").endswith(("\n", "\r")) else _STOP.split(tail)[0]
    sentence = _BLANK.sub(" ", head + before + tail).strip()
    return blake2b(sentence.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True)
class Baseline:
    """The dismissed findings of a file, which lies in the folder that their paths are relative to."""

    path: Path
    entries: tuple[Entry, ...] = ()

    @cached_property
    def keys(self) -> frozenset[Key]:
        """What is dismissed."""
        return frozenset(entry.key for entry in self.entries)

    def dismiss(self, result: Result) -> Result:
        """The result without what is dismissed."""
        if not self.entries:
            return result
        return without(result, [finding.id for finding, key in keyed(result) if key in self.keys])

    def entry(self, finding: Finding, key: Key, name: str) -> Entry:
        """The entry for a finding of the file called `name`."""
        text = _BLANK.sub(" ", finding.before).strip()
        return Entry(self.name(name), key.rule, key.sentence, key.nth, text[:LONGEST])

    def name(self, name: str) -> str:
        """The file's path from the folder of the baseline, with slashes on every system."""
        try:
            return Path(os.path.relpath(Path(name).absolute(), self.path.absolute().parent)).as_posix()
        except ValueError:  # another drive
            return Path(name).as_posix()

    def with_entries(self, entries: Iterable[Entry]) -> Baseline:
        """The same file with other entries; of entries with the same key, the last."""
        return Baseline(self.path, tuple(sorted({entry.key: entry for entry in entries}.values())))

    def data(self) -> bytes:
        """The bytes of the file: a line for each entry, sorted, all alike, so that branches merge."""
        import json

        rows = [{"schema": SCHEMA}, *map(_row, sorted(self.entries))]
        return ("[" + "\n,".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n").encode(
            "utf-8", "backslashreplace"
        )


def read_baseline(path: Path) -> Baseline:
    """The baseline in the file at `path`; an empty one if there is no such file.

    Raises ConfigError naming the file, the place and the cure if it cannot be used.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Baseline(path)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    import json

    try:
        return Baseline(path, tuple(_entries(json.loads(data.decode("utf-8-sig")))))
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: {_reason(data, error)}") from error


def update(path: Path, change: Callable[[Baseline], Baseline]) -> Baseline:
    """Put what `change` makes of the baseline at `path` into its file; another process may do the same.

    Raises ConfigError if the file cannot be used, InputError if it cannot be written.
    """
    from cleaner import atomic

    for attempt in range(_ATTEMPTS):
        old = path.read_bytes() if path.is_file() else None
        new = change(read_baseline(path))
        data = new.data()
        try:
            if old is None:
                atomic.put(path, data)
            elif data != old:
                atomic.replace(path, data, old=old)
        except InputError:
            if attempt == _ATTEMPTS - 1:
                raise
        except OSError as error:
            raise InputError(f"{path}: cannot be written: {error.strerror}") from error
        else:
            break
    return new


def _entries(rows: Any) -> Iterator[Entry]:
    if not isinstance(rows, list) or rows[:1] != [{"schema": SCHEMA}]:
        raise ValueError(
            f'no baseline that this version reads: expected an array that begins with {{"schema": "{SCHEMA}"}}'
        )
    for number, row in enumerate(rows[1:], 2):
        entry = _entry(row)
        if entry is None:
            raise ValueError(f"entry {number}: expected path, rule, sentence and text, perhaps nth, found {row!r:.80}")
        yield entry


def _entry(row: Any) -> Entry | None:
    if not isinstance(row, dict) or not row.keys() <= {"path", "rule", "sentence", "nth", "text"}:
        return None
    nth = row.get("nth", 1)
    texts = [row.get(key) for key in ("path", "rule", "sentence", "text")]
    path, rule, sentence, text = (value if isinstance(value, str) else None for value in texts)
    if path is None or rule is None or sentence is None or text is None or type(nth) is not int or nth < 1:
        return None
    return Entry(path, rule, sentence, nth, text)


def _row(entry: Entry) -> dict[str, str | int]:
    row: dict[str, str | int] = {"path": entry.path, "rule": entry.rule, "sentence": entry.sentence}
    if entry.nth > 1:
        row["nth"] = entry.nth
    return {**row, "text": entry.text}


def _reason(data: bytes, error: Exception) -> str:
    from json import JSONDecodeError

    cure = "restore it from version control, or delete it and run `cleancopy baseline`"
    conflict = re.search(rb"^(?:<{7}|={7}|>{7})(?: |\r?$)", data, re.MULTILINE)
    if conflict:
        line = data.count(b"\n", 0, conflict.start()) + 1
        return f"line {line}: a merge conflict; keep the lines of both sides, and delete the marks"
    if isinstance(error, JSONDecodeError):
        return f"line {error.lineno}: not JSON: {error.msg}; {cure}"
    if isinstance(error, RecursionError):
        return f"nested too deeply; {cure}"
    return f"{error}; {cure}"
