"""The index of many articles: what came in damaged, where from, and what is left to decide, for a chief editor.

One page without network that links to the reports of the articles; readable without script, which only sorts and
searches the table.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from cleaner import __version__
from cleaner.findings import Action
from cleaner.report.index.charts import Bar, chart
from cleaner.report.index.rows import Row, Summary, worst_stages
from cleaner.report.index.tables import Cell, articles, grouped, scrolled, share, table
from cleaner.report.places import cut, visible
from cleaner.report.wording import labels

MOST_SOURCES = 12
"""Sources in the chart; the table beside it holds ten times as many."""
MOST_KINDS = 3
"""Kinds of damage that are named for a source."""
_HERE = Path(__file__).parent
_LONGEST = 34
"""Columns of a name in a chart."""


def render(title: str, rows: Sequence[Row], ui: str) -> str:
    """The page for the articles of `rows`, under `title`, in the language `ui`."""
    said = labels(ui)
    summary = Summary(rows)
    style, script = _file("../common.css") + _file("page.css"), _file("page.js")
    return Template(_file("page.html")).substitute(
        ui=escape(ui),
        version=__version__,
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        title=escape(visible(title)),
        meta=_meta(rows, said),
        figures="\n".join(_figures(summary, said)),
        kinds=_kinds(summary, said),
        sources=_sources(summary, said),
        articles=escape(said["articles"]),
        find=escape(said["find"]),
        table=articles(summary, said),
        made=escape(said["made"]),
    )


@cache
def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """What the content security policy asks of an inline style or script: this one runs, and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _meta(rows: Sequence[Row], said: Mapping[str, str]) -> str:
    languages = sorted({row.language for row in rows} - {"und"})
    names = ", ".join(said.get(f"language {code}", code) for code in languages)
    return escape(visible(f"cleancopy {__version__}" + (f" · {names}" if names else "")))


def _figures(summary: Summary, said: Mapping[str, str]) -> Iterator[str]:
    total, damaged = len(summary.rows), summary.damaged()
    waiting = sum(row.open > 0 for row in summary.rows)
    yield _figure("", said["articles"], total, "")
    yield _figure("", said["damaged"], damaged, share(damaged, total))
    yield _figure("fix", said["repairs"], summary.count(Action.FIX), "")
    open_ = sum(row.open for row in summary.rows)
    yield _figure("flag", said["left"], open_, said["in articles"].format(count=grouped(waiting)) if waiting else "")


def _figure(kind: str, label: str, number: int, share: str) -> str:
    return (
        f'<div class="{kind}"><dt>{escape(label)}</dt><dd class="value">{grouped(number)}</dd>'
        f'<dd class="share">{escape(share)}</dd></div>'
    )


def _kinds(summary: Summary, said: Mapping[str, str]) -> str:
    """What was found, by stage: a chart, and beside it a table of the same numbers."""
    stages = summary.stages()
    if not stages:
        return ""
    bars = [
        Bar(
            said.get(f"stage {stage}", stage),
            grouped(found.total()),
            tuple((action.value, found[action]) for action in Action),
        )
        for stage, found, _ in stages
    ]
    legend = "".join(f'<li class="{action}"><i></i>{escape(said[action])}</li>' for action in Action)
    heads = [said["kind"], *(said[action] for action in Action), said["articles"]]
    rows: list[list[Cell]] = [
        [said.get(f"stage {stage}", stage), *(found[action] for action in Action), touched]
        for stage, found, touched in stages
    ]
    drawn = f'<ul class="legend" aria-hidden="true">{legend}</ul>' + chart(
        "kinds", said["by kind"], _described(bars), bars
    )
    return _pair("kinds-heading", said["by kind"], drawn, table(heads, rows))


def _sources(summary: Summary, said: Mapping[str, str]) -> str:
    """How many articles came in damaged, by source; nothing where all are of one."""
    sources = summary.sources()
    if len(sources) < 2:
        return ""
    bars = []
    for source, rows in sources[:MOST_SOURCES]:
        damaged = sum(row.damaged for row in rows)
        said_share = f"{grouped(damaged)} / {grouped(len(rows))} · {share(damaged, len(rows))}"
        bars.append(Bar(cut(visible(source), _LONGEST), said_share, (("damaged", damaged / len(rows)),)))
    heads = [said["source"], said["articles"], said["damaged"], said["fix"], said["left"], said["mostly"]]
    cells: list[list[Cell]] = [
        [
            visible(source),
            len(rows),
            sum(row.damaged for row in rows),
            sum(row.count(Action.FIX) for row in rows),
            sum(row.open for row in rows),
            _mostly(rows, said),
        ]
        for source, rows in sources[: MOST_SOURCES * 10]
    ]
    drawn = chart("sources", said["by source"], _described(bars), bars, most=1.0)
    rest = len(sources) - len(cells)
    more = f'<p class="note">{escape(said["more"].format(count=rest))}</p>' if rest > 0 else ""
    return _pair("sources-heading", said["by source"], drawn, table(heads, cells) + more)


def _mostly(rows: Sequence[Row], said: Mapping[str, str]) -> str:
    """What was found most in the articles of a source, with how much of it."""
    worst = worst_stages(rows, MOST_KINDS)
    return ", ".join(f"{said.get(f'stage {stage}', stage)} {grouped(number)}" for stage, number in worst) or "–"


def _described(bars: Sequence[Bar]) -> str:
    return "; ".join(f"{bar.name}: {bar.said}" for bar in bars)


def _pair(id_: str, heading: str, drawn: str, table: str) -> str:
    return (
        f'<section aria-labelledby="{id_}"><h2 id="{id_}">{escape(heading)}</h2>'
        f'<div class="pair"><div>{drawn}</div>{scrolled(table, id_)}</div></section>'
    )
