"""Writes a trained network as the file that the product reads.

    python export.py RUN/fr.final.pt ../../cleaner/data/gaps/fr.npz

Tables become int8 with one scale a row, the other weights 16-bit floats; nothing is compressed, so that it opens fast.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import torch

from cleaner.models.features import word_number
from cleaner.models.gapmodel import VERSION
from cleaner.models.products import LARGEST, ROWS

Arrays = dict[str, np.ndarray]


def main(source: Path, target: Path) -> None:
    """Convert one checkpoint."""
    saved = torch.load(source, weights_only=False)
    weights = {name: tensor.numpy() for name, tensor in saved["network"].items()}
    about = {"version": VERSION, "language": saved["language"], "classes": saved["classes"], "size": saved["size"]}
    arrays: Arrays = {
        "about": np.frombuffer(json.dumps(about, ensure_ascii=False).encode(), np.uint8),
    }
    order, arrays["words"] = _numbers(saved["words"])
    weights["word.weight"] = weights["word.weight"][order]
    for name in ("word", "suffix", "prefix"):
        arrays[name], arrays[f"{name}_scale"] = _eight_bits(weights[f"{name}.weight"])
    arrays |= {name: array.astype(np.float16) for name, array in _layers(weights).items()}
    target.parent.mkdir(parents=True, exist_ok=True)
    np.savez(target, allow_pickle=False, **arrays)
    print(
        target,
        f"{target.stat().st_size / 1e6:.2f} MB",
        f"after {saved['state']['seconds'] / 60:.0f} minutes of training",
    )


def _numbers(words: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """The order of the rows of the word table, and the numbers of the words in it; row 0 is for all others."""
    numbers = np.array([word_number(word) for word in words[1:]], np.uint64)
    order = np.argsort(numbers)
    return np.concatenate(([0], order + 1)), numbers[order]


def _layers(weights: Arrays) -> Arrays:
    """The weights in the shapes in which they are used: left and right stacked, gates apart, inputs in rows.

    What goes into a logistic function is halved, which changes no digit of a binary number, because the product takes
    the logistic function of the double.
    """
    pair = np.stack([weights["pair_left.weight"], weights["pair_right.weight"]])
    bias = weights["pair_left.bias"].reshape(2, -1)
    made: Arrays = {
        "shape": weights["shape.weight"],
        "lexicon": weights["lexicon.weight"].T,
        "lexicon_bias": weights["lexicon.bias"],
        "pair": pair.reshape(2, 2, -1, pair.shape[2]).swapaxes(2, 3) * _halves(2, 1)[:, None, None],
        "pair_bias": bias * _halves(2, 1)[:, None],
        "out": weights["out.weight"].T,
        "out_bias": weights["out.bias"],
    }
    for layer in ("first", "second"):
        made |= _recurrent(weights, layer)
    for name in ("lexicon", "first_in", "first_state", "second_in", "second_state", "pair", "out"):
        assert ROWS * made[name].shape[-2] * made[name].shape[-1] <= LARGEST, f"{name} is too large for one product"
    return made


def _recurrent(weights: Arrays, layer: str) -> Arrays:
    """A gated recurrent layer; the two biases of its first two gates are one."""
    sides = [f"{side}.{layer}." for side in ("left", "right")]
    halves = _halves(3, 0, 1)[:, None, None]
    made = {}
    for name, kind in (("in", "ih"), ("state", "hh")):
        stacked = np.stack([weights[f"{side}weight_{kind}_l0"] for side in sides])
        made[f"{layer}_{name}"] = stacked.reshape(2, 3, -1, stacked.shape[2]).swapaxes(2, 3) * halves
    inputs, states = (
        np.stack([weights[f"{s}bias_{kind}_l0"].reshape(3, 1, -1) for s in sides]) for kind in ("ih", "hh")
    )
    inputs[:, :2] += states[:, :2]
    return {**made, f"{layer}_in_bias": inputs * halves, f"{layer}_state_bias": states[:, 2]}


def _halves(number: int, *halved: int) -> np.ndarray:
    """So many ones, the `halved` of them a half."""
    return np.array([0.5 if at in halved else 1.0 for at in range(number)], np.float32)


def _eight_bits(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A table as int8 and the scale of each row."""
    scale = np.maximum(np.abs(table).max(1), 1e-8).astype(np.float16).astype(np.float32) / 127
    scale = scale.astype(np.float16)
    whole = np.clip(np.round(table / np.maximum(scale.astype(np.float32), 1e-8)[:, None]), -127, 127)
    return whole.astype(np.int8), scale


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
