"""Finds words in two pieces without a hyphen between them: the hyphen of a line end was lost ("fonc tionnent")."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

import regex

from cleaner.document import Document
from cleaner.profile import Profile

_PAIR = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}'’‘ʼ\-\u2010\u2011.&@/])"
    r"(?P<left>\p{Ll}[\p{Ll}\p{M}]++|\p{Lu}[\p{Ll}\p{M}]++)"
    r"(?P<gap>[ ]|[ ]?+(?>\r\n|\r|\n)[ ]?+)"
    r"(?P<right>\p{Ll}[\p{Ll}\p{M}]++)(?![\p{L}\p{M}\p{N}'’\-\u2010\u2011&@/])",
)
COMMON = 3.0
"""Zipf value of the whole word from which two unknown pieces are no chance meeting."""
WEB = 3.5
"""Zipf value from which a word that no edited text has is a word all the same, of the web or of another language."""
SHORTEST = 2
"""Code points of a piece. Pieces of one letter are words too often."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Two pieces of the word `whole` at `start:end`, the white space between them, and what speaks for it."""

    start: int
    end: int
    gap_start: int
    gap: str
    whole: str
    confidence: float
    evidence: tuple[str, ...]


def split_words(document: Document, profile: Profile) -> Iterator[Piece]:
    """Pairs of neighbouring pieces that only together are a word.

    At least one piece is no word by itself and stands nowhere else in the text.
    """
    odd = {word for word, times in document.letter_runs.items() if times == 1 and not _is_listed(word, profile)}
    if not any(word.islower() for word in odd):
        return
    behind = 0
    for match in _PAIR.finditer(document.text, overlapped=True):
        if match.start() >= behind and (match["left"] in odd or match["right"] in odd):
            piece = _piece(match, odd, profile)
            if piece is not None:
                behind = piece.end
                yield piece


def _piece(match: regex.Match[str], unlisted: Set[str], profile: Profile) -> Piece | None:
    left, right = match["left"], match["right"]
    lexicon = profile.lexicon
    whole = left + right
    entry = lexicon.entry(whole)
    if entry is None or entry.trust == 0 or not lexicon.knows(whole):
        return None
    odd = [part for part in (left, right) if part in unlisted]
    names = " and ".join(f"“{part}”" for part in odd)
    evidence = (f"“{whole}” is a word, {names} {'are' if len(odd) == 2 else 'is'} not",)
    sure = len(odd) == 2 and entry.zipf >= COMMON and min(len(left), len(right)) >= SHORTEST
    if not sure and (left[0].isupper() or entry.zipf < COMMON):
        return None
    return Piece(match.start(), match.end(), match.start("gap"), match["gap"], whole, 0.99 if sure else 0.85, evidence)


def _is_listed(word: str, profile: Profile) -> bool:
    """Whether a piece may be a word: in any list, in any case."""
    entry = profile.lexicon.entry(word)
    return entry is not None and (entry.trust > 0 or entry.zipf >= WEB)
