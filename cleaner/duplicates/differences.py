"""Two blocks that are nearly the same: what differs, and whether that may be the point of having both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple

from cleaner.duplicates.wording import Wording
from cleaner.expressions import regex

if TYPE_CHECKING:
    from difflib import SequenceMatcher

LONGEST = 400
"""Words; a comparison is quadratic, and no paragraph of an article is longer."""
ALIKE = 0.85
"""Part of the words of both blocks that must be shared, in order."""
CONTAINED = 0.9
"""Part of the words of the shorter block that the longer one must hold."""
TYPO = 0.75
"""Part of the letters that two spellings of one word share."""
LEAST_NAME = 4
"""Letters; shorter words at the beginning of a sentence are articles and pronouns."""
SHOWN = 3
"""Differences that a report shows."""
_SENTENCE_START = regex.compile(r"(?:\A|[.!?…:]['\"’”»)\]]*)\s*['\"‘“«(\[—–-]*\s*\Z")


class Difference(NamedTuple):
    """Words `one` of the first block stand where the second has `other`; either may be empty."""

    one: str
    other: str
    matters: bool
    """Whether it changes what is said: a number, a name, a negation."""


def differences(
    first: Wording, second: Wording, weighty: AbstractSet[str], dates: AbstractSet[str] = frozenset()
) -> tuple[Difference, ...] | None:
    """What differs between two blocks that are nearly the same; None if they are not.

    weighty   folded words whose change changes what is said: numerals and negations
    dates     folded words of dates: one in the place of another changes what is said, one too many does not

    Takes time proportional to the product of their words, of which neither may have more than LONGEST.
    """
    if max(len(first.forms), len(second.forms)) > LONGEST:
        return None
    common = (Counter(first.forms) & Counter(second.forms)).total()
    if 2 * common < ALIKE * (len(first.forms) + len(second.forms)):
        return None
    from difflib import SequenceMatcher  # here and below, because most articles repeat nothing

    matcher = SequenceMatcher(None, first.forms, second.forms, autojunk=False)
    if matcher.ratio() < ALIKE:
        return None
    return tuple(_differences(first, second, matcher, (weighty, dates)))


def is_typo(difference: Difference) -> bool:
    """Whether one word stands in the place of another that is written almost alike.

    >>> is_typo(Difference("gouvernement", "gouvernment", False)), is_typo(Difference("hausse", "baisse", False))
    (True, False)
    """
    one, other = difference.one, difference.other
    return " " not in one + other and len(one) < 40 and _ratio(one, other) >= TYPO


def _ratio(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other).ratio()


def is_contained(shorter: Wording, longer: Wording) -> bool:
    """Whether the longer block says all that the shorter one says, in the same order and in one piece."""
    if max(len(shorter.forms), len(longer.forms)) > LONGEST:
        return False
    from difflib import SequenceMatcher

    match = SequenceMatcher(None, shorter.forms, longer.forms, autojunk=False).find_longest_match()
    return match.size >= CONTAINED * len(shorter.forms)


def _differences(
    first: Wording,
    second: Wording,
    matcher: SequenceMatcher[str],
    meaning: tuple[AbstractSet[str], AbstractSet[str]],
) -> Iterator[Difference]:
    weighty, dates = meaning
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            forms = first.forms[i1:i2] + second.forms[j1:j2]
            matters = any(char.isdecimal() for form in forms for char in form)
            matters = matters or any(form in weighty for form in forms)
            matters = matters or _names(first, i1, i2) or _names(second, j1, j2)
            if tag == "replace":
                matters = matters or all(dates & set(side) for side in (first.forms[i1:i2], second.forms[j1:j2]))
                opening = _opens(first, i1, i2) and _opens(second, j1, j2)
                matters = matters or (opening and _ratio(first.forms[i1], second.forms[j1]) < TYPO)
            yield Difference(_part(first, i1, i2), _part(second, j1, j2), matters)


def _part(wording: Wording, start: int, end: int) -> str:
    return wording.plain[wording.words[start].start : wording.words[end - 1].end] if end > start else ""


def _opens(wording: Wording, start: int, end: int) -> bool:
    """Whether one word of some length opens the block: where another stands in its place, either may be a name."""
    return (
        start == 0
        and end == 1
        and len(wording.forms[0]) >= LEAST_NAME
        and wording.plain[wording.words[0].start].isupper()
    )


def _names(wording: Wording, start: int, end: int) -> bool:
    """Whether one of the words is capitalised inside a sentence."""
    for word in wording.words[start:end]:
        before = wording.plain[max(0, word.start - 6) : word.start]
        at_start = (word.start < 6 and not before.strip(" «“\"'")) or _SENTENCE_START.search(before)
        if wording.plain[word.start].isupper() and not at_start:
            return True
    return False
