"""Words, numbers and marks of a text with their places, and the sentences that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import regex

from cleaner.document import Document, Kind
from cleaner.profile import Profile

CLOSING = frozenset("»”\"'’)]›“")
"""Marks that may stand between a full stop and the end of its sentence."""


class Token(NamedTuple):
    """A word, a number or one mark, `start:end` in code points of the text it was cut from.

    low    its key in word lists: lower case, typewriter apostrophe
    """

    text: str
    start: int
    end: int
    low: str

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit ("17", "17e")."""
        return self.text[0].isdigit()


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence, its closing mark included; `stop` is that mark, "" if it has none."""

    tokens: tuple[Token, ...]
    stop: str
    quoted: tuple[bool, ...]
    """For each token, whether it lies in a quotation of speech."""


def tokenise(text: str, start: int = 0, end: int | None = None, elided: frozenset[str] = frozenset()) -> list[Token]:
    """The tokens of `text[start:end]`; a word in `elided` ("l", "qu") is cut off after its apostrophe.

    >>> [token.text for token in tokenise("d’un coup, aujourd’hui", elided=frozenset({"d", "qu"}))]
    ['d’', 'un', 'coup', ',', 'aujourd’hui']
    """
    pattern = _pattern(elided)
    stop = len(text) if end is None else end
    return [
        Token(match[0], match.start(), match.end(), match[0].lower().replace("’", "'"))
        for match in pattern.finditer(text, start, stop)
    ]


@lru_cache(maxsize=16)
def _pattern(elided: frozenset[str]) -> Any:
    particles = "|".join(sorted(elided, key=lambda word: (-len(word), word)))
    cut = rf"(?<![\p{{L}}\p{{M}}])(?i:{particles})['’](?=\p{{L}}) | " if particles else ""
    return regex.compile(
        rf"{cut}\p{{L}}[\p{{L}}\p{{M}}\d]*+(?:[-‐‑'’][\p{{L}}\p{{M}}\d]++)*+ | \d++(?:[.,:]\d++)*+\p{{L}}*+ | \S",
        regex.VERBOSE | regex.VERSION1,
    )


def sentences(document: Document, profile: Profile, kinds: frozenset[Kind]) -> Iterator[Sentence]:
    """The sentences of those blocks of a document that are of `kinds`.

    Words that the language elides, and abbreviations that end in a point, come from the table [orthography].
    """
    elided, short = profile.words("orthography", "elided"), profile.words("orthography", "abbreviations")
    for block in document.blocks:
        if block.kind in kinds:
            tokens = tokenise(document.text, block.start, block.end, elided)
            for first, last in _bounds(tokens, short):
                yield _sentence(tokens[first:last], document)


def _sentence(tokens: Sequence[Token], document: Document) -> Sentence:
    quoted = tuple(document.quoted.overlaps(token.start, token.end) for token in tokens)
    at = len(tokens) - 1
    while at > 0 and tokens[at].text in CLOSING:
        at -= 1
    stop = tokens[at].text if tokens[at].text in _STOPS else ""
    return Sentence(tuple(tokens), stop, quoted)


_STOPS = frozenset(".!?…")


def _bounds(tokens: Sequence[Token], short: frozenset[str]) -> Iterator[tuple[int, int]]:
    """First and last index (exclusive) of each sentence. A point after an initial or an abbreviation ends none."""
    first, at = 0, 0
    while at < len(tokens):
        at += 1
        if tokens[at - 1].text not in _STOPS or _abbreviates(tokens, at - 1, short):
            continue
        while at < len(tokens) and (tokens[at].text in CLOSING or tokens[at].text in _STOPS):
            at += 1
        if at < len(tokens) and (tokens[at].start == tokens[at - 1].end or tokens[at].text[0].islower()):
            continue
        yield first, at
        first = at
    if first < len(tokens):
        yield first, len(tokens)


def _abbreviates(tokens: Sequence[Token], at: int, short: frozenset[str]) -> bool:
    if tokens[at].text != "." or at == 0 or tokens[at - 1].end != tokens[at].start:
        return False
    word = tokens[at - 1].text
    if word.isdigit():
        return len(word) < 3  # an ordinal, in German, Dutch, Danish…; where it was a number, two sentences become one
    return len(word) == 1 or word.lower() in short
