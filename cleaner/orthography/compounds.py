"""Compound names that lost their hyphens: "États Unis", "Royaume Uni", "Noord Korea"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

import regex

from cleaner.document import Document
from cleaner.findings import Action, Finding
from cleaner.profile import Profile

SPACE = "[ \u00a0\u202f]"
_FIRST_WORD = regex.compile(r"(?<![\p{L}\p{M}\d-])\p{Lu}[\p{L}\p{M}]*+")
_GOES_ON = regex.compile(r"[\p{L}\p{M}\d]|-\p{L}")
_HYPHEN = regex.compile(rf"-|{SPACE}")


def find_compounds(document: Document, profile: Profile) -> Iterator[Finding]:
    """Puts the hyphens back into the names of [compounds] `names`, and suggests those of `likely`.

    Whether an accent stands on a capital follows the habit of the text.
    """
    section = profile.section("compounds")
    likely = frozenset(section.get("likely", ()))
    names = _names((*section.get("names", ()), *sorted(likely)))
    if not names:
        return
    for start, name in _spots(document.text, _index(tuple(names.values()))):
        written = document.text[start : start + len(name)]
        if _is_written_as(written, name):
            after = _spelled(written, name, document.text)
            action, confidence = (Action.SUGGEST, 0.9) if name in likely else (Action.FIX, 0.99)
            yield Finding("orthography.compound", action, start, start + len(name), after, confidence=confidence)


def _spots(text: str, index: Mapping[str, list[str]]) -> Iterator[tuple[int, str]]:
    """Where a name of `index` stands in any spelling, all of which are as long as the name itself."""
    after = 0
    for match in _FIRST_WORD.finditer(text):
        for name in index.get(_key(match[0]), ()) if match.start() >= after else ():
            end = match.start() + len(name)
            if _key(text[match.start() : end]) == _key(name) and not _GOES_ON.match(text, end):
                yield match.start(), name
                after = end
                break


@lru_cache(maxsize=16)
def _index(names: tuple[str, ...]) -> Mapping[str, list[str]]:
    """The names by their first word, longer ones first."""
    index: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        first = _FIRST_WORD.match(name)
        assert first is not None, f"the compound name {name!r} begins with no capital"
        index.setdefault(_key(first[0]), []).append(name)
    return index


@lru_cache(maxsize=16)
def _names(names: tuple[str, ...]) -> Mapping[str, str]:
    return {_key(name): name for name in names}


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
