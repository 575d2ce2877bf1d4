"""Marks and numbers that lost the space after them: "fin.Le", "Ukraine,qui", ")pour", "»pour", "2022Les"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.document import Document
from cleaner.findings import Action, Finding
from cleaner.glue import marks, numbers
from cleaner.glue.conventions import Conventions, conventions
from cleaner.glue.junction import Junction, Ruling
from cleaner.glue.vocabulary import vocabulary_of
from cleaner.profile import Profile

OPENERS = "«„"
ENDS = ".,;!?…)]"
ROMAN = "IVXL"
_HIT = re.compile(r"""[.,;:!?…)\]»”“"«„\dIVXL](?=[^\W\d_]|[«“„\d])""")
"""What may stand at a lost space; `re`, because it looks for one of a set of characters much faster."""
_OPENER = re.compile(f"[{OPENERS}]")
_ROMAN_END = re.compile(r"[IVX]{2,6}\b")


def find(document: Document, profile: Profile) -> Iterator[Finding]:
    """The places where a mark or a number touches the word after it, and should not."""
    rules = conventions(profile)
    places = sorted(set(_places(document.text, rules)))
    if not places:
        return
    vocabulary = vocabulary_of(profile.lexicon, rules)
    closing = frozenset(end for _, end in document.quoted)
    opening = frozenset(start for start, _ in document.quoted)
    for at in places:
        if document.protected.overlaps(max(0, at - 2), at + 1):
            continue
        junction = Junction.at(document.text, at, closes=at in closing, opens=at in opening)
        number = junction.mark.isalnum() and not junction.opens
        ruling = (numbers.judge if number else marks.judge)(junction, vocabulary)
        if ruling is not None:
            yield _finding("glue.number" if number else "glue.punctuation", junction, ruling)


def _places(text: str, rules: Conventions) -> Iterator[int]:
    """The offsets before which a space may be missing."""
    nouns = tuple(sorted(rules.roman_nouns))
    for match in _HIT.finditer(text):
        mark, at = match[0], match.end()
        before = text[at - 2 : at - 1]
        if mark in ROMAN:
            yield from _beside_roman(text, at, nouns)
        elif mark.isdigit():
            if text[at].isdigit():
                if before.isalpha():
                    yield at - 1
            elif text[at : at + 2].isalpha() and at + 1 < len(text):
                yield at
        elif before:
            yield at
    for match in _OPENER.finditer(text):
        before = text[match.start() - 1 : match.start()] if match.start() else ""
        if before and (before.isalpha() or before in ENDS):
            yield match.start()


def _beside_roman(text: str, at: int, nouns: tuple[str, ...]) -> Iterator[int]:
    """Around the Roman digit before `at`: the beginning of "XIX" in "sigloXIX", of "siècle" in "XIIIesiècle"."""
    before = text[at - 2 : at - 1]
    if before.islower():
        if _ROMAN_END.match(text, at - 1):
            yield at - 1
    elif text[at].islower() and (not before.isalpha() or before in ROMAN):
        word = text[at : at + 24].partition(" ")[0]
        for noun in nouns:
            found = word.find(noun)
            if found > 0:
                yield at + found


def _finding(rule: str, junction: Junction, ruling: Ruling) -> Finding:
    left, right = junction.left or junction.mark, junction.right or junction.next
    start, end = junction.offset - junction.left_length, junction.offset + junction.right_length
    text = junction.text
    return Finding(
        rule=rule,
        action=Action.FIX if ruling.sure else Action.SUGGEST,
        start=start,
        end=end,
        replacement=text[start : junction.offset] + " " + text[junction.offset : end],
        confidence=ruling.confidence,
        evidence=(ruling.reason.format(left=left, right=right, mark=junction.mark),),
    )
