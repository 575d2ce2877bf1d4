"""The tables of the index, and how it writes numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from cleaner.findings import Action
from cleaner.report.escaping import shown
from cleaner.report.index.rows import Row, Summary
from cleaner.report.places import visible

Cell = str | int
MOST_ROWS = 5000
"""Articles that are listed, the worst first; a browser sorts no more in a moment."""
_NARROW = "\u202f"
"""A narrow no-break space, which stands between thousands and before a per cent sign in any language (ISO 80000-1)."""


def grouped(number: int) -> str:
    """A number as a person reads it.

    >>> grouped(9999), grouped(12345).replace("\\u202f", "_")
    ('9999', '12_345')
    """
    return f"{number:,}".replace(",", _NARROW) if number >= 10_000 else str(number)


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent; 0 of nothing is 0."""
    return f"{round(100 * part / whole) if whole else 0}{_NARROW}%"


def scrolled(table: str, id_: str) -> str:
    """A wide table is moved sideways inside the page, by keyboard too."""
    return f'<div class="scroll" role="group" aria-labelledby="{id_}" tabindex="0">{table}</div>'


def table(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """A table whose first column names its rows; columns of numbers are set to the right."""
    numbers = [all(isinstance(row[column], int) for row in rows) for column in range(len(heads))]
    head = "".join(
        f'<th scope="col"{" class=number" if number else ""}>{escape(label)}</th>'
        for label, number in zip(heads, numbers, strict=True)
    )
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cells(row: Sequence[Cell]) -> str:
    name, *rest = row
    cells = [f'<th scope="row">{shown(str(name))}</th>']
    cells += [
        f'<td class="number{"" if cell else " zero"}">{grouped(cell)}</td>'
        if isinstance(cell, int)
        else f"<td>{escape(cell)}</td>"
        for cell in rest
    ]
    return "".join(cells)


def articles(summary: Summary, said: Mapping[str, str]) -> str:
    """A row an article, the worst first."""
    rows = summary.worst_first()
    with_source = len({row.source for row in rows}) > 1
    heads = [said["article"], said["status"], *([said["source"]] if with_source else []), said["language"]]
    head = "".join(f'<th scope="col">{escape(label)}</th>' for label in heads)
    head += "".join(f'<th scope="col" class="number">{escape(said[action])}</th>' for action in Action)
    body = "\n".join(_article(row, said, with_source=with_source) for row in rows[:MOST_ROWS])
    rest = len(rows) - MOST_ROWS
    more = f'<p class="note">{escape(said["more"].format(count=grouped(rest)))}</p>' if rest > 0 else ""
    table = f'<table class="articles"><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>'
    return scrolled(table, "articles-title") + more


def _article(row: Row, said: Mapping[str, str], *, with_source: bool) -> str:
    name = shown(visible(row.name))
    if row.href:
        name = f'<a href="{escape(row.href)}">{name}</a>'
    kind, status = _status(row, said)
    language = said.get(f"language {row.language}", row.language if row.language != "und" else "–")
    badge = f'<span class="status {kind}">{escape(status)}</span>'
    cells = [f'<th scope="row">{name}</th><td data-sort="{row.open}">{badge}</td>']
    if with_source:
        cells.append(f'<td class="wide">{shown(visible(row.source))}</td>')
    cells.append(f'<td class="wide">{escape(visible(language))}</td>')
    for action in Action:
        number, label = row.count(action), escape(said[action])
        class_ = "number" if number else "number zero"
        cells.append(f'<td class="{class_}" data-sort="{number}" data-label="{label}">{grouped(number)}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _status(row: Row, said: Mapping[str, str]) -> tuple[str, str]:
    """(class of the colour, words): to decide, mended, or clean."""
    if row.open:
        return "flag", said["status open"].format(count=grouped(row.open))
    return ("fix", said["status mended"]) if row.damaged else ("", said["status clean"])
