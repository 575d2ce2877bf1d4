"""Reads a file of the product back as a network, so that training goes on without a checkpoint: what export.py undoes.

The tables come back with the eight bits that they were kept with, which training makes whole again in minutes.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from cleaner.models.features import word_number

Weights = dict[str, Tensor]


def restore(path: Path, mine: Weights, words: list[str], classes: list[str]) -> Weights:
    """`mine` with everything that the model of `path` knows: its layers, the rows of its words and of its classes.

    A word or class that it does not have keeps what it has in `mine`.
    """
    with np.load(path, allow_pickle=False) as file:
        kept = {name: file[name] for name in file.files}
    about = json.loads(bytes(kept["about"]))
    for name in ("word", "suffix", "prefix"):
        kept[name] = kept[name] * kept[f"{name}_scale"].astype(np.float32)[:, None]
    made = {name: np.ascontiguousarray(array, np.float32) for name, array in _layers(kept).items()}
    made["suffix.weight"], made["prefix.weight"] = kept["suffix"], kept["prefix"]
    rows = {int(number): row for row, number in enumerate(kept["words"], 1)}
    made["word.weight"] = _rows(mine["word.weight"], kept["word"], [0, *(rows.get(word_number(w)) for w in words[1:])])
    places = {name: row for row, name in enumerate(about["classes"])}
    wanted = [places.get(name) for name in classes]
    made["out.weight"] = _rows(mine["out.weight"], kept["out"].T.astype(np.float32), wanted)
    made["out.bias"] = _rows(mine["out.bias"], kept["out_bias"].astype(np.float32), wanted)
    return {name: torch.from_numpy(made[name]) for name in mine}


def _rows(mine: Tensor, theirs: np.ndarray, wanted: list[int | None]) -> np.ndarray:
    made: np.ndarray = mine.numpy().copy()
    known = [row for row, found in enumerate(wanted) if found is not None]
    made[known] = theirs[[wanted[row] for row in known]]
    return made


def _layers(kept: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The layers in PyTorch's shapes, with the halves doubled again."""
    kept = {name: array.astype(np.float32) for name, array in kept.items() if array.dtype == np.float16}
    width = kept["pair"].shape[3]
    pair = kept["pair"].copy()
    pair[:, 1] *= 2
    bias = kept["pair_bias"].copy()
    bias[1] *= 2
    left, right = pair.swapaxes(2, 3).reshape(2, 2 * width, -1)
    made = {
        "shape.weight": kept["shape"],
        "lexicon.weight": kept["lexicon"].T,
        "lexicon.bias": kept["lexicon_bias"],
        "pair_left.weight": left,
        "pair_left.bias": bias.reshape(-1),
        "pair_right.weight": right,
    }
    for layer in ("first", "second"):
        made |= _recurrent(kept, layer)
    return made


def _recurrent(kept: dict[str, np.ndarray], layer: str) -> dict[str, np.ndarray]:
    """A gated recurrent layer; the joint bias of its first two gates is that of the input."""
    double = np.array([2.0, 2.0, 1.0], np.float32)[:, None, None]
    made: dict[str, np.ndarray] = {}
    for at, side in enumerate(("left", "right")):
        for name, kind in (("in", "ih"), ("state", "hh")):
            gates = kept[f"{layer}_{name}"][at] * double
            made[f"{side}.{layer}.weight_{kind}_l0"] = gates.swapaxes(1, 2).reshape(-1, gates.shape[1])
        inputs = (kept[f"{layer}_in_bias"][at] * double).reshape(-1)
        states = np.zeros_like(inputs)
        states[2 * len(inputs) // 3 :] = kept[f"{layer}_state_bias"][at].reshape(-1)
        made[f"{side}.{layer}.bias_ih_l0"], made[f"{side}.{layer}.bias_hh_l0"] = inputs, states
    return made
