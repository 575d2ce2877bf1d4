"""Counts what the model looks up: affixes that are words themselves, and which classes of words are neighbours."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from math import log10

import regex

from cleaner.glue.tables import BEGIN, EDGE, END, HEAD, HISTORY, SEPARATOR, Neighbour
from cleaner.glue.vocabulary import Vocabulary
from cleaner.lexicon import Lexicon, Pos, open_lexicon

STEM = 3  # letters that an affix must leave
LONGEST = 10  # letters of an affix
FEWEST = 5  # words that an affix must begin or end
CLIP = 2.0  # log10
SMALL = 150  # function words that have lines of their own in the table of neighbours
FEW_EXPECTED = 8  # meetings by chance of a pair with such a word that are enough to judge it by
HELD_OUT = 3  # of ten names
FEWEST_NAMES = 6  # names that a run of characters must be in
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
    return word.keys if word.word in small else (word.kind,)


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
    """log10 of the probability of each character of a name after up to HISTORY others."""
    grams, histories = Counter[str](), Counter[str]()
    for word in names:
        text = BEGIN + word + END
        for i in range(1, len(text)):
            for size in range(min(i, HISTORY) + 1):
                grams[text[i - size : i + 1]] += 1
                histories[text[i - size : i]] += 1
    often = ((gram[:-1], gram[-1], n) for gram, n in sorted(grams.items()) if n >= FEWEST_NAMES)
    return rows((history, character, round(log10(n / histories[history]), 1)) for history, character, n in often)
