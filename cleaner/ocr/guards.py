"""What looks like a misreading and is none: glued words, old spellings, capitals without accents."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from cleaner.lexicon import Lexicon
from cleaner.profile import Profile
from cleaner.ruleset import RuleSet

COMMON = 4.0
"""Zipf value of a word that may stand glued to an article or a preposition."""
SHORTEST_STEM = 4
LONGEST_ENDING = 4
"""Letters."""


class Guards:
    """The guards of one language; `[ocr]` of its rules holds what they know of its spelling.

    optional_accents   letters whose accent may be left out: "î û" in French since 1990
    old_accents        letters with an accent that was dropped by a reform: "ê" in Portuguese "êle"
    accents            all letters with an accent that the language has: a word with another one is foreign
    old_endings        pairs of an old ending and the one of today: "oit" and "ait"
    old_letters        pairs of a letter of old print and the one of today: "ij", "uv"
    endings            endings of inflected words: a form that no list has may be as good as one that a list has
    """

    def __init__(self, profile: Profile) -> None:
        data = profile.section("ocr")
        self.lexicon = profile.lexicon
        self.endings = frozenset(str(data.get("endings", "")).split()) | ({""} if data.get("endings") else set())
        self.optional = frozenset(str(data.get("optional_accents", "")).split())
        self.old_accents = frozenset(str(data.get("old_accents", "")).split())
        self.accents = frozenset(str(data["accents"]).split()) if "accents" in data else None
        self.old_letters = frozenset(str(data.get("old_letters", "")).split())
        self.old_endings = [(str(old), str(new)) for old, new in sorted(data.get("old_endings", {}).items())]

    def is_right(self, read: str, word: str) -> bool:
        """Whether `read` is only another way to write `word`, or two words of which the glue stage will speak."""
        return (
            is_glued(read, self.lexicon)
            or self._is_other_form(read.lower(), word.lower())
            or self._is_old(read.lower(), word.lower())
            or self._lacks_optional_accents(read, word)
            or self._has_old_accents(read.lower(), word.lower())
        )

    def is_foreign(self, read: str) -> bool:
        """Whether `read` has an accent that the language has not: "clémentine" in English."""
        return self.accents is not None and any(
            letter.isalpha() and _base(letter) != letter and letter not in self.accents for letter in read.lower()
        )

    def _has_old_accents(self, read: str, word: str) -> bool:
        """Whether accents that were dropped by a reform are all that `read` has too many."""
        if len(read) != len(word) or read == word:
            return False
        pairs = [(a, b) for a, b in zip(read, word, strict=True) if a != b]
        return all(a in self.old_accents and _base(a) == b for a, b in pairs)

    def _is_old(self, read: str, word: str) -> bool:
        if len(read) == len(word):
            pairs = {a + b for a, b in zip(read, word, strict=True) if a != b}
            if pairs <= self.old_letters:
                return True
        return any(read.endswith(old) and read.removesuffix(old) + new == word for old, new in self.old_endings)

    def _is_other_form(self, read: str, word: str) -> bool:
        """Whether both are forms of one stem: "vermeintlichem" and "vermeintlichen"."""
        stem = 0
        while stem < min(len(read), len(word)) and read[stem] == word[stem]:
            stem += 1
        cuts = range(stem, max(SHORTEST_STEM, stem - LONGEST_ENDING) - 1, -1)
        return any(read[cut:] in self.endings and word[cut:] in self.endings for cut in cuts)

    def _lacks_optional_accents(self, read: str, word: str) -> bool:
        """Whether every accent that `read` lacks may be lacking: on a capital, or by a reform of spelling."""
        if len(read) != len(word):
            return False
        pairs = [(a, b) for a, b in zip(read, word, strict=True) if a != b]
        return all(_base(b) == a and (a.isupper() or b in self.optional) for a, b in pairs)


@lru_cache(maxsize=16)
def open_guards(rules: RuleSet, language: str) -> Guards:
    """The guards of a language, made once a process."""
    return Guards(Profile(language, rules))


def is_glued(word: str, lexicon: Lexicon) -> bool:
    """Whether `word` is a function word and another common word without the space between: "ofthe", "Ishould"."""
    for cut in range(1, len(word)):
        left, right = word[:cut], word[cut:]
        if not (lexicon.knows(left) and lexicon.knows(right)):
            continue
        zipfs = sorted((lexicon.zipf(left), lexicon.zipf(right)))
        if (lexicon.is_closed_class(left) or lexicon.is_closed_class(right)) and zipfs[0] >= COMMON and len(right) > 1:
            return True
    return False


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]
