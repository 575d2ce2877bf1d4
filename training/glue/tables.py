"""Counts what the model looks up: affixes that are words themselves, and which classes of words are neighbours."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from math import log10

import regex

from cleaner.glue.sieve import Sieve
from cleaner.glue.tables import BACK_OFF, BEGIN, EDGE, END, HEAD, HISTORY, SEPARATOR, UNSEEN, Neighbour
from cleaner.glue.twins import halves
from cleaner.glue.vocabulary import Vocabulary
from cleaner.lexicon import Lexicon, Pos, open_lexicon

STEM = 3  # letters that an affix must leave
LONGEST = 10  # letters of an affix
FEWEST = 5  # words that an affix must begin or end
CLIP = 2.0  # log10
SMALL = 150  # function words that have lines of their own in the table of neighbours
FEW_EXPECTED = 8  # meetings by chance of a pair with such a word that are enough to judge it by
HELD_OUT = 3  # of ten names
FEWEST_NAMES = 4  # names that a run of characters must be in
LEAST_WEIGHT = 1e-4  # of a shorter history
WORD_OR_NUMBER = regex.compile(r"\p{L}[\p{L}\p{M}]*|\d+(?:[.,]\d+)*")


def rows(values: Iterable[tuple[str, str, float]]) -> dict[str, str]:
    """A table as cleaner.glue.tables reads it, from (row, key, value); the values of a row in their order."""
    cells: dict[str, list[str]] = defaultdict(list)
    for row, key, value in values:
        cells[row] += key, str(value)
    return {row: SEPARATOR.join(found) for row, found in cells.items()}


def affixes(lexicon: Lexicon) -> dict[str, dict[str, str]]:
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
        side: rows((affix[:HEAD], affix, round(log10(1 + n), 1)) for affix, n in sorted(counter.items()) if n >= FEWEST)
        for side, counter in counts.items()
    }


def neighbours(sentences: Iterable[str], vocabulary: Vocabulary) -> dict[str, str]:
    """log10 of how much oftener than by chance a word or class follows another: "determiner" and "noun", "=la"."""
    pairs: Counter[tuple[Neighbour, Neighbour]] = Counter()
    for sentence in sentences:
        pairs.update(pairwise(_words(sentence, vocabulary)))
    small = {word for word, _ in _small(pairs).most_common(SMALL)}
    counts, lefts, rights = Counter[tuple[str, str]](), Counter[str](), Counter[str]()
    for (left, right), n in pairs.items():
        firsts, seconds = _keys(left, small), _keys(right, small)
        for first in firsts:
            lefts[first] += n
            counts.update({(first, second): n for second in seconds})
        for second in seconds:
            rights[second] += n
    total = pairs.total()
    out = []
    for left in sorted(lefts):
        for right in sorted(rights):
            expected = lefts[left] * rights[right] / total
            if ("+" in left or "+" in right) and "=" not in left + right:
                continue  # what a word can be is worth a row beside the small words only
            if expected >= (FEW_EXPECTED if "=" in left + right else 5):
                value = log10((counts[left, right] + 0.5) / (expected + 0.5))
                out.append((left, right, round(max(-CLIP, min(CLIP, value)), 1 if "=" in left + right else 2)))
    return rows(out)


def small_words(beside: Iterable[str]) -> list[str]:
    """The function words that have rows in a table of neighbours."""
    return sorted(key[1:] for key in beside if key.startswith("="))


def _small(pairs: Counter[tuple[Neighbour, Neighbour]]) -> Counter[str]:
    found = Counter[str]()
    for (left, _), n in pairs.items():
        if left.word:
            found[left.word] += n
    return found


def _keys(word: Neighbour, small: set[str]) -> tuple[str, ...]:
    return (word.kind,) if word.word and word.word not in small else word.keys


def _words(sentence: str, vocabulary: Vocabulary) -> list[Neighbour]:
    out = [EDGE]
    end = 0
    for match in WORD_OR_NUMBER.finditer(sentence):
        if out[-1] != EDGE and sentence[end : match.start()] not in (" ", "'", "’", "-"):
            out.append(EDGE)
        after = sentence[match.end() : match.end() + 1]
        elided = after in ("'", "’") and match[0].lower() in vocabulary.conventions.elisions
        out.append(vocabulary.neighbour(match[0] + "'" * elided))
        end = match.end()
    return [*out, EDGE]


def doubles(vocabulary: Vocabulary, lexicon: Lexicon) -> str:
    """The words that two others make together, as cleaner.glue.tables reads them."""
    trusted = (word for word in lexicon.words("") if word.isalpha() and (entry := lexicon.entry(word)) and entry.trust)
    words = {word.lower() for word in trusted}
    return Sieve.written([word for word in words if halves(word, vocabulary) or halves(word.capitalize(), vocabulary)])


def all_names(languages: Iterable[str]) -> list[str]:
    """The names that the lexicons have, with a capital, in a fixed order."""
    known: set[str] = set()
    for language in languages:
        lexicon = open_lexicon(language)
        for word in lexicon.words(""):
            entry = lexicon.entry(word)
            if word.isalpha() and entry and entry.trust and Pos.PROPER in entry.pos and lexicon.is_name(word):
                known.add(word)
    return sorted(known)


def is_held_out(name: str) -> bool:
    """Whether a name is kept from the table of spellings, so that training meets names that it does not know."""
    return zlib.crc32(name.encode()) % 10 < HELD_OUT


def spellings(names: Iterable[str]) -> dict[str, str]:
    """log10 of the probability of each character of a name after up to HISTORY others, and of each row's back-off.

    Interpolated after Witten and Bell (1991); what fewer than FEWEST_NAMES names have is left to the shorter history.
    """
    counts: list[dict[str, Counter[str]]] = [defaultdict(Counter) for _ in range(HISTORY + 1)]
    for word in names:
        text = BEGIN + word + END
        for i in range(1, len(text)):
            for size in range(min(i, HISTORY) + 1):
                counts[size][text[i - size : i]][text[i]] += 1
    kept: dict[str, dict[str, float]] = {}
    weights: dict[str, float] = {}

    def probability(history: str, character: str) -> float:
        weight = 1.0
        while history:
            if character in kept.get(history, ()):
                return weight * kept[history][character]
            weight *= weights.get(history, 1.0)
            history = history[1:]
        return weight * kept[""].get(character, 10**UNSEEN)

    for size, histories in enumerate(counts):
        for history, found in sorted(histories.items()):
            often = {character: n for character, n in sorted(found.items()) if n >= FEWEST_NAMES}
            if not often:
                continue
            shorter = {one: probability(history[1:], one) if size else 1 / len(found) for one in often}
            whole = found.total() + len(found)
            kept[history] = {one: (n + len(found) * shorter[one]) / whole for one, n in often.items()}
            left = max(LEAST_WEIGHT, 1 - sum(kept[history].values()))
            weights[history] = min(1.0, left / max(LEAST_WEIGHT, 1 - sum(shorter.values())))
    rounded = ((row, key, round(log10(value), 2)) for row in sorted(kept) for key, value in kept[row].items())
    backs = ((row, BACK_OFF, round(log10(weights[row]), 2)) for row in sorted(kept) if row)
    return rows([*backs, *rounded])
