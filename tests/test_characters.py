"""Invisible and taken-apart characters go; everything that an editor or another script needs stays."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.chain import Settings, run
from cleaner.characters.accents import spacing
from cleaner.selection import Selection


def clean(text: str, language: str = "fr") -> str:
    return run(text, Settings(language, selection=Selection(select=("characters",)))).text


@settings(max_examples=150, deadline=None)
@given(st.text("ae\u0301\u0308\xad\u200b\u200d\ufeff´¨ﬁаＡ\x02\u202e\n שก", max_size=40))
def test_a_second_run_finds_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d👩\u200d👧 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f ❤\ufe0f",
        "می\u200cخواهم نمی\u200cدانم",
        "क\u094d\u200dष श\u094d\u200cर",
        "ภาษา\u200bไทย",
        "ភាសា\u200bខ្មែរ",
        "日本\u200b語",
        "שָׁלוֹם \u200f(abc)\u200e",
        "за\u0301мок, q\u0303, x\u0304",
        "Å \u212b \u212a \u2126 µ ª º ² ½ ĳ ǆ œ æ ſ ﷲ",
        "\ufeffau début du texte",
        "tab\tform\ffeed\r\nfin\u2028ligne",
        "東京のＡＢＣ",
        "«\u00a0x\u202f!» a\u2009b a\u2011b",
        "les touches ^o, ^a et `a`, l’exposant x^2",
    ],
)
def test_what_means_something_stays(text: str) -> None:
    assert clean(text) == text


def test_letters_are_composed_only_where_unicode_has_one() -> None:
    assert (
        clean(unicodedata.normalize("NFD", "Où êtes-vous, Noël ? Ёлка, Ελλάδα")) == "Où êtes-vous, Noël ? Ёлка, Ελλάδα"
    )
    assert clean("e\u0331\u0301") == "e\u0331\u0301" or unicodedata.normalize("NFC", "e\u0331\u0301") == clean(
        "e\u0331\u0301"
    )


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("voir http://www.exem\xadple.org/a\u200bb?c=1 et puis", "voir http://www.exemple.org/ab?c=1 et puis"),
        ("écrire à redac\xadtion@exem\xadple.org demain", "écrire à redaction@exemple.org demain"),
        ("le code `a\u200bb` et http://exemple.org/a", "le code `a\u200bb` et http://exemple.org/a"),
    ],
)
def test_an_address_works_again_without_its_invisible_characters(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_a_soft_hyphen_that_is_half_of_a_misread_letter_is_left_for_the_repair() -> None:
    assert clean("mÃ\xadnimo") == "mÃ\xadnimo"


def test_an_accent_that_could_go_to_two_letters_is_left_alone() -> None:
    words = {"pâte", "paté"}
    assert [edit.new for edit in spacing("p^ate", words.__contains__)] == ["pâte"]
    assert list(spacing("pat´", {"pat"}.__contains__)) == []
    assert list(spacing("x´y", set[str]().__contains__)) == []


@pytest.mark.parametrize("unit", ["\xad", "a\u0301", "´a", "´", "\u200b", "\u202e", "аa", "Ａ！", "\x1b[", "ﬁ"])
def test_a_long_line_does_not_hang(unit: str) -> None:
    began = time.process_time()
    clean(unit * (60_000 // len(unit)))
    assert time.process_time() - began < 20
