"""A text as the stage `language` reads it: units of one line or one wrapped paragraph, and the words of each."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from cleaner.document import LETTERS, Block, Document, Kind
from cleaner.expressions import regex

BEFORE_SENTENCE = frozenset(".!?:…\"'«“„‘‚(<[{¿¡*_#>—–-•·|\r\n")
_BREAKS = frozenset(",;:/•·–—|()[]\r\n")
_FORMULA = frozenset("=+/^\\~@#%&0123456789²³√")
ABBREVIATION = 4
"""Letters that a word before a point and a small letter may have to be short for another."""
_FIGURE = regex.compile(r"\d++(?:[.,]\d++)*+|[=+<>√∀∃∈≤≥×÷]")
"""A number or a sign of a formula."""
_ITEM_NUMBER = regex.compile(r"(?:\p{L}|[ivxlc]{2,4})\)", regex.IGNORECASE)
_NUMBER = regex.compile(r"\d++(?:[ \u00a0\u202f]\d{3}\b|[.,:]\d++)*+")
_SPACE = frozenset(" \t\u00a0\u202f")


class Form(IntEnum):
    """How a word is written, which decides what it can say of the language."""

    SMALL = 0
    """In small letters, or anywhere in a line of capitals."""
    FIRST = 1
    """Capitalised at the start of a sentence: any word, or a name."""
    NAME = 2
    """Capitalised elsewhere: mostly a name."""


class Link(IntEnum):
    """What stands between a word and the one before it."""

    SPACE = 0
    APOSTROPHE = 1
    HYPHEN = 2
    BREAK = 3
    """A comma, a bracket, a dash, a line break: a new item of a list may begin."""
    NUMBERS = 4
    """Two numbers or more: an address, a result."""


_LINKS = {" ": Link.SPACE, "'": Link.APOSTROPHE, "’": Link.APOSTROPHE, "·": Link.APOSTROPHE, "-": Link.HYPHEN}
"""What joins two runs of letters; the point stands in Catalan words ("pel·lícula")."""


class Word(NamedTuple):
    """A run of letters, `start:end` in code points of the text."""

    start: int
    end: int
    lower: str
    form: Form
    link: Link
    figures: int = 0
    """Numbers and signs of formulas between it and the word before it."""


class Unit(NamedTuple):
    """A block of text, `start:end` without outer white space, and its words outside protected spans."""

    start: int
    end: int
    words: tuple[Word, ...]
    shouted: bool = False
    """Whether the unit is written in capitals, so that they mean nothing."""
    bracketed: bool = False
    """Whether brackets hold all of it, as they do a link to another article."""


def prose(document: Document) -> Iterator[tuple[Block, str]]:
    """The blocks of `document` that are read, with their texts, in order."""
    return (both for both in zip(document.blocks, document.texts_of_blocks, strict=True) if is_prose(both[0]))


def bounds_of(block: Block, text: str) -> tuple[int, int]:
    """Where a block begins and ends without outer white space; `text` is all of it."""
    left = len(text) - len(text.lstrip())
    return block.start + left, block.start + max(left, len(text.rstrip()))


def is_prose(block: Block) -> bool:
    """Whether a block is read at all: code is in no language."""
    return block.kind is not Kind.CODE


def unit_of(document: Document, start: int, end: int) -> Unit:
    """The block `start:end` of `document` with its words."""
    text = document.text
    words = _words(document, start, end)
    long = [word for word in words if word.end - word.start > 1]
    upper = sum(text[word.end - 1].isupper() for word in long)
    bracketed = text[start : start + 1] in ("[", "(") and text[end - 1 : end] in ("]", ")")
    if len(long) >= 3 and upper >= 0.8 * len(long):
        return Unit(start, end, tuple(word._replace(form=Form.SMALL) for word in words), True, bracketed)
    return Unit(start, end, words, False, bracketed)


def _words(document: Document, start: int, end: int) -> tuple[Word, ...]:
    text, protected, last, words = document.text, document.protected, start, []
    make = tuple.__new__  # the checks of Word(...) take as long as the rest
    for match in LETTERS.finditer(text, start, end):
        at, stop = match.span()
        between = text[last:at]
        alone = between == " " == text[stop : stop + 1]  # as most are: in no formula then
        if not alone and (_symbol(text, at, stop) or _abbreviates(text, at, stop)):
            continue
        if protected and protected.overlaps(at, stop):
            continue
        word = match[0]
        lower = word.lower()
        form = Form.SMALL if word[0] == lower[0] else _capital(text, start, at)
        if between == " ":
            words.append(make(Word, (at, stop, lower, form, Link.SPACE, 0)))
        else:
            figures = 0 if between in _LINKS else len(_FIGURE.findall(between))
            words.append(make(Word, (at, stop, lower, form, _link(between), figures)))
        last = stop
    return tuple(words)


def _symbol(text: str, start: int, end: int) -> bool:
    """Whether the letters `start:end` belong to a formula, a code or a path: "a+b", "km/h", "B2B", "5G"."""
    return (start > 0 and text[start - 1] in _FORMULA) or text[end : end + 1] in _FORMULA


def _abbreviates(text: str, start: int, end: int) -> bool:
    """Whether the letters `start:end` are short for a word, or number an item: "o.a.", "cap. IV", "z. T.", "ii)"."""
    after = text[end : end + 1]
    if after == ")" and end - start < 5:
        return text[start - 1 : start] != "(" and _ITEM_NUMBER.fullmatch(text, start, end + 1) is not None
    if after != ".":
        return end - start == 1 and text[start - 1 : start] == "." and text[start - 2 : start - 1].isalpha()
    next_, second = text[end + 1 : end + 2], text[end + 2 : end + 3]
    if end - start == 1 or next_.isalnum() or next_ in (",", ";", ":", "-", ")"):
        return True
    return next_ in _SPACE and ((second.islower() and end - start <= ABBREVIATION) or second.isdigit())


def _link(between: str) -> Link:
    if between in _LINKS:
        return _LINKS[between]
    signs, numbers = _NUMBER.subn("", between)
    if numbers > 1:
        return Link.NUMBERS
    return Link.SPACE if _BREAKS.isdisjoint(signs) else Link.BREAK


def _capital(text: str, start: int, at: int) -> Form:
    """The form of the capitalised word at `at` in the unit that begins at `start`."""
    before = at - 1
    if text[before:at] == "-" and text[before - 1 : before].isalpha():
        return Form.NAME
    while before >= start and text[before] in _SPACE and at - before < 4:
        before -= 1
    return Form.FIRST if before < start or text[before] in BEFORE_SENTENCE else Form.NAME
