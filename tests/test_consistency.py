"""Dates: what tables of whole texts cannot show."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.chain import Settings, run
from cleaner.consistency.dates import Date, dates, fragment
from cleaner.profile import Profile
from cleaner.result import Result
from cleaner.ruleset import builtin_rules
from cleaner.selection import Selection

LANGUAGES = ["de", "en", "es", "fr", "it", "nl", "pt"]


def _dates(text: str, language: str) -> list[Date]:
    return list(dates(text, Profile(language, builtin_rules()).section("consistency")))


def _clean(text: str, language: str) -> Result:
    return run(text, Settings(language, selection=Selection(("consistency",))))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "le lundi 3 octobre 2022"),
        ("es", "el lunes 3 de octubre de 2022"),
        ("en", "on Monday, October 3, 2022"),
        ("en", "on Monday, 3 October 2022"),
        ("de", "am Montag, 3. Oktober 2022"),
        ("it", "lunedì 3 ottobre 2022"),
        ("pt", "segunda-feira, 3 de outubro de 2022"),
        ("nl", "maandag 3 oktober 2022"),
    ],
)
def test_a_full_date_is_read_in_every_language(language: str, text: str) -> None:
    (date,) = _dates(text, language)
    assert (date.year, date.month, date.day, date.weekday) == (2022, 10, 3, 0)


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "fin 2022"), ("es", "finales de 2022"), ("en", "late 2022"), ("de", "Ende 2022"), ("nl", "eind 2022")],
)
def test_a_part_of_a_year_is_read(language: str, text: str) -> None:
    (date,) = _dates(text, language)
    assert (date.year, date.part, date.interval) == (2022, 2, (2022 * 12 + 9.0, 2022 * 12 + 12.0))


def test_the_suggestion_keeps_the_month_and_takes_the_usual_year() -> None:
    text = "Vote en mars 2022. Débat en mai 2022. Bilan en juin 2022. Appel en octobre 2002."
    (finding,) = _clean(text, "fr").findings
    assert finding.suggestions == ("octobre 2022",)
    assert "2022 (3" in finding.message


def test_the_right_weekday_is_suggested_with_its_capital() -> None:
    (finding,) = _clean("The summit opened on Tuesday, October 3, 2022.", "en").findings
    assert finding.suggestions == ("Monday, October 3, 2022",)


def test_a_fragment_accepts_either_apostrophe() -> None:
    assert fragment("de l’") == r"de\s+l['’]"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", ["12 ", "2022 ", "de 2022 à ", "octobre ", "31 ", "1.2.", "\ud800", "\x00", "é́"])
def test_a_long_line_of_anything_neither_hangs_nor_fails(language: str, unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert list(dates(text, Profile(language, builtin_rules()).section("consistency"))) is not None


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(LANGUAGES), st.lists(st.sampled_from("de à 31 juin 2022 mars 2002 fin to 3 May , . « »".split()))
)
def test_any_mixture_of_dates_is_read_without_changing_it(language: str, words: list[str]) -> None:
    text = " ".join(words)
    assert _clean(text, language).text == text
