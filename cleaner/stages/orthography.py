"""Elision, compound names, capitals that the text itself writes otherwise, agreement of article and noun."""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.document import Document
from cleaner.findings import Finding
from cleaner.orthography.agreement import find_agreement
from cleaner.orthography.capitals import find_capitals
from cleaner.orthography.compounds import find_compounds
from cleaner.orthography.number import find_number
from cleaner.profile import Profile


def find(document: Document, profile: Profile) -> Iterable[Finding]:
    """Names first, then what needs the lexicon; without one, only the names."""
    yield from find_compounds(document, profile)
    yield from find_number(document, profile)
    if profile.lexicon.available:
        yield from find_capitals(document, profile)
        yield from find_agreement(document, profile)
