"""Bytes that were read in the wrong code page, in a whole text or a part of it; then letters that were lost."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.encoding.evidence import Evidence
from cleaner.encoding.looks import may_be_damaged
from cleaner.findings import Finding
from cleaner.profile import Profile


def find(document: Document, profile: Profile) -> Iterator[Finding]:
    """One finding for each word that was read in the wrong code page or lost letters."""
    text = document.text
    if text.isascii() and "?" not in text:
        return
    evidence = Evidence(profile, text, document.carry(("encoding", profile.language)))
    if may_be_damaged(text, evidence):
        from cleaner.encoding.repairs import repairs  # some 20 modules, which a clean text needs not

        yield from repairs(text, evidence)
