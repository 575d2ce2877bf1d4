"""What the training text says: how often each spelling occurs, in how many sources, and after which articles."""

import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

SKIPPED = ("msdocs-docs-mt",)  # machine translation is no evidence of anything
LINES_AT_ONCE = 50_000
LETTERS = r"[^\W\d_]+"
WORD = rf"(?<!\w){LETTERS}(?:['’-]{LETTERS})*(?!\w)"
ELIDED = {
    "fr": r"(?:[ldjmtsncç]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu(?!['’]î))['’]",
    "it": r"(?:[ldcsvmtn]|un|gl|dell|nell|all|dall|sull|coll|quell|quest|bell|sant|tutt|anch|com|dov|cos|senz|mezz"
    r"|grand|pover|nessun|alcun|ciascun|quant|qualcun|second|null)['’]",
}
INSIDE = r"(?:(?<=[a-zà-öø-ÿœß] )|(?<=[a-zà-öø-ÿœß][,;] )|(?<=[a-z]['’]))"  # not the first word of a sentence


@dataclass
class Counts:
    """Counts over all sources of a language. ``sources`` holds one bit per source that has the word, lower-cased."""

    surfaces: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    sources: dict[str, int] = field(default_factory=dict)
    apart: Counter[str] = field(default_factory=Counter)  # words that also occur as two neighbours: "dela" for "de la"

    @cached_property
    def tokens(self) -> int:
        """Return the number of words counted; ask when the counting is over."""
        return self.surfaces.total()


def word_pattern(language: str) -> str:
    """Return the pattern of a word, elided articles and pronouns apart from what follows them."""
    elided = ELIDED.get(language)
    return rf"(?<!\w)(?i:{elided})(?={LETTERS})|{WORD}" if elided else WORD


def count(language: str, folder: Path, first_words: Iterable[str], joined: Set[str]) -> Counts:
    """Count every source in a folder.

    Pairs are those whose first word (lower-cased) is one of ``first_words``; two neighbours are counted when together
    they make one of ``joined``.
    """
    counts = Counts()
    word = word_pattern(language)
    anywhere = re.compile(word)
    inside = re.compile(f"{INSIDE}(?:{word})")
    pair = re.compile(rf"(?<!\w)((?i:{'|'.join(sorted(first_words, key=len, reverse=True))})) ({WORD})")
    for number, path in enumerate(sorted(folder.glob("*.txt.xz"))):
        if path.name.startswith(SKIPPED):
            continue
        here: Counter[str] = Counter()
        for text in _chunks(path):
            words = anywhere.findall(text)
            here.update(words)
            counts.apart.update(both for both in map(str.__add__, words, words[1:]) if both in joined)
            counts.inside.update(inside.findall(text))
            counts.pairs.update((first.lower(), second) for first, second in pair.findall(text))
        counts.surfaces.update(here)
        for lower in {surface.lower() for surface in here}:
            counts.sources[lower] = counts.sources.get(lower, 0) | 1 << number
    return counts


def _chunks(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        while chunk := "".join(islice(lines, LINES_AT_ONCE)):
            yield chunk.replace("’", "'")
