"""Fits the confidence of a gap model on text that it was not trained on, and writes cleaner/data/gaps/LANG.json.

    python calibrate.py LANG --news NEWS.txt [...] [--holes HOLES.jsonl] [--write] [--show 30]

NEWS     whole sentences, one a line: what is flagged in them is false, and words are taken out of a copy of them; name
         the lines that are not whole, after you have read what is shown, in faulty.toml
HOLES    further sentences with one word missing: text, gap, deleted, class

The figures that it prints are of one half of the sentences, with what was fitted on the other, both ways.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import scoring
from examples import Example, damage, read_holes, read_sentences, sound_lines
from scoring import Seen

from cleaner.gaps.expected import expectations
from cleaner.gaps.readings import Readings
from cleaner.models.gapmodel import DATA
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules

PREVALENCE = 0.05
"""Share of sentences with a hole for which the confidences hold: one in twenty, as in a bad machine translation."""
FLAG, INFO = 2.0, 30.0
"""False flags, and false infos, allowed in 1,000 clean sentences. The rules make as many flags again; an article of
some thirty sentences has at most one false info."""
LEAST_FLAG, LEAST_INFO = 0.7, 0.1
"""Confidence below which a hole is no flag, being wrong three times in ten, and below which it is not worth a look."""
RATES = (3.0, 10.0, 30.0)
PLAIN: Mapping[str, Any] = {"weights": {"bias": 0.0, "odds": 1.0}, "flag": 0.0, "info": 0.0}


def main() -> None:
    """Fit, print and write as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("--news", nargs="+", type=Path, required=True)
    parser.add_argument("--holes", nargs="*", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    readings = Readings(Profile(options.language, builtin_rules()))
    lines = [line for path in options.news for line in sound_lines(path, options.language)]
    clean = see(list(read_sentences(lines, readings)), readings)
    made = see(damage([seen.example for seen in clean], readings, seed=1), readings)
    given = see([hole for path in options.holes for hole in read_holes(path, readings)], readings)
    judged = _halves(clean, made, given)
    _tell(judged, options.show)
    if options.write:
        _write(options.language, clean, made, given)


def see(examples: list[Example], readings: Readings) -> list[Seen]:
    """What the model sees in each example."""
    found = expectations([example.sentence for example in examples], readings, PLAIN)
    return [Seen(example, some) for example, some in zip(examples, found, strict=True)]


Judged = tuple[list[Seen], list[Seen], list[Seen]]


def _halves(clean: list[Seen], made: list[Seen], given: list[Seen]) -> Judged:
    """All three with the confidences that the other half of the examples gives them."""
    judged: Judged = ([], [], [])
    for half in (0, 1):
        weights = scoring.fit([s for some in (clean, made, given) for s in some[half::2]], PREVALENCE)
        for target, some in zip(judged, (clean, made, given), strict=True):
            target.extend(scoring.again(some[1 - half :: 2], weights))
    return judged


def _tell(judged: Judged, show: int) -> None:
    clean, made, given = judged
    limits = scoring.thresholds(clean, RATES)
    print(len(clean), "clean sentences,", len(made), "with a hole made here,", len(given), "with a hole given")
    for name, holes in (("made", made), ("given", given)):
        for rate, least in limits.items():
            if holes:
                found = {part: round(share, 3) for part, share in scoring.recall(holes, least).items()}
                kind = scoring.kind_right(holes, least)
                print(f"{name} recall at {rate:g} in 1000 (confidence {least:.3f}):", found, f"kind right {kind:.2f}")
    print("right at each confidence:", scoring.reliability([*clean, *made, *given], PREVALENCE))
    false = sorted(((one, seen) for seen in clean for one in seen.expectations), key=lambda pair: -pair[0].confidence)
    for one, seen in false[:show]:
        text, start = seen.example.text, seen.example.sentence.tokens[one.gap.at].start
        print(f"{one.confidence:.3f} {one.rule} {text[:start]}⟨?⟩ {text[start:]} {one.gap.expected[:3]}")


def _write(language: str, clean: list[Seen], made: list[Seen], given: list[Seen]) -> None:
    weights = scoring.fit([*clean, *made, *given], PREVALENCE)
    limits = scoring.thresholds(scoring.again(clean, weights), (FLAG, INFO))
    flag, info = max(limits[FLAG], LEAST_FLAG), max(limits[INFO], LEAST_INFO)
    data = {"flag": round(flag, 4), "info": round(info, 4), "weights": weights}
    path = DATA / f"{language}.json"
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(path.name, "flag", data["flag"], "info", data["info"])


if __name__ == "__main__":
    main()
