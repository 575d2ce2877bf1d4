"""Spelling: when symspellpy is needed, what bounds its work, what is one edit away, and which candidates are sure."""

from __future__ import annotations

import subprocess
import sys
from string import ascii_lowercase
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.chain import Settings, run
from cleaner.findings import Action, Finding
from cleaner.lexicon import open_lexicon
from cleaner.ocr.oneedit import is_one_edit_away, one_edit_away
from cleaner.selection import Selection

ONLY = Selection(select=("ocr",))


def spelled(text: str, language: str = "en", mode: str = "auto") -> list[Finding]:
    findings = run(text, Settings(language, mode=mode, selection=ONLY)).findings
    return [found for found in findings if found.rule == "ocr.spelling"]


def pairs(text: str, language: str = "en", mode: str = "auto") -> list[tuple[str, str | None]]:
    return [(found.before, found.after) for found in spelled(text, language, mode)]


@pytest.mark.parametrize(
    ("text", "language", "mode", "imported"),
    [
        ("They met for breakast in the old harbour.", "en", "auto", "False"),
        ("Il sindaco ha presentato ieri le sue dimissioni.", "it", "ocr", "False"),
        ("Il sindaco ha presentato ieri le sue dimiqssiozni.", "it", "ocr", "True"),
    ],
)
def test_symspellpy_is_imported_only_where_two_edits_are_looked_for(
    text: str, language: str, mode: str, imported: str
) -> None:
    script = (
        "import sys; from cleaner.chain import Settings, run; "
        f"run({text!r}, Settings({language!r}, mode={mode!r})); print('symspellpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == imported


def test_a_spelling_is_suggested_and_never_written() -> None:
    text = "They met for breakast in the old harbour."
    assert run(text, Settings("en", selection=ONLY)).text == text
    (found,) = spelled(text)
    assert (found.action, found.before, found.after) == (Action.SUGGEST, "breakast", "breakfast")
    assert "one edit" in found.evidence[0]


def test_two_edits_are_allowed_only_where_a_machine_read_the_text() -> None:
    text = "Il sindaco ha presentato ieri le sue dimiqssiozni."
    assert pairs(text, "it") == []
    assert pairs(text, "it", mode="ocr") == [("dimiqssiozni", "dimissioni")]


def test_mode_web_asks_nothing() -> None:
    assert pairs("They met for breakast in the old harbour.", mode="web") == []


def test_a_term_of_the_document_is_the_candidate_of_its_own_misspelling() -> None:
    text = "The lotrimazine dose was low. More lotrimazine came in June, and lotrimazine cured it. "
    assert pairs(text + "One box of lotrimzaine was lost.") == [("lotrimzaine", "lotrimazine")]


def test_spellings_of_another_age_are_left_alone() -> None:
    old = "Er war behülflich, theilnehmend und athemlos; es ward beurtheilt, vermuthet und willkührlich gethan."
    assert pairs(old, "de") == []


def test_the_same_text_gives_the_same_spellings() -> None:
    text = "They met for breakast in the harbour, acording to the mayor."
    assert spelled(text) == spelled(text)


@given(st.text("abc", min_size=1, max_size=6), st.text("abc", max_size=7))
def test_one_edit_is_what_symspellpy_counts_as_one(word: str, other: str) -> None:
    from symspellpy.editdistance import DistanceAlgorithm, EditDistance

    distance = EditDistance(DistanceAlgorithm.DAMERAU_OSA).compare(word, other, 9)
    assert is_one_edit_away(word, other) == (distance == 1)


@pytest.mark.parametrize(
    "word", ["breakast", "goverment", "acording", "wich", "harbuor", "xqzt", "hospitall", "breakfst"]
)
def test_every_word_one_edit_away_is_found(word: str) -> None:
    lexicon = open_lexicon("en")
    found = one_edit_away(word, lexicon, ascii_lowercase, 4)
    alike = {other for other in lexicon.words(word[0]) if other.isascii() and other.isalpha()}
    assert {other for other in found if other.isascii() and other.isalpha()} == {
        other for other in alike if is_one_edit_away(word, other, 1)
    }


@given(st.text("breakfstgovnmi '-\né\u0301", max_size=60), st.sampled_from(["auto", "ocr"]))
@settings(max_examples=60, deadline=None)
def test_no_text_makes_it_fail(text: str, mode: str) -> None:
    spelled(text, "en", mode)


@pytest.mark.parametrize("mode", ["auto", "ocr"])
def test_a_long_text_of_unknown_words_does_not_hang(mode: str) -> None:
    words = (f"breakf{a}{b}{c}st" for a in "abcdefghijklmnop" for b in "qrstuvwxyz" for c in "abcdefghijklmnop")
    text = " ".join(words) * 8 + " " + "é" * 100_000
    began = process_time()
    spelled(text, "en", mode)
    assert process_time() - began < 30
