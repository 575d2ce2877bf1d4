"""Trains the corrector: ``python training/ocr/corrector.py OUT.json LANG PAIRS.jsonl ... [--most 200000]``.

No pair is judged by what was learned from it: the network learns from one half of the pairs (by a hash of the truth)
with pieces learned from the other, and the other way round. The report is made on a quarter that a first network has
not seen. Then the network is trained again with that quarter, the pieces are learned from all pairs, and both are
written. An option is right if it brings the reading nearer to the truth.
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
from cleaner.ocr.joints import Kind
from cleaner.ocr.place import Place
from cleaner.profile import Profile
from cleaner.rule import ANY
from cleaner.ruleset import builtin_rules

EVEN, ODD = (0, 2), (1, 3)
"""Quarters."""
TEST = 3
UNITS, NETS = 32, 3
LEARNING = {"alpha": 0.3, "max_iter": 20, "learning_rate_init": 0.003, "batch_size": 256}
LIMITS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
EMPTY = {"pieces": {}, "features": [], "mean": [], "scale": [], "hidden": [], "bias": [], "out": [], "out_bias": 0.0}


class Example(NamedTuple):
    """A place of a pair, the features of its options, and how many edits nearer to the truth each one leads."""

    place: Place
    features: list[list[float]]
    gains: list[int]


class Pair(NamedTuple):
    """The examples of one pair, its quarter, and how many edits part its reading from its truth."""

    file: str
    quarter: int
    edits: int
    examples: list[Example]


def main() -> None:
    """Write the corrector of one language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("language")
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--most", type=int, default=200_000, help="options to learn from")
    parser.add_argument("--held-out", type=Path, help="also write what was learned without the last quarter")
    arguments = parser.parse_args()
    profile = Profile(arguments.language, builtin_rules(), "ocr")
    general = profile.rules.section(ANY, "ocr").get("confusions", {})
    even, odd = (learn(_words(arguments.pairs, half), general) for half in (EVEN, ODD))
    judge = Corrector(profile, {**EMPTY, "pieces": even})
    pairs = [*_pairs(judge, arguments, ODD), *_pairs(Corrector(profile, {**EMPTY, "pieces": odd}), arguments, EVEN)]
    train = [pair for pair in pairs if pair.quarter != TEST]
    net = _fit(train)
    _report(profile, [pair for pair in pairs if pair.quarter == TEST], net)
    if arguments.held_out:
        seen = tuple(quarter for quarter in EVEN + ODD if quarter != TEST)
        _write(arguments.held_out, {"pieces": learn(_words(arguments.pairs, seen), general), **net})
    every = learn(_words(arguments.pairs, EVEN + ODD), general)
    _write(arguments.out, {"pieces": every, **_fit(pairs)})


def _write(out: Path, data: dict[str, Any]) -> None:
    out.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{out}: {sum(map(len, data['pieces'].values()))} pieces, {out.stat().st_size} bytes", flush=True)


def _quarter(truth: str) -> int:
    return zlib.crc32(truth.encode()) % 4


def _words(paths: Iterable[Path], quarters: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    for path in paths:
        for reading, truth in read_pairs(path, None):
            if _quarter(truth) in quarters:
                yield from word_pairs(reading, truth)


def _pairs(corrector: Corrector, arguments: argparse.Namespace, half: tuple[int, ...]) -> Iterator[Pair]:
    """The pairs of one half, each file with its share of the options."""
    for path in arguments.pairs:
        most = arguments.most // (2 * len(arguments.pairs))
        for reading, truth in read_pairs(path, None):
            if most > 0 and _quarter(truth) in half:
                examples = list(_examples(corrector, reading, truth))
                yield Pair(path.name, _quarter(truth), Levenshtein.distance(reading, truth), examples)
                most -= sum(len(example.gains) for example in examples)


def _examples(corrector: Corrector, text: str, truth: str) -> Iterator[Example]:
    before = Levenshtein.distance(text, truth)
    for place in corrector.places.of(parse(text)):
        mended = (text[: place.start] + option.word + text[place.end :] for option in place.options)
        gains = [before - Levenshtein.distance(one, truth) for one in mended]
        yield Example(place, list(corrector.features(place)), gains)


def _fit(pairs: list[Pair]) -> dict[str, Any]:
    """Several small networks, written as one: their log-odds are averaged."""
    examples = [example for pair in pairs for example in pair.examples]
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


def _report(profile: Profile, pairs: list[Pair], net: dict[str, Any]) -> None:
    """Print, for each file, what is right above several probabilities, by kind of place, and the surest that is not."""
    judge = Corrector(profile, {"pieces": {}, **net})
    for name in sorted({pair.file for pair in pairs}):
        of_file = [pair for pair in pairs if pair.file == name]
        made = [one for number, pair in enumerate(of_file) for one in _made(judge, number, pair)]
        edits = sum(pair.edits for pair in of_file)
        for least in LIMITS:
            kept = [one for one in made if one.odds >= numpy.log(least / (1 - least))]
            kinds: dict[str, Counter[str]] = {}
            nearer: Counter[int] = Counter()
            for one in kept:
                nearer[one.pair] += one.gain
                kinds.setdefault(one.kind, Counter()).update(right=int(one.gain > 0), wrong=int(one.gain < 0))
            better, worse = (sum(sign * gain > 0 for gain in nearer.values()) for sign in (1, -1))
            words = ", ".join(f"{kind} {found['right']}:{found['wrong']}" for kind, found in sorted(kinds.items()))
            gain = sum(one.gain for one in kept) / edits
            print(f"{name} p >= {least}: gain {gain:.4f}, pairs {better}:{worse}; {words}", flush=True)
        wrong = sorted((one for one in made if one.gain <= 0), key=lambda one: -one.odds)[:60]
        print("surest that do not lead nearer to the truth:", ", ".join(f"{one.text} {one.gain}" for one in wrong))


class Made(NamedTuple):
    """What the network would put in a place of a pair: log-odds, gain in edits, kind of place, the change."""

    pair: int
    odds: float
    gain: int
    kind: str
    text: str


def _made(judge: Corrector, number: int, pair: Pair) -> Iterator[Made]:
    gains = {
        (example.place, option): gain
        for example in pair.examples
        for option, gain in zip(example.place.options, example.gains, strict=True)
    }
    rows = [row for example in pair.examples for row in example.features]
    for place, ranked in judge.chosen([example.place for example in pair.examples], rows):
        odds, option = ranked[0]
        yield Made(number, odds, gains[place, option], _kind(place), f"{place.text}>{option.word}")


def _kind(place: Place) -> str:
    if place.kind is not Kind.WORD:
        return place.kind.name.lower()
    if place.known:
        return "known"
    if place.in_capitals:
        return "capitals"
    return "name" if place.text[0].isupper() and not place.starts_sentence else "unknown"


if __name__ == "__main__":
    main()
