"""Finds words that kept the hyphen of a line end when their lines were joined without it: "l'enlève-ment"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.linebreaks.breaks import letters_before
from cleaner.linebreaks.verdict import Judge
from cleaner.reasons import Reason

_INNER = regex.compile(
    r"(?<=\p{Ll})[-\u2010\u00ac](?P<right>\p{Ll}[\p{Ll}\p{M}]++)(?![\p{L}\p{M}\p{N}\-\u2010\u2011'’@&/])"
)
_BEFORE = "-\u2010\u2011@&/._"
SHORTEST = 2
"""Letters of a half."""
KNOWN = 2.5
"""Zipf value from which a word is no typing error that some list holds."""
RARER = 1.5
"""Zipf values: thirty times as rare ("docu" against "documents")."""
SEVERAL = 3
"""Such words in a text from which it was surely copied from print: one alone may be a joke or a stammer."""
PLURAL = 2
"""Letters of an ending: "Start-ups" is a form of "Start-up"."""


class Inner(NamedTuple):
    """A word with a hyphen too many at `start:end` (code points).

    sure       whether one half is no word, or a rare one
    running    whether words stand on both sides with only a space between: a primer lists "mai-son, ba-teau"
    """

    start: int
    end: int
    word: str
    sure: bool
    running: bool
    reason: str


def inner_hyphens(document: Document, judge: Judge) -> Iterator[Inner]:
    """Hyphens inside a line that may belong to no compound: the whole is a word, the compound is in no list.

    In 570,000 words of clean text of seven languages three are sure ("anti-sémitisme"), 20 are not ("wheel-chair").
    """
    text = document.text
    for match in _INNER.finditer(text):
        start = letters_before(text, match.start())
        before = text[start - 1 : start]
        left, right = text[start : match.start()], match["right"]
        if len(left) < SHORTEST or (before and (before.isalnum() or before in _BEFORE)):
            continue
        if document.protected.overlaps(start, match.end()) or document.quoted.overlaps(start, match.end()):
            continue
        if _is_no_compound(left, right, judge):
            sure = _outweighs(left, right, judge)
            reason = Reason("linebreaks.one-is-a-word", word=left + right, other=f"{left}-{right}")
            yield Inner(start, match.end(), left + right, sure, _is_running(text, start, match.end()), reason)


def _is_running(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return (
        len(before) == len(after) == 2 and before[0].isalpha() and before[1] == after[0] == " " and after[1].isalpha()
    )


def _is_no_compound(left: str, right: str, judge: Judge) -> bool:
    word, lexicon = left + right, judge.lexicon
    if left.lower() in judge.prefixes or left.lower() in judge.set_off or right in judge.clitics:
        return False
    stems = (right[: len(right) - cut] for cut in range(min(PLURAL + 1, len(right))))
    if any(lexicon.entry(f"{left}-{stem}") for stem in stems):
        return False
    return lexicon.knows(word) and lexicon.zipf(word) >= KNOWN


def _outweighs(left: str, right: str, judge: Judge) -> bool:
    """Whether a half is no word, or so much rarer than the whole that nobody would make a compound of it."""
    if not (judge.is_word(left) and judge.is_word(right)):
        return True
    zipf = judge.lexicon.zipf
    return zipf(left + right) >= min(zipf(left), zipf(right)) + RARER
