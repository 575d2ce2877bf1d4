"""The rules and data of one language as the cache keeps them: checked, merged, and ready to be used.

A digest belongs to the content of the rule files that it was made of and to the version that made it. It is JSON, four
lines of it: the key, the stages that have a rule with a pattern, the data, the records of the rules; the last are not
even parsed before somebody asks for a rule.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cleaner import __version__, cache
from cleaner.hashing import blake2b

Sections = dict[str, dict[str, Any]]


class Digest(NamedTuple):
    """What the rule files of one language hold.

    patterned   the stages that have a rule with a pattern
    records     JSON: for each rule, the number of its file and the rule as TOML has it
    """

    patterned: frozenset[str]
    sections: Sections
    records: bytes


class Shelf:
    """The place of one language in the cache, for certain rule files; it is empty where there is no cache."""

    def __init__(self, language: str, files: Sequence[Path]) -> None:
        folders = "\0".join(str(file.parent) for file in files).encode("utf-8", "surrogateescape")
        self._name = f"rules-{language}-{blake2b(folders, digest_size=8).hexdigest()}"
        self._key = _key(files) if files and cache.folder() else b""

    def take(self) -> Digest | None:
        """What is kept there for just these files."""
        found = cache.read(self._name) if self._key else None
        lines = found.split(b"\n") if found else []
        if len(lines) != 4 or lines[0] != self._key:
            return None
        return Digest(frozenset(json.loads(lines[1])), json.loads(lines[2]), lines[3])

    def put(self, digest: Digest) -> None:
        """Keep what was read; but not a date, which TOML has and JSON has not."""
        if self._key:
            try:
                lines = [json.dumps(value).encode() for value in (sorted(digest.patterned), digest.sections)]
            except TypeError:
                return
            cache.write(self._name, b"\n".join([self._key, *lines, digest.records]))


def _key(files: Sequence[Path]) -> bytes:
    hashed = blake2b(__version__.encode(), digest_size=32)
    for file in files:
        try:
            content = file.read_bytes()
        except OSError:
            return b""  # who reads the file next tells what is wrong with it
        hashed.update(f"\0{file}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        hashed.update(content)
    return hashed.hexdigest().encode()
