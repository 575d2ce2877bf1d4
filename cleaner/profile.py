"""What a stage may know beside the document: the language, its lexicon, its rules and data, and the user's choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cleaner.ruleset import RuleSet

if TYPE_CHECKING:
    from cleaner.lexicon import Lexicon
    from cleaner.lexicon.characters import CharacterModel

MODES = ("auto", "web", "ocr")


@dataclass(frozen=True)
class Profile:
    """The profile of one run; a stage reads it and changes nothing.

    language    ISO 639-1 code of the article's language, "und" if no known language is likely
    mode        "web", "ocr", or "auto": decide from the text
    """

    language: str
    rules: RuleSet
    mode: str = "auto"

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon of the article's language (empty for a language that has none), opened when first asked."""
        from cleaner.lexicon import open_lexicon

        return open_lexicon(self.language)

    @cached_property
    def characters(self) -> CharacterModel:
        """The character model of the article's language, opened when first asked."""
        from cleaner.lexicon.characters import open_characters

        return open_characters(self.language)

    def section(self, name: str) -> Mapping[str, Any]:
        """The data table `name` of the article's language."""
        return self.rules.section(self.language, name)

    def words(self, name: str, key: str) -> frozenset[str]:
        """A set of words from table `name`, key `key`, of the article's language."""
        return self.rules.words(self.language, name, key)
