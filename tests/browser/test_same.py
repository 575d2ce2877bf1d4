"""Python and the page agree: on the text that any decisions give, on what is refused, and on how the article looks."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cleaner import clean
from cleaner.decisions import Decision, Verdict, decide, load
from cleaner.report import Article
from cleaner.ruleset import builtin_rules
from tests.browser.desk import ARTICLE, agreed
from tests.fixtures import stage_cases
from tests.reporting import articles

Show = Callable[..., Any]
ARTICLES = Path(__file__).parent.parent.parent / "fixtures" / "articles"
WORDS = ("", "x", "😀 é", " deux\nlignes ", "<b>&amp;", "\u202e\u00a0")


def as_json(decision: Decision) -> dict[str, Any]:
    said = {"id": decision.id, "rule": decision.rule, "start": decision.start, "end": decision.end}
    said["decision"] = decision.verdict.value
    return said if decision.text is None else {**said, "text": decision.text}


def drawn(choose: random.Random, article: Article, often: float) -> list[Decision]:
    """Random decisions, among them senseless ones, ones that clash, and ones for findings that are not there."""
    out = []
    for finding in article.result.findings:
        if choose.random() < often:
            verdict = choose.choice([*Verdict])
            text = choose.choice(WORDS) if verdict is Verdict.EDIT else None
            out.append(Decision(finding.id, finding.rule, finding.start, finding.end, verdict, text))
    if out and choose.random() < 0.2:
        out[0] = replace(out[0], id=f"f{choose.randrange(1, 12)}")
    if out and choose.random() < 0.2:
        out[-1] = replace(out[-1], start=out[-1].start + 1)
    choose.shuffle(out)
    return out


def check(page: Any, article: Article, lists: list[list[Decision]]) -> None:
    """Every list of decisions has the same outcome here and there."""
    asked = [[as_json(decision) for decision in decisions] for decisions in lists]
    outcomes = page.evaluate("lists => lists.map(list => window.cleancopy.outcome(list))", asked)
    for decisions, there in zip(lists, outcomes, strict=True):
        here = decide(article.result, decisions)
        assert there["text"] == here.text, decisions
        assert len(there["conflicts"]) == len(here.conflicts)
        assert there["unknown"] == [decision.id for decision in here.unknown]


def test_any_decisions_give_the_same_text_in_python_and_on_the_page(show: Show) -> None:
    choose = random.Random(8)
    check(show(ARTICLE), ARTICLE, [drawn(choose, ARTICLE, often) for often in (0.2, 0.5, 0.9) for _ in range(70)])


def test_after_any_decisions_the_page_shows_exactly_what_they_give(show: Show) -> None:
    choose = random.Random(9)
    page = show(ARTICLE)
    for _ in range(25):
        decisions = drawn(choose, ARTICLE, 0.6)
        page.evaluate("list => cleancopy.take({decisions: list})", [as_json(decision) for decision in decisions])
        agreed(page)


@pytest.mark.parametrize("name", ["fr-port", "es-puente", "en-library", "de-bahnhof"])
def test_a_real_article_looks_the_same_to_python_and_to_the_page(show: Show, name: str) -> None:
    text = (ARTICLES / name / "raw.txt").read_text(encoding="utf-8")
    result = clean(text)
    article = Article(f"{name}.txt", "0" * 64, result, builtin_rules())
    page = show(article)
    assert agreed(page, article) == result.text
    choose = random.Random(name)
    check(page, article, [drawn(choose, article, 0.5) for _ in range(25)])
    everything = [f for f in result.findings if f.after is not None]
    for verdict, wanted in [(Verdict.REJECT, text), (Verdict.ACCEPT, None)]:
        decisions = [Decision(f.id, f.rule, f.start, f.end, verdict) for f in everything]
        check(page, article, [decisions])
        assert wanted in (None, decide(result, decisions).text)


def test_the_fixtures_of_all_stages_look_the_same_to_python_and_to_the_page(show: Show) -> None:
    cases = stage_cases()[::13]
    joined = "\n\n".join(case.text for case in cases)
    result = clean(joined, language="fr")
    article = Article("fixtures.txt", "0" * 64, result, builtin_rules())
    page = show(article)
    assert len(result.findings) > 50
    assert agreed(page, article) == result.text


def test_hostile_articles_look_the_same_to_python_and_to_the_page(show: Show) -> None:
    page = show(ARTICLE)

    @settings(max_examples=30, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
    @given(articles(), st.integers(0, 10**6))
    def look(article: Article, seed: int) -> None:
        show(article._replace(sha256=f"{seed:064}"), page=page)
        assert page.evaluate("cleancopy.differing()") == []
        choose = random.Random(seed)
        check(page, article, [drawn(choose, article, 0.6) for _ in range(3)])
        decisions = [as_json(decision) for decision in drawn(choose, article, 0.5)]
        page.evaluate("list => cleancopy.take({decisions: list})", decisions)
        file = load(json.dumps(page.evaluate("cleancopy.decisions()")).encode())
        assert decide(article.result, file.decisions).text == page.evaluate("cleancopy.text()")
        assert page.evaluate("cleancopy.differing()") == []

    look()
