"""Run-together tokens ("Russiepourrait", "fin.Le") and broken ones: mends what is sure, proposes what is likely."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Finding
from cleaner.glue import apposition, broken, punctuation, twins, words
from cleaner.glue.chunks import doubles, pieces, places, runs, scan
from cleaner.glue.conventions import conventions
from cleaner.glue.evidence import TextEvidence
from cleaner.glue.vocabulary import vocabulary_of
from cleaner.profile import Profile


def find(document: Document, profile: Profile) -> Iterator[Finding]:
    """The places where a space is missing, as splits that insert spaces and nothing else, and proposals.

    Quotations of speech are looked at as well: what scraping lost there, the speaker did not say.
    """
    vocabulary = vocabulary_of(profile.lexicon, conventions(profile))
    found = scan(document, vocabulary)
    evidence = TextEvidence(document.text, document)
    yield from words.find(document, profile, vocabulary, evidence, runs(found))
    yield from punctuation.find(document, profile, vocabulary, places(found))
    if vocabulary.available:
        yield from twins.find(document, profile, vocabulary, doubles(found))
        yield from broken.find(document, profile, vocabulary, evidence, pieces(found))
        yield from apposition.find(document, vocabulary)
