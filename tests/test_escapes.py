"""Escapes become characters once and for all, and never markup, code or half a character."""

from __future__ import annotations

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


@given(st.text("&amp;lt;gt#60x3C62E \\u003c%=3", max_size=40))
def test_no_escape_becomes_an_angle_bracket(text: str) -> None:
    assert clean(text).count("<") == text.count("<")
    assert clean(text).count(">") == text.count(">")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("&amp;amp;amp;eacute;", "é"),
        ("&amp;lt;", "&lt;"),
        ("&lt;", "&lt;"),
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
