"""Elision, compound names, words taken for others, slips, capitals that the text writes otherwise, agreement."""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.document import Document
from cleaner.findings import Finding
from cleaner.orthography.agreement import find_agreement
from cleaner.orthography.capitals import find_capitals
from cleaner.orthography.compounds import find_compounds
from cleaner.orthography.confusions import find_confusions
from cleaner.orthography.number import find_number
from cleaner.orthography.slips import find_doubled, find_misspellings
from cleaner.orthography.spacing import find_spaces
from cleaner.profile import Profile


def find(document: Document, profile: Profile) -> Iterable[Finding]:
    """Names and slips first, then what needs the lexicon; without one, only those."""
    yield from find_compounds(document, profile)
    yield from find_number(document, profile)
    yield from find_misspellings(document, profile)
    yield from find_doubled(document, profile)
    yield from find_spaces(document)
    if profile.lexicon.available:
        yield from find_confusions(document, profile)
        yield from find_capitals(document, profile)
        yield from find_agreement(document, profile)
