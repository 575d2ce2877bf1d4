"""Headlines, standfirsts and paragraphs that an article holds twice.

A headline is looked for near the top and at the very end, in all the forms in which pages repeat it (without accents,
cut, in capitals, as an address, with the site's name); which copy stays is decided by its quality. A paragraph that
stands twice word for word goes; one that is nearly repeated is only shown. Subheadings, refrains, lists, tables,
quotations and lines that differ in a number, a name or a negation stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from cleaner.document import Document
from cleaner.duplicates.headlines import Copy, Vocabulary
from cleaner.duplicates.near import nearly_repeated
from cleaner.duplicates.paragraphs import repeated
from cleaner.duplicates.top import repeated_headlines
from cleaner.duplicates.wording import Wording, wordings
from cleaner.findings import Action, Finding
from cleaner.folding import fold
from cleaner.profile import Profile
from cleaner.removal import cuts
from cleaner.rule import ANY
from cleaner.ruleset import RuleSet

SURE = 0.99
LIKELY = 0.75
MOST_PASSES = 8
"""What a copy hid (the end of the top of the article, a neighbour) is looked at as often; twice is usual."""


def find(document: Document, profile: Profile) -> Iterable[Finding]:
    """The blocks that repeat another one: fixes where that is sure, suggestions with the difference elsewhere."""
    blocks = list(wordings(document))
    vocabulary = _vocabulary(profile.rules, profile.language)
    sure: dict[int, Copy] = {}
    found: dict[int, Copy] = {}
    for _ in range(MOST_PASSES):
        found = _copies(document, blocks, vocabulary)
        new = {number: copy for number, copy in found.items() if copy.sure}
        sure |= new
        blocks = [block for block in blocks if block.number not in new]
        if not new:
            break
    yield from _findings(document, found | sure)


def _copies(document: Document, blocks: Sequence[Wording], vocabulary: Vocabulary) -> dict[int, Copy]:
    """The copies among `blocks`, by the number of the block that goes."""
    copies = [
        *repeated_headlines(document, blocks, vocabulary),
        *repeated(blocks, vocabulary.conjunctions),
        *nearly_repeated(blocks, vocabulary.weighty, vocabulary.date_words),
    ]
    found: dict[int, Copy] = {}
    for copy in sorted(copies, key=lambda copy: not copy.sure):
        if copy.kept.number not in found:  # of two that repeat each other, one stays
            found.setdefault(copy.gone.number, copy)
    return found


@lru_cache(maxsize=16)
def _vocabulary(rules: RuleSet, language: str) -> Vocabulary:
    def words(key: str) -> frozenset[str]:
        return frozenset(map(fold, rules.words(language, "duplicates", key) | rules.words(ANY, "duplicates", key)))

    weighty = words("negations") | words("numerals")
    return Vocabulary(
        words("site_words"), words("date_words"), weighty, rules.words(language, "duplicates", "conjunctions")
    )


def _findings(document: Document, found: dict[int, Copy]) -> Iterator[Finding]:
    """One finding a block that goes; blocks that go together are cut together, so that their cuts do not overlap."""
    sure, shown = (
        cuts(document, (line for copy in found.values() if copy.sure is which for line in _lines(copy.gone)))
        for which in (True, False)
    )
    for copy in sorted(found.values(), key=lambda copy: copy.gone.number):
        block = copy.gone
        spans = sure if copy.sure else shown
        start, end = spans[block.first][0], spans[block.last][1]
        untouchable = document.protected.overlaps(start, end)
        yield Finding(
            rule=copy.rule,
            action=Action.FLAG if untouchable else Action.FIX if copy.sure else Action.SUGGEST,
            start=start,
            end=end,
            replacement=None if untouchable else "",
            confidence=SURE if copy.sure else LIKELY,
            evidence=(copy.evidence,),
            values={"line": str(copy.kept.first + 1)},
        )


def _lines(block: Wording) -> range:
    return range(block.first, block.last + 1)
