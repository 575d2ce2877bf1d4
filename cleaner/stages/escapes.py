"""Escapes that some program should have turned back into characters; never in code, addresses or HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from cleaner.document import Document
from cleaner.edits import Edit
from cleaner.encoding.alignment import by_token
from cleaner.escapes import codes, entities
from cleaner.findings import Action, Finding
from cleaner.profile import Profile

_ANY = re.compile(
    r"&[#A-Za-z]|=[0-9A-F][0-9A-Fa-f]|%[0-9A-Fa-f]{2}|\\[uUx][0-9A-Fa-f{]|u00[c-fC-F]|\+[A-Za-z0-9/]{3,40}-"
)
"""The only look that most texts get."""
_LINE = re.compile(r"[^\r\n]+")


def find(document: Document, profile: Profile) -> Iterator[Finding]:
    """One finding for each word and rule."""
    text = document.text
    if not _ANY.search(text):
        return
    knows = profile.lexicon.knows
    work: tuple[tuple[str, float, Iterable[Edit]], ...] = (
        ("escapes.entity", 0.995, _outside(text, entities.find(text), entities.is_markup)),
        ("escapes.quoted-printable", 0.99, _outside(text, codes.quoted_printable(text, knows), codes.is_code)),
        ("escapes.percent", 0.99, _outside(text, codes.percent(text), codes.is_code)),
        ("escapes.backslash", 0.99, _outside(text, codes.backslashes(text, knows), codes.is_code)),
        ("escapes.utf7", 0.99, _outside(text, codes.utf7(text, knows), codes.is_code)),
    )
    for rule, confidence, edits in work:
        for edit in by_token(text, list(edits)):
            yield Finding(rule, Action.FIX, edit.start, edit.end, edit.new, confidence)


def _outside(text: str, edits: Iterable[Edit], refuses: Callable[[str], bool]) -> Iterator[Edit]:
    """The edits, sorted, without those in lines that `refuses` them."""
    waiting = sorted(edits)
    if not waiting:
        return
    lines = _LINE.finditer(text)
    line, refused = None, False
    for edit in waiting:
        while line is None or line.end() <= edit.start:
            line = next(lines)
            refused = edit.start < line.end() and refuses(line[0])
        if not refused:
            yield edit
