"""Learns the costs of confusions from pairs: ``python training/ocr/channel.py OUT.toml PAIRS.jsonl ... [--half 0]``."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from math import log10
from pathlib import Path

from align import confusions, read_pairs, word_pairs

LEAST = 2  # times that a confusion must be seen
DEAREST = 4.6  # cost beyond which it explains too much
MOST = 500  # confusions of a table
PRIOR = 5.0  # pseudo-occurrences of a piece, so that rare pieces have no cheap confusions


def main() -> None:
    """Write the table of one language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--half", type=int, help="0 or 1: learn from this half only, and measure on the other")
    arguments = parser.parse_args()
    table = learn(words(arguments.pairs, arguments.half))
    arguments.out.write_text(toml(table), encoding="utf-8")


def words(paths: Iterable[Path], half: int | None) -> Iterable[tuple[str, str]]:
    """Yield the (reading, truth) words of several files."""
    for path in paths:
        for reading, truth in read_pairs(path, half):
            yield from word_pairs(reading, truth)


def learn(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """Return what was meant, with its cost, for every piece that was read: -log10 of P(read | meant)."""
    pieces: Counter[str] = Counter()
    counts: Counter[tuple[str, str]] = Counter()
    for reading, truth in pairs:
        text = truth.lower()
        pieces.update(text[i : i + n] for n in (1, 2, 3) for i in range(len(text) - n + 1))
        if len(text) > 2 and reading != truth:
            counts.update(confusions(reading.lower(), text))
    table: dict[str, dict[str, float]] = {}
    for (read, meant), count in counts.most_common(MOST):
        cost = -log10(count / (pieces[meant] + PRIOR))
        if count >= LEAST and cost <= DEAREST and meant.isalpha() and read != meant:
            table.setdefault(read, {})[meant] = round(cost, 1)
    return table


def toml(table: dict[str, dict[str, float]]) -> str:
    """Return the section `[ocr.confusions]` of rules/<lang>/ocr.toml."""
    lines = [
        "# What was meant, under what was read for it: -log10 of the probability of the reading.",
        "# Learned from pairs of readings and ground truths by training/ocr/channel.py; sources in NOTICE.",
        "",
        "[ocr.confusions]",
    ]
    for read, meant in sorted(table.items()):
        inner = ", ".join(
            f'"{key}" = {cost}' for key, cost in sorted(meant.items(), key=lambda item: (item[1], item[0]))
        )
        lines.append(f'"{read}" = {{ {inner} }}')
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
