"""Whether a line that looks like furniture may go: its block, its neighbours, and what the article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
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
SHORT_LINE = 8
"""Words: lines shorter than this that follow each other without a blank line are a list, a menu or a poem."""


class Context:
    """The lines of one document, those among them that look like furniture, and what can be said of their places."""

    def __init__(self, document: Document, hits: Mapping[int, Hit]) -> None:
        self._document = document
        self._hits = hits
        self._lines_of_block = Counter(line.block for line in document.lines)
        self._hits_of_block = Counter(document.lines[index].block for index in hits)

    @cached_property
    def has_article(self) -> bool:
        """Whether something would be left: without an article, nothing can be furniture of it."""
        return any(
            index not in self._hits and len(line.text.split(None, ARTICLE_WORDS)) >= ARTICLE_WORDS
            for index, line in enumerate(self._document.lines)
        )

    def is_sure(self, index: int) -> bool:
        """Whether the line is furniture beyond doubt."""
        hit = self._hits[index]
        if hit.certainty is Certainty.LIKELY or not self.has_article or not self._alone(index):
            return False
        if hit.certainty is Certainty.TOPICAL and self._in_a_list(index):
            return False
        if hit.certainty is Certainty.CERTAIN or index > self._last_of_article:
            return True
        if hit.certainty is Certainty.MARGINAL:
            return index < self._first_of_article
        return index > self._first_of_article and not self._is_topic(hit)

    def stays(self, index: int) -> bool:
        """Whether the line may be furniture elsewhere, but here heads a part on that very subject, or is in a list."""
        hit = self._hits[index]
        if hit.certainty is not Certainty.TOPICAL:
            return False
        inside = self._first_of_article < index < self._last_of_article
        return (inside and self._is_topic(hit)) or self._in_a_list(index) or not self._alone(index)

    @cached_property
    def _first_of_article(self) -> int:
        return next((index for index in range(len(self._document.lines)) if index not in self._hits), 0)

    @cached_property
    def _last_of_article(self) -> int:
        count = len(self._document.lines)
        return next((index for index in reversed(range(count)) if index not in self._hits), count)

    def _alone(self, index: int) -> bool:
        """Whether the line's block holds nothing but furniture, and is no item of a list of other things."""
        block = self._document.lines[index].block
        if self._lines_of_block[block] != self._hits_of_block[block]:
            return False
        return not self._is_item(index) or not self._has_other_items(index)

    def _is_item(self, index: int) -> bool:
        return 0 <= index < len(self._document.lines) and self._kind(index) in (Kind.LIST_ITEM, Kind.TABLE)

    def _has_other_items(self, index: int) -> bool:
        return any(self._is_item(other) and other not in self._hits for other in (index - 1, index + 1))

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
