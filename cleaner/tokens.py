"""Words, numbers and marks of a text with their places, and the sentences that they make."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from cleaner.document import Document, Kind
from cleaner.expressions import regex
from cleaner.profile import Profile

CLOSING = frozenset("»”\"'’)]›“")
"""Marks that may stand between a full stop and the end of its sentence."""

MOST_KEPT = 200_000
"""Code points of a document whose sentences are kept for the next stage that asks for them: some 20 MB."""


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


def lone_token(text: str) -> Token:
    """A word, number or mark by itself, as a token."""
    return Token(text, 0, len(text), text.lower().replace("’", "'"))


class Sentence(NamedTuple):
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
    make = tuple.__new__  # a token is made for every word of a text, and the checks of Token(...) take half of the time
    find, at, out = text.find, start, []
    for word in pattern.findall(text, start, stop):  # only white space stands before the next token
        at = find(word, at)
        end = at + len(word)
        low = word.lower()
        out.append(make(Token, (word, at, end, low.replace("’", "'") if "’" in low else low)))
        at = end
    return out


@lru_cache(maxsize=16)
def _pattern(elided: frozenset[str]) -> Any:
    particles = "|".join(sorted(elided, key=lambda word: (-len(word), word)))
    cut = rf"(?<![\p{{L}}\p{{M}}])(?i:{particles})['’](?=\p{{L}}) | " if particles else ""
    return regex.compile(
        rf"{cut}\p{{L}}[\p{{L}}\p{{M}}\d]*+(?:[-‐‑'’][\p{{L}}\p{{M}}\d]++)*+ | \d++(?:[.,:]\d++)*+\p{{L}}*+ | \S",
        regex.VERBOSE | regex.VERSION1,
    )


def sentences(
    document: Document, profile: Profile, kinds: frozenset[Kind], only: Container[int] | None = None
) -> Iterator[Sentence]:
    """The sentences of those blocks of a document that are of `kinds`, or of those among them with a number in `only`.

    Words that the language elides, and abbreviations that end in a point, come from the table [orthography].
    """
    elided, short = profile.words("orthography", "elided"), profile.words("orthography", "abbreviations")
    kept = document.memo(("sentences", elided, short))
    for number, block in enumerate(document.blocks):
        if block.kind in kinds and (only is None or number in only):
            found = kept.get(number)
            if found is None:
                tokens = tokenise(document.text, block.start, block.end, elided)
                found = [_sentence(tokens[first:last], document) for first, last in _bounds(tokens, short)]
                if len(document.text) <= MOST_KEPT:
                    kept[number] = found
            yield from found


def _sentence(tokens: Sequence[Token], document: Document) -> Sentence:
    if document.quoted.overlaps(tokens[0].start, tokens[-1].end):
        quoted = tuple(document.quoted.overlaps(token.start, token.end) for token in tokens)
    else:
        quoted = (False,) * len(tokens)
    at = len(tokens) - 1
    while at > 0 and tokens[at].text in CLOSING:
        at -= 1
    stop = tokens[at].text if tokens[at].text in _STOPS else ""
    return Sentence(tuple(tokens), stop, quoted)


_STOPS = frozenset(".!?…")


def _bounds(tokens: Sequence[Token], short: frozenset[str]) -> Iterator[tuple[int, int]]:
    """First and last index (exclusive) of each sentence. A point after an initial or an abbreviation ends none."""
    first, count = 0, len(tokens)
    stops = [at for at, token in enumerate(tokens) if token[0] in _STOPS]
    behind = 0
    for at in stops:
        if at < behind or _abbreviates(tokens, at, short):
            continue
        at += 1
        while at < count and (tokens[at].text in CLOSING or tokens[at].text in _STOPS):
            at += 1
        behind = at
        if at < count and (tokens[at].start == tokens[at - 1].end or tokens[at].text[0].islower()):
            continue
        yield first, at
        first = at
    if first < count:
        yield first, count


def _abbreviates(tokens: Sequence[Token], at: int, short: frozenset[str]) -> bool:
    if tokens[at].text != "." or at == 0 or tokens[at - 1].end != tokens[at].start:
        return False
    word = tokens[at - 1].text
    if word.isdigit():
        return len(word) < 3  # an ordinal, in German, Dutch, Danish…; where it was a number, two sentences become one
    return len(word) == 1 or word.lower() in short
