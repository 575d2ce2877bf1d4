"""Run-together tokens ("Russiepourrait", "fin.Le") and broken ones: mends what is sure, proposes what is likely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cleaner.document import Document
from cleaner.findings import Action, Finding
from cleaner.glue import apposition, broken, punctuation, twins, words
from cleaner.glue.chunks import doubles, pieces, places, runs, scan
from cleaner.glue.conventions import conventions
from cleaner.glue.evidence import TextEvidence
from cleaner.glue.vocabulary import vocabulary_of
from cleaner.profile import Profile

OF_LETTERS = frozenset({"glue.words", "glue.name"})
"""Rules that part a run of letters."""


def find(document: Document, profile: Profile) -> Iterator[Finding]:
    """The places where a space is missing, as splits that insert spaces and nothing else, and proposals.

    Quotations of speech are looked at as well: what scraping lost there, the speaker did not say. In a text that the
    user calls OCR most words that look glued are one misread word ("levant" read as "levaut"): of 33 splits in such
    pages eleven were right. There the stage ocr judges them if it has learned to, and this one asks.
    """
    for finding in _found(document, profile):
        if finding.rule in OF_LETTERS and finding.action is Action.FIX and _are_judged_by_ocr(profile):
            finding = replace(finding, action=Action.SUGGEST)
        yield finding


def _are_judged_by_ocr(profile: Profile) -> bool:
    """Whether the stage ocr has a trained corrector for the words of a text that the user calls OCR."""
    if profile.mode != "ocr":
        return False
    from cleaner.ocr.corrector import open_corrector  # with numpy, which a text that is no OCR does not need

    return open_corrector(profile.rules, profile.language) is not None


def _found(document: Document, profile: Profile) -> Iterator[Finding]:
    vocabulary = vocabulary_of(profile.lexicon, conventions(profile))
    found = scan(document, vocabulary)
    evidence = TextEvidence(document.text, document)
    yield from words.find(document, profile, vocabulary, evidence, runs(found))
    yield from punctuation.find(document, profile, vocabulary, places(found))
    if vocabulary.available:
        yield from twins.find(document, profile, vocabulary, doubles(found))
        yield from broken.find(document, profile, vocabulary, evidence, pieces(found))
        yield from apposition.find(document, vocabulary)
