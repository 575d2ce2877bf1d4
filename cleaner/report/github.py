"""Annotations that GitHub Actions shows beside the lines of a pull request."""

from __future__ import annotations

from cleaner.findings import Action, Finding
from cleaner.report import Article, Style
from cleaner.report.places import Lines, seen_start, visible


def render(article: Article, style: Style) -> str:
    """One workflow command a finding: a warning, or a notice for what never fails a check."""
    lines = Lines(article.result.original)
    return "".join(_annotation(finding, article.path, lines) + "\n" for finding in article.result.findings)


def _annotation(finding: Finding, path: str, lines: Lines) -> str:
    line, column = lines.place(seen_start(finding))
    end_line, end_column = lines.place(finding.end)
    level = "notice" if finding.action is Action.INFO else "warning"
    place = f"file={_property(visible(path))},line={line},endLine={end_line},col={column}"
    if end_line == line:  # the columns of a span over several lines are refused
        place += f",endColumn={end_column}"
    title = _property(f"{finding.rule} ({finding.action})")
    return f"::{level} {place},title={title}::{_data(visible(finding.message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
