"""Runs of letters that are no known word, with what stands beside them."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import combining

from cleaner.codelines import in_code_line
from cleaner.document import LETTERS
from cleaner.expressions import regex

LONGEST = 60
"""Letters: longer runs are no glued pair but data (base64, DNA) or a script without spaces."""
APOSTROPHES = "'’"
HYPHENS = "-\u2010\u2011"
_SPACED = regex.compile(r"[ \t\u00a0\u202f]{1,2}")
_SPACES = " \t\u00a0\u202f"
_NO_TEXT = frozenset("\\/_=<>{}|~^*&%@#$+0123456789")
"""Marks that make a token no prose when they touch it: paths, code, codes with digits."""


class Token(NamedTuple):
    """A run of letters at `start` of the text `source`, in code points.

    before, after           the characters beside it, "" at an end of the text
    left_word, right_word   the words beside it, where they are not what the source says: beside a half of a token
    """

    text: str
    start: int
    source: str
    before: str
    after: str
    left_word: str | None = None
    right_word: str | None = None

    @classmethod
    def at(cls, source: str, start: int, end: int) -> Token:
        """The token `source[start:end]`."""
        return cls(source[start:end], start, source, source[start - 1 : start], source[end : end + 1])

    @property
    def previous(self) -> str:
        """The word before the token where only a space lies between, else ""."""
        if self.left_word is not None:
            return self.left_word
        ahead = self.source[max(0, self.start - LONGEST) : self.start]
        rest = ahead.rstrip(_SPACES)
        return letters_at_end(rest) if 1 <= len(ahead) - len(rest) <= 2 else ""

    @property
    def following(self) -> str:
        """The word after the token, or the first digit, where only a space lies between, else ""; an elided word with
        its apostrophe."""
        return _following(self.source, self.start + len(self.text)) if self.right_word is None else self.right_word

    @property
    def alone(self) -> bool:
        """Whether no word stands beside the token with only a space between: an item of a list, head of an entry."""
        return not self.previous and not self.following

    @property
    def hyphened(self) -> bool:
        """Whether a hyphen joins the token to something: "vade-mecum"."""
        return any(mark and mark in HYPHENS for mark in (self.before, self.after))

    @property
    def suspended(self) -> bool:
        """Whether a hyphen stands for the rest of the word, which is said later: "Brückenauf- oder -abgänge"."""
        if not self.after or self.after not in HYPHENS:
            return False
        end = self.start + len(self.text) + 1
        return not self.source[end : end + 1].isalnum()

    @property
    def initial(self) -> bool:
        """Whether the token begins a line or a sentence."""
        if self.left_word is not None:
            return False
        ahead = self.source[max(0, self.start - 6) : self.start].rstrip(" \t\u00a0\u202f«»„“”\"'‘’([-–—")
        return not ahead or ahead[-1] in ".!?…:\r\n"


def letters_at_end(text: str) -> str:
    """The run of letters and combining marks that ends `text`; most often it is all that follows the last space."""
    last = text[text.rfind(" ") + 1 :]
    if last.isalpha():
        return last
    start = len(text)
    while start and (text[start - 1].isalpha() or combining(text[start - 1])):
        start -= 1
    return text[start:]


def in_code(token: Token) -> bool:
    """Whether marks of code or addresses touch the token: "a_b", "toString()", "LiverpoolFC.com"."""
    if (token.before and token.before in _NO_TEXT) or (token.after and token.after in _NO_TEXT):
        return True
    end = token.start + len(token.text)
    return in_code_line(token.source, token.start, end) or (
        token.after == "." and token.source[end + 1 : end + 2].islower()
    )


def _following(text: str, end: int) -> str:
    spaces = _SPACED.match(text, end)
    word = LETTERS.match(text, spaces.end(), spaces.end() + LONGEST) if spaces else None
    if word is None:
        digit = text[spaces.end() : spaces.end() + 1] if spaces else ""
        return digit if digit.isdigit() else ""
    apostrophe = text[word.end() : word.end() + 1]
    found = str(word[0])
    return found + "'" if apostrophe and apostrophe in APOSTROPHES and len(found) <= 2 else found
