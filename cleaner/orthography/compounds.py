"""Compound names that lost their hyphens: "États Unis", "Royaume Uni", "Noord Korea"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.findings import Action, Finding
from cleaner.memo import Memo
from cleaner.profile import Profile
from cleaner.ruleset import RuleSet

SPACE = "[ \u00a0\u202f]"
_FIRST_WORD = regex.compile(r"(?<![\p{L}\p{M}\d-])\p{Lu}[\p{L}\p{M}]*+")
_GOES_ON = regex.compile(r"[\p{L}\p{M}\d]|-\p{L}")
_HYPHEN = regex.compile(rf"-|{SPACE}")
_INSIDE = regex.compile(rf"[\p{{L}}\p{{M}}\d,]{SPACE}$|['’]$")


class _Names(NamedTuple):
    """The compound names of a language.

    likely      those that are only likely
    beginning   the names that begin as a word does, whatever its accents; longer ones first
    """

    likely: frozenset[str]
    beginning: Memo[Sequence[str]]


def find_compounds(document: Document, profile: Profile) -> Iterator[Finding]:
    """Puts the hyphens back into the names of [compounds] `names`, and suggests those of `likely`.

    Those of `saints` are suggested at the beginning of a sentence, where the saint himself has a capital and no hyphen.
    Whether an accent stands on a capital follows the habit of the text.
    """
    names = _names(profile.rules, profile.language)
    saints = profile.words("compounds", "saints")
    for start, name in _spots(document, names.beginning):
        written = document.text[start : start + len(name)]
        if _is_written_as(written, name):
            after = _spelled(written, name, document.text)
            inside = _INSIDE.search(document.text, max(0, start - 3), start)
            open_ = name in names.likely or (name in saints and not inside)
            action, confidence = (Action.SUGGEST, 0.9) if open_ else (Action.FIX, 0.99)
            yield Finding("orthography.compound", action, start, start + len(name), after, confidence=confidence)


def _spots(document: Document, beginning: Memo[Sequence[str]]) -> Iterator[tuple[int, str]]:
    """Where a name stands in any spelling, all of which are as long as the name itself."""
    text, after = document.text, 0
    words = document.capital_words
    for start, word in sorted(_places(text, compress(words, map(beginning.__getitem__, words)))):
        for name in beginning[word] if start >= after else ():
            end = start + len(name)
            if _key(text[start:end]) == _key(name) and not _GOES_ON.match(text, end):
                yield start, name
                after = end
                break


def _places(text: str, words: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where one of the words stands whole."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            found = _FIRST_WORD.match(text, at)
            if found is not None and found[0] == word:
                yield at, word
            at = text.find(word, at + 1)


@lru_cache(maxsize=16)
def _names(rules: RuleSet, language: str) -> _Names:
    """The names that are only likely, and all names by their first word."""
    section = rules.section(language, "compounds")
    likely = frozenset(section.get("likely", ()))
    names = {_key(name): name for name in (*section.get("names", ()), *sorted(likely))}
    index: dict[str, list[str]] = {}
    for name in sorted(names.values(), key=lambda name: (-len(name), name)):
        first = _FIRST_WORD.match(name)
        assert first is not None, f"the compound name {name!r} begins with no capital"
        index.setdefault(_key(first[0]), []).append(name)
    return _Names(likely, Memo(lambda word: index.get(_key(word), ())))


@lru_cache(maxsize=1 << 12)
def _key(name: str) -> str:
    """A name without case, accents on its capitals, hyphens and kinds of space, so that its spellings meet.

    >>> _key("États-Unis") == _key("Etats Unis")
    True
    """
    folded = "".join(_plain(char) if char.isupper() else char for char in name)
    return str(_HYPHEN.sub(" ", folded.replace("’", "'"))).lower()


def _plain(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]


def _is_written_as(written: str, name: str) -> bool:
    """Whether `written` lacks a hyphen of `name`, and has capitals where the name has them (or everywhere)."""
    if regex.sub(SPACE, " ", written).count(" ") <= name.count(" "):
        return False
    if written.isupper():
        return True
    return all(one.isupper() == other.isupper() for one, other in zip(written, name, strict=True))


def _spelled(written: str, name: str, text: str) -> str:
    """The right spelling in the letters of `written`: its apostrophe, and no accent where the text writes none."""
    out = "".join("-" if right == "-" else one for one, right in zip(written, name, strict=True))
    if written.isupper() or out == name or _unaccented(name) in text:
        return out
    return "".join(right if right.isupper() else one for one, right in zip(out, name, strict=True))


def _unaccented(name: str) -> str:
    return "".join(_plain(char) if char.isupper() else char for char in name)
