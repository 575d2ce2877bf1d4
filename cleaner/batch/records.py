"""One line of JSON Lines, taken apart and put together again without touching what is not ours.

A column that we do not write goes out with the very characters that it came in with: a number keeps its digits, an
escape stays an escape, a key that stands twice stands twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cleaner.report.json_ import dumps

_VALUES = json.JSONDecoder()
_BLANK = " \t\n\r"


@dataclass(frozen=True, slots=True)
class Record:
    """A JSON object as (key, value, characters of the key, characters of the value), in order."""

    members: tuple[tuple[str, Any, str, str], ...]

    def get(self, key: str) -> Any:
        """The value of `key`, the last one if it stands twice; None if there is none."""
        return next((value for name, value, *_ in reversed(self.members) if name == key), None)

    def written(self, ours: Mapping[str, Any]) -> str:
        """The object with the keys `ours` set, in their old places or at the end; nothing else is changed."""
        new = {key: dumps(value) for key, value in ours.items()}
        old = {name for name, *_ in self.members}
        parts = [f"{key}: {new.get(name, text)}" for name, _, key, text in self.members]
        parts += [f"{dumps(key)}: {text}" for key, text in new.items() if key not in old]
        return "{" + ", ".join(parts) + "}"


def parse(line: str) -> Record:
    """The record in a line of JSON.

    Raises ValueError, saying what is wrong and at which column, if it is no JSON object.
    """
    at = _skip(line, 0)
    if line[at : at + 1] != "{":
        raise ValueError("expected a JSON object, in braces")
    members: list[tuple[str, Any, str, str]] = []
    at = _skip(line, at + 1)
    while line[at : at + 1] != "}":
        if members:
            at = _skip(line, _expect(line, at, ","))
        _expect(line, at, '"')
        key_start = at
        key, at = _VALUES.raw_decode(line, at)
        key_end = at
        start = _skip(line, _expect(line, _skip(line, at), ":"))
        value, at = _VALUES.raw_decode(line, start)
        members.append((key, value, line[key_start:key_end], line[start:at]))
        at = _skip(line, at)
    if _skip(line, at + 1) != len(line):
        raise ValueError(f"something follows the object at column {at + 2}")
    return Record(tuple(members))


def _skip(line: str, at: int) -> int:
    while at < len(line) and line[at] in _BLANK:
        at += 1
    return at


def _expect(line: str, at: int, mark: str) -> int:
    if at >= len(line):
        raise ValueError("the line ends in the middle of the object")
    if line[at] != mark:
        raise ValueError(f"expected {mark} at column {at + 1}")
    return at + 1
