"""Pairs the words of a machine's reading with those of the ground truth, and cuts each pair into confusions."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from pathlib import Path

import regex
from rapidfuzz.distance import Levenshtein

WORD = regex.compile(r"[\p{L}\p{M}\d]+")
ALIKE = 0.4
"""Least similarity of two words that stand in the place of each other; below it text was lost, not misread."""


def read_pairs(path: Path, half: int | None) -> Iterator[tuple[str, str]]:
    """The (reading, truth) pairs of a JSON Lines file; `half` 0 or 1 takes those whose truth hashes to it, None all."""
    for line in path.open(encoding="utf-8"):
        pair = json.loads(line)
        if half is None or zlib.crc32(pair["gold"].encode()) % 2 == half:
            yield pair["ocr"], pair["gold"]


def word_pairs(reading: str, truth: str) -> Iterator[tuple[str, str]]:
    """The words of a reading with what they should be; words without a counterpart are left out."""
    left, right = reading.split(), truth.split()
    for tag, a0, a1, b0, b1 in Levenshtein.opcodes(left, right):
        if tag in ("insert", "delete"):
            continue
        for a, b in zip(left[a0:a1], right[b0:b1], strict=True):
            yield from _inner(a, b)


def _inner(reading: str, truth: str) -> Iterator[tuple[str, str]]:
    a, b = WORD.findall(reading), WORD.findall(truth)
    if len(a) == len(b):
        yield from ((x, y) for x, y in zip(a, b, strict=True) if Levenshtein.normalized_similarity(x, y) >= ALIKE)


def confusions(reading: str, truth: str) -> Iterator[tuple[str, str]]:
    """The (read, meant) pieces of a word, of up to three letters; an added or lost letter takes a neighbour along.

    >>> list(confusions("tlie", "the"))
    [('li', 'h')]
    """
    for a0, a1, b0, b1 in _blocks(reading, truth):
        if a0 == a1 or b0 == b1:
            if a0 > 0:
                a0, b0 = a0 - 1, b0 - 1
            elif a1 < len(reading) and b1 < len(truth):
                a1, b1 = a1 + 1, b1 + 1
        if 0 < a1 - a0 <= 3 and 0 < b1 - b0 <= 3:
            yield reading[a0:a1], truth[b0:b1]


def _blocks(reading: str, truth: str) -> list[list[int]]:
    blocks: list[list[int]] = []
    for tag, a0, a1, b0, b1 in Levenshtein.opcodes(reading, truth):
        if tag == "equal":
            continue
        if blocks and blocks[-1][1] == a0 and blocks[-1][3] == b0:
            blocks[-1][1], blocks[-1][3] = a1, b1
        else:
            blocks.append([a0, a1, b0, b1])
    return blocks
