"""A gap that the model sees, with what its neighbours can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from cleaner.gaps.readings import Readings
from cleaner.lexicon import Pos
from cleaner.tokens import Token

OPENING = frozenset('"«“„‹')
MARKS = frozenset(".,;:!?…)")


@dataclass(frozen=True)
class Place:
    """A gap of the kind `rule` before the token at `at`, which is not the first one."""

    rule: str
    tokens: Sequence[Token]
    at: int
    readings: Readings

    @property
    def left(self) -> Token:
        """The token before the gap."""
        return self.tokens[self.at - 1]

    @property
    def right(self) -> Token:
        """The token after the gap."""
        return self.tokens[self.at]

    @cached_property
    def left_pos(self) -> Pos:
        """What the word before the gap can be."""
        return self.readings.pos(self.left)

    @cached_property
    def right_pos(self) -> Pos:
        """What the word after the gap can be."""
        return self.readings.pos(self.right)

    def low(self, offset: int) -> str:
        """The word `offset` tokens from the right neighbour of the gap, "" outside the sentence."""
        at = self.at + offset
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def listed(self, offset: int, key: str) -> bool:
        """Whether that word is in a list of the table [gaps]."""
        return self.low(offset) in self.readings.words(key)


Excuse = Callable[[Place], bool]
"""Whether nothing is missing at a place, for one reason."""
