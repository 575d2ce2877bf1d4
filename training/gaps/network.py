"""The network: what stands left of a place and what stands right of it, kept apart, so that any two can be paired."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
from recurrence import run
from torch import Tensor, nn

from cleaner.models.features import LEXICON_BITS, PREFIXES, SHAPES, SUFFIXES

DROPPED = 0.1
"""Share of the inputs, and of what a pair of states gives, that is hidden while learning: a language has few million
words, which are read more than once."""


@dataclass(frozen=True)
class Size:
    """Widths of the layers."""

    words: int
    classes: int
    word: int = 96
    suffix: int = 24
    prefix: int = 24
    shape: int = 8
    lexicon: int = 40
    state: int = 160
    pair: int = 128

    @property
    def token(self) -> int:
        """Width of the input of the first layer."""
        return self.word + self.suffix + self.prefix + self.shape + self.lexicon

    def as_dict(self) -> dict[str, int]:
        """For the file."""
        return asdict(self)


class Side(nn.Module):
    """Two recurrent layers that read in one direction; the second adds to the first."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.first = nn.GRU(size.token, size.state, batch_first=True)
        self.second = nn.GRU(size.state, size.state, batch_first=True)

    def forward(self, tokens: Tensor) -> Tensor:
        """The states after each token; tokens: time, batch, input."""
        early = run(self.first, tokens)
        return early + run(self.second, early)


class GapNetwork(nn.Module):
    """Scores of classes for pairs of places: left state of token i, right state of token j > i."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size = size
        self.word = nn.Embedding(size.words, size.word, sparse=True)
        self.suffix = nn.Embedding(SUFFIXES, size.suffix, sparse=True)
        self.prefix = nn.Embedding(PREFIXES, size.prefix, sparse=True)
        self.shape = nn.Embedding(SHAPES, size.shape)
        self.lexicon = nn.Linear(LEXICON_BITS, size.lexicon)
        self.left, self.right = Side(size), Side(size)
        self.pair_left = nn.Linear(size.state, 2 * size.pair)
        self.pair_right = nn.Linear(size.state, 2 * size.pair, bias=False)
        self.out = nn.Linear(size.pair, size.classes)
        self.drop = nn.Dropout(DROPPED)
        for table in (self.word, self.suffix, self.prefix):
            nn.init.normal_(table.weight, std=0.3)

    def tables(self) -> list[nn.Parameter]:
        """The parameters of which a batch touches few rows."""
        return [self.word.weight, self.suffix.weight, self.prefix.weight]

    def rest(self) -> list[nn.Parameter]:
        """All other parameters."""
        few = {id(table) for table in self.tables()}
        return [parameter for parameter in self.parameters() if id(parameter) not in few]

    def encode(self, ids: Tensor, bits: Tensor) -> tuple[Tensor, Tensor]:
        """Projections of the left and the right states; ids: time, batch, (word, suffix, prefix, shape)."""
        parts = [
            self.word(ids[..., 0]),
            self.suffix(ids[..., 1]),
            self.prefix(ids[..., 2]),
            self.shape(ids[..., 3]),
            nn.functional.relu(self.lexicon(bits)),
        ]
        tokens = self.drop(torch.cat(parts, -1))
        return self.pair_left(self.left(tokens)), self.pair_right(self.right(tokens.flip(0)).flip(0))

    def pair(self, left: Tensor, right: Tensor) -> Tensor:
        """Scores of the classes for pairs of projected states."""
        value, gate = (left + right).chunk(2, -1)
        return self.out(self.drop(nn.functional.relu(value) * torch.sigmoid(gate)))
