"""Line breaks: words broken with a hyphen, with a hyphen that was lost, and paragraphs broken at a fixed width."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from cleaner.document import Document, Kind
from cleaner.findings import Action, Finding
from cleaner.linebreaks.breaks import Break, breaks
from cleaner.linebreaks.inner import SEVERAL, inner_hyphens
from cleaner.linebreaks.lost import split_words
from cleaner.linebreaks.mend import RULE, SURE, hyphen_finding, lost_finding, wrap_findings
from cleaner.linebreaks.verdict import Join, Judge, Verdict
from cleaner.linebreaks.wrap import verses, wraps
from cleaner.profile import Profile

_NO_PROSE = {Kind.CODE, Kind.TABLE}
IN_VERSE = 0.9
"""The most that is sure of a break in verse."""


def find(document: Document, profile: Profile) -> Iterable[Finding]:
    """The broken words of `document`, and the broken lines of a text that shows it was set in lines.

    Lines are joined only where a word was surely broken at a line end, or in mode "ocr": a wrapped text without such a
    word may be as its author wants it.
    """
    judged = list(_judged(document, profile))
    set_in_lines = profile.mode == "ocr" or any(_is_sure(found, verdict) for found, verdict in judged)
    rejoined = {wrap.start: wrap.end for wrap in wraps(document)} if set_in_lines else {}
    for found, verdict in judged:
        finding = hyphen_finding(found, verdict, rejoined)
        if finding is not None:
            yield finding
    yield from wrap_findings(rejoined, judged)
    yield from _inner(document, profile, set_in_lines)
    if profile.lexicon.available:
        for piece in split_words(document, profile):
            if profile.mode == "ocr" and piece.gap == " ":  # is told by the stage ocr
                continue
            if not document.quoted.overlaps(piece.start, piece.end):  # there people stammer and joke
                yield lost_finding(piece, document.text, rejoined)


def _inner(document: Document, profile: Profile, set_in_lines: bool) -> Iterator[Finding]:
    """Hyphens inside a line, for an editor: where no line ends, many write a hyphen that no list has ("ri-leggere").

    They are mended where one half is no word, if several stand in running prose or the user calls the text OCR.
    """
    if not profile.lexicon.available or "-" not in document.text:
        return
    found = list(inner_hyphens(document, Judge(document, profile)))
    printed = sum(inner.sure and inner.running for inner in found) >= SEVERAL
    for inner in found:
        if inner.sure or printed or set_in_lines:
            mended = inner.sure and (profile.mode == "ocr" or (printed and inner.running))
            action = Action.FIX if mended else Action.SUGGEST
            confidence = SURE if inner.sure else 0.9
            reasons, values = (inner.reason,), {"word": inner.word}
            yield Finding(RULE, action, inner.start, inner.end, inner.word, confidence, reasons, values=values)


def _judged(document: Document, profile: Profile) -> Iterator[tuple[Break, Verdict]]:
    starts = [block.start for block in document.blocks]
    told_by_ocr = profile.mode == "ocr" and profile.lexicon.available  # where no line ends
    judge: Judge | None = None
    poems: list[tuple[int, int]] | None = None
    for found in breaks(document.text):
        block = bisect_right(starts, found.start) - 1
        if block >= 0 and document.blocks[block].kind in _NO_PROSE:
            continue
        if document.protected.overlaps(found.start, found.end):
            continue
        judge = judge or Judge(document, profile)
        verdict = judge.verdict(found)
        if poems is None:
            capital_nouns = bool(profile.section("glue").get("capital_nouns", False))
            poems = [] if profile.mode == "ocr" else verses(document, capital_nouns)
        if found.at_line_end and _is_inside(found.start, poems):
            verdict = verdict._replace(confidence=min(verdict.confidence, IN_VERSE))
        if found.at_line_end or (not told_by_ocr and judge.is_broken_inside(found, verdict)):
            yield found, verdict


def _is_inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return index >= 0 and offset < spans[index][1]


def _is_sure(found: Break, verdict: Verdict) -> bool:
    return found.at_line_end and verdict.join is Join.CLOSED and verdict.confidence >= SURE
