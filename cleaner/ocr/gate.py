"""Whether a text was read by a machine: what its unknown words look like, and how many there are."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.ocr.model import Model, Proposal
from cleaner.ocr.words import LONG_S, Reader, tokens
from cleaner.profile import Profile

FEWEST = 4
"""Misread words from which a text is taken for OCR."""
SHARE = 0.003
"""Their share of the words. Clean news of seven languages has at most 0.0004; of pages of 1,000 words from printed
newspapers and books, 36 of 40 have more (held-out quarter of the French and English pairs, November 2026)."""
STRANGE = 0.12
"""Share of unknown words that no misreading explains, above which a text is in another spelling or language."""
LIKELY = 0.5
"""Probability from which a word counts as misread."""


class Gate(NamedTuple):
    """Whether a text is OCR, so that its errors may be mended, and what its unknown words should be."""

    is_ocr: bool
    proposals: tuple[Proposal, ...] = ()


def open_gate(document: Document, profile: Profile) -> Gate:
    """Look at the unknown words of a text.

    Mode "ocr" opens the gate, "web" closes it; "auto" opens it for a text with several words, and a certain share of
    its words, that are one common misreading away from a word, unless its spelling is that of another age. Where the
    gate of "auto" stays closed, there are proposals for small words only, which may be suggested.
    """
    if profile.mode == "web" or not profile.lexicon.available:
        return Gate(False)
    reader, model = Reader(document, profile, wide=profile.mode == "ocr"), Model(profile)
    every = list(tokens(document))
    knows = profile.lexicon.knows
    unknown = [match for match in every if not knows(match[0]) and reader.unknown(match)]
    if profile.mode == "ocr":
        return Gate(True, _proposals(unknown, reader, model))
    small = [match for match in unknown if match[0].islower()]
    if LONG_S in document.text or not small:
        return Gate(False)
    proposals = _proposals(small, reader, model)
    likely = sum(one.probability >= LIKELY for one in proposals)
    if len(small) - likely > STRANGE * len(every):
        return Gate(False)
    if likely < max(FEWEST, SHARE * len(every)):
        return Gate(False, proposals)
    return Gate(True, _proposals(unknown, Reader(document, profile, wide=True), model))


def _proposals(unknown: list[regex.Match[str]], reader: Reader, model: Model) -> tuple[Proposal, ...]:
    return tuple(made for match in unknown if (made := model.proposal(reader.read(match))) is not None)
