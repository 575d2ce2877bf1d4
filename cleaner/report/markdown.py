"""A summary for a pull request or the summary of a job: what was found, file by file, in Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from cleaner.findings import Action, Finding
from cleaner.report import Article, Style, tally
from cleaner.report.markdown_text import code_span, plain
from cleaner.report.places import Lines, seen_start, visible
from cleaner.report.wording import around, labels, percent

LONGEST = 60_000
"""Characters: a host takes 65,536 in a comment; findings that do not fit are counted instead of shown."""
WIDEST = 80
"""Code points of a change that are shown."""


def render(article: Article, style: Style) -> str:
    """The summary of one article."""
    return render_all([article], style)


def render_all(articles: Iterable[Article], style: Style) -> str:
    """One summary of all articles; `style` is for terminals and is not used."""
    read = list(articles)
    said = labels(read[0].ui if read else "en")
    counts = tally(article.result for article in read)
    rows = [f"### cleancopy: {_counts(counts, said)}", ""]
    spoken = [article for article in read if article.result.findings]
    if spoken:
        rows += _table(spoken, said)
    left = LONGEST - sum(len(row) + 1 for row in rows)
    for article in spoken:
        shown = "\n".join(_article(article, said, left))
        rows.append(shown)
        left -= len(shown) + 1
    return "\n".join(rows).rstrip("\n") + "\n"


def _counts(counts: Counter[Action], said: Mapping[str, str]) -> str:
    return ", ".join(f"{said[action]} {counts[action]}" for action in Action if counts[action]) or said["nothing"]


def _table(articles: list[Article], said: Mapping[str, str]) -> Iterator[str]:
    """A row a file, as many as fit."""
    yield f"| {said['file']} | {' | '.join(said[action] for action in Action)} |"
    yield "|---|" + "---:|" * len(Action)
    room, rest = LONGEST // 2, 0
    for article in articles:
        counts = tally([article.result])
        cells = [code_span(article.path, in_table=True), *(str(counts[action] or "") for action in Action)]
        row = f"| {' | '.join(cells)} |"
        room -= len(row) + 1
        if room > 0:
            yield row
        else:
            rest += 1
    if rest:
        yield f"| … {said['more'].format(count=rest)} |{' |' * len(Action)}"
    yield ""


def _article(article: Article, said: Mapping[str, str], left: int) -> Iterator[str]:
    """The findings of one file, folded away, as many as fit into `left` characters."""
    head = f"<details><summary>{escape(visible(article.path))}</summary>"
    left -= len(head) + 200
    lines = Lines(article.result.original)
    rows, rest = [], 0
    for finding in article.result.findings:
        row = _finding(finding, lines, said)
        left -= len(row) + 1
        if left > 0:
            rows.append(row)
        else:
            rest += 1
    if rows:
        yield from (head, "", *rows)
        yield from (["* … " + said["more"].format(count=rest)] if rest else [])
        yield from ("", "</details>", "")


def _finding(finding: Finding, lines: Lines, said: Mapping[str, str]) -> str:
    line, column = lines.place(seen_start(finding))
    head = f"* {line}:{column} **{said[finding.action]}** {code_span(finding.rule)} {percent(finding.confidence)}"
    return f"{head} {plain(finding.message)} {_change(finding, lines.text, said)}".rstrip()


def _change(finding: Finding, text: str, said: Mapping[str, str]) -> str:
    if finding.gap is not None:
        before, after = around(text, finding.gap)
        shown = code_span(f"{before}⟨?⟩ {after}")
    else:
        shown = code_span(_short(finding.before)) if finding.before else ""
        if finding.after is not None:
            shown += f" → {code_span(_short(finding.after)) if finding.after else said['removed']}"
    offers = " | ".join(code_span(_short(offer)) for offer in finding.suggestions)
    return shown + (f" → {offers}?" if offers else "")


def _short(text: str) -> str:
    text = text.strip("\r\n") or text
    return text if len(text) <= WIDEST else text[:WIDEST] + "…"
