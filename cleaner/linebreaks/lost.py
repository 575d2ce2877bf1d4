"""Finds words in two pieces without a hyphen between them: the hyphen of a line end was lost ("fonc tionnent")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cleaner.document import Document, runs_of
from cleaner.expressions import regex
from cleaner.profile import Profile
from cleaner.reasons import Reason
from cleaner.unknown import small_unknown

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
FARTHEST = 100
"""Code points before a piece in which the one before it begins: no word is as long."""
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

    At least one piece is no word by itself and, if the user does not call the text OCR, stands nowhere else in it and
    is written small. Few pairs are a word together, and only of these the pieces are looked at.
    """
    knows, behind = profile.lexicon.knows, 0
    for start in _starts(document, profile):
        match = _PAIR.match(document.text, start) if start >= behind else None
        if match is not None and knows(match["left"] + match["right"]):
            piece = _piece(match, _odd(match, document, profile), profile)
            if piece is not None:
                behind = piece.end
                yield piece


def _starts(document: Document, profile: Profile) -> list[int]:
    """Where a pair of pieces may begin: at a run of letters that is no word, or at the one before it."""
    if profile.mode == "ocr":
        odd = {word for word in document.words if _is_strange(word, profile)}
        places = [start for word, start in document.placed_runs if word in odd]
    else:
        unknown = small_unknown(document, profile.lexicon)
        places = [start for start, _ in unknown.places({word for word in unknown.words if _is_strange(word, profile)})]
    before = (_run_before(document.text, start) for start in places)
    return sorted({*places, *(start for start in before if start is not None)})


def _run_before(text: str, start: int) -> int | None:
    """Where the run of letters begins that stands before `start` with nothing but white space between."""
    before = text[max(0, start - FARTHEST) : start]
    ahead = before.split()[-1:] if before[-1:].isspace() else []
    runs = runs_of[ahead[0]] if ahead else ()
    return start - len(before) + before.rindex(runs[-1]) if runs and ahead[0].endswith(runs[-1]) else None


def _odd(match: regex.Match[str], document: Document, profile: Profile) -> list[str]:
    """The pieces that are no words by themselves and, if the text is no OCR, stand in it but once."""
    times = document.letter_runs
    most = len(document.text) if profile.mode == "ocr" else 1
    pieces = (match["left"], match["right"])
    return [piece for piece in pieces if 1 <= times[piece] <= most and _is_strange(piece, profile)]


def _piece(match: regex.Match[str], odd: list[str], profile: Profile) -> Piece | None:
    left, right = match["left"], match["right"]
    lexicon = profile.lexicon
    whole = left + right
    entry = lexicon.entry(whole)
    if entry is None or entry.trust == 0 or not odd:
        return None
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


def _is_strange(word: str, profile: Profile) -> bool:
    """Whether a piece is no word: not known as it is written, nor in any list in any case."""
    return not (profile.lexicon.knows(word) or _is_listed(word, profile))


def _is_listed(word: str, profile: Profile) -> bool:
    """Whether a piece may be a word: in any list, in any case."""
    entry = profile.lexicon.entry(word)
    return entry is not None and (entry.trust > 0 or entry.zipf >= WEB)
