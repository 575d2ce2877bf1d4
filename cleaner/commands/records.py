"""The records of a JSON Lines file as articles to report on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleaner.cleaner import Cleaner
from cleaner.errors import InputError
from cleaner.languagecode import language_code
from cleaner.report import Article
from cleaner.report.index.rows import host

SUFFIXES = (".jsonl", ".ndjson")
_NAMES = ("path", "title", "id", "url")
"""Keys that say what a record is called, the best first."""


def is_records(name: str) -> bool:
    """Whether the file `name` holds records."""
    return Path(name).suffix.lower() in SUFFIXES


@dataclass(frozen=True)
class Record:
    """A line of the file `file`, counted from 1."""

    file: str
    number: int
    line: bytes

    def article(self, cleaner: Cleaner) -> tuple[Article, str]:
        """The cleaned article, and where it came from: the host of its "url", else its "source", else the file.

        Raises InputError naming file and line for a record without a text.
        """
        try:
            data = json.loads(self.line.decode("utf-8-sig" if self.number == 1 else "utf-8"))
            text, language = _text(data), _language(data)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{self.file}: line {self.number}: not a usable record: {error}") from error
        result = cleaner.clean(text, language=language)
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        file = Path(self.file).name
        name = next((str(data[key]) for key in _NAMES if isinstance(data.get(key), str | int)), f"{file}:{self.number}")
        source = host(str(data.get("url", ""))) or str(data.get("source") or file)
        return Article(name, sha256, result, cleaner.rules, ui=cleaner.config.ui_lang), source


def records(file: str) -> Iterator[Record]:
    """The lines of a file of records that are not blank. Raises InputError if it cannot be read."""
    try:
        with Path(file).open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield Record(file, number, line)
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from error


def _text(data: Any) -> str:
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise ValueError("expected an object with a key 'text' and a string")
    return str(data["text"])


def _language(data: dict[str, Any]) -> str | None:
    language = data.get("language")
    if language is None or language == "":
        return None
    if not isinstance(language, str):
        raise ValueError("key 'language': expected a code such as \"fr\"")
    return language_code(language)
