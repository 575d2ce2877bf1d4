"""Write the two tries of a language."""

import math
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import marisa_trie

from cleaner.lexicon.characters import BEGIN, END, ORDER, STEPS
from cleaner.lexicon.entries import RECORD_FORMAT, Entry, pack

RARE = (
    2  # n-grams of four and more characters seen in fewer words are left out, for size (effect on scores not measured)
)


def write_words(path: Path, entries: Mapping[str, Entry]) -> None:
    """Write ``<lang>.lex``; keys with capitals are exact spellings of mixed words."""
    items = [(word, pack(entries[word])) for word in sorted(entries)]
    marisa_trie.RecordTrie(RECORD_FORMAT, items, order=marisa_trie.LABEL_ORDER).save(str(path))


def write_characters(path: Path, words: Iterable[str]) -> None:
    """Write ``<lang>.chars``: n-gram -> log10 of its last character's probability, and of its weight as a history."""
    counts: Counter[str] = Counter()
    for word in words:
        text = BEGIN + word + END
        for end in range(2, len(text) + 1):
            counts.update(text[start:end] for start in range(max(0, end - ORDER), end))
    kept = {ngram: n for ngram, n in counts.items() if len(ngram) < 4 or n >= RARE}
    probability, weight = _witten_bell(kept)
    items = [(ngram, (_quantise(probability[ngram]), _quantise(weight.get(ngram, 1.0)))) for ngram in sorted(kept)]
    items += [(BEGIN, (255, _quantise(weight[BEGIN])))]
    marisa_trie.RecordTrie("<BB", sorted(items)).save(str(path))


def _witten_bell(counts: Mapping[str, int]) -> tuple[dict[str, float], dict[str, float]]:
    """Return P(last character | history) for each n-gram, and for each history the weight of the shorter history."""
    followers: dict[str, list[str]] = defaultdict(list)
    for ngram in counts:
        followers[ngram[:-1]].append(ngram)
    probability: dict[str, float] = {}
    weight: dict[str, float] = {}
    for history in sorted(followers, key=len):
        ngrams = followers[history]
        total, types = sum(counts[ngram] for ngram in ngrams), len(ngrams)
        for ngram in ngrams:
            shorter = probability[ngram[1:]] if history else 1 / (types + 1)
            probability[ngram] = (counts[ngram] + types * shorter) / (total + types)
        left = 1 - sum(probability[ngram] for ngram in ngrams)
        unseen = 1 - sum(probability[ngram[1:]] for ngram in ngrams) if history else 1.0
        weight[history] = max(left, 1e-6) / max(unseen, 1e-6) if left > 0 else 1e-6
    return probability, weight


def _quantise(probability: float) -> int:
    return min(255, max(0, round(-math.log10(probability) * STEPS)))


assert struct.calcsize(RECORD_FORMAT) == 6
