"""Finds function words that never stand side by side, and writes them to rules/<lang>/gaps_pairs.toml.

    python training/gaps/pairs.py LANG SENTENCES.txt.xz [...]

Two words that are frequent each, and that chance alone would have put together many times, but that no text has put
together, are parted by a missing word wherever they meet ("cette de", "los será"). Only numbers are taken from texts.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from cleaner.gaps.readings import Readings
from cleaner.lexicon import Pos
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules
from cleaner.tokens import tokenise

MOST_CHARACTERS = 8_000_000
"""Characters read of each source, so that none outweighs the others."""
LEAST_EXPECTED = 20.0
"""How often chance alone must have put a pair together: e^-20 is the probability that it then never occurs."""
MOST_SHARE = 0.002
"""Occurrences allowed, as a share of the expected ones: the misprints of the sources."""
LEAST_ZIPF = 4.8
MARKS = frozenset(".?!")


def main(language: str, paths: list[str]) -> None:
    """Write the table of one language."""
    readings = Readings(Profile(language, builtin_rules()))
    single, double = count(readings, paths)
    table = impossible(readings, single, double)
    target = Path(__file__).parents[2] / "rules" / language / "gaps_pairs.toml"
    target.write_text(render(table), encoding="utf-8")
    print(language, sum(single.values()), "function words,", sum(map(len, table.values())), "pairs")


def count(readings: Readings, paths: list[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """How often each function word occurs, and each pair of neighbours; "" counts all tokens."""
    single: Counter[str] = Counter()
    double: Counter[tuple[str, str]] = Counter()
    elided = readings.profile.words("orthography", "elided")
    wanted: dict[str, bool] = {}
    for path in paths:
        read = 0
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                words = [token.low for token in tokenise(line, elided=elided)]
                for word in words:
                    if word not in wanted:
                        wanted[word] = is_function_word(readings, word)
                single.update(word for word in words if wanted[word])
                single[""] += len(words)
                double.update((a, b) for a, b in pairwise(words) if wanted[a] and wanted[b])
                read += len(line)
                if read > MOST_CHARACTERS:
                    break
    return single, double


def is_function_word(readings: Readings, word: str) -> bool:
    """Whether a word is of a closed class and frequent, or a mark that ends a sentence."""
    entry = readings.entry(word)
    return word in MARKS or bool(entry and entry.closed_class and entry.zipf >= LEAST_ZIPF)


def impossible(readings: Readings, single: Counter[str], double: Counter[tuple[str, str]]) -> dict[str, list[str]]:
    """The pairs that chance would have made but no text has, by their left word."""
    clitics = readings.words("clitics") | readings.words("strict_subjects") | readings.words("reflexives")
    total = single[""]
    table: dict[str, list[str]] = defaultdict(list)
    for left in sorted(single):
        entry = readings.entry(left)
        opens = entry is not None and bool(entry.pos & (Pos.DETERMINER | Pos.ADPOSITION))
        if left in MARKS or not (opens or left in clitics):
            continue
        for right in sorted(single):
            expected = single[left] * single[right] / total if left and right else 0.0
            if expected >= LEAST_EXPECTED and double[left, right] <= MOST_SHARE * expected and left != right:
                table[left].append(right)
    return table


def render(table: dict[str, list[str]]) -> str:
    """The table as TOML."""
    head = "# Function words that never stand side by side: left word, and what cannot follow it.\n"
    head += "# Made by training/gaps/pairs.py; do not edit.\n\n[gaps.impossible]\n"
    return head + "".join(f'"{left}" = "{" ".join(rights)}"\n' for left, rights in table.items())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
