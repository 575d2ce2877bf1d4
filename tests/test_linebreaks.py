"""Line breaks: what tables cannot show well - wrapped pages, idempotence, texts that are no text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.chain import Settings, run
from cleaner.edits import apply, invert
from cleaner.linebreaks.wrap import is_wrapped
from cleaner.result import Result
from cleaner.selection import Selection

ONLY = Selection(select=("linebreaks",))

PAGE = (
    "The river rose by two metres during the night, and the\n"
    "bridge was closed to all traffic. The council ordered an\n"
    "exami-\u00adnation of its piers."
)
PIECES = st.sampled_from(
    [
        "exami-\n",
        "nation",
        "well-\n",
        "known",
        " ",
        "\n",
        "\r\n",
        "-",
        "\u00ad\n",
        "¬\n",
        "Saint-\n",
        "Denis",
        "fonc tion",
        ".",
    ]
)


def clean(text: str, language: str = "en", mode: str = "auto") -> Result:
    return run(text, Settings(language, mode=mode, selection=ONLY))


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(["en", "fr", "de", "und"]))
@settings(max_examples=150, deadline=None)
def test_cleaning_twice_is_cleaning_once_and_can_be_taken_back(text: str, language: str) -> None:
    result = clean(text, language)
    assert clean(result.text, language).edits == ()
    assert apply(result.text, invert(text, list(result.edits))) == text


@pytest.mark.parametrize(
    "text", ["", "\x00-\n\x00", "\ud800-\na", "a\u0301-\nb\u0301", "字-\n字", "-\n", "a-", "\u00ad\n"]
)
def test_no_text_makes_it_fail(text: str) -> None:
    clean(text, "fr")


@pytest.mark.parametrize("text", ["a-" * 300_000, "a- " * 200_000, "ab " * 200_000, "-\n" * 300_000, "exa-\n" * 20_000])
def test_a_long_line_does_not_hang(text: str) -> None:
    started = time.perf_counter()
    clean(text)
    assert time.perf_counter() - started < 30


def test_an_editor_can_take_back_one_join() -> None:
    result = clean("The exami-\nnation of the govern-\nment begins.")
    first, second = result.findings
    assert result.revert(first.id).text == "The exami-\nnation of the government\nbegins."
    assert result.revert(second.id).text == "The examination\nof the govern-\nment begins."


def test_the_text_s_own_spelling_decides_between_two() -> None:
    own = "The co-operation of both towns is old. Such a co-\noperation is rare."
    assert clean(own).text == "The co-operation of both towns is old. Such a co-operation\nis rare."


def test_mode_ocr_joins_wrapped_lines_without_a_broken_word() -> None:
    wrapped = "The river rose by two metres during the night,\nand the bridge was closed to all traffic from\nsix in the morning."
    assert clean(wrapped).text == wrapped
    assert clean(wrapped, mode="ocr").text == wrapped.replace("\n", " ")


def test_a_paragraph_that_ends_early_stays_a_paragraph() -> None:
    page = (
        "The river rose by two metres during the night, and\n"
        "the bridge was closed.\n"
        "The council ordered an exami-\n"
        "nation of its piers, which will take the engineers\n"
        "until late on Tuesday night at least, they say now."
    )
    assert "closed.\nThe council" in clean(page, mode="ocr").text


@pytest.mark.parametrize(
    "lines",
    [
        ["Cae la tarde en el río que pasa lento", "y nadie cruza el puente", "solo el viento frío de la sierra"],
        ["12, rue du Puits, appartement numéro quatre", "56240 Lanvaudan", "France"],
        ["A short line", "and another one", "that ends here"],
        ["one line is no paragraph but it is a rather long line"],
        ["x" * 200, "y" * 200, "z" * 200],
    ],
)
def test_verse_addresses_and_lists_are_no_wrapped_prose(lines: list[str]) -> None:
    assert not is_wrapped(lines)
