"""Findings as good compilers print errors: the place, the reason, the line, and a mark under it.

article.txt:21:139: fix glue.words  Two words run together: Khersonla → Kherson la
   21 │ …forces ukrainiennes vers Khersonla plus grande réalisation du gouvernement de…
      │                           ^^^^^^^^^ → Kherson la
"""

from __future__ import annotations

from collections.abc import Callable

from cleaner.findings import Action, Finding
from cleaner.report import Article, Style
from cleaner.report.places import Lines, cut, seen_start, visible, width

HOLE = "⟨?⟩"
_COLOURS = {Action.FIX: "32", Action.SUGGEST: "36", Action.FLAG: "33", Action.INFO: "34"}
_LEAST = 24
"""Columns that what stands behind the mark gets at least."""
_BEFORE = 0.4
"""Share of the width that stands before the mark when a line is too long to be shown whole."""


def render(article: Article, style: Style) -> str:
    """The findings in the order of the text, three lines each, or four where there is evidence."""
    lines = Lines(article.result.original)
    return "".join(_finding(finding, article, lines, style) for finding in article.result.findings)


def _finding(finding: Finding, article: Article, lines: Lines, style: Style) -> str:
    line, column = lines.place(seen_start(finding))
    gutter = len(str(len(lines.starts))) + 2
    room = max(20, style.width - gutter - 3)
    shown, indent, marked = _excerpt(finding, lines, line, room)
    paint = _painter(style, _COLOURS[finding.action])
    path = visible(article.path)
    head = f"{path}:{line}:{column}: {paint(finding.action)} {_bold(style, finding.rule)}  {visible(finding.message)}"
    indent = indent if indent < room - _LEAST else 0
    arrow = cut(_arrow(finding), max(_LEAST, room - indent - marked))
    mark = "^" * min(marked, max(1, room - indent - width(arrow))) + arrow
    rows = [head, f"{line:>{gutter}} │ {shown}", f"{'':>{gutter}} │ {'':{indent}}{paint(mark)}"]
    if finding.evidence:
        rows.append(f"{'':>{gutter}} │ {cut(visible(' · '.join(finding.evidence)), room)}")
    return "\n".join(rows) + "\n\n"


def _excerpt(finding: Finding, lines: Lines, line: int, room: int) -> tuple[str, int, int]:
    """(what is shown of the line, columns before the mark, columns of the mark)."""
    start, end = lines.span(line)
    at = finding.gap if finding.gap is not None and start <= finding.gap <= end else seen_start(finding)
    at = min(at, end)
    stop = at if finding.gap is not None else min(finding.end, end)
    head = visible(lines.text[max(start, at - room) : at])
    body = HOLE if finding.gap is not None else visible(lines.text[at : min(stop, at + room + 1)])
    tail = visible(lines.text[stop : min(end, stop + room + 1)])
    if width(head) + width(body) + width(tail) > room or at - room > start:
        head = _end_of(head, int(room * _BEFORE), whole=at - room <= start)
    body = cut(body, max(8, room - width(head)))
    return cut(head + body + tail, room), width(head), max(1, width(body))


def _end_of(text: str, columns: int, *, whole: bool) -> str:
    """The end of the text that fits into `columns`, with an ellipsis where something was cut."""
    if whole and width(text) <= columns:
        return text
    while text and width(text) > columns - 1:
        text = text[max(1, (width(text) - columns) // 2) :]
    while text and not width(text[0]):  # an accent stays with its letter, which did not fit
        text = text[1:]
    return "…" + text


def _arrow(finding: Finding) -> str:
    if finding.after is not None:
        return f" → {visible(finding.after)}" if finding.after else " → (removed)"
    if finding.suggestions:
        return f" → {' | '.join(visible(text) for text in finding.suggestions[:3])}?"
    return ""


def _painter(style: Style, code: str) -> Callable[[str], str]:
    return (lambda text: f"\x1b[{code}m{text}\x1b[0m") if style.colour else str


def _bold(style: Style, text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m" if style.colour else text
