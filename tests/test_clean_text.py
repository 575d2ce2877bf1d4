"""Right text comes out as it went in: an editor who sees one right word spoiled switches the tool off."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.findings import Action
from tests.fixtures import FIXTURES

PAGES = sorted(FIXTURES.glob("clean/*/*.txt"))
SENTENCES = sorted(FIXTURES.glob("clean/*/sentences.txt"))
"""300 right sentences a language that tempt a checker: nominal, inverted, elliptic, spoken, listed, quoted."""
ARTICLES = sorted(FIXTURES.glob("articles/*/clean.txt"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_clean_text_is_left_alone(path) -> None:
    for text in (path.read_text(encoding="utf-8"), *path.read_text(encoding="utf-8").splitlines()):
        result = clean(text, language=path.parent.name)
        assert [(f.rule, f.before, f.after) for f in result.findings if f.applied] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_language_of_clean_text_is_recognised(path) -> None:
    assert clean(path.read_text(encoding="utf-8")).language == path.parent.name


@pytest.mark.parametrize("path", SENTENCES, ids=lambda path: path.parent.name)
def test_whole_sentences_are_not_said_to_lack_words(path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len([line for line in text.splitlines() if line]) == 300
    result = clean(text, language=path.parent.name)
    flags = [f for f in result.findings if f.rule.startswith("gaps.") and f.action is Action.FLAG]
    assert len(flags) <= 2, [(f.rule, f.before, text[f.start : f.end]) for f in flags]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.parent.name)
def test_a_mended_article_is_left_alone(path) -> None:
    text = path.read_text(encoding="utf-8")
    assert clean(text).text == text
