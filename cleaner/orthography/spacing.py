"""Spaces that no language has: before a full stop or a comma, and two between two words of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.findings import Action, Finding

_BEFORE_MARK = regex.compile(r"(?<=[\p{L}\p{N}»”\"’)\]]) ++(?=[.,](?:[ \t»”\")]|$)(?! ?\.))", regex.MULTILINE)
_DOUBLE = regex.compile(r"(?<=\p{Ll}\p{Ll}[,;]?)  (?=\p{Ll}\p{Ll})")
MOST = 10
"""Spaces before marks in one text: more are how it is set, as words cut apart for a machine are, and no slip."""


def find_spaces(document: Document) -> Iterator[Finding]:
    """Suggestions to take such spaces out; the no-break spaces of French and the spaces of its « ; : ! ? » stay."""
    before = list(_BEFORE_MARK.finditer(document.text)) if " ." in document.text or " ," in document.text else []
    for match in before if len(before) <= MOST else ():
        yield Finding("orthography.space", Action.SUGGEST, match.start(), match.end(), replacement="", confidence=0.95)
    for match in _DOUBLE.finditer(document.text) if "  " in document.text else ():
        yield Finding(
            "orthography.double-space", Action.SUGGEST, match.start(), match.end(), replacement=" ", confidence=0.95
        )
