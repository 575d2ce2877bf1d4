"""Lines that are several listed phrases in a row: bars of buttons, menus, "Déjà abonné ? Se connecter"."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from cleaner.furniture.entries import Buckets, Phrase
from cleaner.furniture.hits import Certainty

BAR = 3
"""So many buttons are a bar; two short ones may be a heading ("Menu, contact")."""
_NETWORK = Phrase("", "share", Certainty.CERTAIN)


def row(words: Sequence[str], buckets: Buckets, networks: AbstractSet[str]) -> tuple[str, Certainty] | None:
    """The category and the certainty of a line that holds nothing but phrases; None if it holds anything else.

    words       folded, each number as "#"; one after a phrase counts its comments or shares
    buckets     the phrases under their first word
    networks    words that are buttons too; a line of these alone is judged by its shape

    >>> menu = Buckets([Phrase("Menu", "navigation", Certainty.HEADING)])
    >>> row(["menu", "whatsapp", "mail"], menu, {"whatsapp", "mail"})
    ('navigation', <Certainty.TOPICAL: 2>)
    """
    found: list[Phrase] = []
    at = 0
    while at < len(words):
        if words[at] == "#" and found:
            at += 1
            continue
        bucket = buckets[words[at]]
        for count in bucket.counts:
            if phrase := bucket.whole.get(" ".join(words[at : at + count])):
                found.append(phrase)
                at += count
                break
        else:
            if words[at] not in networks:
                return None
            found.append(_NETWORK)
            at += 1
    listed = [phrase for phrase in found if phrase is not _NETWORK]
    if not listed or len(found) == 1 == len(words):
        return None
    surest = max(_certainty(phrase) for phrase in found)
    if len(found) >= BAR and surest is Certainty.HEADING:
        surest = Certainty.TOPICAL
    menu = len(found) >= BAR and any(phrase.category == "navigation" for phrase in listed)
    return "navigation" if menu else listed[0].category, surest


def _certainty(phrase: Phrase) -> Certainty:
    """How sure a phrase is among others; a single word ("Connectez-vous" is two) never makes a line sure."""
    single = " " not in phrase.written
    return min(phrase.certainty, Certainty.HEADING) if single else phrase.certainty
