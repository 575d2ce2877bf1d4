"""Measures the model alone: ``python training/glue/measure.py fr=FILE es=FILE ... [--show 20]``.

One line a language and threshold: the share of lost spaces that are found, and false splits in 10,000 tokens.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from corpus import documents
from damage import damage
from train import vocabulary

from cleaner.formats import parse
from cleaner.glue.candidates import candidates
from cleaner.glue.certainty import Context, is_sure
from cleaner.glue.chunks import runs, scan
from cleaner.glue.evidence import TextEvidence
from cleaner.glue.features import vectors
from cleaner.glue.model import load_model
from cleaner.glue.tables import load_tables
from cleaner.glue.tokens import in_code
from cleaner.glue.words import tokens_at

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98)


def scores(language: str, path: Path, seed: int) -> tuple[list[tuple[float, bool, bool, str]], int, int]:
    """(probability, whether right, whether it may be fixed, place) of each token's best split; lost spaces; tokens."""
    words, model = vocabulary(language, load_tables(language), hiding=False), load_model(language)
    chance = random.Random(seed)
    assert model is not None
    out, lost, tokens = [], 0, 0
    for sentences in documents(path, 10**6):
        text, gold = damage(sentences, 0.2, chance)
        evidence = TextEvidence(text)
        lost += len(gold)
        tokens += len(text.split())
        document = parse(text)
        for token in tokens_at(document, runs(scan(document, words))):
            if in_code(token):
                continue
            found = candidates(token, words, evidence)
            ranked = [
                (model.probability(v), c.cut, c)
                for c, v in zip(found, vectors(found, words, evidence, model.tables), strict=False)
            ]
            if ranked:
                p, cut, best = max(ranked, key=lambda item: item[:2])
                place = f"{token.previous} {'|'.join(best.words)} {token.following}"
                out.append(
                    (p, token.start + cut in gold, is_sure(best, p, 0.0, Context(evidence, words.conventions)), place)
                )
    return out, lost, tokens


def main() -> None:
    """Print the table of every file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", help="LANGUAGE=FILE")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="false splits to print, surest first")
    parser.add_argument("--missed", type=int, default=0, help="lost spaces to print whose split is doubted")
    options = parser.parse_args()
    for item in options.files:
        language, _, path = item.partition("=")
        found, lost, tokens = scores(language, Path(path), options.seed)
        cells = []
        for limit in THRESHOLDS:
            right = sum(p >= limit and gold for p, gold, _, _ in found)
            sure = sum(p >= limit and gold and fix for p, gold, fix, _ in found)
            wrong = sum(p >= limit and not gold for p, gold, _, _ in found)
            wrong_sure = sum(p >= limit and not gold and fix for p, gold, fix, _ in found)
            rates = f"{1e4 * wrong / tokens:.1f}/{1e4 * wrong_sure / tokens:.1f}"
            cells.append(f"{limit:.2f}: {right / lost:.3f}/{sure / lost:.3f} {rates}")
        print(f"{language} {Path(path).name} {tokens} tokens, {lost} lost\n   " + "\n   ".join(cells))
        for p, _, fix, place in sorted((f for f in found if not f[1]), reverse=True)[: options.show]:
            print(f"      {p:.3f} {'fix' if fix else '   '} {place}")
        for p, _, _, place in sorted(f for f in found if f[1] and f[0] < 0.9)[: options.missed]:
            print(f"   -  {p:.3f} {place}")


if __name__ == "__main__":
    main()
