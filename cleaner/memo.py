"""What was once worked out for a word, for as long as it is worth keeping.

A text is cut at white space in a hundredth of the time that expressions take to find its words. What a stage wants to
know of a piece between two spaces (its words, whether it may begin a date) depends on the piece alone, and most pieces
come back in the next article. So a stage asks for the pieces of an article (`Document.pieces`), each only once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")
MOST = 1 << 15
"""Strings whose answers are kept; with short answers some 6 MB."""
MARKS = ",.;:!?…»”)]"
"""Marks after a word. "pays", "pays," and "pays." are three pieces: a third of the pieces of an article end so."""
LONGEST = 60
"""Code points of a string whose answer is kept: no word is longer, and what is longer does not come back."""


class Memo(dict[str, Answer]):
    """The answers of a pure function of a short string; forgotten all at once when they are too many.

    words_only  whether the marks after a word change no answer, so that the function is not asked again for them

    >>> lengths = Memo(len)
    >>> lengths["été"], [*map(lengths.__getitem__, "un été à Brest".split())]
    (3, [2, 3, 1, 5])
    """

    def __init__(self, function: Callable[[str], Answer], *, words_only: bool = False) -> None:
        self._function = function
        self._marks = MARKS if words_only else ""

    def __missing__(self, key: str) -> Answer:
        word = key.rstrip(self._marks)
        answer = self._function(key) if word == key or not word else self[word]
        if len(key) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[key] = answer
        return answer
