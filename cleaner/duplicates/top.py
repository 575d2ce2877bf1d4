"""Where a headline can be repeated: among the first blocks of an article, and once more at its very end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from cleaner.document import Document, Kind
from cleaner.duplicates.differences import differences, is_typo
from cleaner.duplicates.headlines import Copy, Vocabulary, compare
from cleaner.duplicates.near import RULE as NEAR
from cleaner.duplicates.near import shown
from cleaner.duplicates.verse import refrains, verses
from cleaner.duplicates.wording import Wording
from cleaner.removal import blank_after, blank_before

TOP = 8
"""Blocks at the top of an article in which a headline can be repeated."""
BOTTOM = 2
"""Blocks at the end in which it can be."""
DISTINCT_WORDS = 5
"""A line of fewer words is a copy only if it is the second of the text; a longer one also after a paragraph."""
BODY_WORDS = 25
"""Words of a block that is text and no headline, whatever it ends in; half of that is enough for one with a stop."""
PROSE_WORDS = 15
"""Words of a block that no poem has."""
MOST_COPIES = 5
"""Times that a page writes its headline: in its title, its path, its head, over the text, at the end. What stands more
often heads the parts of a list, or those of a thread, and is only shown."""


def repeated_headlines(document: Document, blocks: Sequence[Wording], vocabulary: Vocabulary) -> Iterator[Copy]:
    """Copies of a line that stands before the body, among the blocks at the top and at the end; verses are none."""
    top = _Top(document, blocks)
    places = [k for k in range(len(blocks)) if (k < TOP or k >= len(blocks) - BOTTOM) and _is_line(blocks[k])]
    gone: set[int] = set()
    for i in (k for k in places if k < min(TOP, top.body)):
        for j in (k for k in places if k > i):
            if i in gone or j in gone:
                continue
            copy = _copy(top, i, j, vocabulary)
            if copy is None:
                continue
            twice = top.counts[blocks[i].forms] <= 2
            if blocks[j].number in top.verses and not (twice and j == 1):
                continue
            gone.add(j if copy.gone is blocks[j] else i)
            no_verse = top.has_prose or (twice and j == i + 1 and _stands_alone(document, blocks[j]))
            sure = no_verse and copy.gone.forms not in top.refrains and top.counts[copy.gone.forms] <= MOST_COPIES
            yield copy if sure else copy._replace(sure=False)


class _Top:
    """The blocks of an article, where its body begins, and what is asked of them where two lines are alike."""

    def __init__(self, document: Document, blocks: Sequence[Wording]) -> None:
        self.document = document
        self.blocks = blocks
        self.body = next((k for k, block in enumerate(blocks) if k and _is_body(block)), len(blocks))

    @cached_property
    def counts(self) -> Counter[tuple[str, ...]]:
        """How often the words of each block stand in the article."""
        return Counter(block.forms for block in self.blocks)

    @cached_property
    def refrains(self) -> Collection[tuple[str, ...]]:
        """The words of sentences that come back."""
        return refrains(self.blocks)

    @cached_property
    def verses(self) -> frozenset[int]:
        """The numbers of the blocks that are verse."""
        return verses(self.document, self.blocks)

    @cached_property
    def has_prose(self) -> bool:
        """Whether a block after the first one is too long for verse."""
        return any(len(block.forms) >= PROSE_WORDS for block in self.blocks[1:])

    @cached_property
    def is_contents(self) -> bool:
        """Whether lines at the top come back inside the body: then they are its table of contents."""
        later = {block.forms for block in self.blocks[self.body :] if not _is_body(block)}
        return any(block.forms in later and not _is_body(block) for block in self.blocks[1 : self.body])


def _copy(top: _Top, i: int, j: int, vocabulary: Vocabulary) -> Copy | None:
    first, second = top.blocks[i], top.blocks[j]
    if not _may_repeat(first, second):
        return None
    if (first.is_quotation and i > 0) or (first.forms == second.forms and _is_body(first) and _is_body(second)):
        return None  # speech, and text of the body, which is compared as paragraphs
    copy = compare(first, second, vocabulary) or _nearly(first, second, vocabulary)
    if copy is None or len(copy.gone.forms) < 2 or not _may_be_copy(top, i, j, copy):
        return None
    return copy if copy.sure and _is_sure(top, i, j, copy) else copy._replace(sure=False)


def _may_repeat(first: Wording, second: Wording) -> bool:
    """Whether two lines begin or end alike, or are as long, so that a closer look is worth its time."""
    one, other = first.forms, second.forms
    if not one or not other:
        return False
    if one[0] == other[0] or one[-1] == other[-1] or abs(len(one) - len(other)) <= 1:
        return True
    return first.is_slug or second.is_slug


def _may_be_copy(top: _Top, i: int, j: int, copy: Copy) -> bool:
    words = len(copy.gone.forms)
    if top.body < j:  # after the body has begun, a line that is short or only begins alike is a subheading
        whole = words >= len(copy.kept.forms) or copy.gone.is_slug
        return whole and i == 0 and words > DISTINCT_WORDS and copy.gone is top.blocks[j]
    return words >= DISTINCT_WORDS or (i, j) == (0, 1)


def _is_sure(top: _Top, i: int, j: int, copy: Copy) -> bool:
    """Whether nothing speaks for the second line: it heads a part, it is a sentence of the body, it is a caption."""
    if i == 0 and copy.gone is top.blocks[0] and copy.kept.has_stop and not copy.gone.has_stop:
        return False  # a sentence of the body would be left in the place of the headline
    if j > i + 1 and top.blocks[i].has_stop != top.blocks[j].has_stop and not copy.gone.is_slug:
        return False
    return copy.gone.is_slug or not top.is_contents


def _nearly(first: Wording, second: Wording, vocabulary: Vocabulary) -> Copy | None:
    """The same headline but for a word that is spelt otherwise; anything more may be the point of the second one."""
    if min(len(first.forms), len(second.forms)) <= DISTINCT_WORDS:
        return None
    if abs(len(first.forms) - len(second.forms)) > 1:
        return None
    found = differences(first, second, vocabulary.weighty)
    if first.value_marks != second.value_marks:
        return None
    if not found or any(difference.matters or not is_typo(difference) for difference in found):
        return None
    gone, kept = (first, second) if second.quality > first.quality else (second, first)
    return Copy(gone, kept, False, shown(found), NEAR)


def _stands_alone(document: Document, block: Wording) -> bool:
    """Whether blank lines stand around the block, as around no verse of a poem."""
    return blank_before(document, block.first) and blank_after(document, block.last)


def _is_line(block: Wording) -> bool:
    """Whether the block can be a headline; a line with wide gaps is read as a table but need not be one."""
    if block.kind is Kind.TABLE and ("\t" in block.text or block.text.count("|") > 2):
        return False
    if not any(char.isalpha() for char in block.text):
        return False  # a row of figures
    return block.kind not in (Kind.LIST_ITEM, Kind.QUOTATION, Kind.VERSE) and block.is_prose


def _is_body(block: Wording) -> bool:
    words = len(block.forms)
    return words >= BODY_WORDS or (words >= BODY_WORDS // 2 and block.has_stop)
