"""Spaces that a printed page has and a word has not: letters set apart ("É T A T"), a large first letter ("L es")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.lexicon import Lexicon
from cleaner.linebreaks.breaks import breaks
from cleaner.linebreaks.lost import split_words
from cleaner.linebreaks.verdict import Judge
from cleaner.profile import Profile
from cleaner.reasons import Reason

_LETTER = r"\p{L}\p{M}*+(?![\p{L}\p{M}\p{N}'’\-])"
_APART = regex.compile(rf"(?<![\p{{L}}\p{{M}}\p{{N}}'’.\-]){_LETTER}(?:[ ]{{1,4}}{_LETTER}){{3,39}}+(?![ ]{_LETTER})")
_BETWEEN_WORDS = regex.compile(r"[ ]{2,}")
_LARGE = regex.compile(
    r"""
    (?:\A | (?<=(?:\r\n|\r|\n)[ ]{0,9}(?:\r\n|\r|\n)))
    (?P<large>\p{Lu}\p{M}*+) (?:[ ] | [ ]?(?>\r\n|\r|\n)(?:[ ]*+(?>\r\n|\r|\n))?+)
    (?P<rest>\p{Ll}[\p{Ll}\p{M}]++) (?=[ ](?P<after>\p{L}[\p{L}\p{M}]*+['’]?+))
    """,
    regex.VERBOSE,
)
COMMON = 3.0
"""Zipf value of a word that letters set apart, or a first letter and the rest, make by no accident."""
SHORTEST = 4
"""Letters of the longest of the words that are set apart: shorter ones are initials and lists of letters."""
RARER = 1.0
"""How much rarer than the whole the rest is if it is a word ("es" of "Les"), in Zipf: "A près", "L est" and "U ne",
which was read for "Il ne", are two words."""
SURE = 0.99


class Spaced(NamedTuple):
    """The text at `start:end` (code points) that should be `whole`, by the rule, and what speaks for it."""

    rule: str
    start: int
    end: int
    whole: str
    confidence: float
    evidence: tuple[str, ...]


def spaced(document: Document, profile: Profile) -> Iterator[Spaced]:
    """The words of a text that the user calls OCR which have a space too many, in no order.

    A word whose halves stand on two lines is left to the stage linebreaks.
    """
    yield from _broken(document, profile)
    for piece in split_words(document, profile):
        if piece.gap == " ":
            yield Spaced("ocr.split-word", piece.start, piece.end, piece.whole, piece.confidence, piece.evidence)
    yield from _letters_apart(document.text, profile.lexicon)
    yield from _large_letters(document.text, profile.lexicon)


def _broken(document: Document, profile: Profile) -> Iterator[Spaced]:
    """Words that kept the hyphen of a line end, and a space for the line ending: "pri- soner"."""
    judge = Judge(document, profile)
    for found in breaks(document.text):
        if not found.at_line_end:
            verdict = judge.verdict(found)
            if judge.is_broken_inside(found, verdict):
                evidence = verdict.evidence
                yield Spaced("ocr.split-word", found.start, found.end, found.joined, verdict.confidence, evidence)


def _letters_apart(text: str, lexicon: Lexicon) -> Iterator[Spaced]:
    """Words whose letters stand apart, in one case; where there are several, wider spaces stand between them."""
    for match in _APART.finditer(text):
        words = ["".join(word.split()) for word in _BETWEEN_WORDS.split(match[0])]
        whole = " ".join(words)
        letters = "".join(words)
        if max(map(len, words)) < SHORTEST or not (letters.isupper() or letters[1:].islower()):
            continue
        if all(lexicon.knows(word) and lexicon.zipf(word) >= COMMON for word in words):
            reason = Reason("ocr.letters-apart", word=whole)
            yield Spaced("ocr.spaced-letters", match.start(), match.end(), whole, SURE, (reason,))


def _large_letters(text: str, lexicon: Lexicon) -> Iterator[Spaced]:
    """The first letter of a paragraph, set so large that it was read by itself."""
    for match in _LARGE.finditer(text):
        large, rest = match["large"], match["rest"]
        whole = large + rest
        if not lexicon.knows(whole) or lexicon.zipf(whole) < COMMON or not lexicon.knows(match["after"]):
            continue
        if lexicon.knows(rest) and lexicon.zipf(rest) + RARER > lexicon.zipf(whole):
            continue
        reason = Reason("ocr.large-letter", word=whole, rest=rest)
        yield Spaced("ocr.drop-capital", match.start(), match.end(), whole, SURE, (reason,))
