"""Whether a text was read by a machine: what its unknown words look like, and how many there are."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.memo import Notable
from cleaner.ocr.age import is_of_another_age
from cleaner.ocr.corrector import open_corrector
from cleaner.ocr.model import Model, Proposal
from cleaner.ocr.words import LONG_S, Reader, small_tokens, tokens
from cleaner.profile import Profile

FEWEST = 4
"""Different misread words from which a text is taken for OCR; one that stands there often is the name of something."""
SHARE = 0.003
"""Their share of the words. Clean news of seven languages has at most 0.0004; of pages of 1,000 words from printed
newspapers and books, 36 of 40 have more (held-out quarter of the French and English pairs, November 2026)."""
STRANGE = 0.12
"""Share of unknown words that no misreading explains, above which a text is in another spelling or language."""
DIALECT = 4
"""Words of a dialect (`[ocr] dialect`: "an'", "'pon") from which a text writes as people speak."""
LIKELY = 0.5
"""Probability from which a word counts as misread."""


class Gate(NamedTuple):
    """Whether a text is OCR, so that its errors may be mended, and what its unknown words should be."""

    is_ocr: bool
    proposals: tuple[Proposal, ...] = ()
    is_trained: bool = False
    """Whether a trained corrector made the proposals, which look as far as those of a spelling checker."""


def open_gate(document: Document, profile: Profile) -> Gate:
    """Look at the unknown words of a text.

    Mode "ocr" opens the gate, "web" closes it; "auto" opens it for a text with several words, and a certain share of
    its words, that are one common misreading away from a word, unless its spelling is that of another age. Where the
    gate of "auto" stays closed, there are proposals for small words only, which may be suggested.
    """
    if profile.mode == "web" or not profile.lexicon.available:
        return Gate(False)
    if profile.mode == "ocr":
        return _mended(document, profile)
    small = small_tokens(document, profile)
    if not small or LONG_S in document.text or _has_its_own_spelling(document, {match[0] for match in small}, profile):
        return Gate(False)
    proposals = _proposals(small, Reader(document, profile), Model(profile))
    misread = [one.unknown.text for one in proposals if one.probability >= LIKELY]
    likely, few = len(misread), len(set(misread)) < FEWEST
    strange = len(small) - likely
    if few and (not proposals or not strange):
        return Gate(False, proposals)
    lone = _lone_words(document)
    if strange <= STRANGE * lone and (few or likely < SHARE * lone):
        return Gate(False, proposals)
    every = sum(1 for _ in tokens(document))
    if strange > STRANGE * every:
        return Gate(False)
    if few or likely < SHARE * every:
        return Gate(False, proposals)
    return _mended(document, profile)


def _has_its_own_spelling(document: Document, unknown: set[str], profile: Profile) -> bool:
    """Whether the unknown words of a text are of another age, or it writes a dialect."""
    if is_of_another_age(unknown, profile):
        return True
    spoken = profile.words("ocr", "dialect")
    if not spoken:
        return False
    found = _spoken(spoken).among(document.different_pieces)
    return bool(found) and sum(map(found.__contains__, document.pieces)) >= DIALECT


@lru_cache(maxsize=8)
def _spoken(words: frozenset[str]) -> Notable[bool]:
    """Which pieces between white space are one of these words, marks and capitals aside."""
    return Notable(lambda piece: piece.lower().replace("’", "'").strip('.,;:!?"“”()') in words)


def _lone_words(document: Document) -> int:
    """How many words of a text stand between spaces, outside protected spans: quickly counted, and fewer than all."""
    beside = (document.text[start:end].split() for start, end in document.beside_protected)
    return sum(map(str.isalpha, document.pieces)) - sum(map(str.isalpha, chain.from_iterable(beside)))


def _mended(document: Document, profile: Profile) -> Gate:
    """What a text that is OCR should read: by the trained corrector where the language has one, which knows no long s
    of old print; else by the confusions of shapes and the model of `Model`. Known words are left alone where nobody
    says that the text is OCR."""
    asked = profile.mode == "ocr"
    corrector = open_corrector(profile.rules, profile.language)
    if corrector and LONG_S not in document.text:
        return Gate(True, corrector.proposals(document, known=asked), True)
    reader, knows = Reader(document, profile, wide=True), profile.lexicon.knows
    unknown = [match for match in tokens(document) if not knows(match[0]) and reader.unknown(match)]
    if corrector:
        unknown = [match for match in unknown if LONG_S in match[0]]
    made = _proposals(unknown, reader, Model(profile))
    return Gate(True, (*corrector.proposals(document, known=asked), *made), True) if corrector else Gate(True, made)


def _proposals(unknown: list[regex.Match[str]], reader: Reader, model: Model) -> tuple[Proposal, ...]:
    read = (reader.read(match) for match in unknown if reader.candidates(match[0]))
    return tuple(made for one in read if (made := model.proposal(one)) is not None)
