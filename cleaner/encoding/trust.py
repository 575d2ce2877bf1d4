"""How much one mended word proves: what chance does not make of a sound foreign name."""

from __future__ import annotations

from itertools import pairwise

from cleaner.encoding.apostrophes import COMMON, joins
from cleaner.encoding.evidence import Evidence
from cleaner.encoding.letters import WESTERN
from cleaner.encoding.tokenscore import MARKS, WORD
from cleaner.expressions import re

_PUNCTUATION = "\"'(),.:;!?-[]"
LONG, ORDINARY = 5, 3.0
"""Letters and Zipf value (log10 of occurrences in 10^9 words) of a small word that is enough by itself."""
NAME = 3.5
"""Zipf value that is asked of a word with a capital, which a foreign name can become by chance."""
DISORDERLY = ((3, 4.5), (4, 3.5), (5, 2.5), (7, 0.0))
DISORDERLY_SMALL = ((3, 4.5), (4, 2.5), (5, 1.5), (7, 0.0))
"""Letters and Zipf value, where the damaged word was impossible: a symbol or a capital after a small letter ("AziÙ");
less where it begins with a small letter ("congÚ"), since no name does.

With these, none of the 27,523 clean lines of the seven languages is recoded in its own language, nor of Arabic,
Chinese, Russian and Romanian read as French or Dutch (November 2026)."""
_APOSTROPHE = re.compile(r"[^\W\d_]’[^\W\d_]")
SHORTEST_NAME = 3
LONG_COMPOUND = 8
_OPENING, _CLOSING = "“‘„«", "”’»“"
_ENDS = re.compile(rf"([a-z]+)[.,!?]?[{_CLOSING}]\Z")
_NAME = re.compile(r"[^\W\d_]+")
_CAPITAL_BETWEEN = re.compile(r"[A-Z][À-ÖØ-Þ][A-Z][a-z]")
_SYMBOL_AFTER_LETTER = re.compile(r"[A-Za-z][^\x00-\x7f]")


def reads_well(mended: str, evidence: Evidence) -> bool:
    """Whether a mended token is a word, a compound of words, a mark where it belongs, or a name after an elision."""
    if evidence.score(mended) >= MARKS or evidence.compound(core(mended)) is not None:
        return True
    left, _, right = core(mended).rpartition("’")
    return right.isalpha() and joins(left, right, evidence, doubtful=False)


def is_trusted(token: str, mended: str, evidence: Evidence) -> bool:
    """Whether this mended word alone proves the mix-up, where nothing speaks against it."""
    if _is_quoted(token, mended, evidence):
        return True
    word = core(mended)
    if evidence.score(mended) != WORD:
        part = evidence.compound(word) if is_disorderly(token) and len(word) >= LONG_COMPOUND else None
        return part is not None and part >= ORDINARY
    if _APOSTROPHE.search(word):
        return is_disorderly(token)
    word = _damaged_part(word)
    if not word.isalpha() or not (word.islower() or word[1:].islower()):
        return False
    weight = evidence.lexicon.zipf(word)
    if is_disorderly(token):
        least_known = DISORDERLY_SMALL if token[:1].islower() else DISORDERLY
        return any(len(word) >= letters and weight >= least for letters, least in least_known)
    return len(word) >= LONG and weight >= (ORDINARY if word.islower() else NAME)


def _damaged_part(word: str) -> str:
    """Of the parts of a word with hyphens, the one with a letter beyond ASCII, if there is one only."""
    parts = [part for part in word.split("-") if not part.isascii()]
    return parts[0] if len(parts) == 1 else word


def _is_quoted(token: str, mended: str, evidence: Evidence) -> bool:
    """Whether a letter where none can be became a quotation mark of a common word: "ÒDeze", "leugenÕ", "zei.Õ"."""
    before, after = core(token), core(mended)
    if len(before) != len(after) or len(after) < SHORTEST_NAME:
        return False
    word, rest = "", after[1:]
    if after[0] in _OPENING and before[0].isalpha() and rest[0].isupper() and rest[1:].islower() and rest.isascii():
        word = rest
    elif after[-1] in _CLOSING and before[-1].isalpha() and before[-1].isupper() and (ends := _ENDS.match(after)):
        word = ends[1]
    return word != "" and evidence.knows(word) and evidence.weight(word) >= COMMON


def is_disorderly(token: str) -> bool:
    """Whether a token holds a symbol or a capital right after a small letter, or two capitals before a small one.

    >>> [is_disorderly(token) for token in ("AziÙ", "perchŽ", "cos“", "ÚÚn", "Łódź", "È")]
    [True, True, True, True, False, False]
    """
    word = core(token)
    return (
        _CAPITAL_BETWEEN.search(word) is not None
        or any(
            (left.islower() and not right.islower() and right > "\x7f")
            or (left > "\x7f" and left.isupper() and right.islower() and word[:1] != left)
            for left, right in pairwise(word)
        )
        or (len(word) > SHORTEST_NAME - 1 and word[:2] > "\x7f" and word[:2].isupper() and word[2:].islower())
    )


def is_name_mended(token: str, mended: str) -> bool:
    """Whether two or three signs in a word, the first right after a letter, became one letter: "Abb├®", "L├Âwik"."""
    if not _SYMBOL_AFTER_LETTER.search(token):
        return False
    words = [word for word in _NAME.findall(mended) if not word.isascii()]
    beyond = {char for word in words for char in word.lower() if char > "\x7f"}
    ascii_letters = sum(char.isascii() for word in words for char in word)
    orderly = all(word.islower() or word[1:].islower() for word in words)
    return bool(words) and orderly and beyond <= set(WESTERN) and ascii_letters >= SHORTEST_NAME * len(words)


def core(token: str) -> str:
    """The token without the ASCII marks around it."""
    return token.strip(_PUNCTUATION)
