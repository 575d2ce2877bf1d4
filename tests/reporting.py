"""What the tests of the report formats share: hard texts, results with findings, and a text as a format can hold it."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from cleaner.edits import Edit, OffsetMap, apply, trim
from cleaner.findings import Action, Finding
from cleaner.report import Article
from cleaner.result import Result, numbered, placed
from cleaner.ruleset import builtin_rules
from tests.strategies import sound_edits

BREAK_OUT = (
    "<script>alert(1)</script> ]]> --> </w:t></textarea> &lt; \x00\x07 \u202eevil\u202c ![x](http://a.b) @someone #12 "
    "{++ins++} {--del--} {~~a~>b~~} {==x==}{>>c<<} \"quoted\" 'single' `code` ``` | \ud800 \ufffe $name {braces} %0A::error::x"
)
ODD_NAME = "a \"b\" 'c' <d> & é\n.txt"
ALPHABET = "ab é’,<&>\"'{}+-=~>\\|`*_\t\n\n\r\x00\x1b\x0b\ufffe\u202e\u0301שםاب1日.@#[](]\ud800"


def article(text: str, edits: tuple[Edit, ...] = (), findings: tuple[Finding, ...] = (), **more: str) -> Article:
    """An article with this result; `more` are the other fields of Article."""
    result = Result(text, more.pop("language", "fr"), edits, findings)
    return Article(more.pop("path", "a.txt"), "0" * 64, result, builtin_rules(), **more)


def fixed(text: str, before: str, after: str, rule: str = "glue.words", **more: object) -> tuple[Edit, Finding]:
    """A fix of the first `before` in `text`: its edit, and its finding."""
    start = text.index(before)
    edit = trim(text, Edit(start, start + len(before), after, (rule,)))
    found = Finding(rule, Action.FIX, start, start + len(before), after, 0.99, ("a reason",), before=before, **more)
    return edit, found


def noted(text: str, before: str, action: Action, after: str | None = None, **more: object) -> Finding:
    """A suggestion, flag or info on the first `before` in `text`."""
    start = text.index(before)
    rule = str(more.pop("rule", "gaps.verb"))
    return Finding(rule, action, start, start + len(before), after, 0.8, before=before, **more)


def made(text: str, fixes: list[tuple[Edit, Finding]], notes: list[Finding], **more: str) -> Article:
    """An article with these fixes applied and these notes, its findings numbered."""
    from dataclasses import replace

    edits = tuple(sorted(edit for edit, _ in fixes))
    offsets = OffsetMap(edits)
    found = [replace(placed(finding, offsets), applied=True, message="It is wrong.") for _, finding in fixes]
    found += [replace(placed(note, offsets), message="It may be wrong.") for note in notes]
    return article(text, edits, numbered(found), **more)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Articles of hostile characters with edits, a finding for each edit, and notes anywhere."""
    text = draw(st.text(ALPHABET, max_size=60))
    edits = draw(sound_edits(text))
    edits = [Edit(e.start, e.end, e.new + draw(st.text(ALPHABET, max_size=3)), ("glue.words",)) for e in edits]
    edits = [edit for edit in edits if text[edit.start : edit.end] != edit.new]
    fixes = [(e, Finding("glue.words", Action.FIX, e.start, e.end, e.new, before=text[e.start : e.end])) for e in edits]
    notes = []
    for _ in range(draw(st.integers(0, 4))):
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        action = draw(st.sampled_from([Action.SUGGEST, Action.FLAG, Action.INFO]))
        after = draw(st.text(ALPHABET, max_size=3)) if action is Action.SUGGEST else None
        gap = draw(st.integers(start, end)) if action is Action.FLAG else None
        offers = ("x", text[:3]) if action is Action.FLAG else ()
        foreign = {"foreign_language": "es"} if action is Action.FLAG and draw(st.booleans()) else {}
        notes.append(
            Finding(
                "gaps.verb", action, start, end, after, 0.8, (text,), gap, offers, extra=foreign, before=text[start:end]
            )
        )
    return made(text, fixes, notes)


def in_lines(text: str) -> str:
    """The text with its line ends as LF, as a document knows no others."""
    return re.sub(r"\r\n|\r", "\n", text)


def cleaned(shown: Article) -> str:
    """The cleaned text of an article, worked out anew."""
    return apply(shown.result.original, shown.result.edits)
