"""Characters without a shape of their own: soft hyphens, zero-width and bidirectional marks, control characters."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.edits import Edit
from cleaner.expressions import re

_JOINS = "\u0e00-\u0eff\u0f00-\u109f\u1780-\u18af\u1950-\u19ff\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaa7f"
"""Thai, Lao, Tibetan, Burmese, Khmer, Mongolian, Tai Tham: scripts in which U+200B parts words that have no spaces."""
_EAST = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN = "A-Za-z0-9\u00aa-\u024f\u1e00-\u1eff"
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")

SOFT_HYPHEN = re.compile(r"(?<!Ã)\xad++(?![ \t]*[\r\n])")
"""Not after Ã, where it is the second half of a mis-read í, and not at a line end, where it says that a word was broken
there (the stage linebreaks reads it)."""
_ZERO_WIDTH = re.compile(
    rf"(?<![{_JOINS}{_EAST}])(?:\u200b|(?<!\A)\ufeff)++(?![{_JOINS}{_EAST}])"
    rf"|(?<=[{_LATIN}])[\u2060\u180e\u200d]++(?=[{_LATIN}])"
)
NON_JOINER = re.compile(rf"(?<=[{_LATIN}])\u200c++(?=[{_LATIN}])")
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]++")
_LINE = re.compile(r"[^\r\n]+")
_CONTROL = re.compile("\x1b\\[[0-9;?]*+[A-Za-z]|[\x00-\x08\x0e-\x1f\x7f\ufffc]")
_WORD_HYPHEN = "\x1e"
"""What Word writes for a no-break hyphen; its optional hyphen is U+001F, and PDF readers give U+0002 for one."""


def soft_hyphens(text: str) -> Iterator[Edit]:
    """Edits that delete the soft hyphens inside lines."""
    return _delete(SOFT_HYPHEN, text)


def zero_width(text: str) -> Iterator[Edit]:
    """Edits that delete zero-width characters which part no words and join no letters."""
    return _delete(_ZERO_WIDTH, text)


def non_joiners(text: str) -> Iterator[Edit]:
    """Edits that delete zero-width non-joiners between Latin letters, where a typesetter may have meant them."""
    return _delete(NON_JOINER, text)


def bidi(text: str) -> Iterator[Edit]:
    """Edits that delete bidirectional marks from lines without a letter that is written from right to left."""
    for line in _LINE.finditer(text):
        if not _RTL.search(line[0]):
            for edit in _delete(_BIDI, line[0]):
                yield Edit(line.start() + edit.start, line.start() + edit.end, "")


def controls(text: str) -> Iterator[Edit]:
    """Edits that delete control characters and terminal sequences; Word's no-break hyphen becomes a hyphen."""
    for match in _CONTROL.finditer(text):
        yield Edit(match.start(), match.end(), "-" if match[0] == _WORD_HYPHEN else "")


def _delete(pattern: re.Pattern[str], text: str) -> Iterator[Edit]:
    return (Edit(match.start(), match.end(), "") for match in pattern.finditer(text))
