"""Verbs in the singular after a name that is a plural: "les États-Unis a travaillé"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from cleaner.document import Document, Kind, runs_of
from cleaner.expressions import regex
from cleaner.findings import Action, Finding
from cleaner.profile import Profile
from cleaner.tokens import Sentence, Token, sentences

_KINDS = frozenset((Kind.PARAGRAPH, Kind.QUOTATION, Kind.LIST_ITEM))
LONGEST_NAME = 3


def find_number(document: Document, profile: Profile) -> Iterator[Finding]:
    """Suggests the plural of a verb right after a plural name that begins its clause (table [orthography.plurals])."""
    data = profile.section("orthography").get("plurals", {})
    names = _names(tuple(data.get("names", ())), tuple(data.get("verbs", ())))
    if names.begins.isdisjoint(document.words) or not any(name in document.text for name in names.all):
        return
    starts = [block.start for block in document.blocks]
    named = {bisect_right(starts, match.start()) - 1 for match in names.acting.finditer(document.text)}
    for sentence in sentences(document, profile, _KINDS, named) if named else ():
        yield from _sentence(sentence, names.all, data["verbs"], frozenset(data["articles"]))


class _Names(NamedTuple):
    """The plural names of a language.

    begins   the letters with which they begin
    acting   one of them with a verb in the singular after it, and nothing but white space between any two words
    """

    all: frozenset[str]
    begins: frozenset[str]
    acting: Any


@lru_cache(maxsize=16)
def _names(names: tuple[str, ...], verbs: tuple[str, ...]) -> _Names:
    begins = frozenset(runs_of[name.split()[0]][0] for name in names)
    written = "|".join(r"\s*+".join(map(regex.escape, name.split())) for name in names)
    acting = regex.compile(rf"(?:{written})\s*+(?:{'|'.join(map(regex.escape, verbs))})", regex.VERSION1)
    return _Names(frozenset(names), begins, acting)


def _sentence(
    sentence: Sentence, names: frozenset[str], verbs: Mapping[str, str], articles: frozenset[str]
) -> Iterator[Finding]:
    tokens = sentence.tokens
    for at in range(1, len(tokens) - 1):
        plural = verbs.get(tokens[at].text)
        if plural is None or sentence.quoted[at]:
            continue
        start = _name_start(tokens, at, names)
        if start is not None and _begins_clause(tokens, start, articles):
            name = " ".join(token.text for token in tokens[start:at])
            verb = tokens[at]
            yield Finding(
                "orthography.number",
                Action.SUGGEST,
                verb.start,
                verb.end,
                plural,
                confidence=0.9,
                values={"name": name},
            )


def _name_start(tokens: tuple[Token, ...], end: int, names: frozenset[str]) -> int | None:
    """Where the plural name that ends before `end` begins; None if there is none."""
    for start in range(max(0, end - LONGEST_NAME), end):
        if " ".join(token.text for token in tokens[start:end]) in names:
            return start
    return None


def _begins_clause(tokens: tuple[Token, ...], start: int, articles: frozenset[str]) -> bool:
    """Whether the name, with or without its article, begins the sentence; or stands bare after a comma.

    After a comma and with its article it may belong to a longer subject ("le pays qui, avec les États-Unis, a…").
    """
    if start == 0 or (start == 1 and tokens[0].low in articles):
        return True
    return tokens[start - 1].text == ","
