"""`cleancopy batch`: JSON Lines in, JSON Lines out, in the same order and number."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from cleaner import atomic
from cleaner.batch.records import Record, parse
from cleaner.cleaner import Cleaner
from cleaner.errors import InputError
from cleaner.files import STDIN
from cleaner.findings import Action
from cleaner.languagecode import language_code
from cleaner.parallel import chunks, in_order
from cleaner.report import tally
from cleaner.report.json_ import SCHEMA, keys

CHUNK = 64_000
"""Bytes of records that a process gets at once: about twenty articles, so that handing over costs little."""
Numbered = tuple[int, bytes]


@dataclass
class Summary:
    """What a batch did; `bytes_read` counts up while it runs."""

    records: int = 0
    bytes_read: int = 0
    findings: Counter[Action] = field(default_factory=Counter)


@dataclass(frozen=True)
class _Work:
    """What a process does with a chunk of lines; picklable."""

    cleaner: Cleaner
    name: str

    def __call__(self, lines: list[Numbered]) -> tuple[bytes, int, Counter[Action]]:
        out, found = [], Counter[Action]()
        for number, line in lines:
            written, counts = self._line(number, line)
            out.append(written)
            found += counts
        return b"".join(out), sum(len(line) for _, line in lines), found

    def _line(self, number: int, line: bytes) -> tuple[bytes, Counter[Action]]:
        try:
            record = parse(line.rstrip(b"\r\n").decode("utf-8-sig" if number == 1 else "utf-8"))
            text, language = _text(record), _language(record)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{self.name}: line {number}: {_reason(error)}; nothing was written") from error
        result = self.cleaner.clean(text, language=language)
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        ours = {"schema": SCHEMA, **keys(result, sha256)}
        return record.written(ours).encode() + b"\n", tally([result])


def clean_file(source: str, target: str, cleaner: Cleaner, jobs: int = 1) -> Iterator[Summary]:
    """Clean the records of the file `source` into the file `target`; "-" stands for standard input and output.

    Yields the summary as it grows, after each chunk. `target` appears when the last record is written, or not at all.

    Raises InputError naming the file and the line of a record that cannot be used.
    """
    summary = Summary()
    with _reading(source) as lines, _writing(target) as write:
        work = _Work(cleaner, "stdin" if source == STDIN else source)
        numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
        counted = _count(numbered, summary)
        for out, size, found in in_order(work, chunks(counted, lambda item: len(item[1]), CHUNK), jobs):
            write(out)
            summary.bytes_read += size
            summary.findings += found
            yield summary


def _count(lines: Iterator[Numbered], summary: Summary) -> Iterator[Numbered]:
    for item in lines:
        summary.records += 1
        yield item


def _text(record: Record) -> str:
    text = record.get("text")
    if not isinstance(text, str):
        raise ValueError("expected a key 'text' with a string")
    return text


def _language(record: Record) -> str | None:
    """The article's language out of a tag such as "fr", "fr-FR" or "pt_BR"; None if the record says none."""
    language = record.get("language")
    if language is None or language == "":
        return None
    if not isinstance(language, str):
        raise ValueError("key 'language': expected a code such as \"fr\"")
    return language_code(language)


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8 at byte {error.start + 1} of the line; convert the file, or escape the character"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return f"not a usable record: {error}"


@contextmanager
def _reading(source: str) -> Iterator[IO[bytes]]:
    if source == STDIN:
        yield sys.stdin.buffer
        return
    try:
        handle = open(source, "rb")  # noqa: SIM115, PTH123
    except (OSError, ValueError) as error:
        raise InputError(f"{source}: cannot be read: {getattr(error, 'strerror', error)}") from error
    with handle:
        yield handle


@contextmanager
def _writing(target: str) -> Iterator[Callable[[bytes], object]]:
    """What takes the bytes: a file is put in its place when all is written, a pipe or device gets them at once."""
    if target == STDIN:
        yield sys.stdout.buffer.write
        sys.stdout.buffer.flush()
        return
    path = Path(target)
    if path.exists() and not path.is_file():
        with path.open("wb") as handle:
            yield handle.write
        return
    try:
        descriptor, temporary = atomic.create(path)
    except OSError as error:
        raise InputError(f"{target}: cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(descriptor, "wb") as handle:
            yield handle.write
            handle.flush()
            os.fsync(handle.fileno())
        atomic.finish(temporary, path)
    except OSError as error:
        raise InputError(f"{target}: cannot be written: {error.strerror}") from error
    finally:
        temporary.unlink(missing_ok=True)
