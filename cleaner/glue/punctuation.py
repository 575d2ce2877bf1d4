"""Marks and numbers that lost the space after them: "fin.Le", "Ukraine,qui", ")pour", "»pour", "2022Les"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleaner.document import Document
from cleaner.findings import Action, Finding
from cleaner.glue import marks, misread, numbers
from cleaner.glue.junction import Junction, Ruling
from cleaner.glue.vocabulary import Vocabulary
from cleaner.profile import Profile
from cleaner.reasons import Reason

QUOTES = '»”“"«„'


def find(document: Document, profile: Profile, vocabulary: Vocabulary, places: Iterable[int]) -> Iterator[Finding]:
    """The places, of those given, where a mark or a number touches the word after it, and should not."""
    closing = frozenset(end for _, end in document.quoted)
    opening = frozenset(start for start, _ in document.quoted)
    text = document.text
    for at in places:
        closes, opens = at in closing, at in opening
        if (text[at - 1] in QUOTES and not closes and not opens) or (at < 2 and not text[at - 1].isalnum()):
            continue  # an opening mark, or one that begins the text
        if document.protected.overlaps(max(0, at - 2), at + 1):
            continue
        junction = Junction.at(text, at, closes=closes, opens=opens)
        number = junction.mark.isalnum() and not junction.opens
        ruling = (numbers.judge if number else marks.judge)(junction, vocabulary)
        if ruling is not None and profile.mode == "ocr" and not number:
            ruling = None if misread.is_a_letter(junction, vocabulary) else ruling
            if ruling is not None and misread.is_a_fragment(junction, vocabulary):
                ruling = ruling._replace(sure=False)
        if ruling is not None:
            yield _finding("glue.number" if number else "glue.punctuation", junction, ruling)


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
        evidence=(Reason(ruling.reason, left=left, right=right, mark=junction.mark),),
    )
