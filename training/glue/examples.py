"""Turns damaged documents into vectors: the same candidates and features as at run time."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from damage import damage, rename

from cleaner.formats import parse
from cleaner.glue.candidates import candidates
from cleaner.glue.chunks import runs, scan
from cleaner.glue.evidence import TextEvidence
from cleaner.glue.features import vectors
from cleaner.glue.tables import Tables
from cleaner.glue.tokens import in_code
from cleaner.glue.vocabulary import Vocabulary
from cleaner.glue.words import tokens_at
from cleaner.lexicon import Case, Entry

RATE = 0.4  # of the sentences are damaged
INDEPENDENT = {"fr", "es", "en", "pt", "nl"}  # languages whose dictionary does not come from the training text


@dataclass
class Examples:
    """Vectors, whether each is a lost space, and how its place looks ("Kherson|la")."""

    vectors: list[list[float]]
    gold: list[int]
    places: list[str]


def hidden(language: str):  # type: ignore[no-untyped-def]
    """Which words of the lexicon to take for unknown: a fixed half of the rarer ones that only the text vouches for."""

    def hides(word: str, entry: Entry) -> bool:
        key = word.lower()
        if "'" in key or entry.closed_class:
            return False
        lot = zlib.crc32(f"{language} {key}".encode()) % 100
        if entry.trust == 1 and entry.zipf < 3.4:
            return lot < 50
        if Case.LOWER not in entry.case and entry.zipf < 4.8:
            return lot < 55
        return entry.trust == 2 and entry.zipf < 2.6 and lot < (6 if language in INDEPENDENT else 30)

    return hides


def collect(
    documents: Iterable[list[str]],
    vocabulary: Vocabulary,
    tables: Tables,
    names: Sequence[str],
    seed: int,
) -> Examples:
    """Every candidate of every suspicious token of the documents, damaged at RATE, with `names` for half of theirs."""
    out = Examples([], [], [])
    chance = random.Random(seed)

    def is_name(word: str) -> bool:
        return vocabulary.kind(word) == "name"

    for sentences in documents:
        renamed = [rename(sentence, is_name, names, chance) for sentence in sentences]
        text, gold = damage(renamed, RATE, chance)
        document = parse(text)
        evidence = TextEvidence(text)
        for token in tokens_at(document, runs(scan(document, vocabulary))):
            if in_code(token):
                continue
            found = candidates(token, vocabulary, evidence)
            for candidate, vector in zip(found, vectors(found, vocabulary, evidence, tables), strict=False):
                out.vectors.append(vector)
                out.gold.append(int(token.start + candidate.cut in gold))
                out.places.append("|".join(candidate.words))
    return out
