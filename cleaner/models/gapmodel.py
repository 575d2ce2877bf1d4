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
from cleaner.memo import Memo
from cleaner.models.features import END, LEXICON_BITS, START, Features, features, word_number
from cleaner.models.lanes import Place, places
from cleaner.models.products import ROWS, product, sigmoid_of_double
from cleaner.tokens import Token, lone_token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Integers = NDArray[np.int64]

DATA = Path(__file__).resolve().parent.parent / "data" / "gaps"
MOST_TOKENS = 1024
"""Tokens whose arrays are held at a time, unless one sentence has more; some 16 kB each."""
VERSION = 3
TABLES = ("word", "suffix", "prefix")
"""Arrays of eight-bit rows, each with a scale."""
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
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        about: dict[str, Any] = json.loads(arrays.pop("about").tobytes())
        if about["version"] != VERSION:
            raise ValueError(f"{path.name}: format {about['version']}, this program reads {VERSION}")
        self.classes: tuple[str, ...] = tuple(about["classes"])
        self._words = arrays.pop("words")
        self._tables = {name: (arrays.pop(name), arrays.pop(f"{name}_scale").astype(np.float32)) for name in TABLES}
        weights: dict[str, Floats] = {name: array.astype(np.float32) for name, array in arrays.items()}
        self._weights = {name: _gates_first(np, name, array) for name, array in weights.items()}
        self._told: Memo[Features] = Memo(lambda text: features(lone_token(text), lexicon))

    def gaps(self, sentences: Sequence[Sequence[Token]], least: float) -> list[list[Gap]]:
        """For each sentence the places where something is missing with at least this probability, in order."""
        return [found for some in _portions(sentences) for found in self._read(some, least)]

    def _read(self, sentences: Sequence[Sequence[Token]], least: float) -> list[list[Gap]]:
        kinds: dict[Features, int] = {START: 0, END: 1}
        told = ([self._told[token.text] for token in tokens] for tokens in sentences)
        rows = [[0, *(kinds.setdefault(each, len(kinds)) for each in some), 1] for some in told]
        sizes = [len(row) for row in rows]
        placed, steps = places(sizes, ROWS)
        scores = self._scores(sizes, placed, self._read_sides(rows, placed, steps, self._inputs(list(kinds))))
        found: list[list[Gap]] = [[] for _ in sentences]
        (likely,) = self._np.nonzero(1 - scores[:, 0] >= least)
        starts = self._np.cumsum([0, *(size - 1 for size in sizes)])
        numbers = self._np.searchsorted(starts, likely, side="right") - 1
        ats = (likely - starts[numbers]).tolist()
        for number, gap in zip(numbers.tolist(), self._gaps(ats, scores[likely]), strict=True):
            found[number].append(gap)
        return found

    def _inputs(self, kinds: list[Features]) -> Floats:
        """What each kind of token adds to the gates of the first layer: (3 gates, 2 sides, kinds, state)."""
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
        known = product(np, bits, weights["lexicon"]) + weights["lexicon_bias"]
        tokens = np.concatenate([*parts, np.maximum(known, 0)], 1, dtype=np.float32)
        made: Floats = product(np, tokens, weights["first_in"]) + weights["first_in_bias"]
        return made

    def _rows(self, words: list[str]) -> Integers:
        """The rows of words in the word table; 0 for those that it does not have."""
        np, known = self._np, self._words
        numbers = np.array([word_number(word) for word in words], np.uint64)
        at = np.searchsorted(known, numbers).clip(max=len(known) - 1)
        rows: Integers = np.where(known[at] == numbers, at + 1, 0)
        return rows

    def _read_sides(self, rows: list[list[int]], placed: list[Place], steps: int, inputs: Floats) -> Floats:
        """The projected states after each token: (steps, 2 sides, 2 halves of a pair, ROWS, pair)."""
        np, weights = self._np, self._weights
        ids = np.ones((steps, 1, 2, ROWS), np.int64)
        fresh: dict[int, list[int]] = {}
        for row, (lane, step) in zip(rows, placed, strict=True):
            ids[step : step + len(row), 0, 0, lane] = row
            ids[step : step + len(row), 0, 1, lane] = row[::-1]
            fresh.setdefault(step, []).append(lane)
        gate, side = np.arange(3)[:, None, None], np.arange(2)[:, None]
        first = self._recur(inputs[gate, side, ids], "first", fresh)
        lower = np.matmul(first[:, None], weights["second_in"])
        lower += weights["second_in_bias"]
        second = self._recur(lower, "second", fresh)
        second += first
        sides: Floats = np.matmul(second[:, :, None], weights["pair"])
        return sides

    def _recur(self, inputs: Floats, layer: str, fresh: dict[int, list[int]]) -> Floats:
        """The states of a gated recurrent layer, (steps, 2 sides, ROWS, state), from (steps, 3 gates, 2, ROWS, state).

        ``fresh`` says at which steps a sentence begins in which lanes. A step is thirteen operations in place on arrays
        that lie in one piece: with so few numbers, whatever else is done takes longer than the sums.
        """
        np, weight = self._np, self._weights[f"{layer}_state"]
        states: Floats = np.empty((len(inputs), *inputs.shape[2:]), np.float32)
        heard: Floats = np.empty(inputs.shape[1:], np.float32)
        gates, new = heard[:2], heard[2]
        reset, update = gates
        bias = np.broadcast_to(self._weights[f"{layer}_state_bias"], new.shape).copy()
        state = np.zeros_like(new)
        for step, given in enumerate(inputs):
            if step in fresh:
                state = state.copy()
                state[:, fresh[step]] = 0
            np.matmul(state, weight, out=heard)
            gates += given[:2]
            np.tanh(gates, out=gates)
            gates += 1  # now twice the logistic function of the double; `heard` of the third gate is halved already
            new += bias
            new *= reset
            new += given[2]
            np.tanh(new, out=new)
            state = np.subtract(state, new, out=states[step])
            state *= update
            state *= 0.5
            state += new
        return states

    def _scores(self, sizes: list[int], placed: list[Place], sides: Floats) -> Floats:
        """Probabilities of the classes for all neighbours, sentence after sentence."""
        np, weights = self._np, self._weights
        ahead = [np.arange(step, step + size - 1) for size, (_, step) in zip(sizes, placed, strict=True)]
        left = np.concatenate(ahead)
        right = np.concatenate([some[::-1] for some in ahead])  # of token at + 1, read after size - 2 - at others
        lane = np.repeat([place.lane for place in placed], [size - 1 for size in sizes])
        value, gate = (
            sides[left, 0, half, lane] + sides[right, 1, half, lane] + weights["pair_bias"][half] for half in (0, 1)
        )
        value = np.maximum(value, 0) * sigmoid_of_double(np, gate)
        scores = product(np, value, weights["out"]) + weights["out_bias"]
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


def _gates_first(np: Any, name: str, array: Floats) -> Floats:
    """A weight as it is used: of a recurrent layer with the gates before the sides, and with half of what the state
    says to the third gate, because a step multiplies that by twice a logistic function."""
    if not name.startswith(("first_", "second_")):
        return array
    made: Floats = array if name.endswith("_state_bias") else np.ascontiguousarray(array.swapaxes(0, 1))
    if "_state" in name:
        third = made if name.endswith("_bias") else made[2]
        third /= 2
    return made


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
