"""Whether a word begins a sentence."""

from __future__ import annotations

from cleaner.expressions import re

_END = re.compile(r"(?:(?:[.!]|:(?=\s*[«“„\"]))[\s»”\"’]*|[\r\n])[\s«“„\"'(]*\Z|\A[\s«“„\"'(]*\Z|[¿¡][«“\"'(]?\Z")
_REACH = 8
"""Code points that are looked at; more marks than these do not stand between two sentences."""


def starts_sentence(text: str, at: int) -> bool:
    """Whether the word at offset `at` begins a line or follows a full stop; a `?` may be a lost letter.

    >>> starts_sentence("Oui. « Non »", 7), starts_sentence("Oui, non", 5)
    (True, False)
    """
    before = text[max(0, at - _REACH) : at]
    return (at <= _REACH or bool(before.strip())) and _END.search(before) is not None
