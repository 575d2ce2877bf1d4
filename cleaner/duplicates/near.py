"""Paragraphs that are nearly the same: candidates by shared runs of words, in time linear in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from cleaner.document import Kind
from cleaner.duplicates.differences import LONGEST, SHOWN, Difference, differences, is_contained
from cleaner.duplicates.headlines import Copy
from cleaner.duplicates.wording import Wording
from cleaner.reasons import Reason

RULE = "duplicates.near"
LEAST_WORDS = 12
RUN = 4
"""Words in a run that two blocks share; shorter runs are idioms."""
LEAST_SHARED = 0.4
"""Part of the runs of the shorter block that a candidate must share: one changed word spoils RUN of them."""
_ALL = bytes([1] * RUN)
COMMON = 4
"""A run that stands in more blocks than this says nothing."""


def nearly_repeated(
    blocks: Sequence[Wording], weighty: AbstractSet[str], dates: AbstractSet[str] = frozenset()
) -> Iterator[Copy]:
    """Pairs of blocks of which one repeats the other with a difference that does not change what is said."""
    holders: dict[tuple[str, ...], list[int]] = {}
    counts = Counter(chain.from_iterable(block.forms for block in blocks))
    again = {word for word, count in counts.items() if count > 1}
    for index, block in enumerate(blocks):
        runs = _shareable(block.forms, again) if LEAST_WORDS <= len(block.forms) <= LONGEST else ()
        if not runs or not _comparable(block):
            continue
        shared: dict[int, int] = {}
        for run in runs:
            known = holders.setdefault(run, [])
            if len(known) < COMMON:
                for other in known:
                    shared[other] = shared.get(other, 0) + 1
                known.append(index)
        if shared:
            other = min(shared, key=lambda k: (-shared[k], k))
            if shared[other] >= LEAST_SHARED * min(_count_runs(block.forms), len(blocks[other].forms) - RUN + 1):
                yield from _pair(blocks[other], block, weighty, dates)


def _shareable(forms: tuple[str, ...], again: AbstractSet[str]) -> Iterable[tuple[str, ...]]:
    """The different runs of a block that can stand in another one, because all their words stand in the text again.

    >>> [*_shareable(tuple("le chat est sur le toit de la maison".split()), {"le", "toit", "de", "la", "est"})]
    [('le', 'toit', 'de', 'la')]
    """
    marks = bytes(map(again.__contains__, forms))  # 1 for a word that stands again
    runs: dict[tuple[str, ...], None] = {}
    at = marks.find(_ALL)
    while at >= 0:
        runs[forms[at : at + RUN]] = None
        at = marks.find(_ALL, at + 1)
    return runs


def _count_runs(forms: Sequence[str]) -> int:
    """How many different runs a block has."""
    return len(set(zip(*(forms[k:] for k in range(RUN)), strict=False)))


def _comparable(block: Wording) -> bool:
    kinds = (Kind.LIST_ITEM, Kind.TABLE, Kind.VERSE)
    return block.kind not in kinds and block.is_prose and not block.is_quotation


def _pair(first: Wording, second: Wording, weighty: AbstractSet[str], dates: AbstractSet[str]) -> Iterator[Copy]:
    if first.forms == second.forms:
        return
    found = differences(first, second, weighty, dates)
    if found is not None:
        if not any(difference.matters for difference in found) and first.value_marks == second.value_marks:
            yield Copy(*_worse_first(first, second, found), False, shown(found), RULE)
        return
    shorter, longer = sorted((first, second), key=lambda block: len(block.forms))
    if is_contained(shorter, longer):
        yield Copy(shorter, longer, False, Reason("duplicates.contained", line=longer.text), RULE)


def _worse_first(first: Wording, second: Wording, found: Sequence[Difference]) -> tuple[Wording, Wording]:
    """The block that lacks words goes; of two that lack none or both lack some, the later."""
    lacking_first = any(not difference.one for difference in found)
    lacking_second = any(not difference.other for difference in found)
    return (first, second) if lacking_first and not lacking_second else (second, first)


def shown(found: Sequence[Difference]) -> str:
    """The differences as a report shows them.

    >>> shown([Difference("rouge", "vert", False)])
    'differs: “rouge” / “vert”'
    """
    parts = [f"“{difference.one:.40}” / “{difference.other:.40}”" for difference in found[:SHOWN]]
    pairs = ", ".join(parts)
    if len(found) > SHOWN:
        return Reason("duplicates.differs-more", pairs=pairs, count=len(found) - SHOWN)
    return Reason("duplicates.differs", pairs=pairs)
