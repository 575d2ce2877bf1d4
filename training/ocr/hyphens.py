"""Measures dehyphenation: ``python training/ocr/hyphens.py LANG=SENTENCES.txt ...``.

Sentences (one a line, an empty line between documents) are wrapped at 40 to 70 columns; words are broken before a
consonant and a vowel as a typesetter would, words with a hyphen at their hyphen. Printed are the breaks that were
closed by a fix or offered, and the real hyphens that were lost.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

import regex

from cleaner.chain import Settings, run
from cleaner.selection import Selection

VOWELS = frozenset("aeiouyáéíóúàèìòùâêîôûäëïöüãõœæ")
DOCUMENTS = 80
SENTENCES = 4  # in a paragraph
BROKEN = 0.7  # share of the line ends at which a word is broken where one can be


def break_points(word: str) -> list[int]:
    """Return the offsets at which a word may be broken: before a consonant that a vowel follows."""
    low = word.lower()
    return [i for i in range(2, len(word) - 2) if low[i] not in VOWELS and low[i + 1] in VOWELS]


def wrap(words: list[str], width: int, rng: random.Random) -> tuple[list[str], list[tuple[int, bool, str]]]:
    """Return the lines, and for each hyphen at a line end the line's index, whether it is real, and the whole word."""
    lines, hyphens, line = [], [], ""
    queue = list(words)
    while queue:
        word = queue.pop(0)
        if not line or len(line) + 1 + len(word) <= width:
            line = f"{line} {word}".strip()
            continue
        cut, real = _cut(word, width - len(line) - 2, rng)
        if cut:
            head, rest = word[:cut].rstrip("-"), word[cut:]
            hyphens.append((len(lines), real, word))
            line, queue = f"{line} {head}-", [rest, *queue]
        else:
            queue = [word, *queue]
        lines.append(line)
        line = ""
    return [*lines, line], hyphens


def _cut(word: str, room: int, rng: random.Random) -> tuple[int, bool]:
    at = word.find("-")
    if at >= 0:
        return (
            (at + 1, True) if 0 < at <= room and word[:at].isalpha() and word[at + 1 : at + 2].isalpha() else (0, True)
        )
    letters = regex.match(r"\p{L}+", word)
    points = [point for point in break_points(letters[0]) if point <= room] if letters else []
    return (max(points), False) if points and rng.random() < BROKEN else (0, False)


def measure(language: str, path: Path) -> Counter[str]:
    """Return how often breaks were closed, offered and missed, and real hyphens kept and lost."""
    rng = random.Random(language)
    counts: Counter[str] = Counter()
    for document in path.read_text(encoding="utf-8").split("\n\n")[:DOCUMENTS]:
        sentences = [line for line in document.split("\n") if line.strip()]
        for at in range(0, len(sentences), SENTENCES):
            lines, hyphens = wrap(" ".join(sentences[at : at + SENTENCES]).split(), rng.randint(40, 70), rng)
            counts.update(_outcomes(language, lines, hyphens))
    return counts


def _outcomes(language: str, lines: list[str], hyphens: list[tuple[int, bool, str]]) -> list[str]:
    result = run("\n".join(lines), Settings(language, selection=Selection(select=("linebreaks.hyphen",))))
    out = []
    for index, real, _ in hyphens:
        end = sum(len(line) + 1 for line in lines[:index]) + len(lines[index])
        found = next((one for one in result.findings if one.start < end <= one.end), None)
        closed = found is not None and "-" not in (found.after or "").split()[0]
        action = found.action if found is not None else "nothing"
        out.append(f"{'real hyphen' if real else 'break'}: {'closed' if closed else 'kept'}, {action}")
    return out


if __name__ == "__main__":
    for item in sys.argv[1:]:
        code, _, name = item.partition("=")
        print(code, dict(sorted(measure(code, Path(name)).items())))
