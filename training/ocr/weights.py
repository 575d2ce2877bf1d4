"""Learns how sure a candidate is, from pairs: ``python training/ocr/weights.py LANG=PAIRS.jsonl ... [--report]``.

The channel is learned from one half of the pairs (`channel.py --half 0`), the weights from a quarter, the report is
made on the last quarter. A candidate is right if it brings the reading nearer to the ground truth.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy
from rapidfuzz.distance import Levenshtein
from sklearn.linear_model import LogisticRegression

from cleaner.formats import parse
from cleaner.ocr.model import Model, Proposal
from cleaner.ocr.words import Reader, tokens
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules

TRAIN, TEST = 1, 3


def main() -> None:
    """Print the section `[ocr.weights]` of rules/any/ocr.toml, and the report if it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", nargs="+", help="fr=FILE ...")
    parser.add_argument("--report", action="store_true")
    arguments = parser.parse_args()
    files = [item.split("=", 1) for item in arguments.pairs]
    rows = [row for language, path in files for row in examples(language, Path(path), TRAIN)]
    names = list(rows[0][0])
    x = numpy.array([[features[name] for name in names] for features, _, _ in rows])
    y = numpy.array([gain > 0 for _, gain, _ in rows])
    scale = x.std(0)
    scale[scale == 0] = 1.0
    model = LogisticRegression(fit_intercept=False, max_iter=5000).fit(x / scale, y)
    weights = model.coef_[0] / scale
    print("[ocr.weights]")
    for name, weight in zip(names, weights, strict=True):
        print(f"{name} = {weight:.3f}")
    if arguments.report:
        for language, path in files:
            report(path, [*examples(language, Path(path), TEST)], dict(zip(names, weights, strict=True)))


def examples(language: str, path: Path, quarter: int) -> Iterator[tuple[dict[str, float], int, Proposal]]:
    """Yield the features of every proposal, how much nearer to the truth it leads (edits), and the proposal."""
    profile = Profile(language, builtin_rules(), "ocr")
    model = Model(profile)
    for line in path.open(encoding="utf-8"):
        pair = json.loads(line)
        if zlib.crc32(pair["gold"].encode()) % 4 != quarter:
            continue
        text, truth = pair["ocr"], pair["gold"]
        document = parse(text)
        reader = Reader(document, profile, wide=True)
        distance = Levenshtein.distance(text, truth)
        for match in tokens(document):
            made = model.proposal(reader.read(match)) if reader.unknown(match) else None
            if made is not None:
                unknown = made.unknown
                mended = text[: unknown.start] + made.best.word + text[unknown.end :]
                gain = distance - Levenshtein.distance(mended, truth)
                yield model.features(unknown, model.ranked(unknown)), gain, made


def report(path: str, rows: list[tuple[dict[str, float], int, Proposal]], weights: dict[str, float]) -> None:
    """Print how many proposals are right above several probabilities, and the surest of the others."""
    scored = sorted(
        ((sum(weights[name] * value for name, value in features.items()), gain, made) for features, gain, made in rows),
        key=lambda row: -row[0],
    )
    print(f"# {path}: {len(scored)} proposals")
    for least in (0.5, 0.7, 0.8, 0.85, 0.9, 0.95):
        kept = [gain for score, gain, _ in scored if 1 / (1 + numpy.exp(-score)) >= least]
        right, wrong = sum(gain > 0 for gain in kept), sum(gain < 0 for gain in kept)
        print(f"#   p >= {least}: {len(kept)}, right {right}, wrong {wrong}, gain {sum(kept)}")
    doubtful = [f"{made.unknown.text}>{made.best.word} {gain}" for _, gain, made in scored if gain <= 0][:40]
    print("#   surest that do not lead nearer to the truth:", ", ".join(doubtful))


if __name__ == "__main__":
    main()
