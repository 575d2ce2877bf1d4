"""Articles to measure speed with: about 3 kB each, of the fixtures' sentences or of any file with a sentence a line."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "fixtures"
SIZE = 3_000
"""Code points of an article."""
DAMAGED = 0.02
"""Share of the lines of a dirty article that are damaged."""


def articles(count: int, files: Sequence[Path] = (), size: int = SIZE, seed: int = 1) -> list[str]:
    """`count` articles of one language each, no two of them the same."""
    groups = _lines(files)
    rng = random.Random(seed)
    return [_article(rng.choice(groups), size, rng) for _ in range(count)]


def _lines(files: Sequence[Path]) -> list[list[str]]:
    chosen = files or sorted(FIXTURES.glob("clean/*/press.txt"))
    groups = [[line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()] for path in chosen]
    return [group for group in groups if group]


def _article(lines: Sequence[str], size: int, rng: random.Random) -> str:
    """Neighbouring lines from some place on; where the file is short, its words take turns to be cut off."""
    at, out, length = rng.randrange(len(lines)), [], 0
    seen: set[str] = set()
    while length < size:
        line = lines[at % len(lines)]
        while line in seen:
            line = line.partition(" ")[2] or f"{len(seen)} {lines[at % len(lines)]}"
        seen.add(line)
        out.append(line)
        length += len(line) + 2
        at += 1
    return "\n\n".join(out) + "\n"


def damaged(text: str, seed: int = 1) -> str:
    """The article with DAMAGED of its lines hurt, at least one, as scraping hurts them."""
    rng = random.Random(seed)
    lines = text.split("\n\n")
    for index in rng.sample(range(len(lines)), max(1, round(DAMAGED * len(lines)))):
        lines[index] = rng.choice(DAMAGES)(lines[index])
    return "\n\n".join(lines)


def _mojibake(line: str) -> str:
    return line.replace("e", "é", 1).encode().decode("cp1252", "replace")


def _glued(line: str) -> str:
    return line.replace(", ", ",", 1).replace(" ", "", 1)


def _entities(line: str) -> str:
    return line.replace("e", "&eacute;", 1).replace("'", "&#39;")


def _broken(line: str) -> str:
    return next((line.replace(word, word[:4] + "-\n" + word[4:], 1) for word in line.split() if len(word) > 7), line)


def _soft_hyphens(line: str) -> str:
    return " ".join(word[:4] + "\u00ad" + word[4:] if len(word) > 7 else word for word in line.split(" "))


DAMAGES: tuple[Callable[[str], str], ...] = (_mojibake, _glued, _entities, _broken, _soft_hyphens)
