"""Makes the arrays that the network learns from, with the accidents of real text: no accents, no full stop, holes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

import labels
import numpy as np
import torch
from corpus import Corpus
from torch import Tensor

from cleaner.lexicon import Lexicon
from cleaner.models.features import END, LEXICON_BITS, START, Features, features
from cleaner.tokens import lone_token

LEAST_COUNT, MOST_WORDS = 4, 48_000
"""A word has a row of its own from this many occurrences on, at most so many words."""
NO_WORD = 0.03
"""Share of tokens whose word is hidden, so that its ends and the lexicon must do, as they must for unknown words."""
NO_ACCENTS, NO_STOP, A_HOLE = 0.02, 0.04, 0.15
"""Shares of sentences without accents, without their last mark, and with a word already missing."""


@dataclass(frozen=True)
class Batch:
    """Arrays of time, batch: ids and bits of tokens; classes of neighbours, pairs around a token, wider pairs."""

    ids: Tensor
    bits: Tensor
    beside: Tensor
    one: Tensor
    many: Tensor
    span: int


class Batches:
    """Turns numbers of sentences into batches."""

    def __init__(self, corpus: Corpus, names: list[str], lexicon: Lexicon, counts: Counter[str]) -> None:
        self.corpus, self.names = corpus, names
        bare = [_without_accents(text) for text in corpus.types]
        numbers = {text: number for number, text in enumerate(corpus.types)}
        extra = sorted({text for text in bare if text not in numbers})
        types = corpus.types + extra
        numbers.update({text: len(corpus.types) + at for at, text in enumerate(extra)})
        told = [features(lone_token(text), lexicon) for text in types]
        self.words = _frequent(told, types, counts)
        rows = {word: row for row, word in enumerate(self.words)}
        told += [START, END]
        self.start, self.end = len(types), len(types) + 1
        self.table = np.array([(rows.get(t.word, 0), t.suffix, t.prefix, t.shape) for t in told], np.int32)
        self.bits = _bits(told)
        self.bare = np.array([numbers[text] for text in bare] + [numbers[text] for text in extra])
        self.labels = labels.label_types(types, names, lexicon)
        self.settles = labels.settles(types, lexicon)
        self.ambiguous, self.noun, self.verb = (names.index(name) for name in ("<noun or verb>", "<noun>", "<verb>"))

    def make(self, numbers: np.ndarray, seed: int) -> Batch:
        """The batch of the sentences with these numbers; `seed` decides about the accidents."""
        rng = np.random.default_rng(seed)
        accident = rng.random()
        rows = self._rows(numbers, rng, stop=accident > NO_STOP)
        holes, lost = np.full(len(rows), -1), np.zeros(len(rows), np.int64)
        if accident > 1 - A_HOLE:
            rows, holes, lost = self._drop(rows, rng)
        dropped = np.full(rows.shape, labels.IGNORED, np.int64)
        dropped[:, 1:-1] = self._classes(rows)
        beside = np.zeros((len(rows), rows.shape[1] - 1), np.int64)
        torn = np.flatnonzero(holes >= 0)
        beside[torn, holes[torn] - 1] = lost[torn]
        dropped[torn, holes[torn] - 1] = dropped[torn, holes[torn]] = labels.IGNORED
        width = rows.shape[1]
        span = min(int(rng.choice((3, 4, 5))), width - 1)
        many = np.full((len(rows), width - span), labels.IGNORED, np.int64)
        whole = (dropped[:, 1 : 1 + width - span] >= 0) & (dropped[:, span - 1 : width - 1] >= 0)
        many[whole] = 1
        rows, beside, dropped, many = rows.T, beside.T, dropped.T, many.T
        table = self.table[rows].astype(np.int64)
        table[..., 0][rng.random(rows.shape) < NO_WORD] = 0
        return Batch(
            torch.from_numpy(table),
            torch.from_numpy(np.unpackbits(self.bits[rows], axis=-1)[..., :LEXICON_BITS].astype(np.float32)),
            torch.from_numpy(np.ascontiguousarray(beside)),
            torch.from_numpy(np.ascontiguousarray(dropped[1:-1])),
            torch.from_numpy(np.ascontiguousarray(many)),
            span,
        )

    def _rows(self, numbers: np.ndarray, rng: np.random.Generator, stop: bool) -> np.ndarray:
        """The types of sentences of one length, between start and end; without their last token if not `stop`."""
        corpus = self.corpus
        first = corpus.starts[numbers]
        size = int(corpus.starts[numbers[0] + 1] - first[0]) - (not stop)
        inner = corpus.tokens[first[:, None] + np.arange(size)]
        bare = rng.random(len(inner)) < NO_ACCENTS
        inner[bare] = self.bare[inner[bare]]
        sides = np.ones((len(inner), 1), inner.dtype)
        return np.concatenate((sides * self.start, inner, sides * self.end), 1)

    def _drop(self, rows: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The rows with one token less, where each lacks it (-1: a mark, whose loss is no hole), and its class."""
        at = rng.integers(1, rows.shape[1] - 1, len(rows))
        lines = np.arange(len(rows))
        lost = self._classes(rows)[lines, at - 1]
        keep = np.ones(rows.shape, bool)
        keep[lines, at] = False
        shorter = rows[keep].reshape(len(rows), -1)
        return shorter, np.where(lost == labels.IGNORED, -1, at), lost

    def _classes(self, rows: np.ndarray) -> np.ndarray:
        """Classes of the tokens between start and end; a word that may be noun or verb is settled by its left one."""
        inner = rows[:, 1:-1]
        found = self.labels[inner]
        before = np.concatenate((np.zeros((len(rows), 1), np.int8), self.settles[inner[:, :-1]]), 1)
        found = np.where((found == self.ambiguous) & (before == 1), self.noun, found)
        return np.where((found == self.ambiguous) & (before == 2), self.verb, found)


def _bits(told: list[Features]) -> np.ndarray:
    packed = np.array([item.lexicon for item in told], ">u8").view(np.uint8).reshape(-1, 8)
    return packed[:, -(LEXICON_BITS // 8) :]


def _frequent(told: list[Features], types: list[str], counts: Counter[str]) -> list[str]:
    """The words of the word table; row 0 is for all others."""
    sums: Counter[str] = Counter()
    for item, text in zip(told, types, strict=True):
        sums[item.word] += counts.get(text, 0)
    kept = [word for word, count in sums.most_common(MOST_WORDS) if count >= LEAST_COUNT]
    return ["<unknown>", START.word, END.word, *sorted(kept)]


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)) or text
