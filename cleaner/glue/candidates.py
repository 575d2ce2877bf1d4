"""Places inside a token where a space may be missing: each with its two parts and what makes it worth a thought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.glue.tokens import APOSTROPHES, TextEvidence, Token
from cleaner.glue.vocabulary import Part, Vocabulary

NAME_LETTERS = 3
"""Letters of the shortest part that may be a name nobody knows."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """`token.text[:cut]` and `token.text[cut:]`, and how the lexicon sees them."""

    token: Token
    cut: int
    left: Part
    right: Part
    camel: bool
    elision: bool
    acronym: bool
    compound: bool
    """Whether the language joins such parts: two open-class words, the second a noun (German, Dutch)."""

    @property
    def words(self) -> tuple[str, str]:
        """The two parts as they are written."""
        return self.token.text[: self.cut], self.token.text[self.cut :]


def candidates(token: Token, vocabulary: Vocabulary, evidence: TextEvidence) -> list[Candidate]:
    """The splits of `token` into two parts of which at least one is a known word, from left to right."""
    if _whole(token, vocabulary):
        return []
    found = (_candidate(token, cut, vocabulary, evidence) for cut in _cuts(token.text))
    return [candidate for candidate in found if candidate is not None]


def _whole(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether the token is right together with what an apostrophe joins to it ("quelqu’", "doesn’t")."""
    word = token.text.lower()
    if token.after and token.after in APOSTROPHES and word in vocabulary.conventions.elisions:
        return True
    if token.before and token.before in APOSTROPHES and word in vocabulary.conventions.clitics:
        return True
    return token.text.isupper() or not token.text.isalpha()  # capitals, or a combining mark


def _cuts(text: str) -> Iterator[int]:
    """The offsets at which the capitals of `text` allow a cut: a capital begins a part, or an acronym is one."""
    inner = [i for i in range(1, len(text)) if text[i].isupper()]
    if not inner:
        yield from range(1, len(text))
    elif text[: inner[-1] + 1].isupper():  # OTANet
        yield inner[-1] + 1
    else:
        yield from (i for i in inner if not text[i - 1].isupper())


def _candidate(token: Token, cut: int, vocabulary: Vocabulary, evidence: TextEvidence) -> Candidate | None:
    left, right = token.text[:cut], token.text[cut:]
    rules = vocabulary.conventions
    elision = bool(token.after) and token.after in APOSTROPHES and right.lower() in rules.elisions
    if (cut == 1 and left.lower() not in rules.one_letter) or (
        len(right) == 1 and not elision and right.lower() not in rules.one_letter
    ):
        return None
    camel = right[0].isupper()
    acronym = len(left) > 1 and left.isupper()
    first = vocabulary.part(left)
    second = vocabulary.elided(right) if elision else vocabulary.part(right)
    known = bool(first.trust), bool(second.trust)
    if not any(known):
        return None
    if not known[0] and not (acronym or evidence.counts[left] or (left[0].isupper() and len(left) >= NAME_LETTERS)):
        return None
    if not known[1] and not (evidence.counts[right] or (camel and len(right) >= NAME_LETTERS)):
        return None
    compound = rules.compounds and not first.closed and not second.closed and second.kind.startswith("noun")
    return Candidate(token, cut, first, second, camel, elision, acronym, compound and not camel)
