"""What a token is called when it was dropped: a frequent small word by its name, others by their part of speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from cleaner.gaps.readings import Readings
from cleaner.lexicon import Lexicon, Pos
from cleaner.tokens import Token

NAMED = 120
"""Small words that are classes of their own."""
FREQUENT_ADVERB = 6.2
"""Zipf value from which an adverb is a small word ("ne", "pas", "not")."""
NONE, SEVERAL = "<none>", "<several>"
CONTENT = (
    "<verb>",
    "<noun>",
    "<noun or verb>",
    "<adjective>",
    "<nominal>",
    "<participle>",
    "<infinitive>",
    "<adverb>",
    "<name>",
    "<number>",
    "<word>",
)
WEIGHTS = {"<adjective>": 0.4, "<adverb>": 0.3, "<name>": 0.4, "<number>": 0.4, "<word>": 0.5, "<nominal>": 0.7}
"""How much a lost word of a class counts; those whose loss mostly leaves a whole sentence count less."""
IGNORED = -100
_SMALL = Pos.DETERMINER | Pos.PRONOUN | Pos.ADPOSITION | Pos.CONJUNCTION | Pos.AUXILIARY


def classes(lexicon: Lexicon, counts: Counter[str]) -> list[str]:
    """The classes of one language: none, several words, classes of content, then the named words by frequency.

    Every elided word ("n'") is a small word.
    """
    lows: Counter[str] = Counter()
    for text, count in counts.items():
        if text[0].isalpha():
            lows[text.lower().replace("’", "'")] += count
    named = [low for low, _ in lows.most_common(3000) if low.endswith("'") or _is_small(lexicon, low)]
    return [NONE, SEVERAL, *CONTENT, *named[:NAMED]]


def _is_small(lexicon: Lexicon, low: str) -> bool:
    entry = lexicon.entry(low.rstrip("'"))
    if entry is None or entry.trust == 0:
        return False
    return bool(entry.closed_class and entry.pos & _SMALL) or bool(
        entry.zipf >= FREQUENT_ADVERB and entry.pos & (_SMALL | Pos.ADVERB)
    )


def label_types(types: list[str], names: list[str], lexicon: Lexicon) -> np.ndarray:
    """The class of each token type; IGNORED for marks."""
    numbers = {name: number for number, name in enumerate(names)}
    return np.array([_label(text, numbers, lexicon) for text in types], np.int64)


def _label(text: str, numbers: dict[str, int], lexicon: Lexicon) -> int:
    low = text.lower().replace("’", "'")
    if text[0].isdigit():
        return numbers["<number>"]
    if not text[0].isalpha():
        return IGNORED
    if low.endswith("'") and low not in numbers:
        return numbers["<word>"]
    if low in numbers:
        return numbers[low]
    entry = lexicon.entry(text.rstrip("’'"))
    if entry is None or entry.trust == 0:
        return numbers["<name>" if text[0].isupper() else "<word>"]
    if lexicon.is_name(text):
        return numbers["<name>"]
    return numbers[_content(entry.pos, text)]


def _content(pos: Pos, text: str) -> str:
    nominal = Pos.NOUN in pos
    if Pos.FINITE in pos and not (nominal and text[0].isupper()):
        return "<noun or verb>" if pos & (Pos.NOUN | Pos.ADJECTIVE | Pos.PARTICIPLE) else "<verb>"
    if nominal:
        return "<nominal>" if Pos.ADJECTIVE in pos and not text[0].isupper() else "<noun>"
    for part, name in (
        (Pos.PARTICIPLE, "<participle>"),
        (Pos.INFINITIVE, "<infinitive>"),
        (Pos.ADJECTIVE, "<adjective>"),
        (Pos.ADVERB, "<adverb>"),
        (Pos.PROPER, "<name>"),
    ):
        if part in pos:
            return name
    return "<word>"


def settles(types: list[str], lexicon: Lexicon) -> np.ndarray:
    """For each type, what it makes of an ambiguous word behind it: 1 a noun, 2 a verb, 0 nothing."""
    made = np.zeros(len(types), np.int8)
    for number, text in enumerate(types):
        entry = lexicon.entry(text.rstrip("’'")) if text[0].isalpha() else None
        if entry is None or not entry.closed_class:
            continue
        if entry.pos & (Pos.DETERMINER | Pos.ADPOSITION):
            made[number] = 1
        elif entry.pos & Pos.PRONOUN:
            made[number] = 2
    return made


def classes_by_part(tokens: Sequence[Token], readings: Readings) -> dict[str, list[int]]:
    """The places of tokens whose loss leaves a hole, by part of speech (a finite verb, an article, a noun…)."""
    found: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        pos = readings.pos(token) if token.is_word else Pos(0)
        for wanted, part in PARTS:
            if pos & wanted and not (part in OPEN and pos & ~wanted & _OTHER):
                found.setdefault(part, []).append(at)
                break
    return found


PARTS = (
    (Pos.DETERMINER, "DET"),
    (Pos.AUXILIARY, "AUX"),
    (Pos.ADPOSITION, "ADP"),
    (Pos.PRONOUN, "PRON"),
    (Pos.FINITE, "VERB"),
    (Pos.NOUN, "NOUN"),
)
OPEN = frozenset(("VERB", "NOUN"))
"""Parts of speech of which only words are taken that can be nothing else."""
_OTHER = Pos.NOUN | Pos.FINITE | Pos.ADJECTIVE | Pos.PARTICIPLE | Pos.PROPER | Pos.ADVERB
