"""Escapes become characters once and for all, and never markup, code or half a character."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.chain import Settings, run
from cleaner.selection import Selection


def clean(text: str, language: str = "fr") -> str:
    return run(text, Settings(language, selection=Selection(select=("escapes",)))).text


@settings(max_examples=150, deadline=None)
@given(st.text("&amp;#xlt38é =C3A9%\\u00e9+AOk-<b>", max_size=60))
def test_a_second_run_finds_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text("&amp;lt;gt#60x3C62E \\u003c%=3b/!", max_size=40))
def test_no_escape_becomes_a_tag(text: str) -> None:
    assert not re.search(r"<[A-Za-z/!?]", clean(text))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("&amp;amp;amp;eacute;", "é"),
        ("&lt;b&gt;", "&lt;b&gt;"),
        ("5 &lt; 6 et 7 &gt; 3", "5 < 6 et 7 > 3"),
        ("ici -&gt; là &lt;3", "ici -> là <3"),
        ("&amp;lt;/p&amp;gt;", "&lt;/p&gt;"),
        ("&#0; &#13; &#55296; &#x110000;", "&#0; &#13; &#55296; &#x110000;"),
        ("&bogus; &;", "&bogus; &;"),
        ("&amp;bogus;", "&bogus;"),
        ("&Eacute;cole &EACUTE;", "École &EACUTE;"),
        ("d&eacute;j&agrave;", "déjà"),
        ("&ocirc;t&eacute &copy2020", "ôté &copy2020"),
    ],
)
def test_every_entity_has_one_end(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "\\ud83d seul",
        "=ED=A0=80 =FF=FE",
        "%ED%A0%80",
        "\\u0007 \\x07 %07 =07",
        "C:\\users\\u00e9tudiant",
        "\\\\u00e9",
        "https://example.org/%C3%A9t%C3%A9?x=%C3%A9",
        "let s = '\\u00e9';",
        "les lettres ^[a-zA-Z_\\x80-\\xff][a-z\\xe9]*$",
    ],
)
def test_what_is_no_letter_or_is_code_stays(text: str) -> None:
    assert clean(text) == text


def test_a_surrogate_pair_is_one_character() -> None:
    assert clean("\\ud83d\\ude00 et \\U0001F600 et \\u{1F600}") == "😀 et 😀 et 😀"


def test_entities_that_hide_mojibake_are_mended_in_the_next_pass() -> None:
    result = run("m&Atilde;&copy;t&Atilde;&copy;o", Settings("fr", selection=Selection(select=("encoding", "escapes"))))
    assert result.text == "météo"
    assert result.edits[0].rules == ("escapes.entity", "encoding.mojibake")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("& s’écrit &amp; en HTML", "fr"),
        ("Im Verweis wird das & durch &amp; ersetzt, wie üblich.", "de"),
        ("&nbsp; for a space", "en"),
        ("Die Entität &euro; steht für das Eurozeichen.", "de"),
        ("é se escribe &eacute; a mano", "es"),
    ],
)
def test_a_text_about_entities_keeps_them(text: str, language: str) -> None:
    assert clean(text, language) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("AT&amp;T", "AT&T"),
        ("chez Marks &amp; Spencer", "chez Marks & Spencer"),
        ("10 &euro; &mdash; pas plus", "10 € — pas plus"),
        ("une capacité agricole, le d&eacute;partement;", "une capacité agricole, le département;"),
        ('Le "caf\\u00e9" est fermé', 'Le "café" est fermé'),
    ],
)
def test_an_entity_of_the_sentence_itself_is_put_right(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_an_escape_alone_in_straight_quotes_is_program_text() -> None:
    assert clean('"\\u00e9"') == '"\\u00e9"'
    assert clean('On écrit "\\u00e9" ici.') == 'On écrit "\\u00e9" ici.'


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("le caf&eacute; &amp; le th&#233;", "le café &amp; le thé"),
        ("&lt;b&gt;, 5&nbsp;€, 2 &lt; 3, \\&ast;", "&lt;b&gt;, 5&nbsp;€, 2 &lt; 3, \\&ast;"),
        ("un caf&amp;eacute; et AT&amp;amp;T, d&eacutej&agrave", "un café et AT&amp;T, déjà"),
        ("10&amp;nbsp;&amp;euro; pour &amp;lt;b&amp;gt; et &mdash;", "10&nbsp;€ pour &lt;b&gt; et —"),
    ],
)
def test_in_markdown_an_entity_that_the_source_needs_stays(text: str, cleaned: str) -> None:
    settings = Settings("fr", format="markdown", selection=Selection(select=("escapes",)))
    assert run(text, settings).text == cleaned
    assert run(cleaned, settings).text == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (
            "il a =C3=A9t=C3=A9 vu =C3=A0 https://example.org/x.html hier",
            "il a été vu à https://example.org/x.html hier",
        ),
        ("les entit=C3=A9s vont =C3=A0 la r=C3=A9union d=C3=A9j=C3=A0", "les entités vont à la réunion déjà"),
    ],
)
def test_a_page_name_or_a_common_word_is_no_talk_of_escapes(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
