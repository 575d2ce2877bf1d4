"""Whole scraped articles through the whole chain: what a reader of `make demo` sees."""

from __future__ import annotations

import json

import pytest

from cleaner import Finding, clean
from tests.fixtures import FIXTURES

ARTICLES = sorted(path.parent for path in FIXTURES.glob("articles/*/raw.txt"))


@pytest.fixture(params=ARTICLES, ids=lambda path: path.name)
def article(request):
    return request.param


def test_a_scraped_article_is_repaired(article) -> None:
    raw = (article / "raw.txt").read_text(encoding="utf-8")
    result = clean(raw)
    assert result.text == (article / "clean.txt").read_text(encoding="utf-8")
    assert result.language == article.name[:2]


def test_every_marked_defect_is_found_and_explained(article) -> None:
    result = clean((article / "raw.txt").read_text(encoding="utf-8"))
    wanted = marked(article)
    assert [want for want in wanted if not any(fits(f, want, result.original) for f in result.findings)] == []


def test_nothing_else_is_called_wrong(article) -> None:
    result = clean((article / "raw.txt").read_text(encoding="utf-8"))
    wanted = marked(article)
    rules = {want["rule"] for want in wanted} | {"encoding.mojibake", "characters.soft-hyphen", "furniture.link"}
    assert [(f.rule, f.before) for f in result.findings if f.rule not in rules] == []


def fits(finding: Finding, want: dict[str, str], text: str) -> bool:
    given = {"rule": finding.rule, "action": str(finding.action), "before": finding.before, "after": finding.after}
    given["foreign_language"] = finding.extra.get("foreign_language")
    if "gap_before" in want and (finding.gap is None or not text[finding.gap :].startswith(want["gap_before"])):
        return False
    return all(given[key] == value for key, value in want.items() if key != "gap_before")


def marked(article) -> list[dict[str, str]]:
    lines = (article / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
