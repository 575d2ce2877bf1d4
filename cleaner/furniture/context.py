"""Whether a line that looks like furniture may go: its block, its neighbours, and what the article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

from cleaner.document import Document, Kind
from cleaner.folding import folded_words
from cleaner.furniture.hits import Certainty, Hit
from cleaner.removal import blank_after, blank_before

STEM = 6
"""Letters by which words of one family are known: publicité, publicitaire; newsletter, newsletters."""
ARTICLE_WORDS = 8
"""A text has an article in it if a line that is no furniture has as many words; a list of captions has none."""
LOOKED_AT = 20_000
"""Code points of a line from which its subjects are taken."""
_AMBIGUOUS = (Certainty.HEADING, Certainty.TOPICAL)
_HEADINGS = ("advert", "read-also")
"""Categories of which even a doubtful line is not shown where it heads the text below it."""
SHORT_LINE = 8
"""Words: lines shorter than this that follow each other without a blank line are a list, a menu or a poem."""


class Context:
    """The lines of one document, those among them that look like furniture, and what can be said of their places."""

    def __init__(self, document: Document, hits: Mapping[int, Hit], pages: AbstractSet[int] = frozenset()) -> None:
        """`pages` are the indexes of page numbers and running heads that go, so that their neighbours meet."""
        self._document = document
        self._hits = hits
        self._pages = pages
        self._lines_of_block = Counter(line.block for line in document.lines)
        self._hits_of_block = Counter(document.lines[index].block for index in hits)

    @cached_property
    def has_article(self) -> bool:
        """Whether something would be left: without an article, nothing can be furniture of it."""
        return any(
            self._is_text(index) and len(line.text.split(None, ARTICLE_WORDS)) >= ARTICLE_WORDS
            for index, line in enumerate(self._document.lines)
        )

    def is_sure(self, index: int) -> bool:
        """Whether the line is furniture beyond doubt."""
        hit = self._hits[index]
        if hit.certainty is Certainty.LIKELY or not self.has_article or not self._alone(index):
            return False
        if hit.certainty in _AMBIGUOUS and self._in_a_list(index):
            return False
        if hit.certainty is Certainty.HEADING and (index in self._announced or self._heads(index)):
            return False
        if hit.certainty is Certainty.CERTAIN or index > self._last_of_article:
            return True
        if hit.certainty is Certainty.MARGINAL:
            return index < self._first_of_article
        if hit.certainty is Certainty.HEADING and not self._in_company(index):
            return False
        return index > self._first_of_article and not self._is_topic(hit)

    def stays(self, index: int) -> bool:
        """Whether the line may be furniture elsewhere, but here heads a part on that very subject, or is in a list."""
        hit = self._hits[index]
        if hit.certainty is Certainty.LIKELY and hit.category in _HEADINGS:
            return self._heads(index)
        if hit.certainty not in _AMBIGUOUS:
            return False
        if hit.certainty is Certainty.HEADING and (index in self._announced or self._heads(index)):
            return True
        inside = self._first_of_article < index < self._last_of_article
        return (inside and self._is_topic(hit)) or self._in_a_list(index) or not self._alone(index)

    def _is_text(self, index: int) -> bool:
        return index not in self._hits and index not in self._pages

    @cached_property
    def _first_of_article(self) -> int:
        return next((index for index in range(len(self._document.lines)) if self._is_text(index)), 0)

    @cached_property
    def _last_of_article(self) -> int:
        count = len(self._document.lines)
        return next((index for index in reversed(range(count)) if self._is_text(index)), count)

    @cached_property
    def _announced(self) -> frozenset[int]:
        """The lines of runs of furniture that a colon announces: a text that names its buttons."""
        out: set[int] = set()
        for index in sorted(self._hits):
            if index and (index - 1 in out or (self._is_text(index - 1) and self._ends_in_colon(index - 1))):
                out.add(index)
        return frozenset(out)

    def _heads(self, index: int) -> bool:
        """Whether text follows at once after a line that a blank one parts from what is before, as under a heading."""
        following = index + 1 < len(self._document.lines) and self._is_text(index + 1)
        return following and blank_before(self._document, index) and not blank_after(self._document, index)

    def _ends_in_colon(self, index: int) -> bool:
        return self._document.lines[index].text.endswith(":")

    def _in_company(self, index: int) -> bool:
        """Whether the line before or after it is furniture of the page as well."""
        return any(self._is_company(index, step) for step in (-1, 1))

    def _is_company(self, index: int, step: int) -> bool:
        index += step
        while index in self._pages:
            index += step
        hit = self._hits.get(index)
        if hit is None or hit.certainty is Certainty.LIKELY:
            return False
        return self._alone(index) and not (hit.certainty in _AMBIGUOUS and self._is_topic(hit))

    def _alone(self, index: int) -> bool:
        """Whether the line's block holds nothing but furniture, and is no item of a list of other things."""
        block = self._document.lines[index].block
        if self._lines_of_block[block] != self._hits_of_block[block]:
            return False
        return not self._is_item(index) or not self._has_other_items(index)

    def _is_item(self, index: int) -> bool:
        return 0 <= index < len(self._document.lines) and self._kind(index) in (Kind.LIST_ITEM, Kind.TABLE)

    def _has_other_items(self, index: int) -> bool:
        beside = (other for other in (index - 1, index + 1) if self._is_item(other) and other not in self._hits)
        return any(self._kind(other) is self._kind(index) for other in beside)

    def _kind(self, index: int) -> Kind:
        blocks = self._document.blocks
        return blocks[self._document.lines[index].block].kind if blocks else Kind.PARAGRAPH

    def _in_a_list(self, index: int) -> bool:
        """Whether a short line that is no furniture stands directly above or below, without a blank line."""
        beside = []
        if index and not blank_before(self._document, index):
            beside.append(index - 1)
        if not blank_after(self._document, index):
            beside.append(index + 1)
        lines = self._document.lines
        return any(len(lines[k].text.split(None, SHORT_LINE)) < SHORT_LINE for k in beside if k not in self._hits)

    def _is_topic(self, hit: Hit) -> bool:
        return any(word[:STEM] in self._stems for word in hit.topic)

    @cached_property
    def _stems(self) -> frozenset[str]:
        """The beginnings of all words of the article proper."""
        return frozenset(
            word.form[:STEM]
            for index, line in enumerate(self._document.lines)
            if index not in self._hits
            for word in folded_words(line.text, LOOKED_AT)
        )
