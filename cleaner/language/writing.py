"""Passages in another script than the article's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cleaner.document import Document
from cleaner.language.masks import set_apart
from cleaner.language.place import LINE, QUOTED, SPAN, Place
from cleaner.language.scripts import (
    LATIN,
    document_may_hold_other,
    language_of,
    may_hold_other,
    stretches,
    weigh_scripts,
)
from cleaner.language.words import bounds_of, prose

MOST_LATIN = 0.4
"""Share of Latin letters up to which a unit counts as written in the other script."""
LEAST_LINE, LEAST_SPAN = 1.5, 4.0
"""Words of six letters that a whole unit, or a part of one, must have: a name in its own script is right."""
SCORE = 6.0
"""Logit: a script is no matter of doubt, but what belongs in the article is."""


def mostly_foreign(text: str) -> bool:
    """Whether most of `text` is in another script than Latin."""
    if not may_hold_other(text):
        return False
    weights = weigh_scripts(text)
    return bool(weights) and weights.get(LATIN, 0.0) <= MOST_LATIN * sum(weights.values())


def foreign_writing(document: Document, language: str, data: Mapping[str, Any]) -> Iterator[Place]:
    """The passages in other scripts of an article in Latin letters; `data` is the section [language] of rules/any."""
    if not document_may_hold_other(document):
        return
    if any(language in codes.split() for codes in data["scripts"].values()):
        return
    for block, text in prose(document):
        if not may_hold_other(text):
            continue
        start, end = bounds_of(block, text)
        body = document.text[start:end]
        if mostly_foreign(body):
            if sum(weigh_scripts(body).values()) >= 6 * LEAST_LINE:
                yield _place(LINE, start, end, body, data)
        else:
            yield from _parts(document, start, end, data)


def _parts(document: Document, start: int, end: int, data: Mapping[str, Any]) -> Iterator[Place]:
    apart = set_apart(document, start, end)
    for left, right, words in stretches(document.text, start, end):
        if words >= LEAST_SPAN:
            rule = QUOTED if apart.overlaps(left, right) else SPAN
            yield _place(rule, left, right, document.text[left:right], data)


def _place(rule: str, start: int, end: int, text: str, data: Mapping[str, Any]) -> Place:
    return Place(start, end, rule, language_of(text, data) or "und", SCORE)
