"""Letters of another script, or of another width, that look like the letter that was meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cleaner.edits import Edit
from cleaner.expressions import re

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХУаеѕіјорсухԁһԛԝ", "ABESIJKMHOPCTXYaesijopcyxdhqw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳ", "ABEZHIKMNOPTYXocj", strict=True))
TO_LATIN = _CYRILLIC | _GREEK
"""Only letters that most typefaces draw exactly like the Latin one (a part of Unicode's confusables)."""
_WORD = re.compile(r"[^\W\d_]+")
_OTHER = re.compile(f"[{''.join(TO_LATIN)}]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WIDE_WORD = r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]++"
_WIDE_MARKS = r"[\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff5e\u3000]*+"
_WIDE = re.compile(rf"{_WIDE_WORD}(?:{_WIDE_MARKS}{_WIDE_WORD})*+")
_EAST = re.compile(
    r"[\u2e80-\u2fff\u3001-\u30ff\u3100-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]"
)
_LINE = re.compile(r"[^\r\n]+")
SHORTEST = 3
"""Letters: a shorter mixed word may be a symbol ("Δt", "кВ")."""


def homoglyphs(text: str, knows: Callable[[str], bool]) -> Iterator[tuple[Edit, bool]]:
    """(edit, whether it is sure) for words that mix Latin letters with look-alikes of Cyrillic or Greek.

    >>> list(homoglyphs("la p\\u0430ix", {"paix"}.__contains__))
    [(Edit(start=3, end=7, new='paix', rules=()), True)]
    """
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii() or len(word) < SHORTEST or not (_OTHER.search(word) and _LATIN.search(word)):
            continue
        latin = "".join(TO_LATIN.get(char, char) for char in word)
        if all(_LATIN.match(char) for char in latin):
            yield Edit(match.start(), match.end(), latin), knows(latin)


def full_width(text: str) -> Iterator[Edit]:
    """Edits that write full-width Latin letters and digits in ordinary width, in lines without East Asian script."""
    for line in _LINE.finditer(text):
        if not _EAST.search(line[0]):
            for match in _WIDE.finditer(line[0]):
                narrow = "".join(" " if char == "\u3000" else chr(ord(char) - 0xFEE0) for char in match[0])
                yield Edit(line.start() + match.start(), line.start() + match.end(), narrow)
