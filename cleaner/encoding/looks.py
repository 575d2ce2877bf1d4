"""The cheap looks at a text: only where one of them finds something is the machinery of repairs loaded and asked."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.encoding.evidence import Evidence
from cleaner.encoding.suspicion import of_language
from cleaner.expressions import re

LOST = "\ufffd"
LONE = "â"
"""What is left of a quotation mark, a dash or an apostrophe whose other bytes were deleted."""
_LETTER = r"[^\W\d_]"
_QUESTION = re.compile(
    rf"\?(?:(?<=[ '’]\?) |(?<={_LETTER}\?){_LETTER}|(?<![^\s(«“„\"'’‘\-]\?){_LETTER}"
    rf"|(?<={_LETTER}\?)(?:[,;.] | [a-zß-öø-ÿœ])|(?<=[^\W\d_]\?)\?{_LETTER}|(?<=[ \r\n]\?)\?{_LETTER}"
    rf"|(?<={_LETTER}-\?)-{_LETTER}|(?<= \?),|(?<![^\r\n«“„]\?) [a-zß-öø-ÿœ]|(?<=[nN]\?)[ \xa0\u202f]\d)"
)
_LOST_INSIDE = re.compile(r"\?(?<=[^\W\d_]\?)(?:\??[^\W\d_]| [a-z])")
_BEFORE_VOWEL = re.compile("â[aeiouyhAEIOUYHÀ-ÖØ-öø-ÿœŒ]")
_AT_EDGE = re.compile(r"â(?:(?<![^\W\d_]â)(?P<rest>[^\W\d_]*+)|(?![^\W\d_]))")
_LETTERS_AT_END = re.compile(r"[^\W\d_]+\Z")
_LONGEST = 100
"""Code points of a word that some lexicon may hold, and more."""


def may_be_damaged(text: str, evidence: Evidence) -> bool:
    """Whether a repair of code pages or of lost letters may find something; nearly always False for a clean text."""
    if has_lost_letters(text) or may_have_lost_letters(text):
        return True
    if text.isascii():
        return False
    signs = may_have_leads(text, evidence) or "â¦" in text or "â¬" in text
    return signs or may_have_marks(text, evidence) or looks_damaged(text, evidence)


def looks_damaged(text: str, evidence: Evidence) -> bool:
    """Whether a character stands where the language has no use for it."""
    return not text.isascii() and of_language(evidence).search(text) is not None


def has_lost_letters(text: str) -> bool:
    """Whether a sign stands where a letter was lost, as far as one look tells."""
    return LOST in text or ("?" in text and _LOST_INSIDE.search(text) is not None)


def may_have_lost_letters(text: str) -> bool:
    """Whether the signs of a text are examined: a question mark stands where none can be meant, or it has U+FFFD."""
    return LOST in text or ("?" in text and _QUESTION.search(text) is not None)


def may_have_leads(text: str, evidence: Evidence) -> bool:
    """Whether the first sign of a letter may stand alone; â was an apostrophe before a vowel or words like "t"."""
    if any(sign in text for sign in "ÃÅÄ"):
        return True
    return LONE in text and (bool(evidence.words("after_apostrophe")) or _BEFORE_VOWEL.search(text) is not None)


def may_have_marks(text: str, evidence: Evidence) -> bool:
    """Whether an â stands at the edge of what is no word with it; "âme" is one."""
    return LONE in text and any(not evidence.knows(token) for token in _at_edge(text))


def _at_edge(text: str) -> Iterator[str]:
    """The words that begin or end with an â, which is looked for first: few texts have many."""
    for match in _AT_EDGE.finditer(text):
        if match["rest"] is not None:
            yield match[0]
        else:
            before = _LETTERS_AT_END.search(text, max(0, match.start() - _LONGEST), match.end())
            yield before[0] if before else LONE
