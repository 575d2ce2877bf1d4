"""The beginning of a line: most lines begin as some phrase of the lists does, and few go on as one."""

from __future__ import annotations

from cleaner.folding import piece_forms

LOOKED_AT = 4
"""Pieces between white space among which the second word is looked for; the first ones may be marks."""


def second_form(line: str) -> str | None:
    """The second folded word of a line, "" if it has no second one; None if that takes a longer look.

    >>> second_form("« L’été »"), second_form("Publicité"), second_form("- - - - un deux")
    ('ete', '', None)
    """
    pieces = line.split(None, LOOKED_AT)
    words = [form for piece in pieces[:LOOKED_AT] for form in piece_forms[piece]]
    if len(words) > 1:
        return words[1]
    return "" if len(pieces) <= LOOKED_AT else None
