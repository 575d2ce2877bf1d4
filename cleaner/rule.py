"""One rule: the record from which the work, `explain`, the docs, the report's reasons and the tests are made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from cleaner.findings import Action

ANY = "any"
"""The pseudo-language of rules that need no language."""
TIMEOUT = 2.0
"""Seconds that one expression of a user may take on one text, plus PER_CODE_POINT for each of its code points. A sound
one needs microseconds; the limit is there to name what backtracks without end, not to judge a busy machine."""
PER_CODE_POINT = 2e-6


class Example(NamedTuple):
    """A text on which a rule must stay silent (good) or must speak (bad).

    fixed     the whole text after the rule's fix or suggestion is taken
    found     the marked part of the text, for a rule that only flags
    gap       the text before the hole, for a missing word
    encoded   the code page in which the text arrives as the bytes of a file, for what is learned before there is a text
    """

    text: str
    language: str
    fixed: str | None = None
    found: str | None = None
    gap: str | None = None
    format: str = "text"
    encoded: str | None = None


class Rule(NamedTuple):
    """A rule of one language (or ANY); a rule without `pattern` is carried out by its stage in Python.

    reasons   by language why the rule is there, as `message` is what it says of a place
    where     conditions on groups of the pattern: {"noun": "feminine noun"}; see cleaner.patterns.CONDITIONS
    quoted    whether the rule also applies inside quotations of speech
    gap       name of the group whose START is the offset of a missing word
    """

    id: str
    language: str
    path: Path
    action: Action
    confidence: float
    message: Mapping[str, str]
    reasons: Mapping[str, str]
    pattern: str | None = None
    replace: str | None = None
    where: Mapping[str, str] = {}
    quoted: bool = False
    gap: str | None = None
    suggestions: tuple[str, ...] = ()
    good: tuple[Example, ...] = ()
    bad: tuple[Example, ...] = ()

    @property
    def stage(self) -> str:
        """The name of the stage that the rule belongs to."""
        return self.id.partition(".")[0]

    def text(self, ui_language: str) -> str:
        """The message template in the editor's language, or in English."""
        return self.message.get(ui_language) or self.message["en"]

    def why(self, ui_language: str) -> str:
        """The reason for the rule in the editor's language, or in English."""
        return self.reasons.get(ui_language) or self.reasons["en"]
