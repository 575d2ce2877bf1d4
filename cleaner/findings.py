"""What a stage has to say about a place in the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


class Action(StrEnum):
    """What a finding asks for, from the surest to the least."""

    FIX = "fix"
    """Applied by itself: right at least 99 times in 100 on held-out text."""
    SUGGEST = "suggest"
    """A replacement that an editor can accept with one key."""
    FLAG = "flag"
    """A place and a reason, perhaps with suggestions, but no replacement."""
    INFO = "info"
    """Worth knowing; never changes an exit code."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A place, a rule, and what should be done there.

    A stage fills the first group of fields, in the coordinates of the text that it was given (code points). The chain
    fills the second: then `start`, `end` and `gap` refer to the ORIGINAL text.

    rule          rule id, beginning with the stage's name: "glue.words"
    replacement   the text for `start:end`; None for flags and infos
    confidence    probability, 0 to 1, that the finding is right
    values        fills the braces of the rule's message, beside {before} and {after}
    evidence      short reasons, most important first: "Kherson stands alone 3 times in this text"
    gap           offset at which a missing word belongs
    suggestions   texts that an editor may choose from
    extra         further keys of the JSON report, such as foreign_language
    """

    rule: str
    action: Action
    start: int
    end: int
    replacement: str | None = None
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()
    gap: int | None = None
    suggestions: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, Json] = field(default_factory=dict)

    id: str = ""
    message: str = ""
    before: str = ""
    cleaned_start: int = -1
    cleaned_end: int = -1
    applied: bool = False

    @property
    def after(self) -> str | None:
        """The text that the finding puts, or would put, in the place of `before`."""
        return self.replacement
