"""One line a change, for the output of a hook: the place, the rule, what stood there and what stands there now."""

from __future__ import annotations

from cleaner.report import Article, Style
from cleaner.report.places import Lines, cut, seen_start, visible

LONGEST = 60
"""Columns of either side of the arrow."""


def render(article: Article, style: Style) -> str:
    """The changes that were made, in the order of the text; suggestions and flags are left out."""
    lines = Lines(article.result.original)
    rows = []
    for finding in article.result.findings:
        if finding.applied:
            line, column = lines.place(seen_start(finding))
            after = cut(visible(finding.after or ""), LONGEST) or "(removed)"
            before = cut(visible(finding.before.strip("\r\n")), LONGEST)
            place = f"{visible(article.path)}:{line}:{column}"
            rows.append(f"{place}: fixed {finding.rule}: {before} → {after}\n")
        elif finding.rule == "encoding.bytes":
            line, _ = lines.place(finding.start)
            rows.append(f"{visible(article.path)}:{line}: fixed {finding.rule}: {visible(finding.message)}\n")
    return "".join(rows)
