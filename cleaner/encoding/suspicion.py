"""The cheap look that decides whether a text is examined at all: one regular expression, made once a language."""

from __future__ import annotations

from functools import lru_cache

from cleaner.encoding.evidence import Evidence
from cleaner.encoding.tokenscore import (
    APOSTROPHES,
    DAMAGED,
    INVISIBLE,
    MARKS_OF_PROSE,
    SPACES,
    TOKEN_BEYOND_ASCII,
)
from cleaner.expressions import re

_CONTINUATION = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\xa0-¿\x80-\x9f"
"""What Windows-1252 shows for the bytes 80 to BF, of which UTF-8 makes the later bytes of a letter."""
_RARE = "€‚ƒ„†‡ˆ‰Š‹Œ•˜™šœžŸ‘“¡-¬\xad®-¶¸¹¼-¿\x80-\x9f"
"""Those of them that clean prose does not put right after a capital; "À »" and "É…" are clean."""
_MISREAD_UTF8 = (
    rf"(?<=[\x80-\x9f])|(?<=[ÂÃ])(?:[{_CONTINUATION}]|\s|\Z)|(?<=[Ä-ß])[{_RARE}]|(?<=[à-ï])[{_CONTINUATION}]{{2}}"
)
FOR_FTFY = re.compile(rf"[\x80-\x9f\xc2-\xef](?:{_MISREAD_UTF8})")
"""Lines worth showing to ftfy whatever the language: UTF-8 read as Windows-1252 or Latin-1, and C1 controls."""


_LINE = re.compile(r"[^\r\n]+")
_STRAY = re.compile(r"[^\w]*[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff\u2200-\u25ff\xb4ˆ\xc0-\xde]{1,2}[^\w]*")
"""One or two letters of another script, capitals or symbols by themselves: a misread à, è or «, perhaps."""


@lru_cache(maxsize=64)
def pattern(letters: frozenset[str], opening: str = "", alone: str = "", never_first: str = "") -> re.Pattern[str]:
    """Matches what FOR_FTFY does, and a character that a text in this language has no use for where it stands.

    opening   its opening quotation marks
    alone     its small letters that are words by themselves
    never_first  its small letters that begin no word
    """
    capitals = "".join(sorted(char for char in letters if char.isupper()))
    lonely = "".join(char for char in capitals if char.lower() not in alone)
    own_small = "".join(sorted(char for char in letters if char.islower()))
    small = "a-z" + own_small
    tight = "".join(char for char in MARKS_OF_PROSE if char not in APOSTROPHES + SPACES)
    own_letters = "".join(sorted(letters))
    own = own_letters + re.escape(MARKS_OF_PROSE) + INVISIBLE
    unusual = rf"(?<=[^\x00-\x7f{own}])"
    mark_in_word = rf"(?<=[{small}][{re.escape(tight)}])(?=[{small}])"
    capital_in_word = rf"(?<=[{small}][{capitals}])|(?<=[{capitals}][{capitals}])(?=[{small}])" if capitals else r"(?!)"
    stranded = r"(?<=[.,;!?][\xc0-\u024f])(?!\w)|(?<=[\xc0-\u024f])(?<!\w.)(?=\d)"
    odd_pair = (
        rf"(?<=[A-Za-z{own_letters}][¼½¾])|(?<=[¼½¾])(?=[a-z])|(?<=[{own_letters}][±×÷§¥¢¶])|(?<=[ÂÃ][\xa1-\xbf])"
        if own_letters
        else r"(?!)"
    )
    lone = rf"(?<![^\s(].)(?<=[{lonely}])(?![^\s,.;)])" if lonely else r"(?!)"
    first = rf"(?<!\w.)(?<=[{own_small}])(?=[A-Z][a-z])" if own_small else r"(?!)"
    not_first = rf"(?<!\w.)(?<=[{never_first}])(?=[a-z])" if never_first else r"(?!)"
    late = rf"(?<=[{small}][{opening}])(?!\w)" if opening else r"(?!)"
    middle = "".join(char for char in own_small if char not in never_first)
    # nearly all that a clean text has is seen at once: apostrophes and spaces, which are never unusual, and an accent
    # inside a word, or at its end where no other mark stands before it
    never = "".join(char for char in APOSTROPHES + SPACES if char not in opening)
    usual = rf"(?!(?<=[{middle}])(?:[a-z]|(?<![.,;!?].)[ \n,.]))"
    odd = (unusual, odd_pair, mark_in_word, stranded, lone, first, not_first, late, capital_in_word, _MISREAD_UTF8)
    return re.compile(rf"[^\x00-\x7f{never}]{usual if middle else ''}(?:{'|'.join(odd)})")


def of_language(evidence: Evidence) -> re.Pattern[str]:
    """The pattern for the language of `evidence`."""
    alone, never_first = (str(evidence.data.get(key, "")) for key in ("alone", "never_first"))
    return pattern(evidence.letters, evidence.opening_quotes, alone, never_first)


def suspects(text: str, evidence: Evidence) -> list[str]:
    """The different damaged tokens of `text`, in order."""
    seen = of_language(evidence)
    lines = (line for line in _LINE.findall(text) if not line.isascii() and seen.search(line))
    found = (token for line in lines for token in TOKEN_BEYOND_ASCII.findall(line) if seen.search(token))
    tokens = dict.fromkeys(found)
    return [token for token in tokens if evidence.score(token) == DAMAGED or _STRAY.fullmatch(token)]
