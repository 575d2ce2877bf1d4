"""Offsets as a person reads them: lines and columns; and characters that must not reach a terminal as they are."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

from cleaner.expressions import re
from cleaner.findings import Finding

_END = re.compile(r"\r\n|\n|\r")
_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def seen_start(finding: Finding) -> int:
    """Where the finding begins to be seen: behind the line ends and spaces that its span begins with."""
    ahead = len(finding.before) - len(finding.before.lstrip())
    return finding.start + (ahead if ahead < len(finding.before) else 0)


class Lines:
    """The lines of a text as editors count them: they end at LF, CR LF or CR."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in _END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """(line, column) of an offset, both from 1; columns count code points.

        >>> Lines("ab\\r\\ncd").place(5)
        (2, 2)
        """
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def span(self, line: int) -> tuple[int, int]:
        """Start and end of a line, without its line ending."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end


def visible(text: str) -> str:
    """The text on one line, with a sign for each character that a terminal would obey or hide.

    >>> visible("a\\x1b[2J\\u202eb\\n")
    'a␛[2J<U+202E>b⏎'
    """
    return _CONTROL.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    char = match[0]
    if char == "\n":
        return "⏎"
    if char == "\t":
        return " "
    if char < " ":
        return chr(0x2400 + ord(char))
    return f"<U+{ord(char):04X}>"


def width(text: str) -> int:
    """Columns that the text takes in a terminal: wide characters two, combining ones none.

    >>> width("é日本e\\u0301")
    6
    """
    if text.isascii():
        return len(text)
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, columns: int) -> str:
    """The beginning of the text that fits into `columns`, with an ellipsis where something was cut.

    >>> cut("une phrase", 6)
    'une p…'
    """
    if width(text) <= columns:
        return text
    used, end = 0, 0
    for char in text:
        used += _char_width(char)
        if used > columns - 1:
            break
        end += 1
    return text[:end] + "…"
