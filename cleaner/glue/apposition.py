"""The comma that is lost with the space: "Kherson la plus grande ville" for "Kherson, la plus grande ville"."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import LETTERS, Document
from cleaner.findings import Action, Finding
from cleaner.glue.tokens import LONGEST, letters_at_end
from cleaner.glue.vocabulary import Vocabulary
from cleaner.reasons import Reason

SHORTEST = 3
"""Letters of a name."""
CONFIDENCE = 0.8
NOMINAL = ("adjective", "noun", "participle")


def find(document: Document, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Proposals of a comma between a name and what begins an apposition to it in the language."""
    text = document.text
    for phrase in vocabulary.conventions.appositions:
        at = text.find(f" {phrase}")
        while at >= 0:
            name = letters_at_end(text[max(0, at - LONGEST) : at])
            end = at + 1 + len(phrase)
            start = at - len(name)
            free = not document.protected.overlaps(start, end)
            if free and _is_name(name, vocabulary) and _is_apposition(text, (start, end), vocabulary):
                yield _finding(name, text[at + 1 : end], start, end)
            at = text.find(f" {phrase}", end)


def _is_name(word: str, vocabulary: Vocabulary) -> bool:
    if len(word) < SHORTEST or not word[0].isupper() or word.isupper():
        return False
    part = vocabulary.part(word)
    return part.name or not part.trust


def _is_apposition(text: str, place: tuple[int, int], vocabulary: Vocabulary) -> bool:
    """Whether the phrase that ends the place has its noun or an adjective, and no auxiliary stands before the name.

    Not "à Paris le plus souvent", nor "daarmee was Alexandrië de grootste stad".
    """
    start, end = place
    ahead = letters_at_end(text[max(0, start - LONGEST) : start].rstrip(" "))
    if text[end : end + 1].isalpha() or (ahead and vocabulary.part(ahead).kind == "auxiliary"):
        return False
    word = LETTERS.match(text, end + 1, end + 1 + LONGEST)
    words = letters_at_end(text[start:end]), word[0] if word and text[end] == " " else ""
    return any(vocabulary.part(word).kind.startswith(NOMINAL) for word in words if word)


def _finding(name: str, phrase: str, start: int, end: int) -> Finding:
    return Finding(
        rule="glue.comma",
        action=Action.SUGGEST,
        start=start,
        end=end,
        replacement=f"{name}, {phrase}",
        confidence=CONFIDENCE,
        evidence=(Reason("glue.apposition", phrase=phrase, name=name),),
    )
