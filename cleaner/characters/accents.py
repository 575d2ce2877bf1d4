"""Letters that were taken apart: base and combining mark, base and spacing accent, ligatures of a typeface."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable, Iterator

from cleaner.edits import Edit
from cleaner.expressions import re

_CLUSTER = re.compile(r"[A-Za-z\u00c0-\u024f\u0386-\u0481\u1e00-\u1fff][\u0300-\u036f]+")
"""Scripts in which the composed letter is the norm: Latin, Greek, Cyrillic. Hebrew, Arabic and Indic marks stay."""
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"}
_LIGATURE = re.compile(f"[{''.join(LIGATURES)}]")
COMBINING = {
    "´": "\u0301",
    "ˊ": "\u0301",
    "`": "\u0300",
    "ˋ": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "^": "\u0302",
    "˜": "\u0303",
    "¸": "\u0327",
    "˚": "\u030a",
    "ˇ": "\u030c",
}
_ACCENTS = re.escape("".join(COMBINING))
_INSIDE = rf"[^\W\d_]*+(?:[{_ACCENTS}][^\W\d_]++)+[{_ACCENTS}]?+"
_AT_END = rf"[^\W\d_]++[{_ACCENTS}](?![{_ACCENTS}])"
_WITH_ACCENT = re.compile(rf"(?<![^\W\d_{_ACCENTS}])(?:{_INSIDE}|{_AT_END})")
MOST_ACCENTS = 4
"""Spacing accents in one word: each may belong to the letter before it or after it."""


def decomposed(text: str) -> Iterator[Edit]:
    """Edits that compose base letters and combining marks where Unicode has the letter in fewer code points."""
    for match in _CLUSTER.finditer(text):
        composed = unicodedata.normalize("NFC", match[0])
        if len(composed) < len(match[0]):
            yield Edit(match.start(), match.end(), composed)


def ligatures(text: str) -> Iterator[Edit]:
    """Edits that write the typographic ligatures U+FB00 to U+FB06 as letters (œ, æ and ĳ are letters, and stay)."""
    return (Edit(match.start(), match.end(), LIGATURES[match[0]]) for match in _LIGATURE.finditer(text))


def spacing(text: str, knows: Callable[[str], bool]) -> Iterator[Edit]:
    """Edits that put spacing accents onto their letters, where exactly one way of doing so makes a known word.

    One letter is left alone: "^o" is the name of a key, and "`a`" a quotation.

    >>> [edit.new for edit in spacing("le caf´e", {"le", "café"}.__contains__)]
    ['café']
    """
    for match in _WITH_ACCENT.finditer(text):
        words = [word for word in _readings(match[0]) if len(word) > 1 and knows(word)]
        if len(words) == 1:
            yield Edit(match.start(), match.end(), words[0])


def _readings(token: str) -> list[str]:
    places = [at for at, char in enumerate(token) if char in COMBINING]
    if len(places) > MOST_ACCENTS:
        return []
    found = (_attach(token, before) for before in itertools.product((True, False), repeat=len(places)))
    return list(dict.fromkeys(word for word in found if word is not None))


def _attach(token: str, before: tuple[bool, ...]) -> str | None:
    """The token with each accent on the letter before (True) or after it; None where there is no such letter."""
    marks = iter(before)
    out: list[str] = []
    waiting = ""
    for char in token:
        if char not in COMBINING:
            base = {"ı": "i", "ȷ": "j"}.get(char, char) if waiting else char
            out.append(unicodedata.normalize("NFC", base + waiting))
            waiting = ""
        elif next(marks) and out and not waiting:
            out[-1] = unicodedata.normalize("NFC", out[-1] + COMBINING[char])
        else:
            waiting += COMBINING[char]
    if waiting or any(len(letter) > 1 for letter in out):
        return None
    return "".join(out)
