"""Counts what the model looks up: affixes that are words themselves, and which classes of words are neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from math import log10

from cleaner.document import LETTERS
from cleaner.glue.vocabulary import Vocabulary
from cleaner.lexicon import Lexicon

STEM = 3  # letters that an affix must leave
LONGEST = 10  # letters of an affix
FEWEST = 5  # words that an affix must begin or end
CLIP = 2.0  # log10


def affixes(lexicon: Lexicon) -> dict[str, dict[str, float]]:
    """Strings that are words, and log10(1 + how many longer trusted words begin or end with them)."""
    trusted = {word for word in lexicon.words("") if word.isalpha() and (entry := lexicon.entry(word)) and entry.trust}
    counts: dict[str, Counter[str]] = {"prefixes": Counter(), "suffixes": Counter()}
    for word in trusted:
        for size in range(1, min(LONGEST, len(word) - STEM) + 1):
            if word[:size] in trusted or size == 1:
                counts["prefixes"][word[:size]] += 1
            if word[-size:] in trusted or size == 1:
                counts["suffixes"][word[-size:]] += 1
    return {
        side: {affix: round(log10(1 + n), 1) for affix, n in sorted(counter.items()) if n >= FEWEST}
        for side, counter in counts.items()
    }


def transitions(sentences: Iterable[str], vocabulary: Vocabulary) -> dict[str, float]:
    """log10 of how much oftener than by chance a class of words follows another, "determiner noun": 0.61."""
    pairs: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        kinds = _kinds(sentence, vocabulary)
        pairs.update(pairwise(kinds))
    lefts, rights = Counter[str](), Counter[str]()
    for (left, right), n in pairs.items():
        lefts[left] += n
        rights[right] += n
    total = pairs.total()
    out = {}
    for left in sorted(lefts):
        for right in sorted(rights):
            expected = lefts[left] * rights[right] / total
            if expected >= 5:
                value = log10((pairs[left, right] + 0.5) / (expected + 0.5))
                out[f"{left} {right}"] = round(max(-CLIP, min(CLIP, value)), 2)
    return out


def _kinds(sentence: str, vocabulary: Vocabulary) -> list[str]:
    out = ["edge"]
    end = 0
    for match in LETTERS.finditer(sentence):
        if out[-1] != "edge" and sentence[end : match.start()] not in (" ", "'", "’", "-"):
            out.append("edge")
        after = sentence[match.end() : match.end() + 1]
        elided = after in ("'", "’") and match[0].lower() in vocabulary.conventions.elisions
        out.append(vocabulary.elided(match[0]).kind if elided else vocabulary.kind(match[0]))
        end = match.end()
    return [*out, "edge"]
