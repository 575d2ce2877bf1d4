"""The gap model at run time, in plain numpy: how likely a word is missing between two tokens, and which.

A sentence is read from both sides by two recurrent layers each; for every two neighbours, what was read left of the gap
and what was read right of it are put together and give a probability to "nothing is missing" and to each class of word.
Sentences are worked on in blocks of BLOCK rows, one token of each at a time, so that every product has the same shape
and the answer for a sentence is the same, to the bit, alone and among others.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.lexicon import Lexicon
from cleaner.models.features import END, LEXICON_BITS, START, Features, features
from cleaner.tokens import Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

DATA = Path(__file__).resolve().parent.parent / "data" / "gaps"
BLOCK = 16
"""Sentences that are read side by side; the smallest block that keeps a processor's vector units busy."""
CHUNK = 512
"""Sentences whose arrays are held at a time; it bounds memory."""
CACHED = 1 << 16
"""Token texts whose features are kept; 20 MB when full."""
LARGEST_PRODUCT = 1 << 18
"""Multiplications in one matrix product. OpenBLAS, which numpy brings, divides larger ones among threads; for products
of this size that costs thirty times what it saves as soon as the machine has other work (measured, two cores)."""
VERSION = 1
TABLES = ("word", "suffix", "prefix")
"""Arrays of eight-bit rows, each with a scale."""
PRODUCTS = ("lexicon", "first_in", "first_state", "second_in", "second_state", "pair", "out")
"""Arrays that rows are multiplied with."""


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
        words = arrays.pop("words").tobytes().decode().split("\n")
        self._rows = {word: row for row, word in enumerate(words)}
        self._tables = {name: (arrays.pop(name), arrays.pop(f"{name}_scale").astype(np.float32)) for name in TABLES}
        self._weights: dict[str, Floats] = {name: array.astype(np.float32) for name, array in arrays.items()}
        self._products = {name: _Product(np, self._weights.pop(name)) for name in PRODUCTS}
        self._state = len(self._weights["second_state_bias"][0, 0])
        self._features: dict[str, Features] = {}

    def gaps(self, sentences: Sequence[Sequence[Token]], least: float) -> list[list[Gap]]:
        """For each sentence the places where something is missing with at least this probability, in order."""
        found: list[list[Gap]] = [[] for _ in sentences]
        for begin in range(0, len(sentences), CHUNK):
            chunk = range(begin, min(begin + CHUNK, len(sentences)))
            self._read_chunk(sentences, sorted(chunk, key=lambda at: (len(sentences[at]), at)), least, found)
        return found

    def _read_chunk(
        self, sentences: Sequence[Sequence[Token]], order: list[int], least: float, found: list[list[Gap]]
    ) -> None:
        kinds: dict[Features, int] = {START: 0, END: 1}
        rows = [[0, *(kinds.setdefault(self._told(t), len(kinds)) for t in sentences[at]), 1] for at in order]
        inputs = self._inputs(list(kinds))
        for first in range(0, len(order), BLOCK):
            block = rows[first : first + BLOCK]
            for number, gap in self._read_block(block, inputs, least):
                found[order[first + number]].append(gap)

    def _told(self, token: Token) -> Features:
        told = self._features.get(token.text)
        if told is None:
            if len(self._features) >= CACHED:
                self._features.clear()
            told = self._features[token.text] = features(token, self._lexicon)
        return told

    def _inputs(self, kinds: list[Features]) -> Floats:
        """What each kind of token adds to the gates of the first layer: (2 * kinds, 3 * state), left ones first."""
        np, weights = self._np, self._weights
        padded = kinds + [END] * (-len(kinds) % BLOCK)
        columns = {
            "word": [self._rows.get(kind.word, 0) for kind in padded],
            "suffix": [kind.suffix for kind in padded],
            "prefix": [kind.prefix for kind in padded],
        }
        parts = [table[columns[name]] * scale[columns[name], None] for name, (table, scale) in self._tables.items()]
        parts.append(weights["shape"][[kind.shape for kind in padded]])
        packed = np.array([kind.lexicon for kind in padded], ">u8").view(np.uint8).reshape(len(padded), 8)
        bits = np.unpackbits(packed[:, 8 - LEXICON_BITS // 8 :], axis=1).astype(np.float32)
        known = self._by_blocks(bits, "lexicon") + weights["lexicon_bias"]
        tokens = np.concatenate([*parts, np.maximum(known, 0)], 1, dtype=np.float32)
        sides: Floats = self._by_blocks(tokens, "first_in") + weights["first_in_bias"]
        return sides.reshape(-1, sides.shape[2])

    def _by_blocks(self, rows: Floats, name: str) -> Floats:
        """The product of rows with a weight, BLOCK rows at a time, so that its shape never changes."""
        blocks = [self._products[name](rows[first : first + BLOCK]) for first in range(0, len(rows), BLOCK)]
        made: Floats = self._np.concatenate(blocks, -2)
        return made

    def _read_block(self, rows: list[list[int]], inputs: Floats, least: float) -> Iterator[tuple[int, Gap]]:
        """The gaps of at most BLOCK sentences, each with the number of its sentence."""
        np = self._np
        sizes = np.array([len(row) for row in rows] + [2] * (BLOCK - len(rows)))
        longest = int(sizes.max())
        ids = np.ones((longest, 2, BLOCK), np.int64)
        for number, row in enumerate(rows):
            ids[: len(row), 0, number] = row
            ids[: len(row), 1, number] = row[::-1]
        ids[:, 1] += len(inputs) // 2
        left, right = self._read_sides(ids, inputs)
        lines = np.arange(BLOCK)
        for at in range(longest - 1):
            # the right reading of token at + 1 was made after len - 1 - (at + 1) others
            mirrored = np.maximum(sizes - 2 - at, 0)
            scores = self._pair(left[at], right[mirrored, lines])
            missing = 1 - scores[:, 0]
            for number in np.flatnonzero((missing >= least) & (at < sizes - 1)).tolist():
                if number < len(rows):
                    yield number, self._gap(at, scores[number])

    def _read_sides(self, ids: NDArray[np.int64], inputs: Floats) -> tuple[Floats, Floats]:
        """The projected states after each token, from the left and (reversed) from the right."""
        np, weights = self._np, self._weights
        first = np.zeros((2, BLOCK, self._state), np.float32)
        second = np.zeros_like(first)
        states = np.empty((len(ids), 2, BLOCK, len(weights["pair_bias"])), np.float32)
        for at, row in enumerate(ids):
            first = self._step(inputs[row], first, "first")
            lower = self._products["second_in"](first)
            lower += weights["second_in_bias"]
            second = self._step(lower, second, "second")
            states[at] = self._products["pair"](first + second)
        return states[:, 0], states[:, 1]

    def _step(self, inputs: Floats, state: Floats, layer: str) -> Floats:
        """One step of a gated recurrent layer, both directions at once; `inputs` is overwritten."""
        np, size = self._np, state.shape[2]
        recurrent = self._products[f"{layer}_state"](state)
        gates = inputs[:, :, : 2 * size]
        gates += recurrent[:, :, : 2 * size]
        _sigmoid(np, gates)
        fresh = recurrent[:, :, 2 * size :]
        fresh += self._weights[f"{layer}_state_bias"]
        fresh *= gates[:, :, :size]
        fresh += inputs[:, :, 2 * size :]
        np.tanh(fresh, out=fresh)
        new: Floats = (state - fresh) * gates[:, :, size:]
        new += fresh
        return new

    def _pair(self, left: Floats, right: Floats) -> Floats:
        """Probabilities of the classes for each row."""
        np, weights = self._np, self._weights
        both = left + right + weights["pair_bias"]
        half = both.shape[1] // 2
        gate = _sigmoid(np, both[:, half:])
        scores = self._products["out"](np.maximum(both[:, :half], 0) * gate) + weights["out_bias"]
        scores -= scores.max(1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(1, keepdims=True)
        return scores

    def _gap(self, at: int, scores: Floats) -> Gap:
        np = self._np
        best = np.argsort(-scores[1:], kind="stable")[:KEPT] + 1
        likely = scores[best].astype(np.float64).round(4).tolist()
        expected = tuple((self.classes[number], share) for number, share in zip(best.tolist(), likely, strict=True))
        return Gap(at, round(1 - float(scores[0]), 5), expected)


KEPT = 16
"""Classes that are handed on; the rest of a hundred odd have next to nothing."""


class _Product:
    """A weight that BLOCK rows are multiplied with, cut into slices of columns of at most LARGEST_PRODUCT each."""

    def __init__(self, np: Any, weight: Floats) -> None:
        self._np = np
        depth, self._width = weight.shape[-2:]
        slices = -(-BLOCK * depth * self._width // LARGEST_PRODUCT)
        columns = -(-self._width // slices)
        padded = np.zeros((*weight.shape[:-1], slices * columns), np.float32)
        padded[..., : self._width] = weight
        self._slices = np.ascontiguousarray(np.moveaxis(padded.reshape(*weight.shape[:-1], slices, columns), -2, -3))

    def __call__(self, rows: Floats) -> Floats:
        """rows @ weight; rows of one block for both directions, or for all that the weight has."""
        made = self._np.matmul(rows[..., None, :, :], self._slices).swapaxes(-2, -3)
        whole: Floats = made.reshape(*made.shape[:-2], -1)
        return whole[..., : self._width]


def _sigmoid(np: Any, values: Floats) -> Floats:
    """The logistic function, in place; by way of tanh, which numpy has fast."""
    values *= 0.5
    np.tanh(values, out=values)
    values *= 0.5
    values += 0.5
    return values


@cache
def open_model(language: str, lexicon: Lexicon) -> GapModel | None:
    """The model of a language (ISO 639-1), opened once a process; None where there is none."""
    path = DATA / f"{language}.npz"
    return GapModel(path, lexicon) if path.is_file() else None
