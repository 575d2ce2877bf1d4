"""A headline or standfirst that stands twice: in which way the copies differ, and which one goes."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from cleaner.duplicates.wording import Wording
from cleaner.expressions import regex
from cleaner.reasons import Reason

LEAST_WORDS = 5
"""Words that two lines must share before one is taken for a copy of the other that lacks, or has, something more."""
LEAST_SHARE = 0.5
"""Part of the longer line that a cut copy must still hold, unless it ends in an ellipsis after TEASER_WORDS words."""
TEASER_WORDS = 8
LONGEST_HEADLINE = 40
"""Words; longer blocks are compared as paragraphs."""
MOST_ADDED = 6
"""Words of a site's name or a date beside a headline."""
_SEPARATOR = regex.compile(r"\s*+(?:\||::|·|•|\()|\s++(?:[-–—]\s|»\s(?=[^«]*$))")
_CLAUSE_END = regex.compile(r"\s?[:;,–—(]|\s-\s|\s?[.!?](?:\s|$)")
_DATE_MARKS = regex.compile(r"[\d\s./,:|()·\-–—h]*+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What must be known of the language: words of press names, of dates; numerals and words of negation."""

    site_words: AbstractSet[str] = field(default_factory=frozenset)
    date_words: AbstractSet[str] = field(default_factory=frozenset)
    weighty: AbstractSet[str] = field(default_factory=frozenset)
    """Words whose change changes what is said: numerals and negations."""
    conjunctions: AbstractSet[str] = field(default_factory=frozenset)
    """Small words that say "and", with their accents."""


class Copy(NamedTuple):
    """Of two blocks, the one that goes, the one that stays, whether that is sure, and in which way they differ."""

    gone: Wording
    kept: Wording
    sure: bool
    evidence: str
    rule: str = "duplicates.headline"


def compare(first: Wording, second: Wording, vocabulary: Vocabulary) -> Copy | None:
    """How the earlier and the later of two lines near the top repeat one another; None if they do not."""
    if not first.forms or not second.forms or min(len(first.forms), len(second.forms)) > LONGEST_HEADLINE:
        return None
    if first.is_slug != second.is_slug:
        return _slug(*((first, second) if first.is_slug else (second, first)))
    if first.forms[0] != second.forms[0] and first.forms[-1] != second.forms[-1]:
        return None
    if _contradict(first, second):
        return None
    if first.forms == second.forms:
        return _equal(first, second)
    shorter, longer = sorted((first, second), key=lambda line: (len(line.forms), len(line.plain)))
    return _added(shorter, longer, vocabulary) or _cut(shorter, longer, shorter is second)


def _contradict(first: Wording, second: Wording) -> bool:
    """Whether both lines carry signs or units, and not the same ones."""
    marks = min(len(first.value_marks), len(second.value_marks))
    return first.value_marks[:marks] != second.value_marks[:marks]


def _equal(first: Wording, second: Wording) -> Copy | None:
    gone, kept = (first, second) if second.quality > first.quality else (second, first)
    sure = first.is_question == second.is_question and len(first.forms) >= 2
    if first.text == second.text:
        return Copy(gone, kept, sure, Reason("duplicates.same-line"))
    return Copy(gone, kept, sure and len(first.forms) >= 3, Reason("duplicates.written-worse", line=kept.text))


def _slug(slug: Wording, line: Wording) -> Copy | None:
    """A slug keeps the words in order, may drop some, may lose letters outside ASCII and may end in a number."""
    words = slug.forms[:-1] if slug.forms[-1].isdecimal() and len(slug.forms[-1]) > 3 else slug.forms
    if len(words) < 4 or len(line.forms) > LONGEST_HEADLINE:
        return None
    if "".join(words) == _ascii_only(line) or "".join(words) == line.compact:
        return Copy(slug, line, True, Reason("duplicates.address", line=line.text))
    rest = iter(line.forms)
    if all(word in rest for word in words) and len(words) >= LEAST_SHARE * len(line.forms):
        return Copy(slug, line, True, Reason("duplicates.address", line=line.text))
    return None


def _ascii_only(line: Wording) -> str:
    """The letters that are left where a slug was made by dropping what has no plain letter under its accent."""
    from unicodedata import normalize

    return "".join(char for char in normalize("NFD", line.plain).lower() if char.isascii() and char.isalnum())


def _added(shorter: Wording, longer: Wording, vocabulary: Vocabulary) -> Copy | None:
    """The same headline with the site's name after it, or with a date before or after it."""
    count = len(shorter.forms)
    added = len(longer.forms) - count
    if count < LEAST_WORDS - 1 or added > MOST_ADDED:
        return None
    if longer.forms[:count] == shorter.forms:
        rest = longer.plain[longer.words[count - 1].end :].removeprefix(_tail(shorter))
    elif longer.forms[added:] == shorter.forms:
        rest = longer.plain[: longer.words[added].start]
    else:
        return None
    words = longer.forms[count:] if longer.forms[:count] == shorter.forms else longer.forms[:added]
    separated = bool(_SEPARATOR.match(rest) or _SEPARATOR.match(rest[::-1]))
    if _is_date(words, vocabulary) and (separated or rest.strip().startswith(",")):
        return Copy(longer, shorter, True, Reason("duplicates.dated", line=shorter.text))
    if not separated:
        return None
    capital = next((char for char in rest if char.isalpha()), "").isupper()
    named = "|" in rest or (capital and any(word in vocabulary.site_words for word in words))
    named = named and not any(word.isdecimal() for word in words)
    return Copy(longer, shorter, named, Reason("duplicates.added", line=shorter.text, added=rest.strip()))


def _tail(line: Wording) -> str:
    """The marks after the last word."""
    return line.plain[line.words[-1].end :].rstrip()


def _is_date(words: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Whether the words are a whole date: a day, a month and a year."""
    numbers = [word for word in words if word.isdecimal()]
    others = [word for word in words if not word.isdecimal()]
    year = any(len(word) == 4 for word in numbers)
    month = len(numbers) >= 3 or any(word in vocabulary.date_words for word in others)
    return year and month and len(numbers) >= 2 and all(word in vocabulary.date_words for word in others)


def _cut(shorter: Wording, longer: Wording, shorter_is_later: bool) -> Copy | None:
    """The beginning of a headline: cut by an ellipsis, or in the middle of a clause."""
    count = len(shorter.forms)
    if count < LEAST_WORDS or longer.forms[: count - 1] != shorter.forms[:-1]:
        return None
    if count < LEAST_SHARE * len(longer.forms) and not (shorter.is_cut and count >= TEASER_WORDS):
        return None
    whole_word = longer.forms[count - 1] == shorter.forms[-1]
    if not whole_word and not (shorter.is_cut and longer.forms[count - 1].startswith(shorter.forms[-1])):
        return None
    rest = longer.plain[longer.words[count - 1].end :]
    worse = shorter.is_cut or shorter.accents < _accents_until(longer, count)
    complete = shorter.has_stop or (_CLAUSE_END.match(rest) is not None and not shorter.dangles)
    sure = worse or (not complete and shorter_is_later)
    if longer.has_stop and not shorter_is_later:
        sure = shorter.is_cut and shorter.first > 0
    return Copy(shorter, longer, sure, Reason("duplicates.beginning", line=longer.text))


def _accents_until(longer: Wording, count: int) -> int:
    """How many accented letters the first `count` words have."""
    head = longer.plain[: longer.words[count - 1].end]
    return sum(not char.isascii() and char.isalpha() for char in head)
