"""What is known of a line that may be furniture, before its place in the article is judged."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Certainty(IntEnum):
    """How sure a phrase or a shape alone makes it that the line is no part of the article."""

    LIKELY = 0
    """Never removed by itself."""
    HEADING = 1
    """What may as well head a part of the text ("Menu", "Contact"): residue beside other furniture, or at the end."""
    TOPICAL = 2
    """Residue, unless the article is about that very thing and the line is a subheading: "Publicité", "Lire aussi"."""
    MARGINAL = 3
    """Residue at the beginning or the end of an article ("fr-02"); in the middle nobody knows."""
    CERTAIN = 4
    """Residue wherever it stands as a block of its own."""


class Hit(NamedTuple):
    """A line that looks like furniture.

    category    the part of the rule id after "furniture."
    topic       folded words that say what the line is about; see Certainty.TOPICAL
    evidence    what the line was recognised by, for the report
    """

    category: str
    certainty: Certainty
    evidence: str
    topic: tuple[str, ...] = ()
    leads: bool = False
    """Whether the line only announces what stands on the next one: "Lire aussi"."""
