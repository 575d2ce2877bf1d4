"""Where a machine cut a word in two, or ran two together: "weih ing", "lau.ched", "Inter-naiianale", "uponuwhich"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import NamedTuple

from cleaner.expressions import regex
from cleaner.lexicon import Lexicon

_ODD = r"!|^*§£$°~{}\[\]©®&%#<>\\_€@¢¥¬+="
_WORD = regex.compile(rf"[\p{{L}}\p{{M}}\p{{N}}]++(?:[{_ODD}][\p{{L}}\p{{M}}\p{{N}}]++)*+")
_HYPHENS = "-\u2010\u2011\u00ad\u00ac"
_MARKS = ".,:;'’‘`*\"~^•"
LONGEST = 20
"""Letters of the longest word that is looked for."""
FREQUENT = 5.0
"""Zipf value of a single letter that is a word: "a", "I", "à"."""
COMMON = 4.5
"""Zipf value of a word to which another was glued."""
MOST_SPLITS = 3
"""Places in a word at which a misread other half is looked for."""


class Kind(IntEnum):
    """What stands between the two parts of a word, or between two words."""

    WORD = 0
    SPACE = 1
    BROKEN = 2
    MARK = 3
    MARK_AND_SPACE = 4
    HYPHEN = 5
    HALF = 6
    GLUED = 7


class Joint(NamedTuple):
    """Two parts of what may be one word at `start:end` (code points), and what is looked up for them."""

    start: int
    end: int
    kind: Kind
    left: str
    right: str
    looks: tuple[str, ...]


def joints(text: str, lexicon: Lexicon, knows: Callable[[str], bool]) -> Iterator[Joint]:
    """Neighbouring words of which one is none, and what stands between them, in order."""
    previous = None
    for match in _WORD.finditer(text):
        if previous is not None and match.start() - previous.end() <= 2:
            kind = _kind(text[previous.end() : match.start()])
            if kind is not None:
                yield from _joined(text, previous, match, kind, lexicon, knows)
        previous = match


def _kind(gap: str) -> Kind | None:
    if gap == " ":
        return Kind.SPACE
    if len(gap) == 1:
        return Kind.HYPHEN if gap in _HYPHENS else Kind.MARK if gap in _MARKS else None
    if len(gap) == 2 and " " in gap and gap != "  ":
        mark = gap.strip()
        if mark in _HYPHENS:
            return Kind.BROKEN if gap[0] == mark else None
        return Kind.MARK_AND_SPACE if mark in _MARKS else None
    return None


def _joined(
    text: str,
    first: regex.Match[str],
    second: regex.Match[str],
    kind: Kind,
    lexicon: Lexicon,
    knows: Callable[[str], bool],
) -> Iterator[Joint]:
    left, right = first[0], second[0]
    behind = text[second.end() : second.end() + 3]
    if behind[:1] in ("'", "’") and is_elided(right, behind[1:], lexicon):
        return
    if not _are_fragments(left, right, lexicon, knows):
        return
    whole, start, end = left + right, first.start(), second.end()
    if kind is Kind.HYPHEN:
        if not (knows(whole) or knows(text[start:end])):
            yield Joint(start, end, kind, left, right, (whole,))
            for half in (first, second):
                if len(half[0]) > 1 and not knows(half[0]):
                    yield Joint(half.start(), half.end(), Kind.HALF, half[0], "", (half[0],))
    elif kind is Kind.MARK:
        mark = text[first.end()]
        if not (knows(text[start:end]) or (mark in "'’" and knows(left + "'"))):
            yield Joint(start, end, kind, left, right, (whole, left + mark + right))
    elif kind is not Kind.BROKEN or not knows(whole):
        yield Joint(start, end, kind, left, right, (whole,))


def is_elided(token: str, behind: str, lexicon: Lexicon) -> bool:
    """Whether a token before an apostrophe is the beginning of a word: "qu'il", "aren't", "they'll"."""
    rest = "".join(char for char in behind if char.isalpha())
    return lexicon.knows(token + "'") or lexicon.knows(f"{token}'{rest}")


def _are_fragments(left: str, right: str, lexicon: Lexicon, knows: Callable[[str], bool]) -> bool:
    size = len(left) + len(right)
    if not 3 <= size <= LONGEST or 2 * sum(map(str.isalpha, left + right)) <= size:
        return False
    return _is_fragment(left, lexicon, knows) or _is_fragment(right, lexicon, knows)


def _is_fragment(word: str, lexicon: Lexicon, knows: Callable[[str], bool]) -> bool:
    if len(word) == 1:
        return word.isalpha() and (not knows(word) or lexicon.zipf(word) < FREQUENT)
    return not knows(word) and any(map(str.isalpha, word))


def cuts(word: str, lexicon: Lexicon, knows: Callable[[str], bool]) -> list[tuple[str, str]]:
    """The two parts of a word that nobody knows (lower case) of which one is a frequent word, the likeliest first."""
    found = []
    for at in range(1, len(word)):
        for right in dict.fromkeys((word[at:], word[at + 1 :])):
            left = word[:at]
            if len(right) < 2 or not right[0].isalpha():
                continue
            frequent = max(_worth(left, lexicon, knows), _worth(right, lexicon, knows))
            if frequent >= COMMON:
                both = knows(left) and knows(right)
                rarer = min(lexicon.zipf(left), lexicon.zipf(right)) if both else 0.0
                found.append((-both, -rarer, -frequent, left, right))
    found.sort()
    return [(left, right) for *_, left, right in found[:MOST_SPLITS]]


def _worth(word: str, lexicon: Lexicon, knows: Callable[[str], bool]) -> float:
    if len(word) == 1:
        return lexicon.zipf(word) - 1 if knows(word) and lexicon.zipf(word) >= FREQUENT else 0.0
    return lexicon.zipf(word) + 0.3 * len(word) - 0.6 if knows(word) else 0.0
