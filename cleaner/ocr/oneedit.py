"""The words of a lexicon that one edit parts from another word: few strings are tried, and each only looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from cleaner.lexicon import Lexicon

CACHED = 1 << 10
"""Words whose neighbours are kept: every pass over a text meets the same ones again."""


@lru_cache(maxsize=CACHED)
def one_edit_away(word: str, lexicon: Lexicon, letters: str, size: int) -> frozenset[str]:
    """The words of any trust that are `word` with a letter more, less or other, or with two neighbours swapped.

    The first letter stands. An edit within the first `size` letters puts in one of `letters`, for it takes a look-up
    for each; one behind them puts in any, for all words that begin so are gone through.

    >>> from cleaner.lexicon import open_lexicon
    >>> sorted(one_edit_away("breakast", open_lexicon("en"), "abcdef", 4))
    ['breakfast']
    """
    early = {string for at in range(1, min(size, len(word))) for string in _edited(word, at, letters)}
    late = {other for other in lexicon.words(word[:size]) if is_one_edit_away(word, other, size)}
    return frozenset(late.union(filter(lexicon.has, early))) - {word}


def _edited(word: str, at: int, letters: Iterable[str]) -> Iterator[str]:
    """What one edit of the letter at `at`, or right before it, makes of a word."""
    head, letter, tail = word[:at], word[at], word[at + 1 :]
    yield head + tail
    yield head + tail[:1] + letter + tail[1:]
    for other in letters:
        if other != letter:
            yield head + other + tail
        yield head + other + letter + tail


def is_one_edit_away(word: str, other: str, alike: int = 0) -> bool:
    """Whether one edit parts two words whose first `alike` letters are known to be the same.

    >>> is_one_edit_away("breakast", "breakfast"), is_one_edit_away("breakfsat", "breakfast", 6)
    (True, True)
    """
    more = len(other) - len(word)
    if not -1 <= more <= 1:
        return False
    at, end = alike, min(len(word), len(other))
    while at < end and word[at] == other[at]:
        at += 1
    if more:
        return word[at:] == other[at + 1 :] if more > 0 else word[at + 1 :] == other[at:]
    if word[at + 1 :] == other[at + 1 :]:
        return at < end
    return word[at : at + 2] == other[at : at + 2][::-1] and word[at + 2 :] == other[at + 2 :]
