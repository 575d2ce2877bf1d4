"""Whether a number and a word that touch have lost a space: "2022Les", "en2022", "XIIIesiècle", "sigloXIX"."""

from __future__ import annotations

from cleaner.expressions import regex
from cleaner.glue.junction import Junction, Ruling
from cleaner.glue.marks import COMMON, FREQUENT, LIKELY, SURE, begins_well, is_code, is_word
from cleaner.glue.tokens import LONGEST, letters_at_end
from cleaner.glue.vocabulary import Vocabulary

YEAR = regex.compile(r"(?:1[0-9]|20)\d\d")
WORD = regex.compile(r"\p{L}+")
NUMBER = regex.compile(r"\d+(?:[.,]\d+)*")
LEAST_LETTERS = 4
"""Letters of a word that no code is made of: "mp3", "fig2"."""
LEAST_CLOSED = 3
"""Letters of a function word that is sooner one than a unit or a brand behind a year."""
LEAST_DIGITS = 4
"""Digits of a number that no short word is joined to: "6321de"."""
MEASURE = regex.compile(r"\d+(?:[.,]\d+)*(?P<unit>\p{L}+)")
ROMAN_ORDINAL = regex.compile(r"[IVXL]+[\p{Ll}ᵉ]{1,3}")


def judge(junction: Junction, vocabulary: Vocabulary) -> Ruling | None:
    """The ruling on a junction beside a number, None where the two belong together ("20th", "mp3", "50km")."""
    if is_code(junction.chunk):
        return None
    if junction.next.isdigit():
        return _word_then_number(junction, vocabulary)
    if junction.mark.isdigit():
        return _number_then_word(junction, vocabulary)
    if junction.next in "IVX":
        return _word_then_roman(junction, vocabulary)
    measure = MEASURE.fullmatch(junction.chunk_before.strip("(«“„"))
    if measure is not None:
        return _measure_then_word(measure, junction, vocabulary)
    return _roman_then_word(junction, vocabulary)


def _number_then_word(junction: Junction, vocabulary: Vocabulary) -> Ruling | None:
    number, right = junction.number, junction.right
    before = junction.chunk_before[: -len(number)] if number else "x"
    if not number or not right or (junction.after_right in ("-", "/") and junction.after_right):
        return None
    ahead = before.strip("(«“„\"'’")
    year = YEAR.fullmatch(number) is not None
    if ahead and not (year and _precedes_a_year(ahead, vocabulary)):
        return None
    small = vocabulary.part(right).closed and right.islower()
    dated = year and _precedes_a_year(ahead or _word_before(junction, number), vocabulary)
    prose = small and year and (dated or len(right) >= LEAST_CLOSED)
    if right.lower() in vocabulary.conventions.attached and not prose:
        return None  # "20minutes"; not "em 2018com", "Desde 2004os"
    if right.isupper() and not year:
        return None  # a name: "50PLUS"
    if year:
        sure = begins_well(junction, vocabulary, COMMON) and (
            dated or right[0].isupper() or small or vocabulary.part(right).zipf >= FREQUENT
        )
        if sure:
            return Ruling(True, SURE, "glue.year-then-word")
        if right[0].isupper() and right[1:].islower() and len(right) >= 4:
            return Ruling(False, LIKELY, "glue.year-then-word")
    long = len(right) >= LEAST_LETTERS or (small and len(number) >= LEAST_DIGITS)
    if long and is_word(right, vocabulary, FREQUENT):
        return Ruling(False, LIKELY, "glue.number-then-word")
    return None


def _word_then_number(junction: Junction, vocabulary: Vocabulary) -> Ruling | None:
    left = junction.left
    found = NUMBER.match(junction.chunk_after)
    if found is None or junction.chunk_before.strip('(«“„"') != left:
        return None
    rest = junction.chunk_after[found.end() :]
    word = WORD.match(rest)
    if (rest and (rest[0].isdigit() or rest[0] in "-/")) or (word and not _may_follow(word[0], vocabulary)):
        return None
    if not YEAR.fullmatch(found[0]):
        return _word_then_count(left, rest, vocabulary)
    if _precedes_a_year(left, vocabulary):
        return Ruling(True, SURE, "glue.year-follows")
    if left.islower() and len(left) > 2 and is_word(left, vocabulary, FREQUENT):
        return Ruling(False, 0.7, "glue.word-then-year")
    return None


def _word_before(junction: Junction, number: str) -> str:
    """The word before a number that stands alone, "" if there is none."""
    begin = junction.offset - len(number)
    return letters_at_end(junction.text[max(0, begin - LONGEST) : begin].rstrip(" \u00a0\u202f"))


def _may_follow(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a run of letters behind a number is sooner a word than a part of a code."""
    return is_word(word, vocabulary, COMMON if len(word) >= LEAST_LETTERS else FREQUENT)


def _measure_then_word(measure: regex.Match[str], junction: Junction, vocabulary: Vocabulary) -> Ruling | None:
    """The ruling on "50km|de": a number with its unit and a function word."""
    unit, right = measure["unit"].lower(), junction.right
    rules = vocabulary.conventions
    if unit not in rules.attached or (unit + right).lower() in rules.attached or len(right) < 2:
        return None
    small = vocabulary.part(right).closed and is_word(right, vocabulary, FREQUENT)
    return Ruling(False, LIKELY, "glue.unit-then-word") if small and right.islower() else None


def _precedes_a_year(word: str, vocabulary: Vocabulary) -> bool:
    return bool({word, word.lower()} & vocabulary.conventions.year_words)


def _word_then_count(left: str, rest: str, vocabulary: Vocabulary) -> Ruling | None:
    """The ruling on "coûté|86": a word of prose and a number that stands alone behind it."""
    if rest[:1] not in ("", ",", ".", ";") or not left.islower() or len(left) < LEAST_LETTERS:
        return None
    return Ruling(False, 0.7, "glue.word-then-number") if is_word(left, vocabulary, COMMON) else None


def _roman_then_word(junction: Junction, vocabulary: Vocabulary) -> Ruling | None:
    rules = vocabulary.conventions
    found = ROMAN_ORDINAL.fullmatch(junction.chunk_before.strip("(«“„"))
    if found is None or junction.right.lower() not in rules.roman_nouns:
        return None
    ending = junction.chunk_before.lstrip("(«“„IVXL")
    if ending not in rules.ordinals:
        return None
    return Ruling(True, SURE, "glue.roman-ordinal")


def _word_then_roman(junction: Junction, vocabulary: Vocabulary) -> Ruling | None:
    if junction.left.lower() in vocabulary.conventions.roman_nouns:
        return Ruling(True, SURE, "glue.roman-numeral")
    return None
