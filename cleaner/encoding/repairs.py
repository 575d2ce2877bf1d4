"""What is found in a text that may be damaged: words that are mended, and others of which several readings are left."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.edits import Edit
from cleaner.encoding.evidence import Evidence
from cleaner.encoding.lost import RULE as LOST_LETTER
from cleaner.encoding.lost import Lost
from cleaner.encoding.lost import find as lost_letters
from cleaner.encoding.mend import mend
from cleaner.encoding.mentions import mentions
from cleaner.encoding.reasons import causes
from cleaner.encoding.stripped import unclear as unclear_marks
from cleaner.findings import Action, Finding
from cleaner.reasons import Reason

MOST_SUGGESTIONS = 5


def repairs(text: str, evidence: Evidence) -> Iterator[Finding]:
    """One finding for each damaged word of a text, offsets in code points."""
    edits = mend(text, evidence)
    spoken_of = mentions(text, edits, evidence.knows) if edits else frozenset()
    yield from (_fix(edit, sure=edit.start not in spoken_of) for edit in edits)
    if len(edits) == len(spoken_of):  # else the next pass speaks of what is left
        spoken = {edit.start for edit in edits}
        unclear = (*lost_letters(text, evidence), *unclear_marks(text, evidence))
        yield from (_note(lost) for lost in unclear if lost.start not in spoken)


def _note(lost: Lost) -> Finding:
    """Several words that fit are suggestions; none is a flag."""
    if not lost.words:
        why, unknown = (Reason("encoding.no-word"),), {"after": "?"}
        return Finding(LOST_LETTER, Action.FLAG, lost.start, lost.end, confidence=0.9, evidence=why, values=unknown)
    return Finding(
        LOST_LETTER,
        Action.SUGGEST,
        lost.start,
        lost.end,
        lost.words[0],
        confidence=0.7,
        evidence=(Reason("encoding.not-clear"),),
        suggestions=lost.words[:MOST_SUGGESTIONS],
    )


def _fix(edit: Edit, *, sure: bool) -> Finding:
    made = causes(edit)
    first = made[0]
    doubt = () if sure else (Reason("encoding.spoken-of"),)
    steps = "; ".join(dict.fromkeys(cause.steps for cause in made if cause.steps))
    return Finding(
        rule=first.rule,
        action=Action.FIX if sure else Action.SUGGEST,
        start=edit.start,
        end=edit.end,
        replacement=edit.new,
        confidence=0.99 if sure else 0.6,
        evidence=(*dict.fromkeys(cause.evidence for cause in made), *doubt),
        values={"written": first.written, "read": first.read},
        extra={"ftfy": steps} if steps else {},
    )
