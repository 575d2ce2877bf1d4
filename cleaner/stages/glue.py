"""Run-together tokens, "Russiepourrait", "fin.Le", "2022Les": splits what is surely glued, proposes what is likely."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Finding
from cleaner.glue import punctuation, words
from cleaner.profile import Profile


def find(document: Document, profile: Profile) -> Iterator[Finding]:
    """The places where a space is missing, as splits that insert spaces and nothing else.

    Quotations of speech are looked at as well: what scraping lost there, the speaker did not say.
    """
    yield from words.find(document, profile)
    yield from punctuation.find(document, profile)
