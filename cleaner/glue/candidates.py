"""Places inside a token where a space may be missing: each with its two parts and what makes it worth a thought."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.glue.cuts import Cut, cuts
from cleaner.glue.evidence import TextEvidence
from cleaner.glue.tokens import APOSTROPHES, Token
from cleaner.glue.vocabulary import Part, Vocabulary

NAME_LETTERS = 3
"""Letters of the shortest part that may be a name nobody knows."""


class Candidate(NamedTuple):
    """`token.text[:cut]` and `token.text[cut:]`, and how the lexicon sees them.

    ratio       log10 of the likelihood of two words over that of one word nobody has seen
    compound    whether the language joins such parts: two open-class words, the second a noun (German, Dutch)
    ends        log10 of the probability that a name which begins with the left part ends there
    goes_on     the same that it goes on with the right one; both 0.0 where no capital begins the token
    """

    token: Token
    cut: int
    left: Part
    right: Part
    ratio: float
    camel: bool
    elision: bool
    acronym: bool
    compound: bool
    ends: float
    goes_on: float

    @property
    def words(self) -> tuple[str, str]:
        """The two parts as they are written."""
        return self.token.text[: self.cut], self.token.text[self.cut :]


def candidates(token: Token, vocabulary: Vocabulary, evidence: TextEvidence) -> list[Candidate]:
    """The splits of `token` into two parts of which at least one is a known word, from left to right."""
    if _whole(token, vocabulary):
        return []
    elided = bool(token.after) and token.after in APOSTROPHES
    found = (_candidate(token, cut, vocabulary, evidence) for cut in cuts(token.text, vocabulary, elided=elided))
    return [candidate for candidate in found if candidate is not None]


def _whole(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether the token is right together with what an apostrophe joins to it ("quelqu’", "doesn’t", "lookin’")."""
    word = token.text.lower()
    if token.after and token.after in APOSTROPHES:
        whole = any(vocabulary.knows(token.text + letter) for letter in vocabulary.conventions.dropped)
        if whole or word in vocabulary.conventions.elisions:
            return True
    if token.before and token.before in APOSTROPHES and word in vocabulary.conventions.clitics:
        return True
    return token.text.isupper() or not token.text.isalpha()  # capitals, or a combining mark


def _candidate(token: Token, cut: Cut, vocabulary: Vocabulary, evidence: TextEvidence) -> Candidate | None:
    left, right = token.text[: cut.at], token.text[cut.at :]
    rules = vocabulary.conventions
    elision = bool(token.after) and token.after in APOSTROPHES and right.lower() in rules.elisions
    camel = right[0].isupper()
    acronym = len(left) > 1 and left.isupper()
    first, second = cut.left, cut.right
    named = left[0].isupper() and len(left) >= NAME_LETTERS
    if not first.trust and not (acronym or named or evidence.count(left)):
        return None
    if not second.trust and not ((camel and len(right) >= NAME_LETTERS) or evidence.count(right)):
        return None
    compound = rules.compounds and not first.closed and not second.closed and second.kind.startswith("noun")
    joined = compound and not camel
    return Candidate(token, cut.at, first, second, cut.ratio, camel, elision, acronym, joined, cut.ends, cut.goes_on)
