"""Trains the corrector: ``python training/ocr/corrector.py OUT.json LANG PAIRS.jsonl ... [--most 60000]``.

The pieces are learned from one half of the pairs, the network from a quarter, and the report is made on the last
quarter (by a hash of the truth). Then the network is trained again on both quarters, the pieces are learned from all
pairs, and both are written. An option is right if it brings the reading nearer to the truth.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy
from align import read_pairs, word_pairs
from pieces import learn
from rapidfuzz.distance import Levenshtein
from sklearn.neural_network import MLPClassifier

from cleaner.formats import parse
from cleaner.ocr.corrector import FEATURES, Corrector
from cleaner.ocr.places import Place
from cleaner.profile import Profile
from cleaner.rule import ANY
from cleaner.ruleset import builtin_rules

LEARN, TRAIN, TEST = 0, 1, 3
UNITS, NETS = 32, 3
LEARNING = {"alpha": 0.3, "max_iter": 20, "learning_rate_init": 0.003, "batch_size": 256}
LIMITS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
EMPTY = {"pieces": {}, "features": [], "mean": [], "scale": [], "hidden": [], "bias": [], "out": [], "out_bias": 0.0}


class Example(NamedTuple):
    """A place of a pair, the features of its options, and how many edits nearer to the truth each one leads."""

    file: str
    place: Place
    features: list[list[float]]
    gains: list[int]


def main() -> None:
    """Write the corrector of one language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("language")
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--most", type=int, default=60_000, help="options to learn from")
    parser.add_argument("--held-out", type=Path, help="also write what was learned without the last quarter")
    arguments = parser.parse_args()
    profile = Profile(arguments.language, builtin_rules(), "ocr")
    general = profile.rules.section(ANY, "ocr").get("confusions", {})
    pieces = learn(_words(arguments.pairs, LEARN), general)
    half = Corrector(profile, {**EMPTY, "pieces": pieces})
    train, test = (list(_examples(half, arguments, quarter)) for quarter in (TRAIN, TEST))
    net = _fit(train)
    _report(test, net)
    if arguments.held_out:
        _write(arguments.held_out, {"pieces": pieces, **net})
    _write(arguments.out, {"pieces": learn(_words(arguments.pairs, None), general), **_fit(train + test)})


def _write(out: Path, data: dict[str, Any]) -> None:
    out.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{out}: {sum(map(len, data['pieces'].values()))} pieces, {out.stat().st_size} bytes")


def _words(paths: Iterable[Path], half: int | None) -> Iterator[tuple[str, str]]:
    for path in paths:
        for reading, truth in read_pairs(path, half):
            yield from word_pairs(reading, truth)


def _examples(corrector: Corrector, arguments: argparse.Namespace, quarter: int) -> Iterator[Example]:
    """The examples of a quarter, in shares for each file."""
    for path in arguments.pairs:
        most = arguments.most // len(arguments.pairs)
        for example in _of_file(corrector, path, quarter):
            yield example
            most -= len(example.gains)
            if most <= 0:
                break


def _of_file(corrector: Corrector, path: Path, quarter: int) -> Iterator[Example]:
    for line in path.open(encoding="utf-8"):
        pair = json.loads(line)
        if zlib.crc32(pair["gold"].encode()) % 4 != quarter:
            continue
        text, truth = pair["ocr"], pair["gold"]
        before = Levenshtein.distance(text, truth)
        for place in corrector.places.of(parse(text)):
            mended = (text[: place.start] + option.word + text[place.end :] for option in place.options)
            gains = [before - Levenshtein.distance(one, truth) for one in mended]
            yield Example(path.name, place, list(corrector.features(place)), gains)


def _fit(examples: list[Example]) -> dict[str, Any]:
    """Several small networks, written as one: their log-odds are averaged."""
    x = numpy.array([row for example in examples for row in example.features])
    y = numpy.array([gain > 0 for example in examples for gain in example.gains])
    mean, scale = x.mean(0), x.std(0)
    scale[scale == 0] = 1.0
    nets = [MLPClassifier((UNITS,), random_state=seed, **LEARNING).fit((x - mean) / scale, y) for seed in range(NETS)]
    return {
        "features": list(FEATURES),
        "mean": _rounded(mean),
        "scale": _rounded(scale),
        "hidden": [_rounded(row) for row in numpy.hstack([net.coefs_[0] for net in nets])],
        "bias": _rounded(numpy.hstack([net.intercepts_[0] for net in nets])),
        "out": _rounded(numpy.vstack([net.coefs_[1] for net in nets])[:, 0] / NETS),
        "out_bias": round(float(sum(net.intercepts_[1][0] for net in nets) / NETS), 4),
    }


def _rounded(values: Any) -> list[float]:
    return [round(float(value), 4) for value in values]


def _report(examples: list[Example], net: dict[str, Any]) -> None:
    """Print what is right above several probabilities, for unknown words, names, capitals and known words."""
    x = (numpy.array([row for one in examples for row in one.features]) - net["mean"]) / net["scale"]
    hidden = numpy.maximum(x @ numpy.array(net["hidden"]) + net["bias"], 0)
    odds = iter(hidden @ numpy.array(net["out"]) + net["out_bias"])
    best = [
        max((next(odds), gain, option.word) for gain, option in zip(one.gains, one.place.options, strict=True))
        for one in examples
    ]
    for kind in ("unknown", "name", "capitals", "known"):
        for least in LIMITS:
            by_file: dict[str, Counter[str]] = {}
            for example, (score, gain, _) in zip(examples, best, strict=True):
                if _kind(example.place) == kind and score >= numpy.log(least / (1 - least)):
                    counts = by_file.setdefault(example.file, Counter())
                    counts.update(all=1, right=gain > 0, wrong=gain < 0, edits=gain)
            text = "; ".join(f"{name}: {dict(counts)}" for name, counts in by_file.items())
            print(f"{kind} p >= {least}: {text}")
    doubtful = sorted(zip(best, examples, strict=True), key=lambda one: -one[0][0])
    wrong = [f"{one.place.text}>{word} {gain}" for (_, gain, word), one in doubtful if gain <= 0][:60]
    print("surest that do not lead nearer to the truth:", ", ".join(wrong))


def _kind(place: Place) -> str:
    if place.known:
        return "known"
    if place.in_capitals:
        return "capitals"
    return "name" if place.text[0].isupper() and not place.starts_sentence else "unknown"


if __name__ == "__main__":
    main()
