"""Sentences with and without holes, read as the product reads them, for calibrating and measuring a model."""

from __future__ import annotations

import json
import random
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from labels import classes_by_part

from cleaner.document import Kind
from cleaner.formats import parse
from cleaner.gaps.readings import Readings
from cleaner.tokens import Sentence, sentences

FAULTY = Path(__file__).with_name("faulty.toml")
NEAR = 1
"""Tokens by which a gap may be off and still be the hole."""


@dataclass(frozen=True)
class Example:
    """A sentence; the token index of its hole (None: it is whole), and what was taken there."""

    sentence: Sentence
    text: str
    hole: int | None = None
    part: str = "clean"
    word: str = ""


def sound_lines(path: Path, language: str) -> list[str]:
    """The lines of a file without the empty ones and those that faulty.toml says lack a word themselves."""
    with FAULTY.open("rb") as stream:
        faulty = frozenset(tomllib.load(stream).get(path.stem, {}).get(language, ()))
    lines = enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
    return [line for number, line in lines if line.strip() and number not in faulty]


def read_sentences(lines: Iterable[str], readings: Readings) -> Iterator[Example]:
    """The whole sentences of paragraphs, one a line."""
    for line in lines:
        document = parse(line.strip())
        for sentence in sentences(document, readings.profile, frozenset((Kind.PARAGRAPH,))):
            if sentence.stop:
                yield Example(sentence, document.text)


def read_holes(path: Path, readings: Readings) -> list[Example]:
    """The sentences with holes of a file of JSON Lines: text, gap (code points), deleted, class."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["class"] != "clean":
            found.append(_example(record["text"], record["gap"], record["class"], record["deleted"], readings))
    return found


def damage(whole: list[Example], readings: Readings, seed: int) -> list[Example]:
    """Each sentence with one word taken out, every part of speech equally often."""
    rng = random.Random(seed)
    found = []
    for example in whole:
        parts = classes_by_part(example.sentence.tokens, readings)
        if parts:
            part = rng.choice(sorted(parts))
            at = rng.choice(parts[part])
            found.append(_without(example, at, part, readings))
    return found


def _without(example: Example, at: int, part: str, readings: Readings) -> Example:
    token, text = example.sentence.tokens[at], example.text
    before, after = text[: token.start], text[token.end :]
    if before.endswith((" ", "\u00a0")) or not before:
        after = after.lstrip(" ")
    return _example(before + after, len(before), part, token.text, readings)


def _example(text: str, gap: int, part: str, word: str, readings: Readings) -> Example:
    document = parse(text)
    all_kinds = sentences(document, readings.profile, frozenset(Kind))
    for sentence in all_kinds:
        starts = [token.start for token in sentence.tokens]
        if starts and starts[0] - 1 <= gap <= sentence.tokens[-1].end:
            return Example(sentence, text, bisect_left(starts, gap), part, word)
    return Example(Sentence((), "", ()), text, 0, part, word)
