"""Paragraphs that are nearly the same: candidates by shared runs of words, in time linear in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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
_NOT_COMPARED = (Kind.LIST_ITEM, Kind.TABLE, Kind.VERSE)
COMMON = 4
"""A run that stands in more blocks than this says nothing."""


def nearly_repeated(
    blocks: Sequence[Wording], weighty: AbstractSet[str], dates: AbstractSet[str] = frozenset()
) -> Iterator[Copy]:
    """Pairs of blocks of which one repeats the other with a difference that does not change what is said."""
    holders: dict[tuple[str, ...], list[int]] = {}
    long = [(index, block.forms) for index, block in enumerate(blocks) if LEAST_WORDS <= len(block.forms) <= LONGEST]
    hashes = [(index, forms, _hashes(forms)) for index, forms in long]
    counts = Counter(chain.from_iterable(numbers for _, _, numbers in hashes))
    again = {number for number, count in counts.items() if count > 1}
    for index, forms, numbers in hashes if again else ():
        block = blocks[index]
        if again.isdisjoint(numbers) or not _comparable(block):
            continue
        runs = {forms[at : at + RUN] for at, number in enumerate(numbers) if number in again}
        shared: dict[int, int] = {}
        for run in runs:
            known = holders.setdefault(run, [])
            if len(known) < COMMON:
                for other in known:
                    shared[other] = shared.get(other, 0) + 1
                known.append(index)
        if shared:
            other = min(shared, key=lambda k: (-shared[k], k))
            runs_of_other = len(blocks[other].forms) - RUN + 1
            if shared[other] < LEAST_SHARED * min(len(set(numbers)), runs_of_other):
                continue
            if shared[other] >= LEAST_SHARED * min(_count_runs(forms), runs_of_other):
                yield from _pair(blocks[other], block, weighty, dates)


def _hashes(forms: tuple[str, ...]) -> list[int]:
    """A number for each run of a block: equal runs have equal ones, and other runs hardly ever.

    Only what two runs may share is looked up as words; a number is a fifth of the work.

    >>> one, other = _hashes(tuple("le chat est sur le toit".split())), _hashes(tuple("il est sur le toit".split()))
    >>> len(one), len(other), one[2] == other[1]
    (3, 2, True)
    """
    return list(map(hash, zip(forms, forms[1:], forms[2:], forms[3:], strict=False)))


def _count_runs(forms: Sequence[str]) -> int:
    """How many different runs a block has."""
    return len(set(zip(*(forms[k:] for k in range(RUN)), strict=False)))


def _comparable(block: Wording) -> bool:
    return block.kind not in _NOT_COMPARED and block.is_prose and not block.is_quotation


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
