"""The gap model at run time, in plain numpy: how likely a word is missing between two tokens, and which.

A sentence is read from both sides by two recurrent layers each; for every two neighbours, what was read left of the gap
and what was read right of it are put together and give a probability to "nothing is missing" and to each class of word.
Sentences stand one behind the other in ROWS lanes, one token of each lane is read at a time, and every product has the
same shape: the answer for a sentence is the same, to the bit, alone and among others.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.lexicon import Lexicon
from cleaner.models.features import END, LEXICON_BITS, START, Features, features, word_number
from cleaner.models.lanes import Place, places
from cleaner.models.products import ROWS, Product, sigmoid
from cleaner.tokens import Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Integers = NDArray[np.int64]

DATA = Path(__file__).resolve().parent.parent / "data" / "gaps"
MOST_TOKENS = 4096
"""Tokens whose arrays are held at a time, unless one sentence has more; some 16 kB each."""
CACHED = 1 << 16
"""Token texts whose features are kept; 20 MB when full."""
VERSION = 2
TABLES = ("word", "suffix", "prefix")
"""Arrays of eight-bit rows, each with a scale."""
PRODUCTS = ("lexicon", "first_in", "first_state", "second_in", "second_state", "pair", "out")
"""Arrays that rows are multiplied with."""
KEPT = 16
"""Classes that are handed on; the rest of a hundred odd have next to nothing."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where the model expects another word.

    at             index of the token before which it belongs
    missing        probability that any word is missing, as the model puts it, not calibrated
    expected       (class, probability) of the likeliest classes, best first; "<verb>" is a class, "les" a word
    """

    at: int
    missing: float
    expected: tuple[tuple[str, float], ...]


class GapModel:
    """The model of one language: ``open_model("fr", lexicon)``. Safe to share between threads."""

    def __init__(self, path: Path, lexicon: Lexicon) -> None:
        import numpy as np  # here, so that a run without gaps need not pay for it

        self._np = np
        self._lexicon = lexicon
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        about: dict[str, Any] = json.loads(arrays.pop("about").tobytes())
        if about["version"] != VERSION:
            raise ValueError(f"{path.name}: format {about['version']}, this program reads {VERSION}")
        self.classes: tuple[str, ...] = tuple(about["classes"])
        self._words = arrays.pop("words")
        self._tables = {name: (arrays.pop(name), arrays.pop(f"{name}_scale").astype(np.float32)) for name in TABLES}
        self._weights: dict[str, Floats] = {name: array.astype(np.float32) for name, array in arrays.items()}
        self._products = {name: Product(np, self._weights.pop(name)) for name in PRODUCTS}
        self._state = len(self._weights["second_state_bias"][0, 0])
        self._features: dict[str, Features] = {}

    def gaps(self, sentences: Sequence[Sequence[Token]], least: float) -> list[list[Gap]]:
        """For each sentence the places where something is missing with at least this probability, in order."""
        return [found for some in _portions(sentences) for found in self._read(some, least)]

    def _read(self, sentences: Sequence[Sequence[Token]], least: float) -> list[list[Gap]]:
        kinds: dict[Features, int] = {START: 0, END: 1}
        rows = [[0, *(kinds.setdefault(self._told(t), len(kinds)) for t in tokens), 1] for tokens in sentences]
        sizes = [len(row) for row in rows]
        placed, steps = places(sizes, ROWS)
        left, right = self._read_sides(rows, placed, steps, self._inputs(list(kinds)))
        starts, lefts, rights = self._pairs(sizes, placed)
        scores = self._score(left[lefts], right[rights])
        found: list[list[Gap]] = [[] for _ in sentences]
        (likely,) = self._np.nonzero(1 - scores[:, 0] >= least)
        numbers = self._np.searchsorted(starts, likely, side="right") - 1
        ats = (likely - starts[numbers]).tolist()
        for number, gap in zip(numbers.tolist(), self._gaps(ats, scores[likely]), strict=True):
            found[number].append(gap)
        return found

    def _told(self, token: Token) -> Features:
        told = self._features.get(token.text)
        if told is None:
            if len(self._features) >= CACHED:
                self._features.clear()
            told = self._features[token.text] = features(token, self._lexicon)
        return told

    def _inputs(self, kinds: list[Features]) -> Floats:
        """What each kind of token adds to the gates of the first layer: (2, kinds, 3 * state), the left side first."""
        np, weights = self._np, self._weights
        columns = {
            "word": self._rows([kind.word for kind in kinds]),
            "suffix": [kind.suffix for kind in kinds],
            "prefix": [kind.prefix for kind in kinds],
        }
        parts = [table[columns[name]] * scale[columns[name], None] for name, (table, scale) in self._tables.items()]
        parts.append(weights["shape"][[kind.shape for kind in kinds]])
        packed = np.array([kind.lexicon for kind in kinds], ">u8").view(np.uint8).reshape(len(kinds), 8)
        bits = np.unpackbits(packed[:, 8 - LEXICON_BITS // 8 :], axis=1).astype(np.float32)
        known = self._products["lexicon"].of_all(bits) + weights["lexicon_bias"]
        tokens = np.concatenate([*parts, np.maximum(known, 0)], 1, dtype=np.float32)
        made: Floats = self._products["first_in"].of_all(tokens) + weights["first_in_bias"]
        return made

    def _rows(self, words: list[str]) -> Integers:
        """The rows of words in the word table; 0 for those that it does not have."""
        np, known = self._np, self._words
        numbers = np.array([word_number(word) for word in words], np.uint64)
        at = np.searchsorted(known, numbers).clip(max=len(known) - 1)
        rows: Integers = np.where(known[at] == numbers, at + 1, 0)
        return rows

    def _read_sides(
        self, rows: list[list[int]], placed: list[Place], steps: int, inputs: Floats
    ) -> tuple[Floats, Floats]:
        """The projected states after each token, from the left and from the right: (steps * ROWS, 2 * pair)."""
        np, weights = self._np, self._weights
        ids = np.ones((2, steps, ROWS), np.int64)
        fresh: dict[int, list[int]] = {}
        for row, (lane, step) in zip(rows, placed, strict=True):
            ids[0, step : step + len(row), lane] = row
            ids[1, step : step + len(row), lane] = row[::-1]
            fresh.setdefault(step, []).append(lane)
        lower = inputs[[[[0]], [[1]]], ids].swapaxes(0, 1)
        first = self._recur(lower, "first", fresh)
        second = self._recur(self._products["second_in"](first) + weights["second_in_bias"], "second", fresh)
        second += first
        sides = self._products["pair"](second)
        return sides[:, 0].reshape(steps * ROWS, -1), sides[:, 1].reshape(steps * ROWS, -1)

    def _recur(self, inputs: Floats, layer: str, fresh: dict[int, list[int]]) -> Floats:
        """The states of a gated recurrent layer: (steps, 2, ROWS, state), both directions at once.

        ``fresh`` says at which steps a sentence begins in which lanes; ``inputs`` is overwritten.
        """
        np, size, product = self._np, self._state, self._products[f"{layer}_state"]
        bias = self._weights[f"{layer}_state_bias"]
        states: Floats = np.empty((len(inputs), 2, ROWS, size), np.float32)
        state = np.zeros((2, ROWS, size), np.float32)
        for step, given in enumerate(inputs):
            if step in fresh:
                state[:, fresh[step]] = 0
            recurrent = product(state)
            gates = given[:, :, : 2 * size]
            gates += recurrent[:, :, : 2 * size]
            sigmoid(np, gates)
            new = recurrent[:, :, 2 * size :]
            new += bias
            new *= gates[:, :, :size]
            new += given[:, :, 2 * size :]
            np.tanh(new, out=new)
            state -= new
            state *= gates[:, :, size:]
            state += new
            states[step] = state
        return states

    def _pairs(self, sizes: list[int], placed: list[Place]) -> tuple[Integers, Integers, Integers]:
        """For all neighbours, sentence after sentence: where each sentence begins, and the rows of the two states."""
        np = self._np
        starts = np.cumsum([0, *(size - 1 for size in sizes)])
        lefts, rights = [], []
        for size, (lane, step) in zip(sizes, placed, strict=True):
            steps = np.arange(step, step + size - 1)
            lefts.append(steps * ROWS + lane)
            rights.append(lefts[-1][::-1])  # the right reading of token at + 1 was made after size - 2 - at others
        return starts, np.concatenate(lefts), np.concatenate(rights)

    def _score(self, left: Floats, right: Floats) -> Floats:
        """Probabilities of the classes for each pair of projected states."""
        np, weights = self._np, self._weights
        both = left + right
        both += weights["pair_bias"]
        half = both.shape[1] // 2
        value = np.maximum(both[:, :half], 0)
        value *= sigmoid(np, both[:, half:])
        scores = self._products["out"].of_all(value) + weights["out_bias"]
        scores -= scores.max(1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(1, keepdims=True)
        whole: Floats = scores
        return whole

    def _gaps(self, ats: list[int], scores: Floats) -> Iterator[Gap]:
        """The gaps before the tokens ``ats``, with these probabilities of the classes."""
        np = self._np
        best = np.argsort(-scores[:, 1:], axis=1, kind="stable")[:, :KEPT] + 1
        likely = np.take_along_axis(scores, best, 1).astype(np.float64).round(4)
        missing = (1 - scores[:, 0].astype(np.float64)).round(5)
        for at, some, numbers, shares in zip(ats, missing.tolist(), best.tolist(), likely.tolist(), strict=True):
            yield Gap(at, some, tuple(zip(map(self.classes.__getitem__, numbers), shares, strict=True)))


def _portions(sentences: Sequence[Sequence[Token]]) -> Iterator[Sequence[Sequence[Token]]]:
    """Runs of sentences with at most MOST_TOKENS tokens together."""
    begin = tokens = 0
    for at, sentence in enumerate(sentences):
        if tokens and tokens + len(sentence) > MOST_TOKENS:
            yield sentences[begin:at]
            begin, tokens = at, 0
        tokens += len(sentence) + 2
    if begin < len(sentences):
        yield sentences[begin:]


@cache
def open_model(language: str, lexicon: Lexicon) -> GapModel | None:
    """The model of a language (ISO 639-1), opened once a process; None where there is none."""
    path = DATA / f"{language}.npz"
    return GapModel(path, lexicon) if path.is_file() else None
