"""Compound names that lost their hyphens: "États Unis", "Royaume Uni", "Noord Korea"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import regex

from cleaner.document import Document
from cleaner.findings import Action, Finding
from cleaner.profile import Profile

SPACE = "[ \u00a0\u202f]"


def find_compounds(document: Document, profile: Profile) -> Iterator[Finding]:
    """Puts the hyphens back into the names of [compounds] `names`, and suggests those of `likely`.

    Whether an accent stands on a capital follows the habit of the text.
    """
    section = profile.section("compounds")
    likely = frozenset(section.get("likely", ()))
    names = _names((*section.get("names", ()), *sorted(likely)))
    if not names:
        return
    text = document.text
    for match in _pattern(tuple(names)).finditer(text):
        name = names[_key(match[0])]
        if _is_written_as(match[0], name):
            after = _spelled(match[0], name, text)
            action, confidence = (Action.SUGGEST, 0.9) if name in likely else (Action.FIX, 0.99)
            yield Finding("orthography.compound", action, match.start(), match.end(), after, confidence=confidence)


@lru_cache(maxsize=16)
def _names(names: tuple[str, ...]) -> Mapping[str, str]:
    return {_key(name): name for name in names}


def _key(name: str) -> str:
    """A name without case, accents on its capitals, hyphens and kinds of space, so that its spellings meet.

    >>> _key("États-Unis") == _key("Etats Unis")
    True
    """
    folded = "".join(_plain(char) if char.isupper() else char for char in name)
    return str(regex.sub(rf"(?:-|{SPACE})", " ", folded.replace("’", "'"))).lower()


def _plain(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]


@lru_cache(maxsize=16)
def _pattern(keys: tuple[str, ...]) -> Any:
    """Every spelling of every name that has a space where a hyphen may be missing, in any case of its letters."""
    names = "|".join(_spellings(key) for key in sorted(keys, key=lambda key: (-len(key), key)))
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}\d-])(?=\p{{Lu}})(?i:{names})(?![\p{{L}}\p{{M}}\d]|-\p{{L}})", regex.VERSION1
    )


def _spellings(key: str) -> str:
    words = [regex.escape(word).replace("'", "['’]") for word in key.split(" ")]
    words = [regex.sub(r"^e", "[eé]", regex.sub(r"^i", "[iî]", word)) for word in words]
    return rf"(?:-|{SPACE})".join(words)


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
