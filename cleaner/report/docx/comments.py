"""The comments of a Word document: what was found at a place, by which rule, how surely and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cleaner.findings import Finding
from cleaner.report import Article
from cleaner.report.changes import Changes, snapped
from cleaner.report.docx.parts import comments_part
from cleaner.report.docx.xml import escaped
from cleaner.report.places import seen_start, visible
from cleaner.report.wording import around, labels, percent, record

AUTHOR = "cleancopy"
INITIALS = "cc"
LONGEST = 200
"""Code points of a text that a comment quotes; what is longer can be read in the document."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on the span `start:end` of the original, which neither begins nor ends inside a change.

    goes   whether it is part of the deletion that it explains, and leaves when that is accepted
    """

    id: int
    start: int
    end: int
    rows: tuple[str, ...]
    goes: bool


def of_result(article: Article, changes: Changes) -> list[Comment]:
    """A comment a finding, numbered in the order of the text; the first of each rule says why the rule is there."""
    said = labels(article.ui)
    text = article.result.original
    places = [(change.edit.start, change.edit.end, finding) for change in changes.made for finding in change.findings]
    places += [(*snapped(changes.made, *_seen(note)), note) for note in changes.notes]
    places.sort(key=lambda place: (place[0], place[1], int(place[2].id.removeprefix("f") or 0)))
    carried = {
        finding.id for change in changes.made if change.edit.start < change.edit.end for finding in change.findings
    }
    notes: list[Comment] = []
    explained: set[str] = set()
    for number, (start, end, finding) in enumerate(places):
        rows = _rows(finding, text, said)
        if finding.rule not in explained:
            explained.add(finding.rule)
            rule = record(article, finding.rule)
            rows += (visible(rule.why(article.ui).strip()),) if rule else ()
        notes.append(Comment(number, start, end, rows, finding.id in carried))
    return notes


def _seen(note: Finding) -> tuple[int, int]:
    """The span of a finding without the line ends around it, which would draw its comment into another paragraph."""
    shown = len(note.before.rstrip())
    return seen_start(note), note.start + shown if shown else note.end


def comments(notes: Sequence[Comment]) -> str:
    """The part that holds the comments."""
    return comments_part("".join(_comment(note) for note in notes))


def _comment(note: Comment) -> str:
    head, *rest = note.rows
    rows = [f"<w:r><w:rPr><w:b/></w:rPr>{_text(head)}</w:r>", *(f"<w:r>{_text(row)}</w:r>" for row in rest)]
    style = '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
    body = "".join(f"<w:p>{style}{row}</w:p>" for row in rows)
    return f'<w:comment w:id="{note.id}" w:author="{AUTHOR}" w:initials="{INITIALS}">{body}</w:comment>'


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'


def _rows(finding: Finding, text: str, said: Mapping[str, str]) -> tuple[str, ...]:
    """The paragraphs of the comment: rule and confidence, reason, what is proposed, evidence."""
    rows = [f"{said[finding.action]} · {finding.rule} · {percent(finding.confidence)}", finding.message]
    if finding.gap is not None:
        before, after = around(text, finding.gap)
        rows.append(f"{before}⟨?⟩ {after}")
    if finding.after is not None and not finding.applied:
        rows.append(f"{_quoted(finding.before)} → {_quoted(finding.after) or said['removed']}")
    if finding.suggestions:
        rows.append(f"→ {' | '.join(map(_quoted, finding.suggestions))}?")
    rows += finding.evidence
    return tuple(visible(row) for row in rows if row)


def _quoted(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST * 3 // 4] + " … " + text[-LONGEST // 4 :]
