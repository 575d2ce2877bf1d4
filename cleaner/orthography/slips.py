"""Slips of the pen that need no lexicon: letters in the wrong order ("Teh"), a small word twice ("de de")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from cleaner.document import Document, runs_of
from cleaner.expressions import regex
from cleaner.findings import Action, Finding
from cleaner.orthography.screen import look
from cleaner.placing import placed_words
from cleaner.profile import Profile

_SENTENCE_START = regex.compile(r"(?:\A|[\n.!?…:«“„\"'‘]\s*)$")
LOOKED_BACK = 4
"""Code points before a word in which the end of the sentence before it is looked for."""
HABIT = 3
"""A word that stands so often in one spelling is no slip."""


def find_misspellings(document: Document, profile: Profile) -> Iterator[Finding]:
    """A suggestion for each word of [orthography.misspellings], in the case in which it is written.

    With a capital inside a sentence it may be a name ("Mr Teh"), unless all nouns have one; and what a text writes
    often and never otherwise is the spelling of its time ("aprés").
    """
    section = profile.section("orthography")
    table = section.get("misspellings", {})
    if table.keys().isdisjoint(document.small_words):
        return
    wrong = {word for word in document.words if word.lower() in table and not _is_habit(document, word, table)}
    for start, word in placed_words(document, wrong):
        end = start + len(word)
        if document.quoted.overlaps(start, end) or _joined(document.text, start, end):
            continue
        capital = word[0].isupper() and not word.isupper()
        if not capital or section.get("capital_nouns") or _begins_sentence(document.text, start):
            right = _in_case_of(word, table[word.lower()])
            yield Finding("orthography.misspelling", Action.SUGGEST, start, end, replacement=right, confidence=0.95)


def find_doubled(document: Document, profile: Profile) -> Iterator[Finding]:
    """A suggestion to drop the second of two words of [orthography] `never_doubled` that stand side by side."""
    never = profile.words("orthography", "never_doubled")
    text = document.text
    for (one, at), (two, start) in _neighbours(document, profile) if never else ():
        if two not in never or one.lower() != two or text[at + len(one) : start] != " ":
            continue
        end = start + len(two)
        if not _joined(text, at, end) and not document.quoted.overlaps(at, end):
            yield Finding("orthography.doubled", Action.SUGGEST, at, end, replacement=one, confidence=0.95)


def _neighbours(document: Document, profile: Profile) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    """Runs of letters and those after them, with their offsets: all that may be one word twice."""
    if not document.is_all_blocks:
        yield from pairwise(document.placed_runs)
        return
    row, runs, places = document.row, document.answers(runs_of), look(document, profile).doubled
    for at, start in zip(places, document.starts(places), strict=True):
        one, two, end = runs[row[at]][-1], runs[row[at + 1]][0], start + len(row[at])
        yield (one, end - len(one)), (two, end + 1)


def _joined(text: str, start: int, end: int) -> bool:
    """Whether the words are part of something longer: "la la-mi", "rendez-vous vous", an address."""
    return text[max(0, start - 1) : start] in tuple("-'’.@/_") or text[end : end + 1] in tuple("-'’@/_")


def _is_habit(document: Document, word: str, table: Mapping[str, str]) -> bool:
    key = word.lower()
    if table[key] in document.words:
        return False
    return sum(count for one, count in document.all_letter_runs.items() if one.lower() == key) >= HABIT


def _begins_sentence(text: str, start: int) -> bool:
    return _SENTENCE_START.search(text, max(0, start - LOOKED_BACK), start) is not None


def _in_case_of(word: str, right: str) -> str:
    """`right` in capitals or with one, as `word` is written."""
    if word.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if word[0].isupper() else right
