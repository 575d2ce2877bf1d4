"""What was once worked out for a word, for as long as it is worth keeping.

A text is cut at white space in a hundredth of the time that expressions take to find its words. What a stage wants to
know of a piece between two spaces (its words, whether it may begin a date) depends on the piece alone, and most pieces
come back in the next article. So a stage asks for the pieces of an article (`Document.pieces`), each only once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
MOST = 1 << 14
"""Strings in the younger half of a memo. A hundred articles of news have some ten thousand different pieces, and most
that come back do so among these; each of the dozen memos of a language takes up to 3 MB."""
MOST_PLAIN, MOST_NOTABLE = 1 << 14, 1 << 12
"""Pieces that are kept of which there is nothing to say, and answers of the others, both in the younger half."""
MARKS = ",.;:!?…»”)]"
"""Marks after a word. "pays", "pays," and "pays." are three pieces: a third of the pieces of an article end so."""
LONGEST = 60
"""Code points of a string whose answer is kept: no word is longer, and what is longer does not come back."""


class Memo(dict[str, Answer]):
    """The answers of a pure function of a short string, in two halves: the younger is the dictionary itself.

    When it is full, it becomes the older one, whose answers are forgotten unless they are asked for again. So what is
    common stays, without the work of keeping the order of all that was asked.

    words_only  whether the marks after a word change no answer, so that the function is not asked again for them

    >>> lengths = Memo(len)
    >>> lengths["été"], [*map(lengths.__getitem__, "un été à Brest".split())]
    (3, [2, 3, 1, 5])
    """

    def __init__(self, function: Callable[[str], Answer], *, words_only: bool = False) -> None:
        self._function = function
        self._marks = MARKS if words_only else ""
        self._older: dict[str, Answer] = {}

    __hash__ = object.__hash__  # type: ignore[assignment]  # a memo is itself, whatever it has kept so far

    def __eq__(self, other: object) -> bool:
        return self is other

    def __missing__(self, key: str) -> Answer:
        if key in self._older:
            answer = self._older[key]
        else:
            word = key.rstrip(self._marks)
            answer = self._function(key) if word == key or not word else self[word]
        if len(key) <= LONGEST:
            if len(self) >= MOST:
                self._older = dict(self)
                self.clear()
            self[key] = answer
        return answer


class Notable(Generic[Answer]):
    """Of the pieces of a text, those of which a pure function has something to say; of most it says nothing.

    These are kept as one set, so that a single operation on sets clears most of a text that is like the one before. The
    set is the keys of a dictionary, since the search for cyclic garbage goes through every set, but not through those.

    >>> long = Notable(lambda piece: len(piece) if len(piece) > 6 else None)
    >>> long.among(frozenset("un été à Bourges".split()))
    {'Bourges': 7}
    """

    def __init__(self, function: Callable[[str], Answer | None]) -> None:
        """`function` gives None, or what is empty, for a piece that is not worth a word."""
        self._function = function
        self._plain: dict[str, None] = {}
        self._known: dict[str, Answer] = {}
        self._older_plain: dict[str, None] = {}
        self._older_known: dict[str, Answer] = {}

    def among(self, pieces: frozenset[str]) -> dict[str, Answer]:
        """The notable ones of `pieces` with what there is to say of each, in no order that means anything.

        Of a long text more is kept, until a shorter one comes: it is gone through once more after a repair.
        """
        if len(self._plain) > max(MOST_PLAIN, 2 * len(pieces)):
            self._older_plain, self._plain = _of_short_texts(self._plain, 2 * MOST_PLAIN), {}
        if len(self._known) > max(MOST_NOTABLE, len(pieces)):
            self._older_known, self._known = _of_short_texts(self._known, 2 * MOST_NOTABLE), {}
        known, found = self._known, {}
        for piece in pieces.difference(self._plain):
            answer = known.get(piece)
            if answer is None:
                answer = self._asked(piece)
            if answer:
                found[piece] = answer
        return found

    def _asked(self, piece: str) -> Answer | None:
        """What there is to say of a piece that is not in the younger half, in which it is then."""
        if piece in self._older_plain:
            self._plain[piece] = None
            return None
        answer = self._older_known.get(piece) or self._function(piece)
        if len(piece) <= LONGEST:
            if answer:
                self._known[piece] = answer
            else:
                self._plain[piece] = None
        return answer


def _of_short_texts(kept: dict[str, Answer], most: int) -> dict[str, Answer]:
    """What was kept, unless it is so much that it came from a long text."""
    return kept if len(kept) <= most else {}
