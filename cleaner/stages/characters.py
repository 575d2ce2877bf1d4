"""Invisible characters, taken-apart letters, ligatures, look-alikes: a narrow table, and not Unicode's NFKC.

Quotes, apostrophes, dashes, no-break spaces, œ, æ, ĳ, every other script and the joiners of emoji, Arabic and Indic
scripts come out as they went in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cleaner.characters import accents, invisible, lookalikes
from cleaner.document import Document
from cleaner.edits import Edit
from cleaner.encoding.alignment import by_token
from cleaner.expressions import re
from cleaner.findings import Action, Finding
from cleaner.profile import Profile
from cleaner.spans import Spans

_INVISIBLE = "\xad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\u180e\ufeff\ufffc\x00-\x08\x0e-\x1f\x7f"
_TAKEN_APART = "\u0300-\u036f\ufb00-\ufb06´ˊˋ¨ˆ˜¸˚ˇ`^"
_LOOKALIKE = "\u0370-\u04ff\u0500-\u052f\uff10-\uff5a"
_ANY = re.compile(f"[{_INVISIBLE}{_TAKEN_APART}{_LOOKALIKE}]")
"""The only look that most texts get."""

_SIMPLE: tuple[tuple[str, str, Action, float, Callable[[str], Iterator[Edit]]], ...] = (
    ("characters.soft-hyphen", "\xad", Action.FIX, 1.0, invisible.soft_hyphens),
    ("characters.zero-width", "\u200b\ufeff\u2060\u180e\u200d", Action.FIX, 0.995, invisible.zero_width),
    ("characters.non-joiner", "\u200c", Action.SUGGEST, 0.8, invisible.non_joiners),
    ("characters.bidi", "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069", Action.FIX, 0.99, invisible.bidi),
    ("characters.control", "\x00-\x08\x0e-\x1f\x7f\ufffc", Action.FIX, 0.99, invisible.controls),
    ("characters.decomposed", "\u0300-\u036f", Action.FIX, 1.0, accents.decomposed),
    ("characters.ligature", "\ufb00-\ufb06", Action.FIX, 1.0, accents.ligatures),
    ("characters.full-width", "\uff10-\uff5a", Action.FIX, 0.99, lookalikes.full_width),
)
"""Rule, the characters without which it has nothing to do, action, confidence, work."""


def find(document: Document, profile: Profile) -> Iterator[Finding]:
    """One finding for each word and rule."""
    text = document.text
    if not _ANY.search(text):
        return
    repairs = [repair for repair in _repairs(text, profile) if repair.edits]
    for repair in repairs:
        others = Spans((edit.start, edit.end) for other in repairs if other is not repair for edit in other.words(text))
        for edit in repair.words(text):
            if not others.overlaps(edit.start, edit.end):
                yield repair.finding(text, edit)
        for edit in repair.edits:
            (word,) = by_token(text, [edit])
            if others.overlaps(word.start, word.end):
                yield repair.finding(text, edit)


class _Repair(NamedTuple):
    """What one rule would do. Its findings cover whole words, but only the edits where two rules meet in one word."""

    rule: str
    action: Action
    confidence: float
    edits: list[Edit]

    def words(self, text: str) -> list[Edit]:
        return by_token(text, self.edits)

    def finding(self, text: str, edit: Edit) -> Finding:
        names = {"characters": _names(text[edit.start : edit.end])}
        return Finding(self.rule, self.action, edit.start, edit.end, edit.new, confidence=self.confidence, values=names)


def _repairs(text: str, profile: Profile) -> Iterator[_Repair]:
    seen = "".join(sorted(set(_ANY.findall(text))))
    for rule, needs, action, confidence, work in _SIMPLE:
        if re.search(f"[{needs}]", seen):
            yield _Repair(rule, action, confidence, list(work(text)))
    knows = profile.lexicon.knows
    if any(char in accents.COMBINING for char in seen):
        pieces = _pieces_with(text, accents.COMBINING)
        edits = [_shifted(edit, at) for at, piece in pieces for edit in accents.spacing(piece, knows)]
        yield _Repair("characters.spacing-accent", Action.FIX, 0.99, edits)
    if any(char in lookalikes.TO_LATIN for char in seen):
        mixed = _pieces_with(text, lookalikes.TO_LATIN)
        found = [(_shifted(edit, at), sure) for at, word in mixed for edit, sure in lookalikes.homoglyphs(word, knows)]
        yield _Repair("characters.homoglyph", Action.FIX, 0.99, [edit for edit, sure in found if sure])
        yield _Repair("characters.homoglyph", Action.SUGGEST, 0.8, [edit for edit, sure in found if not sure])


def _pieces_with(text: str, signs: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The pieces between white space that hold one of some signs, each with its offset: few, in a long text as well."""
    end = 0
    for match in re.finditer(f"[{re.escape(''.join(signs))}]", text):
        if match.start() >= end:
            start, low, end = match.start(), end, match.end()
            while start > low and not text[start - 1].isspace():
                start -= 1
            while end < len(text) and not text[end].isspace():
                end += 1
            yield start, text[start:end]


def _shifted(edit: Edit, by: int) -> Edit:
    return edit._replace(start=edit.start + by, end=edit.end + by)


def _names(before: str) -> str:
    """The code points that the rules of this stage are about, as "U+00AD"."""
    found = sorted({char for char in before if _ANY.match(char)})
    return ", ".join(f"U+{ord(char):04X}" for char in found)
