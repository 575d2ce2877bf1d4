"""Learns what a machine's confidence says of a proposal: ``python training/ocr/confidences.py LANG=SENTENCES.txt ...``.

Sentences (one a line) are printed, spoiled and read by Tesseract as bench/tesseract.py does it, at several degrees of
damage. Printed are, by confidence, the proposals that are the word of the truth and those that are not, and what
must be added to the log-odds that the model gives them without the confidence.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import pairwise
from math import exp, log
from pathlib import Path

import regex
from rapidfuzz.distance import Levenshtein

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "bench"))
import tesseract

from cleaner.formats import read
from cleaner.ocr.model import Model
from cleaner.ocr.words import Reader, tokens
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules

DAMAGES = (1.2, 1.4, 1.6, 1.8)
SEEDS = 2
LINES = 25
BANDS = (0.0, 0.3, 0.6, 0.75, 0.85, 0.9, 0.95, 1.01)
PRIOR = 1.0
"""Proposals that speak for no shift."""
WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


def examples(language: str, path: Path) -> Iterator[tuple[float, float, bool]]:
    """The confidence, the log-odds of the model and whether it is right, of every proposal on the pages."""
    sentences = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    for number, damage in enumerate(DAMAGES * SEEDS):
        chosen = sentences[number * LINES : (number + 1) * LINES]
        truth = "\n\n".join(" ".join(chosen[at : at + 5]) for at in range(0, len(chosen), 5))
        if truth:
            image = tesseract.spoiled(tesseract.printed(truth), number, damage)
            yield from _proposals(language, tesseract.recognised(image, language), truth)


def _proposals(language: str, source: str, truth: str) -> Iterator[tuple[float, float, bool]]:
    profile = Profile(language, builtin_rules(), "ocr")
    reading = read(source, "hocr")
    document, model = reading.document(reading.text, ()), Model(profile)
    reader = Reader(document, profile, wide=True)
    meant = _meant(reading.text, truth)
    for match in tokens(document):
        made = model.proposal(reader.read(match)._replace(confidence=None)) if reader.unknown(match) else None
        confidence = document.confidences.of(match.start(), match.end())
        if made is not None and confidence is not None:
            odds = log(made.probability / (1 - made.probability))
            yield confidence, odds, made.best.word == meant.get(match.start())


def _meant(text: str, truth: str) -> dict[int, str]:
    """The word of the truth for each word of the text, by its offset, where words stand one for one."""
    read_, wanted = list(WORD.finditer(text)), WORD.findall(truth)
    meant: dict[int, str] = {}
    for tag, a0, a1, b0, b1 in Levenshtein.opcodes([match[0] for match in read_], wanted):
        if tag in ("equal", "replace"):
            meant.update({match.start(): word for match, word in zip(read_[a0:a1], wanted[b0:b1], strict=True)})
    return meant


def shift(rows: list[tuple[float, float, bool]]) -> float:
    """What must be added to the log-odds of some proposals so that as many are expected to be right as are."""
    added = 0.0
    for _ in range(50):
        expected = [1 / (1 + exp(-(odds + added))) for _, odds, _ in rows]
        slope = sum(p * (1 - p) for p in expected) + PRIOR
        added += (sum(right for _, _, right in rows) - sum(expected) - PRIOR * added) / slope
    return added


def main() -> None:
    """Print the table of each language and of all."""
    rows: list[tuple[float, float, bool]] = []
    for item in sys.argv[1:]:
        language, _, name = item.partition("=")
        found = list(examples(language, Path(name)))
        rows += found
        print(language, *_table(found), sep="\n  ", flush=True)
    print("all", *_table(rows), sep="\n  ")


def _table(rows: list[tuple[float, float, bool]]) -> Iterator[str]:
    for low, high in pairwise(BANDS):
        band = [row for row in rows if low <= row[0] < high]
        right = sum(row[2] for row in band)
        yield f"{low:.2f} to {high:.2f}: {right} right, {len(band) - right} wrong, shift {shift(band):+.2f}"


if __name__ == "__main__":
    main()
