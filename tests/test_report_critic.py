"""CriticMarkup: accepting everything gives the cleaned text, rejecting everything the original."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.findings import Action
from cleaner.report import Article, Style
from cleaner.report.critic import escaped, render, unescaped
from tests.critic_reader import MARK, decided
from tests.reporting import BREAK_OUT, articles, cleaned, fixed, made, noted


@settings(max_examples=300, deadline=None)
@given(articles())
def test_accepting_all_gives_the_cleaned_text_and_rejecting_all_the_original(article: Article) -> None:
    marked = render(article, Style())
    assert decided(marked, accepted=True) == cleaned(article)
    assert decided(marked, accepted=False) == article.result.original
    assert marked.count("{>>") >= len(article.result.findings)


@settings(max_examples=500)
@given(st.text("{}+-~=<>\\a", max_size=14))
def test_marks_in_an_article_are_no_marks(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert not MARK.search(escaped(text))
    assert not re.search(r"\{(\+\+|--|~~|==|>>)|(\+\+|--|~~|==|<<)\}|~>", escaped(text))


def test_a_text_without_marks_is_not_touched() -> None:
    text = "Un plan {simple} à 5 % ~ 6 -- \\o/ <b>\n"
    assert escaped(text) == text


def test_an_editor_reads_what_changes_and_why() -> None:
    text = "Ils vont vers Khersonla plus grande ville.\n\nPartager\n\nUn plan dans ce scénario.\n"
    notes = [noted(text, "plan dans", Action.FLAG, suggestions=("est", "était"))]
    fixes = [fixed(text, "Khersonla", "Kherson la"), fixed(text, "Partager\n\n", "", "furniture.share")]
    assert render(made(text, fixes, notes), Style()) == (
        "Ils vont vers {~~Khersonla~>Kherson la~~}{>>Fixed · It is wrong. [glue.words, 99 %]<<} plus grande ville.\n\n"
        "{--Partager\n\n--}{>>Fixed · It is wrong. [furniture.share, 99 %]<<}"
        "Un {==plan dans==}{>>To decide · It may be wrong. [gaps.verb, 80 %] → est | était?<<} ce scénario.\n"
    )


def test_a_note_on_changed_words_marks_what_is_free_of_changes() -> None:
    text = "Les Etats Unis avancent."
    article = made(text, [fixed(text, "Etats Unis", "États-Unis")], [noted(text, text, Action.FLAG)])
    assert render(article, Style()) == (
        "{==Les==}{>>To decide · It may be wrong. [gaps.verb, 80 %]<<} "
        "{~~Etats Unis~>États-Unis~~}{>>Fixed · It is wrong. [glue.words, 99 %]<<} avancent."
    )


def test_text_that_tries_to_break_out_comes_back_whole() -> None:
    article = made(BREAK_OUT, [fixed(BREAK_OUT, "evil", "{++good++}")], [noted(BREAK_OUT, "{==x==}", Action.FLAG)])
    marked = render(article, Style())
    assert decided(marked, accepted=False) == BREAK_OUT
    assert decided(marked, accepted=True) == BREAK_OUT.replace("evil", "{++good++}")


def test_one_line_of_a_megabyte_is_written_in_a_moment() -> None:
    text = "mot " * 250_000
    notes = [noted(text, text, Action.FLAG)]
    assert decided(render(made(text, [fixed(text, "mot mot", "mot  mot")], notes), Style()), accepted=False) == text
