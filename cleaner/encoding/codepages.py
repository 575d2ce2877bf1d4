"""Lines of bytes that are not UTF-8: the code page of each, by the words that come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaner.encoding.evidence import Evidence
from cleaner.encoding.tokenscore import DAMAGED, TOKEN, UNKNOWN, WORD
from cleaner.expressions import re

UTF8 = "utf-8"
DEFAULT = "windows-1252"
CODE_PAGES = (DEFAULT, "mac-roman", "cp850", "cp437", "iso8859-15", "windows-1250", "windows-1251", "koi8-r")
"""The first is taken unless another gives more words; of equals, the earlier."""
MARGIN = 1.0
"""Score by which one line must read better in another code page than the rest of the file: less than one word mended,
more than one word no longer damaged."""
_SEQUENCE = re.compile(rb"(?:[\xc2-\xc9][\x80-\xbf]|\xe2[\x80-\x8b][\x80-\xbf]|\xe1[\xb8-\xbb][\x80-\xbf])++")
"""Latin letters, marks and currency signs in sound UTF-8: a line may have both. Letters of other scripts are left out,
because Mac Roman writes "’é" with the bytes of an Armenian one."""
_CYRILLIC = re.compile(r"(?!.*[а-яё][А-ЯЁ])[А-ЯЁа-яё]{3,}")
_BEYOND = "áâäăąćçčďđéęëěíîĺľłńňóôőöŕřśşšťţůúűüýźżž"
_SMALL, _CAPITAL, _MARKS = f"a-z{_BEYOND}", f"A-Z{_BEYOND.upper()}", r"\x21-@„”“’»«–"
_CENTRAL = re.compile(rf"[{_MARKS}]*(?:[{_SMALL}{_CAPITAL}][{_SMALL}]*|[{_CAPITAL}]+)[{_MARKS}]*")
"""A word in letters of Windows-1250, its case in order: what a language without a lexicon here may write."""
_SAMPLE = 20_000
"""Bytes of legacy lines by which the language and the code page of the file are judged."""


@dataclass(frozen=True)
class _Line:
    """A line of the file; `text` where it is UTF-8."""

    data: bytes
    text: str | None


def read_lines(lines: Sequence[bytes]) -> Iterator[tuple[str, str]]:
    """(text, code page) of every line, in order; lines that are strict UTF-8 are read as that.

    >>> list(read_lines([b"caf\\xe9\\n", b"th\\xc3\\xa9"]))
    [('café\\n', 'windows-1252'), ('thé', 'utf-8')]
    """
    parsed = [_Line(line, _strict(line)) for line in lines]
    evidence = _evidence(parsed)
    legacy = [line.data for line in parsed if line.text is None]
    usual = _best(_sample(legacy), evidence, DEFAULT)
    for line in parsed:
        if line.text is not None:
            yield line.text, UTF8
        else:
            code_page = _of_line(line.data, evidence, usual)
            yield _read(line.data, code_page), code_page


def _strict(line: bytes) -> str | None:
    try:
        return line.decode(UTF8)
    except UnicodeDecodeError:
        return None


def _sample(lines: Sequence[bytes]) -> bytes:
    return b"".join(lines)[:_SAMPLE]


def _evidence(lines: Sequence[_Line]) -> Evidence:
    """Evidence in the language of the file, which is judged by its text in the default code page."""
    from cleaner.detection import document_language
    from cleaner.formats import parse
    from cleaner.profile import Profile
    from cleaner.ruleset import builtin_rules

    text = "".join(line.text if line.text is not None else _read(line.data, DEFAULT) for line in lines)[:_SAMPLE]
    rules = builtin_rules()
    return Evidence(Profile(document_language(parse(text), rules), rules))


def _of_line(line: bytes, evidence: Evidence, usual: str) -> str:
    """The code page of a line; the usual one wherever it reads without damage."""
    tokens = (token for token in TOKEN.findall(_read(line, usual)) if not token.isascii())
    if all(evidence.score(token) > DAMAGED for token in tokens):
        return usual
    return _best(line, evidence, usual, margin=MARGIN)


def _best(data: bytes, evidence: Evidence, usual: str, *, margin: float = 0.0) -> str:
    """The code page in which `data` reads best; `usual` unless another reads better by more than `margin`."""
    scores = {code_page: _score(_read(data, code_page), evidence) for code_page in CODE_PAGES}
    best = max(CODE_PAGES, key=lambda code_page: (scores[code_page], -CODE_PAGES.index(code_page)))
    return best if scores[best] > scores[usual] + margin else usual


def _score(text: str, evidence: Evidence) -> float:
    return sum(_token(token, evidence) for token in TOKEN.findall(text) if not token.isascii())


def _token(token: str, evidence: Evidence) -> float:
    score = evidence.score(token)
    if score == DAMAGED and not evidence.data and _CENTRAL.fullmatch(token):
        return UNKNOWN
    if score in (DAMAGED, WORD):
        return score
    return WORD if _CYRILLIC.search(token) else score


def _read(data: bytes, code_page: str) -> str:
    """The text of a line in a code page, letters in UTF-8 read as such; a byte without meaning becomes a C1 control."""
    parts: list[str] = []
    at = 0
    for match in _SEQUENCE.finditer(data):
        parts += (_decode(data[at : match.start()], code_page), match[0].decode(UTF8))
        at = match.end()
    parts.append(_decode(data[at:], code_page))
    return "".join(parts)


def _decode(data: bytes, code_page: str) -> str:
    try:
        return data.decode(code_page)
    except UnicodeDecodeError:
        return "".join(bytes([byte]).decode(code_page, "ignore") or chr(byte) for byte in data)
