"""Quotation marks and dashes of which only the sign â is left: "âNoâ", "this â that".

All of them begin with the same byte in UTF-8, so which one it was must come from the text: from the places in the line,
and from the marks that are whole elsewhere in the article. Without such evidence nothing is done.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.edits import Edit
from cleaner.encoding.evidence import Evidence
from cleaner.expressions import re

_OPENING = re.compile(r"â(?<![^\s(\[«\"'–—/]â)(?=[A-Za-z0-9(«\"¿¡À-ÖØ-öø-ÿ])(?!â)")
_CLOSING = re.compile(r"â(?<![ÃÅÄ]â)(?<=[\w.,;:!?…»)\"%\]]â)(?=[\s.,;:!?)\]»\"'-]|$)", re.MULTILINE)
_DASH = re.compile(r"â(?<=[ \xa0]â)(?=[ \xa0])")
_RUN_BEFORE = re.compile(r"[^\W\d_]*\Z")
_RUN_AFTER = re.compile(r"[^\W\d_]*")
_REACH = 40
_DOUBLE, _SINGLE = "“”„", "‘‚"
_MARKS = re.compile(f"[{_DOUBLE}{_SINGLE}]")
MUCH = 4
"""How many times commoner one kind of quotation mark must be in the whole lines of the text."""
_PAIRS = {"double": "quotes", "single": "single_quotes"}


def restore(text: str, evidence: Evidence) -> Iterator[Edit]:
    """Edits for the marks that the rest of the text makes clear."""
    if not any(pattern.search(text) for pattern in (_OPENING, _CLOSING, _DASH)):
        return
    style = _style(evidence.text) or (evidence.data.get("usual_quotes") if not _MARKS.search(evidence.text) else None)
    pair = str(evidence.data.get(_PAIRS[str(style)], "")) if style else ""
    if len(pair) == 2 and _is_damaged(evidence.text):
        for match in _OPENING.finditer(text):
            if not evidence.knows("â" + _RUN_AFTER.match(text, match.end())[0]):  # type: ignore[index]
                yield Edit(match.start(), match.end(), pair[0])
        for match in _CLOSING.finditer(text):
            before = _RUN_BEFORE.search(text[max(0, match.start() - _REACH) : match.start()])
            word = before[0] if before else ""
            if word.lower() in evidence.words("apocopes"):
                yield Edit(match.start(), match.end(), "’")
            elif not evidence.knows(word + "â"):
                yield Edit(match.start(), match.end(), pair[1])
    dash = _dash(evidence.text)
    if dash:
        yield from (Edit(match.start(), match.end(), dash) for match in _DASH.finditer(text))


def _is_damaged(text: str) -> bool:
    """Whether more than one â shows it: "âme" alone may be a French word in a German text."""
    return any(sign in text for sign in "ÃÂ") or bool(_OPENING.search(text) and _CLOSING.search(text))


def _style(text: str) -> str | None:
    """Which quotation marks the text uses where it is whole: "double" ones, "single" ones, or None: not clear."""
    double = sum(text.count(mark) for mark in _DOUBLE)
    single = sum(text.count(mark) for mark in _SINGLE)
    if double > MUCH * single:
        return "double"
    return "single" if single > MUCH * double else None


def _dash(text: str) -> str | None:
    """The spaced dash that the text uses, if it uses one only."""
    found = [dash for dash in "–—" if re.search(rf"[ \xa0]{dash}[ \xa0]", text)]
    return found[0] if len(found) == 1 else None
