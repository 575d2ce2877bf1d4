"""Reads sentences into arrays of token numbers, once a language, and keeps them in the folder of the run."""

from __future__ import annotations

import lzma
import random
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules
from cleaner.tokens import Token, tokenise
from cleaner.tokens import _bounds as bounds

SHORTEST, LONGEST = 4, 64
"""Tokens of a sentence that is learned from."""
ENDS = frozenset('.!?…»”"“:;)')
MARKUP = frozenset("|<>`{}=\\")
TREEBANK_COPIES = 3
"""Treebanks are small, but nearest to news."""


@dataclass
class Corpus:
    """Sentences of one language: the texts of its token types, the type of each token, where sentences begin."""

    types: list[str]
    tokens: np.ndarray
    starts: np.ndarray

    def __len__(self) -> int:
        return len(self.starts) - 1


def read(language: str, folders: list[Path], kept: Path, most: int = 0) -> Corpus:
    """The corpus of `folders`, at most `most` characters a file (0: all), or of the file `kept` if there is one."""
    if not kept.exists():
        corpus = _build(language, folders, most or sys.maxsize)
        np.savez(kept, types=np.array("\n".join(corpus.types)), tokens=corpus.tokens, starts=corpus.starts)
    with np.load(kept) as data:
        return Corpus(str(data["types"]).split("\n"), data["tokens"], data["starts"])


def _build(language: str, folders: list[Path], most: int) -> Corpus:
    profile = Profile(language, builtin_rules())
    numbers: dict[str, int] = {}
    tokens, starts, seen = array("i"), array("q", [0]), set[int]()
    for path in sorted(file for folder in folders for file in folder.rglob("*.xz")):
        copies = TREEBANK_COPIES if ".conllu" in path.name else 1
        for sentence in _sentences(path, profile, most):
            key = hash(tuple(token.text for token in sentence))
            if key in seen:
                continue
            seen.add(key)
            row = [numbers.setdefault(token.text, len(numbers)) for token in sentence]
            for _ in range(copies):
                tokens.extend(row)
                starts.append(len(tokens))
        print(path.name, len(starts) - 1, "sentences", len(tokens), "tokens", flush=True)
    return Corpus(list(numbers), np.frombuffer(tokens, np.int32), np.frombuffer(starts, np.int64))


def _sentences(path: Path, profile: Profile, most: int) -> Iterator[list[Token]]:
    elided, short = profile.words("orthography", "elided"), profile.words("orthography", "abbreviations")
    read = 0
    for line in _lines(path):
        read += len(line)
        if read > most:
            return
        if MARKUP & set(line):
            continue
        tokens = tokenise(line, elided=elided)
        for first, last in bounds(tokens, short):
            if SHORTEST <= last - first <= LONGEST and tokens[last - 1].text in ENDS:
                yield tokens[first:last]


def _lines(path: Path) -> Iterator[str]:
    treebank = ".conllu" in path.name
    if treebank and "-train" not in path.name:
        return
    with lzma.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            if not treebank:
                yield line.strip()
            elif line.startswith("# text = "):
                yield line[9:].strip()


def order(corpus: Corpus, epoch: int, tokens_a_batch: int) -> Iterator[np.ndarray]:
    """Batches of sentences of one length, in an order that depends on the epoch alone."""
    rng = np.random.default_rng(epoch)
    lengths = np.diff(corpus.starts)
    mixed = rng.permutation(len(corpus))
    by_length = mixed[np.argsort(lengths[mixed], kind="stable")]
    batches: list[np.ndarray] = []
    for group in np.split(by_length, np.flatnonzero(np.diff(lengths[by_length])) + 1):
        size = max(1, tokens_a_batch // (int(lengths[group[0]]) + 2))
        batches += [group[at : at + size] for at in range(0, len(group), size)]
    random.Random(epoch).shuffle(batches)
    yield from batches


def counts(corpus: Corpus) -> Counter[str]:
    """How often each type occurs, by its text."""
    return Counter(
        dict(zip(corpus.types, np.bincount(corpus.tokens, minlength=len(corpus.types)).tolist(), strict=True))
    )
