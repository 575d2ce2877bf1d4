"""Counts which words follow each other: ``python training/ocr/context.py OUT.marisa LANG TEXT.xz ... [--most 400000]``.

Written for each pair is how much likelier the second word is after the first than anywhere, log10 in steps of a
tenth. Text before about 1950 serves best, because what is scanned is old.
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import log10
from pathlib import Path

import marisa_trie
import regex

from cleaner.lexicon import open_lexicon
from cleaner.ocr.context import SIZE

WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*+['’]?+|[^\s\p{L}]")
LEAST = 3
"""Times that a pair must be seen."""
DISCOUNT = 0.75
"""Taken from every count (Ney, Essen and Kneser 1994)."""
PRUNE_AT = 4_000_000
"""Pairs in memory at which those that were seen once are forgotten."""


def main() -> None:
    """Write the table of one language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("language")
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--most", type=int, default=400_000)
    arguments = parser.parse_args()
    singles, pairs = count(lines(arguments.texts), frozenset(open_lexicon(arguments.language).words("")))
    ranked = sorted(scores(singles, pairs), key=lambda item: (-item[2], item[0]))[: arguments.most]
    size = (SIZE, (round(10 * log10(singles.total())),))
    trie = marisa_trie.RecordTrie("<b", [size, *((pair, (value,)) for pair, value, _ in ranked)])
    trie.save(str(arguments.out))
    print(
        f"{arguments.out}: {len(ranked)} pairs of {sum(singles.values())} words, {arguments.out.stat().st_size} bytes"
    )


def lines(paths: Iterable[Path]) -> Iterator[str]:
    """The lines of several compressed texts."""
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as file:
            yield from file


def count(texts: Iterable[str], known: frozenset[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """How often each word of the lexicon, and each pair of them, stands in the texts."""
    singles: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        words = [word.replace("’", "'") for word in WORD.findall(text.lower())]
        kept = [word if word in known or word.rstrip("'") in known else "" for word in words]
        singles.update(kept)
        pairs.update(pair for pair in pairwise(kept) if pair[0] and pair[1])
        if len(pairs) > PRUNE_AT:
            pairs = Counter({pair: number for pair, number in pairs.items() if number > 1})
    return singles, pairs


def scores(singles: Counter[str], pairs: Counter[tuple[str, str]]) -> Iterator[tuple[str, int, float]]:
    """Each pair with its value, and how much a text would lose without it."""
    total = singles.total()
    for (first, second), number in pairs.items():
        if number >= LEAST:
            value = log10((number - DISCOUNT) * total / (singles[first] * singles[second]))
            yield f"{first} {second}", max(-127, min(127, round(10 * value))), number * abs(value)


if __name__ == "__main__":
    main()
