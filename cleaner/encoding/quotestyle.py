"""Which quotation marks and which dash a text uses where it is whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from cleaner.encoding.quotations import DOUBLE, KINDS, OTHER, SINGLE, find
from cleaner.expressions import re

MUCH = 4
"""How many times commoner one kind of quotation mark must be in the whole lines of the text."""
_ANY = re.compile("[“”„‘‚\"']")
_STRAIGHT = "\"'"
_LINE = re.compile(r"[^\r\n]+")
_PAIRS = {DOUBLE: "quotes", SINGLE: "single_quotes"}


class Style(NamedTuple):
    """The marks of one text.

    outer    the kind that opens a quotation outside any other: DOUBLE, SINGLE, or "" where that is not clear
    pairs    the opening and the closing mark of each kind
    dash     the dash between spaces, or "" where that is not clear
    usual    the dash that the language writes, where it writes one only
    """

    outer: str
    pairs: Mapping[str, str]
    dash: str
    usual: str

    def readings(self, kind: str, *, opens: bool) -> tuple[str, ...]:
        """The mark of a kind; of both kinds, the double one first, where the kind is not known ("")."""
        return tuple(pair[0 if opens else 1] for name, pair in self.pairs.items() if kind in ("", name))


def style_of(text: str, data: Mapping[str, object]) -> Style | None:
    """The style of `text`, in a language whose section "encoding" is `data`; None if that says nothing of quotes."""
    pairs = {kind: str(data.get(key, "")) for kind, key in _PAIRS.items()}
    if any(len(pair) != 2 for pair in pairs.values()):
        return None
    seen = _openers(text)
    curly = {mark: count for mark, count in seen.items() if mark not in _STRAIGHT}
    outer = _commoner(curly) if curly else _agreed(_commoner(seen), str(data.get("usual_quotes", "")))
    if "„" in seen and "”" in text and pairs[DOUBLE] == "“”":
        pairs[DOUBLE] = "„”"
    return Style(outer, pairs, *_dashes(text, str(data.get("usual_dash", ""))))


def _openers(text: str) -> Counter[str]:
    """How often each mark opens a quotation that stands in no other one; straight ones only where they close it too."""
    marks = (mark for line in _LINE.finditer(text) if _ANY.search(line[0]) for mark in find(line[0]))
    return Counter(
        mark.sign
        for mark in marks
        if mark.opens and not (mark.inside or mark.lone) and (mark.partner or mark.sign != "'")
    )


def _commoner(seen: Mapping[str, int]) -> str:
    """The kind that is much the commoner."""
    count = {kind: sum(seen[mark] for mark in seen if KINDS[mark] == kind) for kind in (DOUBLE, SINGLE)}
    return next((kind for kind in count if count[kind] > MUCH * count[OTHER[kind]]), "")


def _agreed(straight: str, usual: str) -> str:
    """What the straight quotes of a text and the convention of the language say together."""
    return straight or usual if not (straight and usual and straight != usual) else ""


def _dashes(text: str, usual: str) -> tuple[str, str]:
    """The spaced dash that the text uses, if it uses one only; the usual one, if it uses none."""
    found = [dash for dash in "–—" if re.search(rf"[ \xa0]{dash}[ \xa0]", text)]
    return (found[0] if len(found) == 1 else "", "" if found else usual)
