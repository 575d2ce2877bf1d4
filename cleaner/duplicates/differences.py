"""Two blocks that are nearly the same: what differs, and whether that may be the point of having both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import SequenceMatcher

import regex

from cleaner.duplicates.wording import Wording

LONGEST = 400
"""Words; a comparison is quadratic, and no paragraph of an article is longer."""
ALIKE = 0.85
"""Part of the words of both blocks that must be shared, in order."""
CONTAINED = 0.9
"""Part of the words of the shorter block that the longer one must hold."""
TYPO = 0.75
"""Part of the letters that two spellings of one word share."""
SHOWN = 3
"""Differences that a report shows."""
_SENTENCE_START = regex.compile(r"(?:\A|[.!?…:]['\"’”»)\]]*)\s*['\"‘“«(\[—–-]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Difference:
    """Words `one` of the first block stand where the second has `other`; either may be empty."""

    one: str
    other: str
    matters: bool
    """Whether it changes what is said: a number, a name, a negation."""


def differences(first: Wording, second: Wording, weighty: AbstractSet[str]) -> tuple[Difference, ...] | None:
    """What differs between two blocks that are nearly the same; None if they are not.

    weighty   folded words whose change changes what is said: numerals and negations

    Takes time proportional to the product of their words, of which neither may have more than LONGEST.
    """
    if max(len(first.forms), len(second.forms)) > LONGEST:
        return None
    common = (Counter(first.forms) & Counter(second.forms)).total()
    if 2 * common < ALIKE * (len(first.forms) + len(second.forms)):
        return None
    matcher = SequenceMatcher(None, first.forms, second.forms, autojunk=False)
    if matcher.ratio() < ALIKE:
        return None
    return tuple(_differences(first, second, matcher, weighty))


def is_typo(difference: Difference) -> bool:
    """Whether one word stands in the place of another that is written almost alike.

    >>> is_typo(Difference("gouvernement", "gouvernment", False)), is_typo(Difference("hausse", "baisse", False))
    (True, False)
    """
    one, other = difference.one, difference.other
    return " " not in one + other and len(one) < 40 and SequenceMatcher(None, one, other).ratio() >= TYPO


def is_contained(shorter: Wording, longer: Wording) -> bool:
    """Whether the longer block says all that the shorter one says, in the same order and in one piece."""
    if max(len(shorter.forms), len(longer.forms)) > LONGEST:
        return False
    match = SequenceMatcher(None, shorter.forms, longer.forms, autojunk=False).find_longest_match()
    return match.size >= CONTAINED * len(shorter.forms)


def _differences(
    first: Wording, second: Wording, matcher: SequenceMatcher[str], weighty: AbstractSet[str]
) -> Iterator[Difference]:
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            forms = first.forms[i1:i2] + second.forms[j1:j2]
            matters = any(char.isdecimal() for form in forms for char in form)
            matters = matters or any(form in weighty for form in forms)
            matters = matters or _names(first, i1, i2) or _names(second, j1, j2)
            yield Difference(_part(first, i1, i2), _part(second, j1, j2), matters)


def _part(wording: Wording, start: int, end: int) -> str:
    return wording.plain[wording.words[start].start : wording.words[end - 1].end] if end > start else ""


def _names(wording: Wording, start: int, end: int) -> bool:
    """Whether one of the words is capitalised inside a sentence."""
    for word in wording.words[start:end]:
        before = wording.plain[max(0, word.start - 6) : word.start]
        at_start = (word.start < 6 and not before.strip(" «“\"'")) or _SENTENCE_START.search(before)
        if wording.plain[word.start].isupper() and not at_start:
            return True
    return False
