"""Words that a machine cut in two or ran together, and what is looked up for them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.chain import Settings, run
from cleaner.formats import parse
from cleaner.lexicon import open_lexicon
from cleaner.ocr.corrector import open_corrector
from cleaner.ocr.joints import Kind, cuts, joints
from cleaner.ocr.nearby import open_nearby
from cleaner.result import Result
from cleaner.ruleset import builtin_rules
from cleaner.selection import Selection


def found(text: str, language: str = "en") -> list[tuple[Kind, str, str]]:
    lexicon = open_lexicon(language)
    return [(one.kind, one.left, one.right) for one in joints(text, lexicon, lexicon.knows)]


def clean(text: str, language: str = "en", mode: str = "ocr") -> Result:
    return run(text, Settings(language, mode=mode, selection=Selection(select=("ocr",))))


@pytest.mark.parametrize(
    ("text", "kind", "left", "right"),
    [
        ("under exa mlnation", Kind.SPACE, "exa", "mlnation"),
        ("he was lau.ched", Kind.MARK, "lau", "ched"),
        ("on sus. piciously", Kind.MARK_AND_SPACE, "sus", "piciously"),
        ("the pro- ceodings", Kind.BROKEN, "pro", "ceodings"),
        ("the evire-nce", Kind.HYPHEN, "evire", "nce"),
        ("the evire-nce", Kind.HALF, "evire", ""),
    ],
)
def test_two_pieces_of_which_one_is_no_word_are_looked_at_together(
    text: str, kind: Kind, left: str, right: str
) -> None:
    assert (kind, left, right) in found(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He aren't a well-known man, they'll see; a. b. c."),
        ("en", "I wouldn't go, said the sons-in-law of New York."),
        ("en", "In 1914 12 of the 30 were killed."),
        ("fr", "Aujourd'hui l'homme qu'il a vu dit-il oui, à la mai-son."),
    ],
)
def test_words_are_no_pieces(language: str, text: str) -> None:
    assert found(text, language) == []


def test_a_glued_word_is_cut_where_both_sides_are_words() -> None:
    lexicon = open_lexicon("en")
    assert cuts("uponuwhich", lexicon, lexicon.knows)[0] == ("upon", "which")


def test_a_hyphen_of_a_line_end_stays_where_it_was() -> None:
    corrector = open_corrector(builtin_rules(), "fr")
    assert corrector is not None
    words = [
        option.word for place in corrector.places.of(parse("Une ligne inter-nationaie.")) for option in place.options
    ]
    assert "inter-nationale" in words


def test_words_that_are_looked_up_together_are_found_as_alone() -> None:
    together, alone = open_nearby("de"), open_nearby("de")
    assert together is not None
    assert alone is not None
    looks = [(word, most) for word in ("unbd", "gefundcn", "bder", "aa1bb", "x", "") for most in (1, 2, 3)]
    expected = [alone.near(*look) for look in looks]
    together.__dict__["_found"].clear()
    together.prepare(looks)
    assert [together.near(*look) for look in looks] == expected


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="abemnotu1 .-'’¬|\n", max_size=60))
def test_cleaning_pieces_twice_is_cleaning_them_once(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once
