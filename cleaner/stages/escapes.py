"""Escapes that some program should have turned back into characters; never in code, addresses or HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cleaner.document import Document
from cleaner.edits import Edit
from cleaner.encoding.alignment import by_token
from cleaner.encoding.evidence import Evidence
from cleaner.encoding.mentions import has_whole, is_no_word, joins_words, speaks_of_escapes, stands_alone
from cleaner.escapes import codes, entities
from cleaner.expressions import re
from cleaner.findings import Action, Finding
from cleaner.profile import Profile
from cleaner.reasons import Reason

_ANY = re.compile(
    r"&[#A-Za-z]|=[0-9A-F][0-9A-Fa-f]|%[0-9A-Fa-f]{2}|\\[uUx][0-9A-Fa-f{]|u00[c-fC-F]|\+[A-Za-z0-9/]{3,40}-"
)
"""The only look that most texts get, and they only if they have one of these signs."""
_SIGNS = ("&", "=", "%", "\\", "u00", "+")
_READ_ENTITIES = frozenset(("markdown", "asciidoc"))
"""Formats in which an entity is read as its character."""
_LINE = re.compile(r"[^\r\n]+")


def find(document: Document, profile: Profile) -> Iterator[Finding]:
    """One finding for each word and rule."""
    text = document.text
    if not any(sign in text for sign in _SIGNS) or not _ANY.search(text):
        return
    knows = profile.lexicon.knows
    marked_up = document.format in _READ_ENTITIES
    work: tuple[tuple[str, float, Iterable[Edit]], ...] = (
        ("escapes.entity", 0.995, _outside(text, entities.find(text, marked_up=marked_up), entities.is_markup)),
        ("escapes.quoted-printable", 0.99, _outside(text, codes.quoted_printable(text, knows), codes.is_code)),
        ("escapes.percent", 0.99, _outside(text, codes.percent(text), codes.is_code)),
        ("escapes.backslash", 0.99, _outside(text, codes.backslashes(text, knows), codes.is_code)),
        ("escapes.utf7", 0.99, _outside(text, codes.utf7(text, knows), codes.is_code)),
    )
    for rule, confidence, edits in work:
        made = by_token(text, list(edits))
        spoken_of = _spoken_of(text, made, profile)
        for edit in made:
            if edit.start not in spoken_of:
                yield Finding(rule, Action.FIX, edit.start, edit.end, edit.new, confidence)
            elif not _is_string(text, edit):
                doubt = (Reason("encoding.spoken-of"),)
                yield Finding(rule, Action.SUGGEST, edit.start, edit.end, edit.new, confidence=0.6, evidence=doubt)


def _spoken_of(text: str, edits: list[Edit], profile: Profile) -> frozenset[int]:
    """Offsets of the edits whose escape the text may be speaking of: it stands alone, and what it means does not."""
    alone = [edit for edit in edits if stands_alone(text, edit) or _is_string(text, edit)]
    if not alone:
        return frozenset()
    is_word = Evidence(profile).knows
    only = len(alone) == len(edits)
    mostly = 2 * len(alone) >= len(edits)
    return frozenset(
        edit.start
        for edit in alone
        if _is_string(text, edit)
        or (only and is_no_word(edit.new, is_word))
        or (only and edit.new in ("&", "<", ">") and not (joins_words(text, edit) and not has_whole(text, edit)))
        or (mostly and speaks_of_escapes(text, edit.start, profile))
    )


def _is_string(text: str, edit: Edit) -> bool:
    """Whether one escape fills a straight-quoted string, as in program text."""
    if len(edit.new) != 1 or "\\" not in text[edit.start : edit.end]:
        return False
    quote = text[edit.start - 1 : edit.start]
    return quote in ("'", '"', "`") and text[edit.end : edit.end + 1] == quote


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
