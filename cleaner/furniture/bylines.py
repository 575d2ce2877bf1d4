"""A byline that the page shows twice, above the article and below it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from cleaner.document import Document
from cleaner.folding import first_form, folded_words
from cleaner.furniture.hits import Certainty, Hit
from cleaner.reasons import Reason

MOST_WORDS = 10
"""A byline names one or two people and perhaps a place; a longer line is a sentence."""
NEAR_THE_TOP = 8
"""Lines at the head of an article among which a byline is looked for."""


def repeated_bylines(document: Document, openings: AbstractSet[str], particles: AbstractSet[str]) -> dict[int, Hit]:
    """The lines that repeat an earlier byline word for word; `openings` are folded words such as "par".

    A byline below each of several titles is a list, so only one that stands twice, at the head or the end, is sure.
    """
    seen: dict[tuple[str, ...], list[int]] = {}
    for index, line in enumerate(document.lines):
        if len(line.text) <= 100 and (key := _byline(line.text, openings, particles)):
            seen.setdefault(key, []).append(index)
    last = len(document.lines) - 1
    out: dict[int, Hit] = {}
    for places in seen.values():
        if len(places) != 2:
            continue
        at_an_end = places[0] < NEAR_THE_TOP and (places[1] < NEAR_THE_TOP or places[1] >= last - 1)
        certainty = Certainty.CERTAIN if at_an_end else Certainty.LIKELY
        out[places[1]] = Hit("byline", certainty, Reason("furniture.same-byline", line=places[0] + 1))
    return out


def _byline(line: str, openings: AbstractSet[str], particles: AbstractSet[str]) -> tuple[str, ...]:
    """The folded words of a byline; none if the line is no byline."""
    if line[-1] in ".!?…:;" or first_form(line) not in openings:
        return ()
    words = folded_words(line)
    if not 3 <= len(words) <= MOST_WORDS:
        return ()
    names = [word for word in words[1:] if word.form not in particles]
    if len(names) < 2 or not all(line[word.start].isupper() for word in names):
        return ()
    return tuple(word.form for word in words)
