"""Every way to cut a run of letters in two, as the lexicon and the character model see it, without its surroundings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cleaner.expressions import regex
from cleaner.glue.tables import Spelled
from cleaner.glue.vocabulary import UNKNOWN, Part, Vocabulary

UNKNOWN_WORD = -2.0
"""log10 of the probability of a word that nobody knows, whole; of such a half, and of a name, follow."""
UNKNOWN_HALF = -2.5
UNKNOWN_NAME = -2.0
KNOWN = 1.5
"""Zipf value from which a half is as frequent as counted; rarer ones may be misspelled, or glued themselves."""
DOUBTED = 1.0
"""log10 by which the rarer ones are taken for still rarer."""
HOPELESS = -2.0
"""log10 of the likelihood ratio below which a cut is not looked at: 3 of 1,000 lost spaces of the French training set,
and 13 of 100 cuts, lie between -1 and this (November 2026)."""
FAR_BEHIND = 3.0
"""log10: how far behind the likeliest cut of a token another may be."""
SHORTEST = 3
"""Letters from the last capital of a name in mixed case to its end."""
CACHED = 1 << 12
_PATRONYM = regex.compile(r"Ma?c\p{Lu}\p{Ll}{2,}+")
"""Names with a capital inside that no list can hold."""


class Cut(NamedTuple):
    """A run of letters cut in two, as candidates are.

    at          letters before the cut
    ratio       log10 of the likelihood of the two parts over that of the whole
    ends        log10 of the probability that a name which begins with the left part ends there
    goes_on     the same that it goes on with the right one; both 0.0 where no capital begins the run
    """

    at: int
    left: Part
    right: Part
    ratio: float
    ends: float
    goes_on: float


class _Chances(NamedTuple):
    """log10 of the probability of a run of letters and of its halves.

    Halves that nobody knows have their share of the whole’s letters, which is near enough to what each would cost alone
    and is no more work; where a capital begins the run, the first may also be a name.

    whole       of the run, as a word of the language that nobody knows, as a name, or as rare as it was counted
    letter      of one of its letters in a word
    size        how many letters it has
    names       how names are spelled like the first letter, the first two, and so on; empty where none begins the run
    """

    whole: float
    letter: float
    size: int
    names: tuple[Spelled, ...]

    @classmethod
    def of(cls, text: str, vocabulary: Vocabulary) -> _Chances:
        """The probabilities for the halves of `text`."""
        zipf, spelled = vocabulary.part(text).zipf, vocabulary.logprob(text)
        names = vocabulary.tables.spelling(text) if vocabulary.tables is not None and text[0].isupper() else ()
        whole = max(spelled + UNKNOWN_WORD, zipf - 9.0) if zipf else spelled + UNKNOWN_WORD
        if names:
            whole = max(whole, sum(names[-1]) + UNKNOWN_NAME)
        return cls(whole, spelled / (len(text) + 1), len(text), names)

    def first(self, at: int, part: Part) -> float:
        """The probability of the first `at` letters."""
        if part.zipf >= KNOWN:
            return part.zipf - 9.0
        unknown = self._unknown(at, part)
        return max(unknown, sum(self.names[at - 1]) + UNKNOWN_NAME) if self.names else unknown

    def second(self, at: int, part: Part) -> float:
        """The probability of what follows the first `at` letters."""
        return part.zipf - 9.0 if part.zipf >= KNOWN else self._unknown(self.size - at, part)

    def name(self, at: int) -> tuple[float, float]:
        """The probability that a name which begins with `at` letters ends there, and that it goes on to the end."""
        if not self.names:
            return 0.0, 0.0
        return self.names[at - 1].ends, sum(self.names[-1]) - self.names[at - 1].begins

    def _unknown(self, size: int, part: Part) -> float:
        unknown = self.letter * (size + 1) + UNKNOWN_HALF
        return max(unknown, part.zipf - 9.0 - DOUBTED) if part.zipf else unknown


@lru_cache(maxsize=CACHED)
def cuts(text: str, vocabulary: Vocabulary, *, elided: bool) -> tuple[Cut, ...]:
    """The cuts of a run of letters of which at least one part is a known word, without the unlikely.

    `elided` says that an apostrophe follows, so that the second part may be an elided word ("Ukrainel’").
    """
    parts = list(_parts(text, vocabulary, elided))
    if not parts:
        return ()
    chances, found = _Chances.of(text, vocabulary), []
    for at, left, right in parts:
        first, second = chances.first(at, left), chances.second(at, right)
        if text[at].isupper() and not right.zipf:
            second = max(second, _as_a_name(text[at:], vocabulary))
        found.append(Cut(at, left, right, first + second - chances.whole, *chances.name(at)))
    least = max(HOPELESS, max(cut.ratio for cut in found) - FAR_BEHIND)
    return tuple(cut for cut in found if cut.ratio >= least)


def _parts(text: str, vocabulary: Vocabulary, elided: bool) -> Iterator[tuple[int, Part, Part]]:
    """Where a run of letters may be cut, and the parts that this makes, one of them a known word."""
    rules, part, entry = vocabulary.conventions, vocabulary.part, vocabulary.entry
    mixed, last = has_capital(text[1:]), len(text) - 1
    for at in _allowed(text):
        left, right = text[:at], text[at:]
        elision = elided and right.lower() in rules.elisions
        if (at == 1 and left.lower() not in rules.one_letter) or (
            at == last and not elision and right.lower() not in rules.one_letter
        ):
            continue
        second = vocabulary.elided(right) if elision else part(right) if entry(right) else UNKNOWN
        first = part(left) if entry(left) else UNKNOWN
        if not first.trust and not second.trust:
            continue
        if (
            mixed
            and has_capital(left[1:])
            and not has_capital(right)
            and not (_is_second(right, second) and (first.fits or left in rules.brands or _PATRONYM.fullmatch(left)))
        ):
            continue  # "McGregor|ma", not "YouTub|eur"
        yield at, first, second


def _as_a_name(word: str, vocabulary: Vocabulary) -> float:
    """log10 of the probability of a name that nobody knows."""
    return UNKNOWN_NAME + sum(vocabulary.tables.spelling(word)[-1]) if vocabulary.tables is not None else -99.0


def has_capital(text: str) -> bool:
    """Whether a capital is in a run of letters."""
    return not text.islower() and any(letter.isupper() for letter in text)


def _is_second(word: str, part: Part) -> bool:
    """Whether a word is sooner one of its own, behind a name in mixed case, than the end of the name."""
    return part.closed or (part.trust > 1 and len(word) > SHORTEST)


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
