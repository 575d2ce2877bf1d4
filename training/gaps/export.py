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
    """The weights in the shapes in which they are used: left and right stacked, inputs in rows."""
    made: Arrays = {
        "shape": weights["shape.weight"],
        "lexicon": weights["lexicon.weight"].T,
        "lexicon_bias": weights["lexicon.bias"],
        "pair": np.stack([weights["pair_left.weight"].T, weights["pair_right.weight"].T]),
        "pair_bias": weights["pair_left.bias"],
        "out": weights["out.weight"].T,
        "out_bias": weights["out.bias"],
    }
    for layer in ("first", "second"):
        made |= _recurrent(weights, layer)
    return made


def _recurrent(weights: Arrays, layer: str) -> Arrays:
    """A gated recurrent layer; the two biases of its first two gates are one."""
    sides = [f"{side}.{layer}." for side in ("left", "right")]
    size = weights[f"{sides[0]}weight_hh_l0"].shape[1]
    biases = [weights[f"{side}bias_ih_l0"].copy() for side in sides]
    for bias, side in zip(biases, sides, strict=True):
        bias[: 2 * size] += weights[f"{side}bias_hh_l0"][: 2 * size]
    return {
        f"{layer}_in": np.stack([weights[f"{side}weight_ih_l0"].T for side in sides]),
        f"{layer}_in_bias": np.stack(biases)[:, None],
        f"{layer}_state": np.stack([weights[f"{side}weight_hh_l0"].T for side in sides]),
        f"{layer}_state_bias": np.stack([weights[f"{side}bias_hh_l0"][2 * size :] for side in sides])[:, None],
    }


def _eight_bits(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A table as int8 and the scale of each row."""
    scale = np.maximum(np.abs(table).max(1), 1e-8).astype(np.float16).astype(np.float32) / 127
    scale = scale.astype(np.float16)
    whole = np.clip(np.round(table / np.maximum(scale.astype(np.float32), 1e-8)[:, None]), -127, 127)
    return whole.astype(np.int8), scale


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
