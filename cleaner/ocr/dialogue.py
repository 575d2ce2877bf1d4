"""Dashes before speech that a machine read as specks: "■ Oui, dit-il." among lines that begin with "— "."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cleaner.document import Document, Line
from cleaner.expressions import regex

_SPEECH = regex.compile(r"(?P<dash>[—–])[ \u00a0\u202f]?+(?=[«\"“(]?\p{Lu})")
_SPECK = regex.compile(r"[~^■▪•_=¬¦|*+]{1,2}+[ ]?(?=[«\"“(]?\p{Lu}\p{Ll}*+[\p{Ll},!?' ’])")
LINES = 2
"""Lines that begin with a dash from which a text has speech of this kind."""


def dashes(document: Document) -> Iterator[tuple[int, int, str]]:
    """Specks that stand in the place of a dash, as `start, end, dash` in code points, with the text's own dash.

    The line stands between two lines of speech: where only one is near, it may be an item of a list.
    """
    lines = document.lines
    starts = [_SPEECH.match(line.text) for line in lines]
    spoken = Counter(match[0] for match in starts if match)
    if spoken.total() < LINES:
        return
    dash = min(spoken, key=lambda start: (-spoken[start], start))
    for before, line, after in zip(starts, lines[1:], starts[2:], strict=False):
        speck = _speck(line) if before and after else None
        if speck:
            yield line.start, line.start + speck, dash


def _speck(line: Line) -> int:
    """The code points of the speck at the beginning of a line, 0 if there is none."""
    match = _SPECK.match(line.text)
    return match.end() if match else 0
