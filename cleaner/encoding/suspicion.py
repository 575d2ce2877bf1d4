"""The cheap look that decides whether a text is examined at all: one regular expression, made once a language."""

from __future__ import annotations

import re
from functools import lru_cache

from cleaner.encoding.evidence import (
    APOSTROPHES,
    DAMAGED,
    INVISIBLE,
    MARKS_OF_PROSE,
    SPACES,
    TOKEN,
    Evidence,
)
from cleaner.encoding.letters import opening_quotes

_CONTINUATION = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\xa0-¿\x80-\x9f"
"""What Windows-1252 shows for the bytes 80 to BF, of which UTF-8 makes the later bytes of a letter."""
_RARE = "€‚ƒ„†‡ˆ‰Š‹Œ•˜™šœžŸ‘“¡-¬\xad®-¶¸¹¼-¿\x80-\x9f"
"""Those of them that clean prose does not put right after a capital; "À »" and "É…" are clean."""
FOR_FTFY = re.compile(
    rf"[\x80-\x9f\xc2-\xef](?:(?<=[\x80-\x9f])|(?<=[ÂÃ])(?:[{_CONTINUATION}]| |$)|(?<=[Ä-ß])[{_RARE}]"
    rf"|(?<=[à-ï])[{_CONTINUATION}]{{2}})",
    re.MULTILINE,
)
"""Lines worth showing to ftfy whatever the language: UTF-8 read as Windows-1252 or Latin-1, and C1 controls."""


_STRAY = re.compile(r"[^\w]*[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff]{1,2}[^\w]*")
"""One or two letters of another script by themselves: a misread à or è, perhaps."""


@lru_cache(maxsize=64)
def pattern(letters: frozenset[str], opening: str = "") -> re.Pattern[str]:
    """Matches a character that a text in a language with these letters has no use for where it stands.

    opening   its opening quotation marks
    """
    capitals = "".join(sorted(char for char in letters if char.isupper()))
    small = "a-z" + "".join(sorted(char for char in letters if char.islower()))
    tight = "".join(char for char in MARKS_OF_PROSE if char not in APOSTROPHES + SPACES)
    own_letters = "".join(sorted(letters))
    own = own_letters + re.escape(MARKS_OF_PROSE) + INVISIBLE
    unusual = rf"(?<=[^\x00-\x7f{own}])"
    mark_in_word = rf"(?<=[{small}][{re.escape(tight)}])(?=[{small}])"
    capital_in_word = rf"|(?<=[{small}][{capitals}])|(?<=[{capitals}][{capitals}])(?=[{small}])" if capitals else ""
    stranded = r"(?<=[.,;!?][\xc0-\u024f])(?!\w)|(?<=[\xc0-\u024f])(?<!\w.)(?=\d)"
    odd_pair = rf"(?<=[{own_letters}][¼½¾±×÷§¥¢¶])" if own_letters else r"(?!)"
    late = rf"(?<=[{small}][{opening}])(?!\w)" if opening else r"(?!)"
    return re.compile(rf"[^\x00-\x7f](?:{unusual}|{odd_pair}|{mark_in_word}|{stranded}|{late}{capital_in_word})")


def of_language(evidence: Evidence) -> re.Pattern[str]:
    """The pattern for the language of `evidence`."""
    return pattern(evidence.letters, opening_quotes(evidence.data))


def suspects(text: str, evidence: Evidence) -> list[str]:
    """The different damaged tokens of `text`, in order; none, at the cost of one search, for a clean text."""
    seen = of_language(evidence)
    if not seen.search(text):
        return []
    tokens = dict.fromkeys(token for token in TOKEN.findall(text) if not token.isascii() and seen.search(token))
    return [token for token in tokens if evidence.score(token) == DAMAGED or _STRAY.fullmatch(token)]
