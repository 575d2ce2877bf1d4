"""The mix-ups of code pages that are looked for, and how one of them is undone."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from cleaner.expressions import re

UTF8 = "utf-8"
LOST = "\ufffd"
_WITH_LOST = re.compile(f"[^\\x00-\\x7f]{LOST}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd]")
_TWO = re.compile(r"[^\x00-\x7f]{2}")
REMEMBERED = 1 << 14
"""Tokens whose mending is remembered: an article is read in several passes."""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


@dataclass(frozen=True)
class Pair:
    """Text written in `written` that somebody read as `read`: both are names of codecs."""

    read: str
    written: str

    @cached_property
    def is_utf8(self) -> bool:
        """Whether the text was UTF-8: then a reading that is valid at all is strong evidence by itself."""
        return self.written == UTF8

    @cached_property
    def for_ftfy(self) -> bool:
        """UTF-8 read as Windows-1252 or Latin-1: ftfy knows its variants better; here it only competes."""
        return self.is_utf8 and self.read in ("sloppy-windows-1252", "latin-1")

    @property
    def lead_of_a_grave(self) -> str | None:
        """What is shown for the first byte of à in UTF-8, where the code page has one byte a letter."""
        return b"\xc3".decode(self.read) if self._needs_two else None

    def capital_before_space(self, sign: str) -> str | None:
        """The capital whose first byte shows as `sign` and whose second as a no-break space: Š, Р and some more."""
        if not self._needs_two or len(sign) != 1 or not self._has(sign):
            return None
        try:
            letter = (sign.encode(self.read) + b"\xa0").decode(UTF8)
        except UnicodeError:
            return None
        return letter if len(letter) == 1 and letter.isupper() else None

    def mend(self, token: str) -> str | None:
        """The token as it was written, or None if it cannot have been misread in this way.

        >>> Pair("cp850", "utf-8").mend("caf├®")
        'café'
        """
        if self._needs_two and not shows_two_bytes(token):
            return None if not token.isascii() else token
        if not self.may_explain(token):
            return None
        return _mended(self, token)

    def changed(self, tokens: Iterable[str]) -> Iterator[str]:
        """Those of some tokens with a character beyond ASCII that were written otherwise, or whose last sign may be
        half of a letter whose other half became a space."""
        lead = self.lead_of_a_grave
        for token in tokens:
            mended = self.mend(token)
            half = lead is not None and (token.endswith(lead) or self.capital_before_space(token) is not None)
            if half or (mended is not None and mended != token):
                yield token

    def may_explain(self, text: str) -> bool:
        """The cheap look at a token, or at several: whether two signs of it can be the bytes of a letter."""
        return not self._needs_two or LOST in text or _two_bytes(self.read).search(text) is not None

    def undo(self, token: str) -> str | None:
        """What `mend` says of a token that has passed the cheap looks."""
        mended = self._whole(token)
        return self._in_part(token) if mended is None and self._needs_two else mended

    @cached_property
    def _needs_two(self) -> bool:
        """Whether every letter of the damaged text shows as two signs or more: UTF-8 read as one byte a sign."""
        return self.is_utf8 and self.read not in _MULTIBYTE

    def explains(self, token: str) -> bool:
        """Whether the whole token, and not only a part of it, can have been misread in this way."""
        return self._whole(token) is not None

    def _whole(self, token: str) -> str | None:
        if not self.is_utf8 and self.read not in _MULTIBYTE:
            return self._char_by_char(token)
        try:
            mended = token.encode(self.read).decode(self.written)
        except UnicodeError:
            return None
        return None if _CONTROL.search(mended) else mended

    def _char_by_char(self, token: str) -> str | None:
        """The same where every character is one byte in both code pages: no codec is asked, none raises."""
        table = _translation(self.read, self.written)
        if any(char > "\x7f" and ord(char) not in table for char in token):
            return None
        mended = token.translate(table)
        return None if _CONTROL.search(mended) else mended

    def _in_part(self, token: str) -> str | None:
        """Only the letters that are whole: a token may hold a sound mark, or half a letter, beside them."""
        if len(token) > LONGEST:
            return None
        whole = token
        if LOST in token:
            token = _WITH_LOST.sub(lambda match: LOST if self._is_lead(match[0][0]) else match[0], token)
        mended = _BEYOND_ASCII.sub(lambda run: self._run(run[0]), token)
        return None if mended == whole else mended

    def _is_lead(self, char: str) -> bool:
        """Whether the sign shows the first of two bytes; then U+FFFD after it is the second, and the letter is lost."""
        return self._has(char) and 0xC3 <= char.encode(self.read)[0] <= 0xC9

    def _run(self, run: str) -> str:
        groups = itertools.groupby(run, self._has)
        return "".join(self._pieces("".join(chars)) if has else "".join(chars) for has, chars in groups)

    def _has(self, char: str) -> bool:
        """Whether the code page that the text was read in has the character."""
        return char <= "\x7f" or char in _bytes_of(self.read)

    def _pieces(self, run: str) -> str:
        try:
            parts = (part[0].decode(UTF8 if part[1] else self.read) for part in _PIECES.finditer(run.encode(self.read)))
            mended = "".join(parts)
        except UnicodeError:
            return run
        return run if _CONTROL.search(mended.translate(_C1)) else mended


def shows_two_bytes(token: str) -> bool:
    """Whether two characters beyond ASCII stand side by side: what UTF-8 read as one byte a sign makes of a letter."""
    return _TWO.search(token) is not None


@cache
def _bytes_of(code_page: str) -> dict[str, int]:
    """The byte of each character beyond ASCII of a code page with one byte a character."""
    found: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        with contextlib.suppress(UnicodeDecodeError):
            found[bytes((byte,)).decode(code_page)] = byte
    with contextlib.suppress(UnicodeEncodeError):
        found[LOST] = LOST.encode(code_page)[0]
    return found


@cache
def _translation(read: str, written: str) -> dict[int, int]:
    """What each character beyond ASCII of one code page becomes in another, both with one byte a character."""
    char_of = {byte: char for char, byte in _bytes_of(written).items() if char != LOST}
    return {ord(char): ord(char_of[byte]) for char, byte in _bytes_of(read).items() if byte in char_of}


@cache
def _two_bytes(code_page: str) -> re.Pattern[str]:
    """What shows for the first two bytes of a letter in UTF-8: the cheap look, which nearly all tokens fail."""
    first, second = (
        re.escape("".join(char for char, byte in _bytes_of(code_page).items() if low <= byte < high))
        for low, high in ((0xC2, 0xF5), (0x80, 0xC0))
    )
    return re.compile(f"[{first}][{second}]")


@lru_cache(maxsize=REMEMBERED)
def _mended(pair: Pair, token: str) -> str | None:
    return pair.undo(token)


LONGEST = 2000
"""Code points of a token that is mended in part; a longer one is no word."""
_PIECES = re.compile(
    rb"((?:[\xc2-\xdf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf])++)"
    rb"|[\x00-\xff]",
    re.DOTALL,
)
_C1 = dict.fromkeys(range(0x80, 0xA0))

_MULTIBYTE = frozenset(("gbk", "cp932", "cp949", "big5", "gb18030"))
_READERS_OF_UTF8 = (
    "sloppy-windows-1252 latin-1 iso8859-15 cp850 cp437 mac_roman sloppy-windows-1251 sloppy-windows-1250 cp852 cp858 "
    "iso8859-2 sloppy-windows-1253 sloppy-windows-1254 sloppy-windows-1257 cp866 koi8_r gbk cp932 cp949 big5 gb18030"
).split(" ")
_SINGLE_BYTES = (
    ("cp850", "cp1252"),
    ("mac_roman", "cp1252"),
    ("sloppy-windows-1252", "mac_roman"),
    ("sloppy-windows-1252", "cp850"),
    ("cp437", "cp1252"),
    ("sloppy-windows-1252", "cp437"),
    ("sloppy-windows-1251", "cp1252"),
    ("sloppy-windows-1250", "cp1252"),
    ("sloppy-windows-1253", "cp1252"),
    ("iso8859-2", "cp1252"),
    ("cp852", "cp1252"),
    ("cp866", "cp1252"),
    ("koi8_r", "cp1252"),
    ("latin-1", "mac_roman"),
    ("latin-1", "cp850"),
    ("mac_roman", "cp850"),
    ("cp850", "mac_roman"),
    ("gbk", "cp1252"),
    ("cp932", "cp1252"),
    ("cp949", "cp1252"),
    ("big5", "cp1252"),
)


@cache
def pairs() -> tuple[Pair, ...]:
    """Every mix-up that is looked for, the commoner first: of two that explain a text equally well, the first wins."""
    import ftfy.bad_codecs  # noqa: F401 - registers the sloppy-* codecs, in which every byte means something

    utf8 = tuple(Pair(read, UTF8) for read in _READERS_OF_UTF8)
    return utf8 + tuple(Pair(read, written) for read, written in _SINGLE_BYTES)
