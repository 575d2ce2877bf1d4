"""Missing words: flagged with the place of the hole, never filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cleaner.document import Document, Kind
from cleaner.findings import Finding
from cleaner.gaps.auxiliaries import find_auxiliaries
from cleaner.gaps.clauses import find_clauses
from cleaner.gaps.coordination import find_coordination
from cleaner.gaps.countries import find_countries
from cleaner.gaps.neighbours import find_neighbours
from cleaner.gaps.readings import Readings
from cleaner.gaps.subjects import find_subjects
from cleaner.profile import Profile
from cleaner.tokens import Sentence, sentences

_KINDS = frozenset((Kind.PARAGRAPH,))
"""Headlines, captions, lists, verse and code are not made of whole sentences."""
LONGEST = 400
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
    """Holes in the sentences of the paragraphs; where two rules see the same one, the surer keeps it."""
    if not profile.section("gaps") or not profile.lexicon.available:
        return
    readings = Readings(profile)
    for sentence in sentences(document, profile, _KINDS):
        if sentence.stop and len(sentence.tokens) <= LONGEST:
            found = [f for rule in _RULES for f in rule(sentence, readings)]
            yield from _one_a_hole([f for f in found if not document.protected.overlaps(f.start, f.end)])


def _one_a_hole(found: list[Finding]) -> Iterator[Finding]:
    taken: set[int | None] = set()
    for finding in sorted(found, key=lambda f: (-f.confidence, f.start, f.end, f.rule)):
        if finding.gap not in taken:
            taken.add(finding.gap)
            yield finding
