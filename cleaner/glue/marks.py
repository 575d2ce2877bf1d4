"""Whether a mark that touches the next word has lost its space."""

from __future__ import annotations

from cleaner.expressions import regex
from cleaner.glue.junction import Junction, Ruling
from cleaner.glue.vocabulary import Vocabulary

CODE = frozenset("\\/_=<>{}|~^*&%@#$+")
"""Characters that make a run without spaces no prose."""
LATIN = regex.compile(r"\p{Latin}")
"""Scripts without these lists and lexicons have conventions of their own."""
MEASURE = regex.compile(r"(?<=\d)[%‰]|^[%‰](?=[,;])|(?<!\p{L})(?:km|m|mi|l|g|kg)/(?:h|s|km|l|kg)(?!\p{L})")
"""What a number has behind it in prose with a character of code: "4,8%", "138 km/h"."""
CLIPPED = regex.compile(r"(?:\p{L}['’]\p{L}|(?:\p{L}\.){2})[,;]\Z")
"""A word that ends in a single letter before the mark: "wasn't,", "U.S.,"."""
DOTTED = regex.compile(r"(?:^|[^\p{L}])\p{L}\.\p{L}")
"""Initials and abbreviations of single letters: "U.S.A", "z.B.", "J.K.Rowling"."""
INVERSION = regex.compile(r"\p{L}+-t-\p{L}")
"""A verb and its subject, "a-t-elle", which may begin after any mark."""
COMMON = 3.0
"""Zipf value of a word that an educated reader knows; above it a neighbour is surely a word of the language."""
FREQUENT = 4.0
SMALLEST_CONTENT = 3
"""Letters in a bracket ("(e)", "(in)sécurité") up to which it belongs to the word beside it, as "(Technik-)" does."""
TERSE = 3
"""Capitals on both sides of a semicolon up to which it joins them in one abbreviation: "TL;DR"."""
LONGEST_ENDING = 3
"""Letters of what may end a contraction after its point: "Sig.ra", "Dott.ssa"."""

SURE = 0.99
LIKELY = 0.85


def judge(junction: Junction, vocabulary: Vocabulary) -> Ruling | None:
    """The ruling on a junction behind a mark, None where the mark may touch what follows."""
    if is_code(junction.chunk) or not (junction.opens or LATIN.match(junction.right)):
        return None
    if junction.opens:
        return _quotation_begins(junction, vocabulary)
    if junction.closes:
        return _quotation_ends(junction, vocabulary)
    if junction.mark in ")]":
        return _bracket(junction, vocabulary)
    if junction.mark in ".!?…":
        return _sentence(junction, vocabulary)
    if junction.mark in ",;":
        return _comma(junction, vocabulary)
    if junction.mark == ":":
        return _colon(junction, vocabulary)
    return None


def is_code(chunk: str) -> bool:
    """Whether a run without spaces has characters that prose has not."""
    return not CODE.isdisjoint(chunk) and not CODE.isdisjoint(MEASURE.sub("", chunk))


def is_word(word: str, vocabulary: Vocabulary, zipf: float = 0.0) -> bool:
    """Whether `word` is a word of the language as it is written, at least that frequent."""
    part = vocabulary.part(word)
    return part.trust > 0 and part.fits and part.zipf >= zipf


def begins_well(junction: Junction, vocabulary: Vocabulary, zipf: float = 0.0) -> bool:
    """Whether a word, an elided word or a word of one letter begins at the place."""
    right = junction.right
    if junction.after_right and junction.after_right in "'’":
        return right.lower() in vocabulary.conventions.elisions or is_word(right, vocabulary, zipf)
    if len(right) == 1:
        if INVERSION.match(junction.chunk_after):
            return True
        alone = junction.after_right in ("", " ", "\u00a0", "\u202f", "\n")
        return alone and right.lower() in vocabulary.conventions.one_letter
    return is_word(right, vocabulary, zipf)


def ends_well(junction: Junction, vocabulary: Vocabulary) -> bool:
    """Whether what stands before the mark is a word or a name, a number, or the end of a bracket or quotation."""
    if junction.before_mark and junction.before_mark in ')]»”“" \u00a0\u202f%‰°€$£':
        return True
    left = junction.left
    if CLIPPED.search(junction.chunk_before):
        return True
    if not left:
        return junction.before_mark.isdigit()
    return len(left) >= 2 and (is_word(left, vocabulary) or len(left) >= 3)


def _sentence(junction: Junction, vocabulary: Vocabulary) -> Ruling | None:
    left, right = junction.left, junction.right
    if DOTTED.search(junction.chunk) or not ends_well(junction, vocabulary):
        return None
    dot = junction.mark == "." and junction.before_mark != "."
    if right[:1].isupper():
        return _new_sentence(junction, vocabulary, dot=dot)
    if junction.mark == "…" or (not dot and junction.mark == "."):  # an ellipsis may hide letters: "p…tain"
        known = is_word(left, vocabulary, COMMON) and begins_well(junction, vocabulary, COMMON)
        return Ruling(False, LIKELY, "glue.words-at-mark") if known and len(right) > 1 else None
    if dot:
        return _after_dot(junction, vocabulary)
    known = len(right) > 1 and begins_well(junction, vocabulary, COMMON)
    return Ruling(True, SURE, "glue.word-after-mark") if known else None


def _new_sentence(junction: Junction, vocabulary: Vocabulary, *, dot: bool) -> Ruling | None:
    left, right = junction.left, junction.right
    if dot and right.lower() in vocabulary.conventions.domains:
        return None  # "Newsfeed.Com"
    if right.isupper() and len(right) > 1 and dot and not (left.islower() and is_word(left, vocabulary, COMMON)):
        return None  # ASP.NET
    small = (bool(left) and left[-1].islower()) or not left
    if not small and dot and not (is_word(left, vocabulary) and len(left) >= 3):
        return None  # ASP.NET, U.N.Charter
    titled = right[1:].islower() and len(right) > 2
    if begins_well(junction, vocabulary):
        sure = not dot or not left or is_word(left, vocabulary) or len(left) >= 4
        return Ruling(sure, SURE if sure else LIKELY, "glue.sentence-begins")
    if titled and (is_word(left, vocabulary, COMMON) or not left):
        return Ruling(True, SURE, "glue.sentence-ends")
    return Ruling(False, 0.7, "glue.capital-after-mark") if titled and len(left) >= 3 else None


def _after_dot(junction: Junction, vocabulary: Vocabulary) -> Ruling | None:
    left, right = junction.left, junction.right
    if "." in junction.chunk_after or len(right) < 2 or junction.chunk_before.count(".") > 1:
        return None
    short = len(right) <= LONGEST_ENDING
    if short and (left[:1].isupper() or left.lower() in vocabulary.conventions.abbreviations):
        return None  # "Sig.ra", "art.os": the end of a contraction
    if left.lower() in vocabulary.conventions.abbreviations and begins_well(junction, vocabulary, COMMON):
        return Ruling(True, SURE, "glue.abbreviation")
    frequent = begins_well(junction, vocabulary, 5.0) and vocabulary.part(right).closed
    if frequent and is_word(left, vocabulary, COMMON):
        return Ruling(False, LIKELY, "glue.words-at-mark")
    return None


def _comma(junction: Junction, vocabulary: Vocabulary) -> Ruling | None:
    left, right = junction.left, junction.right
    single = len(left) == 1 and left.lower() not in vocabulary.conventions.one_letter
    if (single and not CLIPPED.search(junction.chunk_before)) or not ends_well(junction, vocabulary):
        return None
    if not left and junction.before_mark.isdigit() and len(right) < 2:
        return None
    if junction.mark == ";" and (left + right).isupper() and max(len(left), len(right)) <= TERSE:
        return None
    if begins_well(junction, vocabulary):
        return Ruling(True, SURE, "glue.word-after-mark")
    if len(right) >= 3 and is_word(left, vocabulary, COMMON):
        return Ruling(True, SURE, "glue.word-before-mark")
    return Ruling(False, LIKELY, "glue.no-space-after-mark") if len(right) >= 3 else None


def _colon(junction: Junction, vocabulary: Vocabulary) -> Ruling | None:
    left, right = junction.left, junction.right
    if right.lower() in vocabulary.conventions.after_colon or junction.chunk.count(":") > 1:
        return None
    if not (len(left) >= 2 and is_word(left, vocabulary, COMMON) and begins_well(junction, vocabulary, COMMON)):
        return None
    if len(right) < 2 and not junction.after_right:
        return None
    if right[0].isupper() and left.islower() and len(right) > 1:
        return Ruling(True, SURE, "glue.words-at-mark")
    return Ruling(False, LIKELY, "glue.words-at-mark")


def _bracket(junction: Junction, vocabulary: Vocabulary) -> Ruling | None:
    right = junction.right
    if len(right) < 2 and not begins_well(junction, vocabulary):
        return None
    opener = "(" if junction.mark == ")" else "["
    at = junction.chunk_before.rfind(opener)
    known = begins_well(junction, vocabulary)
    if at < 0:
        return Ruling(known, SURE if known else 0.7, "glue.bracket-ends")
    content = junction.chunk_before[at + 1 : -1]
    acronym = len(content) > 1 and content.isupper() and vocabulary.part(right).closed
    part = (len(content) <= SMALLEST_CONTENT and not acronym) or content.endswith("-")
    if at > 0 or part or not known or vocabulary.knows(content + right):
        return None
    sure = content[0].isupper() or content.isdigit() or is_word(content, vocabulary, COMMON)
    frequent = begins_well(junction, vocabulary, FREQUENT)
    return Ruling(sure and frequent, SURE if sure else 0.7, "glue.bracket-ends")


def _quotation_ends(junction: Junction, vocabulary: Vocabulary) -> Ruling | None:
    if len(junction.right) < 2 and not begins_well(junction, vocabulary):
        return None
    known = begins_well(junction, vocabulary)
    return Ruling(known, SURE if known else 0.7, "glue.quotation-ends")


def _quotation_begins(junction: Junction, vocabulary: Vocabulary) -> Ruling | None:
    if junction.mark.isalpha():
        left = junction.left
        if len(left) < 2 or not is_word(left, vocabulary):
            return None
        return Ruling(True, SURE, "glue.quotation-begins")
    if junction.mark in ".,;!?…)]":
        return Ruling(True, SURE, "glue.quotation-after-mark")
    return None
