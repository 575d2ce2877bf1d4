"""Invisible characters, taken-apart letters, ligatures, look-alikes: a narrow table, and not Unicode's NFKC.

Quotes, apostrophes, dashes, no-break spaces, œ, æ, ĳ, every other script and the joiners of emoji, Arabic and Indic
scripts come out as they went in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from cleaner.characters import accents, invisible, lookalikes
from cleaner.document import Document
from cleaner.edits import Edit
from cleaner.encoding.alignment import by_token
from cleaner.findings import Action, Finding
from cleaner.profile import Profile

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
    seen = "".join(sorted(set(_ANY.findall(text))))
    for rule, needs, action, confidence, work in _SIMPLE:
        if re.search(f"[{needs}]", seen):
            yield from _findings(text, rule, action, confidence, work(text))
    if any(char in accents.COMBINING for char in seen):
        edits = accents.spacing(text, profile.lexicon.knows)
        yield from _findings(text, "characters.spacing-accent", Action.FIX, 0.99, edits)
    if any(char in lookalikes.TO_LATIN for char in seen):
        yield from _homoglyphs(text, profile)


def _homoglyphs(text: str, profile: Profile) -> Iterator[Finding]:
    for edit, sure in lookalikes.homoglyphs(text, profile.lexicon.knows):
        action, confidence = (Action.FIX, 0.99) if sure else (Action.SUGGEST, 0.8)
        yield from _findings(text, "characters.homoglyph", action, confidence, [edit])


def _findings(text: str, rule: str, action: Action, confidence: float, edits: Iterable[Edit]) -> Iterator[Finding]:
    for edit in by_token(text, list(edits)):
        yield Finding(
            rule=rule,
            action=action,
            start=edit.start,
            end=edit.end,
            replacement=edit.new,
            confidence=confidence,
            values={"characters": _names(text[edit.start : edit.end])},
        )


def _names(before: str) -> str:
    """The code points that the rules of this stage are about, as "U+00AD"."""
    found = sorted({char for char in before if _ANY.match(char)})
    return ", ".join(f"U+{ord(char):04X}" for char in found)
