"""What saves time in reading OCR: each shortcut must say what the long way would have said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.formats import parse
from cleaner.lexicon import open_lexicon
from cleaner.ocr import words
from cleaner.ocr.context import open_context
from cleaner.ocr.corrector import AT_ONCE, Corrector, open_corrector
from cleaner.ocr.nearby import LETTER_WORTH, open_nearby
from cleaner.ocr.pieces import NEVER, Pieces
from cleaner.ocr.place import CONTEXT, KEPT, cased
from cleaner.ocr.words import surroundings
from cleaner.ruleset import builtin_rules
from tests.levenshtein import distance

PAGE = """tlie prisoner wvas in tbe dock, and
the witnefs faid that he knew bim
well; he bad been feen vvith
the de ceased on tlie Monday before, in
tho fame houfe .

tlie prisoner wvas in tbe dock, and
nothing more was hcard of it."""


def trained(language: str) -> Corrector:
    corrector = open_corrector(builtin_rules(), language)
    assert corrector is not None
    return corrector


@pytest.mark.parametrize(
    ("language", "word", "most"),
    [("en", "thc", 1), ("de", "gefundcn", 1), ("en", "imtermediarcs", 3), ("de", "fortgefchrittenftcn", 3)],
)
def test_no_word_within_reach_is_put_away_too_soon(language: str, word: str, most: int) -> None:
    nearby = open_nearby(language)
    assert nearby is not None
    names = (nearby._word(number) for number in range(len(nearby._lengths)) if is_as_long(nearby, number, word, most))
    every = {name: distance(word, name) for name in names}
    zipf = open_lexicon(language).zipf
    best = sorted((LETTER_WORTH * far - zipf(name), name) for name, far in every.items() if 0 < far <= most)
    assert {near.word for near in nearby.near(word, most)} == {name for _, name in best[:10]}


def is_as_long(nearby: object, number: int, word: str, most: int) -> bool:
    return abs(int(nearby._lengths[number]) - len(word)) <= most  # type: ignore[attr-defined]


@settings(max_examples=200, deadline=None)
@given(st.text("abnm", min_size=1, max_size=7), st.text("abnm", min_size=1, max_size=7), st.floats(0.5, 9))
def test_a_bound_loses_no_reading_that_costs_less(read: str, meant: str, most: float) -> None:
    pieces = Pieces({"a": {"b": 1.0, "nn": 2.5}, "nm": {"mn": 0.7, "a": 1.3}, "^b": {"^": 1.1}, "mb$": {"m$": 0.4}})
    whole, bounded = pieces.reading(read, meant), pieces.reading(read, meant, most)
    assert bounded == whole if whole.cost <= most else bounded.cost == NEVER


@pytest.mark.parametrize(
    ("text", "token", "expected"),
    [
        ("le tninistre parle", "tninistre", (False, "le", "parle")),
        ("le tninistre, parle", "tninistre", (False, "le", "")),
        ("Il dit. Tninistre parle", "Tninistre", (True, "", "parle")),
        ("de l'tninistre d'hier", "tninistre", (False, "l'", "d'")),
        ("le\ntninistre\nparle", "tninistre", (False, "le", "parle")),
        ("tninistre été", "tninistre", (True, "", "été")),
        ("12 tninistre 3", "tninistre", (False, "", "")),
    ],
)
def test_the_words_beside_a_token_are_found(text: str, token: str, expected: tuple[bool, str, str]) -> None:
    start = text.index(token)
    assert surroundings(text, start, start + len(token)) == expected


@settings(max_examples=500, deadline=None)
@given(st.text(" \n\t.,'’abé­-—«1\u0301\xa0", max_size=50), st.data())
def test_spaces_beside_a_token_are_read_as_the_expressions_read_them(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, after = words._BEFORE.search(text[max(0, start - 40) : start]), words._AFTER.match(text[end : end + 40])
    starts = start == 0 or words._SENTENCE_START.search(text[max(0, start - 12) : start]) is not None
    assert surroundings(text, start, end) == (starts, before[1] if before else "", after[1] if after else "")


@pytest.mark.parametrize("changed", ["the prisoner was in the dock", "nothing less was heard of it", PAGE])
def test_a_line_that_was_read_before_is_read_as_if_it_were_new(changed: str) -> None:
    places = trained("en").places
    text = PAGE.replace("well; he bad", changed)
    before, after = parse(PAGE), parse(text)
    places.of(before)
    assert places.of(replace(after, carried=before.carried)) == places.of(after) != []
    proposals = trained("en").proposals
    proposals(before, known=True)
    assert proposals(replace(after, carried=before.carried), known=True) == proposals(after, known=True) != ()


@pytest.mark.parametrize(
    ("language", "token"), [("de", "gefundcn"), ("de", "Hanfe"), ("en", "prifoner"), ("fr", "miniftre")]
)
@pytest.mark.parametrize("beside", [("", ""), ("the", "of"), ("die", "und"), ("le", "de")])
def test_the_best_words_are_the_best_of_all(language: str, token: str, beside: tuple[str, str]) -> None:
    places, lexicon, context = trained(language).places, open_lexicon(language), open_context(language)
    every = []
    for suspect in places._near(token.lower(), False):
        word = cased(suspect.near.word, token, False)
        if word != token and lexicon.knows(word):
            reading = places._pieces.reading(token.lower(), suspect.near.word)
            fit = context.pair(beside[0], word) + context.pair(word, beside[1])
            every.append((-(suspect.near.zipf - reading.cost + CONTEXT * fit), word, reading))
    found = places._all_options(token, False, *beside)
    assert len(found) == min(KEPT, len(every)) > 0
    assert [(-option.score, option.word, option.reading) for option in found] == sorted(every)[:KEPT]


def test_many_options_are_judged_as_few_are() -> None:
    corrector = trained("en")
    rows = [row for place in corrector.places.of(parse(PAGE)) for row in corrector.features(place)]
    many = rows * (3 * AT_ONCE // len(rows) + 1)
    assert len(many) > 2 * AT_ONCE
    assert corrector._odds(many)[-len(rows) :] == pytest.approx(corrector._odds(rows), abs=1e-9)
