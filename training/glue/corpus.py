"""Reads documents, lists of sentences, from folders of plain text and Universal Dependencies files."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

SENTENCES = 14  # a document, where the source does not say where one ends
LONGEST = 600  # code points of a line that may be a sentence or a paragraph


def files(folder: Path) -> list[Path]:
    """The files of a folder (or the file itself) that hold text, in a fixed order."""
    if folder.is_file():
        return [folder]
    return sorted(path for path in folder.rglob("*") if path.name.removesuffix(".xz").endswith((".txt", ".conllu")))


def lines(path: Path) -> Iterator[str]:
    """The sentences of one file, an empty string between documents."""
    opened = lzma.open if path.suffix == ".xz" else open
    treebank = path.name.removesuffix(".xz").endswith(".conllu")
    with opened(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            if not treebank:
                yield line.strip()
            elif line.startswith("# newdoc"):
                yield ""
            elif line.startswith("# text = "):
                yield line[9:].strip()


def documents(path: Path, most: int) -> list[list[str]]:
    """At most `most` documents of a file, spread evenly over it."""
    found: list[list[str]] = []
    block: list[str] = []
    for line in lines(path):
        if line and len(line) <= LONGEST:
            block.append(line)
        if len(block) >= SENTENCES or (not line and len(block) >= SENTENCES // 2):
            found.append(block)
            block = []
    if len(block) >= 3 or not found:
        found.append(block)
    step = max(1.0, len(found) / most)
    return [found[int(i * step)] for i in range(min(most, len(found)))]
