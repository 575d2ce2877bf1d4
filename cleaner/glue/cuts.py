"""Every way to cut a run of letters in two, as the lexicon and the character model see it, without its surroundings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cleaner.expressions import regex
from cleaner.glue.vocabulary import Part, Vocabulary

UNKNOWN_NAME = -2.5
"""log10: how much rarer a string is as a name nobody knows than as a word of the language."""
RAREST = -14.0
HOPELESS = -1.0
"""log10 of the likelihood ratio below which a cut is not looked at: with the next, 3 of 1,000 lost spaces of the
training set, 4 of 10 cuts (November 2026)."""
FAR_BEHIND = 3.0
"""log10: how far behind the likeliest cut of a token another may be."""
SHORTEST = 3
"""Letters from the last capital of a name in mixed case to its end."""
CACHED = 1 << 14
_PATRONYM = regex.compile(r"Ma?c\p{Lu}\p{Ll}{2,}+")
"""Names with a capital inside that no list can hold."""


class Cut(NamedTuple):
    """A run of letters cut after `at` of them, its two parts, and log10 of their likelihood over the whole’s."""

    at: int
    left: Part
    right: Part
    ratio: float


@lru_cache(maxsize=CACHED)
def cuts(text: str, vocabulary: Vocabulary, *, elided: bool) -> tuple[Cut, ...]:
    """The cuts of a run of letters of which at least one part is a known word, without the unlikely.

    `elided` says that an apostrophe follows, so that the second part may be an elided word ("Ukrainel’").
    """
    rules = vocabulary.conventions
    zipf = vocabulary.part(text).zipf
    whole = max(vocabulary.logprob(text) - 2.0, zipf - 9.0 if zipf else -99.0)
    found = []
    mixed = has_capital(text[1:])
    for at in _allowed(text):
        left, right = text[:at], text[at:]
        elision = elided and right.lower() in rules.elisions
        if (at == 1 and left.lower() not in rules.one_letter) or (
            len(right) == 1 and not elision and right.lower() not in rules.one_letter
        ):
            continue
        second = vocabulary.elided(right) if elision else vocabulary.part(right)
        first = vocabulary.part(left)
        if not first.trust and not second.trust:
            continue
        if (
            mixed
            and has_capital(left[1:])
            and not has_capital(right)
            and not (_is_second(right, second) and (first.fits or left in rules.brands or _PATRONYM.fullmatch(left)))
        ):
            continue  # "McGregor|ma", not "YouTub|eur"
        ratio = _logprob(left, first, vocabulary) + _logprob(right, second, vocabulary) - whole
        found.append(Cut(at, first, second, ratio))
    least = max(HOPELESS, max((cut.ratio for cut in found), default=0.0) - FAR_BEHIND)
    return tuple(cut for cut in found if cut.ratio >= least)


def has_capital(text: str) -> bool:
    """Whether a capital is in a run of letters."""
    return not text.islower() and any(letter.isupper() for letter in text)


def _is_second(word: str, part: Part) -> bool:
    """Whether a word is sooner one of its own, behind a name in mixed case, than the end of the name."""
    return part.closed or (part.trust > 1 and len(word) > SHORTEST)


def _logprob(word: str, part: Part, vocabulary: Vocabulary) -> float:
    if part.zipf >= 1.5:
        return part.zipf - 9.0
    return max(vocabulary.logprob(word) + UNKNOWN_NAME, RAREST)


def _allowed(text: str) -> Iterator[int]:
    """The offsets at which the capitals of `text` allow a cut: a capital begins a part, or an acronym is one."""
    inner = [i for i in range(1, len(text)) if text[i].isupper()]
    if not inner:
        yield from range(1, len(text))
    elif text[: inner[-1] + 1].isupper():  # OTANet
        yield inner[-1] + 1
    else:
        yield from (i for i in inner if not text[i - 1].isupper())
        yield from range(inner[-1] + SHORTEST, len(text))
