"""Text on its way into a page: shown as text whatever it holds, with a sign for what would be obeyed or not be seen."""

from __future__ import annotations

import unicodedata
from html import escape

from cleaner.expressions import re

UNSAFE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
"""Controls, bidi overrides, lone surrogates and what is no character, as the inside of a character class."""
HIDDEN = (
    UNSAFE + "\t\xa0\xad\u034f\u061c\u180e\u2000-\u200f\u2028\u2029\u202f\u205f-\u2065\u206a-\u206f\u3000\ufeff\ufffc"
)
"""These, and what cannot be seen or told from a space."""
SIGNS = {"\xa0": "NBSP", "\u202f": "NNBSP", "\xad": "SHY", "\u200b": "ZWSP", "\ufeff": "BOM", "\t": "⇥"}
"""The names by which editors know them; others are shown by their code."""
_ALWAYS = re.compile(f"[{UNSAFE}]")
_CHANGED = re.compile(f"[{HIDDEN}]")


def shown(text: str) -> str:
    """The text as HTML; controls, bidi overrides and what is no character are named, everything else is as it is.

    >>> shown("a < b\\u202e")
    'a &lt; b<span class="cp" title="RIGHT-TO-LEFT OVERRIDE">U+202E</span>'
    """
    return _ALWAYS.sub(_named, escape(text, quote=False))


def shown_change(text: str) -> str:
    """The text of an insertion or deletion as HTML: here invisible characters and odd spaces are named too."""
    return _CHANGED.sub(_named, escape(text, quote=False))


def _named(match: re.Match[str]) -> str:
    char = match[0]
    code = f"U+{ord(char):04X}"
    label = SIGNS.get(char) or (chr(0x2400 + ord(char)) if char < " " else code)
    return f'<span class="cp" title="{unicodedata.name(char, code)}">{label}</span>'
