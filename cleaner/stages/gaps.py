"""Missing words: flagged with the place of the hole, never filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from cleaner.document import Document, Kind
from cleaner.findings import Finding
from cleaner.gaps.auxiliaries import find_auxiliaries
from cleaner.gaps.clauses import find_clauses
from cleaner.gaps.coordination import find_coordination
from cleaner.gaps.countries import find_countries
from cleaner.gaps.expected import find_expected
from cleaner.gaps.holes import one_a_hole
from cleaner.gaps.neighbours import find_neighbours
from cleaner.gaps.readings import Readings, open_readings
from cleaner.gaps.subjects import find_subjects
from cleaner.profile import Profile
from cleaner.tokens import Sentence, sentences

_KINDS = frozenset((Kind.PARAGRAPH,))
"""Headlines, captions, lists, verse and code are not made of whole sentences."""
LONGEST = 150
"""Tokens; what runs longer without a full stop is a list or a table. It bounds the work of every rule."""
_RULES: tuple[Callable[[Sentence, Readings], Iterator[Finding]], ...] = (
    find_clauses,
    find_auxiliaries,
    find_subjects,
    find_countries,
    find_neighbours,
    find_coordination,
)


def find(document: Document, profile: Profile) -> Iterable[Finding]:
    """Holes in the sentences of the paragraphs; where rules and model see the same one, the surest keeps it."""
    if not profile.section("gaps") or not profile.lexicon.available:
        return
    readings = open_readings(profile)
    whole = [
        sentence
        for sentence in sentences(document, profile, _KINDS)
        if sentence.stop and len(sentence.tokens) <= LONGEST and not _is_pile(sentence, document.text)
    ]
    for sentence, expected in zip(whole, find_expected(whole, readings, document.text), strict=True):
        ruled = (f for rule in _RULES for f in rule(sentence, readings))
        found = one_a_hole(ruled, expected, sentence.tokens)
        yield from (f for f in found if not document.protected.overlaps(f.start, f.end))


def _is_pile(sentence: Sentence, text: str) -> bool:
    """Whether a sentence is a pile of lines that each begin with a capital, such as headlines, and no wrapped prose."""
    tokens = sentence.tokens
    begins = [after.is_capital for before, after in pairwise(tokens) if "\n" in text[before.end : after.start]]
    return len(begins) > 1 and all(begins)
