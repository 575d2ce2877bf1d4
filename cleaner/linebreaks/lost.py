"""Finds words in two pieces without a hyphen between them: the hyphen of a line end was lost ("fonc tionnent")."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.profile import Profile
from cleaner.reasons import Reason

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
LONG = 6
"""Code points of a word that was broken although one of its pieces is a word, in a text that is OCR. Of 47 words mended
so in the French, English and German pairs 46 are right when read by a person (many truths keep the break), and in
570,000 words of clean text of seven languages the only one ("poss ible"); November 2026."""


class Piece(NamedTuple):
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

    At least one piece is no word by itself and, if the user does not call the text OCR, stands nowhere else in it.
    """
    knows, runs = profile.lexicon.knows, document.letter_runs
    most = len(document.text) if profile.mode == "ocr" else 1
    odd = {word for word, times in runs.items() if times <= most and not (knows(word) or _is_listed(word, profile))}
    if profile.mode != "ocr" and not any(word.islower() for word in odd):
        return
    behind = 0
    for start in _starts(document, odd):
        match = _PAIR.match(document.text, start) if start >= behind else None
        if match is not None and (match["left"] in odd or match["right"] in odd):
            piece = _piece(match, odd, profile)
            if piece is not None:
                behind = piece.end
                yield piece


def _starts(document: Document, odd: Set[str]) -> Iterator[int]:
    """Where the runs of letters begin that are odd, or stand before one that is."""
    before, told = 0, -1
    for word, start in document.placed_runs:
        if word in odd:
            if before > told:
                yield before
            if start > before:
                yield start
            told = start
        before = start


def _piece(match: regex.Match[str], unlisted: Set[str], profile: Profile) -> Piece | None:
    left, right = match["left"], match["right"]
    lexicon = profile.lexicon
    whole = left + right
    entry = lexicon.entry(whole)
    if entry is None or entry.trust == 0 or not lexicon.knows(whole):
        return None
    odd = [part for part in (left, right) if part in unlisted]
    if len(odd) == 2:
        evidence = (Reason("linebreaks.whole-is-a-word", word=whole, left=left, right=right),)
    else:
        evidence = (Reason("linebreaks.one-is-a-word", word=whole, other=odd[0]),)
    sure = len(odd) == 2 and entry.zipf >= COMMON and min(len(left), len(right)) >= SHORTEST
    if profile.mode == "ocr" and entry.zipf >= COMMON and len(whole) >= LONG:
        sure = sure or not any(map(lexicon.is_closed_class, (left.lower(), right)))  # "reas on duty"
    if not sure and (left[0].isupper() or entry.zipf < COMMON):
        return None
    return Piece(match.start(), match.end(), match.start("gap"), match["gap"], whole, 0.99 if sure else 0.85, evidence)


def _is_listed(word: str, profile: Profile) -> bool:
    """Whether a piece may be a word: in any list, in any case."""
    entry = profile.lexicon.entry(word)
    return entry is not None and (entry.trust > 0 or entry.zipf >= WEB)
