"""Phrases of web pages ("read more", "leer más"): lines too short to be recognised by their words alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cleaner.document import LETTERS
from cleaner.language.tables import LanguageTables


def interface_phrases(
    phrases: Mapping[str, Iterable[str]], language: str, tables: LanguageTables
) -> dict[tuple[str, ...], int]:
    """The phrases of all languages but the article's, as rows of small words, each with the number of its language."""
    own = {_words(phrase) for phrase in phrases.get(language, ())}
    found: dict[tuple[str, ...], int] = {}
    for code in sorted(phrases):
        if code != language and code in tables.index:
            for phrase in phrases[code]:
                found.setdefault(_words(phrase), tables.index[code])
    return {words: number for words, number in found.items() if words not in own}


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(LETTERS.findall(phrase.lower()))
