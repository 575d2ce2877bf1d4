"""CriticMarkup: the text with its changes and comments written into it, for any editor that shows plain text.

    {--deleted--} {++inserted++} {~~old~>new~~} {==marked==}{>>comment<<}

Accepting every change gives the cleaned text and rejecting every change the original, also where the article itself
holds such marks: `escaped` puts a backslash into each, which `unescaped` takes out again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cleaner.edits import Edit
from cleaner.expressions import re
from cleaner.findings import Finding
from cleaner.report import Article, Style
from cleaner.report.changes import Change, changes, snapped
from cleaner.report.places import visible
from cleaner.report.wording import labels, percent

_OPENING = re.compile(r"(\{)(?=\\*(?:\+\+|--|~~|==|>>))")
_CLOSING = re.compile(r"(\+\+|--|~~|==|<<)(\\*)(?=\})")
_ARROW = re.compile(r"(~)(?=\\*>)")
_ESCAPED_OPENING = re.compile(r"(\{)\\(?=\\*(?:\+\+|--|~~|==|>>))")
_ESCAPED_CLOSING = re.compile(r"(\+\+|--|~~|==|<<)\\(\\*)(?=\})")
_ESCAPED_ARROW = re.compile(r"(~)\\(?=\\*>)")
"""Each pattern takes one of two neighbours and the backslashes between them, so that marks that share one are found."""


def render(article: Article, style: Style) -> str:
    """The marked-up text; `style` is for terminals and is not used."""
    text = article.result.original
    parts: list[str] = []
    at = 0
    for edit, marked in _places(article):
        parts += (escaped(text[at : edit.start]), marked)
        at = edit.end
    return "".join([*parts, escaped(text[at:])])


def escaped(text: str) -> str:
    """The text with a backslash in each of its CriticMarkup marks, one more where backslashes stand there already.

    >>> escaped("a {++b++} {~c~>")
    'a {\\\\++b++\\\\} {~c~\\\\>'
    """
    text = _ARROW.sub(r"\1\\", text)
    return _CLOSING.sub(r"\1\\\2", _OPENING.sub(r"\1\\", text))


def unescaped(text: str) -> str:
    """The text that `escaped` made `text` of.

    >>> unescaped(escaped("{++ {\\\\++ ~>"))
    '{++ {\\\\++ ~>'
    """
    text = _ESCAPED_CLOSING.sub(r"\1\2", _ESCAPED_OPENING.sub(r"\1", text))
    return _ESCAPED_ARROW.sub(r"\1", text)


def _places(article: Article) -> Iterator[tuple[Edit, str]]:
    """(span of the original, what stands there instead), sorted; spans do not overlap."""
    said = labels(article.ui)
    text = article.result.original
    found = changes(article.result)
    places = [(change.edit, _change(text, change) + _comments(change.findings, said)) for change in found.made]
    places += _notes(text, found.made, found.notes, said)
    return iter(sorted(places, key=lambda place: (place[0].start, place[0].end)))


def _change(text: str, change: Change) -> str:
    old, new = escaped(text[change.edit.start : change.edit.end]), escaped(change.edit.new)
    if old and new:
        return f"{{~~{old}~>{new}~~}}"
    return f"{{--{old}--}}" if old else f"{{++{new}++}}"


def _notes(
    text: str, made: Sequence[Change], notes: Sequence[Finding], said: Mapping[str, str]
) -> Iterator[tuple[Edit, str]]:
    """Each note with the part of its span that is free of changes and of other notes, which is marked."""
    taken = [change.edit for change in made]
    index, last = 0, 0
    for note in notes:
        start, end = snapped(made, note.start, note.end)
        start = max(start, last)
        while index < len(taken) and taken[index].end < start:
            index += 1
        start, end = _free(text, taken, index, start, end)
        last = max(last, end)
        marked = f"{{=={escaped(text[start:end])}==}}" if start < end else ""
        yield Edit(start, end, ""), marked + _comments([note], said)


def _free(text: str, taken: Sequence[Edit], index: int, start: int, end: int) -> tuple[int, int]:
    """The first part of `start:end` with more than white space in it that touches no edit from `index` on."""
    first = start
    while index < len(taken) and taken[index].start <= end:
        if taken[index].start > start and text[start : taken[index].start].strip():
            end = taken[index].start
            break
        start = max(start, taken[index].end)
        index += 1
    shown = text[start:end]
    if not shown.strip():
        return first, first
    return start + len(shown) - len(shown.lstrip()), start + len(shown.rstrip())


def _comments(findings: Sequence[Finding], said: Mapping[str, str]) -> str:
    return "".join(f"{{>>{escaped(_reason(finding, said))}<<}}" for finding in findings)


def _reason(finding: Finding, said: Mapping[str, str]) -> str:
    """One line: what it is, why, what is proposed."""
    parts = [f"{said[finding.action]} · {finding.message} [{finding.rule}, {percent(finding.confidence)}]"]
    if finding.after is not None and not finding.applied:
        parts.append(f"→ {finding.after or said['removed']}")
    if finding.suggestions:
        parts.append(f"→ {' | '.join(finding.suggestions)}?")
    return visible(" ".join(parts))
