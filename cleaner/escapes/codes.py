"""Bytes and code points written as codes: =C3=A9, %C3%A9, \\u00e9, \\xc3\\xa9, u00e9, +AOk-."""

from __future__ import annotations

import base64
import binascii
import unicodedata
from collections.abc import Callable, Iterator

from cleaner.edits import Edit
from cleaner.expressions import re

Knows = Callable[[str], bool]

_QUOTED = re.compile(r"(?:=[0-9A-Fa-f]{2})+")
_QUOTED_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]*(?:(?:=[0-9A-Fa-f]{2})+[^\W\d_]*)+")
_SOFT_BREAK = re.compile(r"=3D|=20(?=\r?\n|\Z)|=\r?\n(?=\S)")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_TOKEN = re.compile(r"\S++")
_UNICODE = re.compile(r"(?<!\\)(?:\\u[0-9A-Fa-f]{4}|\\u\{[0-9A-Fa-f]{1,6}\}|\\U[0-9A-Fa-f]{8})+")
_UNIT = re.compile(r"\\u\{?([0-9A-Fa-f]+)\}?|\\U([0-9A-Fa-f]{8})")
_BYTES = re.compile(r"(?<!\\)(?:\\x[0-9A-Fa-f]{2})+")
_BARE = re.compile(r"(?<!\\)(?<![^\W\d_])[^\W\d_]*(?:u00[c-fC-F][0-9a-fA-F][^\W\d_]*)+")
_BARE_UNIT = re.compile(r"u(00[c-fC-F][0-9a-fA-F])")
_UTF7 = re.compile(r"\+([A-Za-z0-9/]{3,40})-")
_WORD = re.compile(r"[^\W\d_]+")
_CODE_LINE = re.compile(
    r"""(?<!\\u)\{|(?<![0-9A-Fa-f])\}|["'\]];[ \t]*$|\w\([^\s()]*\);[ \t]*$|\w\(["'r]"""
    r"""|["'][\w-]+["']\s*:\s*["'\[{\d]|\w\s*=\s*["'\[]|=>|==|!=|&&|\|\|"""
    r"""|^\s*(?:def|import|var|let|const)\s+\w+"""
)


def is_code(line: str) -> bool:
    """Whether a line looks like program text or data, in which escapes are meant.

    >>> is_code('print("caf\\\\u00e9")'), is_code("un caf\\\\u00e9 noir")
    (True, False)
    """
    return _CODE_LINE.search(_QUOTED.sub("", line)) is not None


def quoted_printable(text: str, knows: Knows) -> Iterator[Edit]:
    """Edits that write quoted-printable bytes as characters: UTF-8 anywhere, Latin-1 where it makes a known word."""
    sure = False
    for word in _QUOTED_WORD.finditer(text) if _QUOTED.search(text) else ():
        for edit in _quoted_word(word, knows):
            sure = True
            yield edit
    if sure:
        for match in _SOFT_BREAK.finditer(text):
            yield Edit(match.start(), match.end(), {"=20": " ", "=3D": "="}.get(match[0], ""))


def _quoted_word(word: re.Match[str], knows: Knows) -> Iterator[Edit]:
    runs = [(run, _decoded(_bytes(run[0], "="))) for run in _QUOTED.finditer(word[0])]
    for run, char in runs:
        if char is not None:
            yield Edit(word.start() + run.start(), word.start() + run.end(), char)
    if not any(char for _, char in runs):
        latin = _QUOTED.sub(lambda run: _latin(_bytes(run[0], "=")), word[0])
        if latin.isalpha() and knows(latin):
            yield Edit(word.start(), word.end(), latin)


def percent(text: str) -> Iterator[Edit]:
    """Edits that write percent-escapes as characters, in tokens that hold UTF-8 so escaped and are no address."""
    for token in _TOKEN.finditer(text) if "%" in text else ():
        if "%" not in token[0] or re.search(r"[/=&?@\\]", token[0]):
            continue
        runs = [(run, _decoded(_bytes(run[0], "%"))) for run in _PERCENT.finditer(token[0])]
        if any(char is not None for _, char in runs):
            for run, char in runs:
                plain = char if char is not None else _ascii(run[0])
                if plain is not None:
                    yield Edit(token.start() + run.start(), token.start() + run.end(), plain)


def backslashes(text: str, knows: Knows) -> Iterator[Edit]:
    """Edits that write \\u00e9, \\u{e9}, \\U000000e9, \\xc3\\xa9 and bare u00e9 as characters."""
    yield from _bare(text, knows)
    if "\\" not in text:
        return
    for match in _UNICODE.finditer(text):
        char = _from_units([int(unit[1] or unit[2], 16) for unit in _UNIT.finditer(match[0])])
        if char is not None:
            yield Edit(match.start(), match.end(), char)
    for match in _BYTES.finditer(text):
        data = bytes.fromhex(match[0].replace("\\x", ""))
        char = _decoded(data)
        if char is None and knows(_left(text, match.start()) + data.decode("latin-1") + _right(text, match.end())):
            char = data.decode("latin-1")
        if char is not None:
            yield Edit(match.start(), match.end(), char)


def _bare(text: str, knows: Knows) -> Iterator[Edit]:
    """Edits that write u00e9, its backslash lost, as a letter, where that makes a known word."""
    for match in _BARE.finditer(text) if "u00" in text else ():
        word = _BARE_UNIT.sub(lambda unit: chr(int(unit[1], 16)), match[0])
        if word != match[0] and knows(word):
            yield Edit(match.start(), match.end(), word)


def utf7(text: str, knows: Knows) -> Iterator[Edit]:
    """Edits that write UTF-7 as characters, where that makes a known word."""
    for match in _UTF7.finditer(text):
        chars = _from_base64(match[1])
        if chars is None or not all(char.isalpha() and char > "\x7f" for char in chars):
            continue
        if knows(_left(text, match.start()) + chars + _right(text, match.end())):
            yield Edit(match.start(), match.end(), chars)


def _bytes(escaped: str, sign: str) -> bytes:
    return bytes.fromhex(escaped.replace(sign, ""))


def _decoded(data: bytes) -> str | None:
    """UTF-8 with at least one character beyond ASCII, all of them printable."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if not text.isascii() and all(map(_is_shown, text)) else None


def _is_shown(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cs", "Cn", "Co") and char not in "<>"


def _latin(data: bytes) -> str:
    """Bytes that are letters of Windows-1252 as text; a sign that is no letter for any others."""
    return data.decode("cp1252") if all(byte >= 0xC0 or byte in b"\x8c\x9c" for byte in data) else "?"


def _ascii(run: str) -> str | None:
    data = _bytes(run, "%")
    return data.decode("ascii") if all(0x20 <= byte < 0x7F and byte not in b"<>" for byte in data) else None


def _from_units(units: list[int]) -> str | None:
    """UTF-16 units and code points as text; None unless every character is beyond ASCII, or a quote, and printable."""
    try:
        data = b"".join(chr(unit).encode("utf-16-be", "surrogatepass") for unit in units)
        text = data.decode("utf-16-be")
    except (UnicodeError, ValueError, OverflowError):
        return None
    return text if all((char > "\x7f" or char in "\"'&") and _is_shown(char) for char in text) else None


def _from_base64(letters: str) -> str | None:
    try:
        data = base64.b64decode(letters + "=" * (-len(letters) % 4), validate=True)
        return data.decode("utf-16-be") if len(data) % 2 == 0 else None
    except (binascii.Error, UnicodeDecodeError):
        return None


_REACH = 40


def _left(text: str, at: int) -> str:
    found = re.search(r"[^\W\d_]*\Z", text[max(0, at - _REACH) : at])
    return found[0] if found else ""


def _right(text: str, at: int) -> str:
    found = _WORD.match(text[at : at + _REACH])
    return found[0] if found else ""
