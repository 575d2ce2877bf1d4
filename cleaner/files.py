"""Files: which ones are meant, what they hold, and how the cleaned text gets back into them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath

from cleaner.decoding import Decoded, decode, encode
from cleaner.errors import InputError
from cleaner.expressions import re
from cleaner.formats import format_of, may_be_scan
from cleaner.hashing import sha256

STDIN = "-"
_PLAIN = frozenset({".txt", ".text"})
"""Endings of the plain texts that are taken, beside the formats with markup, when a folder is named."""
_EXTRACT = "extract the text first"
_OTHER_FORMATS = {
    **dict.fromkeys((".xml", ".svg", ".docx", ".odt", ".rtf", ".pdf", ".epub"), _EXTRACT),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), "records go through `cleancopy batch`"),
    **dict.fromkeys((".csv", ".tsv", ".yaml", ".yml", ".toml"), _EXTRACT),
}
"""Endings of files whose text is escaped or marked up: to decode "&amp;" or to remove a line there breaks them."""
_GENERATOR = b'<meta name="generator" content="cleancopy">'
_HEAD = 4096
"""Bytes of a page in which it stands, if the page is a report of ours."""
_SUMMARY = b"### cleancopy: "
"""How a report in Markdown begins."""
_COMMENT = re.compile(rb"\[[a-z]+\.[^\s,\[\]]+, \d{1,3} %\](?:<<\}| \xe2\x86\x92 )")
"""How a comment in CriticMarkup ends that we wrote: [glue.words, 99 %]<<}, or " → " and what to write instead."""


@dataclass(frozen=True)
class Source:
    """A file, or standard input, as it was read: nothing about it is normalised.

    name    as the user wrote it, or a name for standard input
    path    None for standard input
    """

    name: str
    path: Path | None
    data: bytes

    @cached_property
    def decoded(self) -> Decoded:
        """The text and how its bytes were read; raises InputError for what is no text."""
        try:
            return decode(self.data)
        except InputError as error:
            raise InputError(f"{self.name}: {error}") from error

    @property
    def text(self) -> str:
        """The decoded text."""
        return self.decoded.text

    @property
    def format(self) -> str:
        """The format that the name promises, or that of a page which a machine has read.

        Raises InputError for a format in which a repair could break the markup.
        """
        scan = self._scan
        if scan:
            return scan
        cure = _OTHER_FORMATS.get(PurePath(self.name).suffix.lower())
        if cure:
            raise InputError(f"{self.name}: is in no format that can be repaired, and was left alone; {cure}")
        if is_report(self.data):
            raise InputError(
                f"{self.name}: is a report of cleancopy and shows what was damaged, so it was left alone; "
                "name it under `exclude` in the configuration"
            )
        return format_of(self.name)

    @cached_property
    def _scan(self) -> str:
        """The format of a page that a machine has read, or ""; only files that may hold one are decoded for this."""
        if not may_be_scan(self.name):
            return ""
        from cleaner.formats.scan import scan_format

        return scan_format(self.name, self.text)

    @cached_property
    def sha256(self) -> str:
        """Of the bytes, in hexadecimal: a report names the very file that it is about."""
        return sha256(self.data).hexdigest()

    def cleaned(self, text: str) -> bytes:
        """The bytes of the cleaned text, with the BOM and the encoding that the file had.

        A line that was not UTF-8 in a file that is none of UTF-16 or UTF-32 comes out as UTF-8, so that a file which
        mixed encodings is one again that every program reads.
        """
        try:
            return encode(text, self.decoded)
        except InputError as error:
            raise InputError(f"{self.name}: {error}") from error

    def changes(self, text: str) -> bool:
        """Whether putting `text` into the file would change a byte."""
        return bool(text != self.text or self.decoded.legacy)

    def write(self, text: str) -> bool:
        """Put the cleaned text into the file, atomically; False if that changes nothing.

        Raises InputError if the file cannot be replaced, and then it is as it was.
        """
        return self.put(self.cleaned(text))

    def put(self, data: bytes) -> bool:
        """Put `data` into the file in the place of what was read, as `write` does."""
        from cleaner import atomic

        if self._scan and self.path is not None:
            from cleaner.formats.scan import SCANS

            raise InputError(
                f"{self.name}: is {SCANS[self._scan]}, which is read and never written, and was left alone; "
                f"write its cleaned text to a file of its own: cleancopy fix {self.name} -o {self.path.stem}.txt"
            )
        if self.path is None or data == self.data:
            return False
        atomic.replace(self.path, data, old=self.data)
        return True


def read(name: str, stdin_name: str = "stdin", max_size: float = 0) -> Source:
    """The file called `name`, or standard input for "-", which then goes by `stdin_name`.

    Raises InputError naming the file if it cannot be read, or is larger than `max_size` megabytes (0: no limit).
    """
    if name == STDIN:
        return Source(stdin_name, None, sys.stdin.buffer.read())
    path = Path(name)
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"{name}: is no regular file; pipe it through `-` instead")
        size = path.stat().st_size / 1e6
        if max_size and size > max_size:
            raise InputError(
                f"{name}: has {size:.0f} MB, more than {max_size:g}, so it was not read; split it into articles, "
                "or raise max-size in the configuration (--max-size)"
            )
        return Source(name, path, path.read_bytes())
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(f"{name}: cannot be read: {reason}") from error


def collect(names: Iterable[str]) -> Iterator[str]:
    """The files that are meant: each name once, and for a folder the articles in it, sorted.

    Articles are what ends in .txt or as one of the formats with markup. Hidden files and folders inside a named folder
    are passed over, and so are reports of ours. A link to a folder is not followed. On every system there is a slash
    between folders, as reports and annotations want it.
    """
    seen: set[str] = set()
    for name in names:
        found = _articles_in(name) if name != STDIN and Path(name).is_dir() else [name]
        for item in found:
            if item not in seen:
                seen.add(item)
                yield item


def _articles_in(folder: str) -> list[str]:
    found = []
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(here, name)
            for name in names
            if not name.startswith(".") and (PurePath(name).suffix.lower() in _PLAIN or format_of(name) != "text")
        ]
    return sorted(path.as_posix() for path in found if path.is_file() and not _holds_report(path))


def is_report(data: bytes) -> bool:
    """Whether a file with these bytes is a report of ours: to mend the damage that it shows would falsify it.

    >>> is_report("Un {~~cafÃ©~>café~~}{>>Fixed · Mojibake. [encoding.mojibake, 99 %]<<}".encode())
    True
    """
    if _GENERATOR in data[:_HEAD] or data.startswith(_SUMMARY):
        return True
    return b"{>>" in data and _COMMENT.search(data) is not None


def _holds_report(path: Path) -> bool:
    format_ = format_of(path.name)
    if format_ not in ("html", "markdown"):
        return False
    try:
        with path.open("rb") as handle:
            return is_report(handle.read(_HEAD if format_ == "html" else -1))
    except OSError:  # is told when the file itself is read
        return False
