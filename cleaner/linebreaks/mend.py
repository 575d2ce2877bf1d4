"""From a judged break to the finding that mends it, with the lines left as they are or joined to a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cleaner.findings import Action, Finding
from cleaner.linebreaks.breaks import Break, moved_up, tail_of
from cleaner.linebreaks.lost import Piece
from cleaner.linebreaks.verdict import Join, Verdict

SURE = 0.99
"""Confidence from which a break is mended without asking: the 99 of 100 that a fix must be right."""
RULE = "linebreaks.hyphen"


def hyphen_finding(found: Break, verdict: Verdict, rejoined: Mapping[int, int]) -> Finding | None:
    """The finding for one break; None where the text is right as it stands.

    `rejoined` maps the ends of lines that are joined to a paragraph to the starts of the next lines. A word on such an
    end is only closed; elsewhere the second half moves up and the line ends behind it.
    """
    if verdict.join is Join.APART:
        return None
    word = found.joined if verdict.join is Join.CLOSED else found.compound
    end, new = found.end, word
    if found.at_line_end and line_end(found) not in rejoined:
        end += len(found.tail) + len(found.space)
        new += moved_up(found.gap, found.tail, found.space)
    sure = verdict.confidence >= SURE and (found.at_line_end or verdict.join is Join.CLOSED)
    action = Action.FIX if sure else Action.SUGGEST
    return Finding(RULE, action, found.start, end, new, verdict.confidence, verdict.evidence, values={"word": word})


def wrap_findings(rejoined: Mapping[int, int], judged: list[tuple[Break, Verdict]]) -> Iterator[Finding]:
    """One finding a line end of `rejoined` that no word crosses; a suspended hyphen ("Vor-") is followed by a space."""
    crossed = {line_end(found) for found, verdict in judged if verdict.join is not Join.APART}
    for start, end in sorted(rejoined.items()):
        if start not in crossed:
            yield Finding("linebreaks.wrap", Action.FIX, start, end, " ", SURE)


def lost_finding(piece: Piece, text: str, rejoined: Mapping[int, int]) -> Finding:
    """The finding for a word in two pieces; on two lines, the second piece moves up as that of a hyphened word does."""
    end, new = piece.end, piece.whole
    if piece.gap != " " and piece.gap_start not in rejoined:
        tail, space = tail_of(text, end)
        new += moved_up(piece.gap, tail, space)
        end += len(tail) + len(space)
    action = Action.FIX if piece.confidence >= SURE else Action.SUGGEST
    return Finding("linebreaks.lost-hyphen", action, piece.start, end, new, piece.confidence, piece.evidence)


def line_end(found: Break) -> int:
    """The offset behind the hyphen."""
    return found.start + len(found.left) + 1
