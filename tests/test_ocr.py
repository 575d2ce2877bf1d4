"""OCR: the gate, the channel and the modes; single words are in fixtures/ocr."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.chain import Settings, run
from cleaner.findings import Action
from cleaner.formats import parse
from cleaner.lexicon import open_lexicon
from cleaner.ocr.channel import Channel
from cleaner.ocr.gate import open_gate
from cleaner.ocr.guards import is_glued
from cleaner.profile import Profile
from cleaner.result import Result
from cleaner.ruleset import builtin_rules
from cleaner.selection import Selection

ONLY = Selection(select=("ocr",))
DAMAGED = (
    "The prisoncr gave evidenoe in tlie court; the governmcnt and the comrnission were not prcsent at the inqnest, "
    "and nothing was said of the murder."
)
HISTORIC = (
    "Il estoit roy de ce païs et avoit une fille qu’il aymoit ; les gens disoient qu’elle sçavoit chanter, et tousiours "
    "elle faisoit cest honneur à ceulx qui estoient venuz, lesquelz s’en esmerueilloient moult."
)


def clean(text: str, language: str = "en", mode: str = "auto") -> Result:
    return run(text, Settings(language, mode=mode, selection=ONLY))


def test_mode_web_leaves_every_word_alone() -> None:
    assert clean(DAMAGED, mode="web").findings == ()


@pytest.mark.parametrize("language", ["fr", "en", "de"])
def test_the_bars_of_a_table_are_no_specks(language: str) -> None:
    table = "Nom | Prix\n--- | ---\nPain | Brest\n\n| Lait\n| Porto\n"
    assert clean(table, language, mode="ocr").text == table


def test_a_lone_bar_is_a_speck() -> None:
    assert clean("The cat sat | there.\n\nIt slept.", mode="ocr").text == "The cat sat there.\n\nIt slept."


def test_one_damaged_word_is_mended_only_where_the_user_calls_the_text_ocr() -> None:
    text = "The commission heard tlie witness on Monday."
    assert clean(text).edits == ()
    assert clean(text, mode="ocr").text == "The commission heard the witness on Monday."


def test_a_text_of_another_age_is_left_alone() -> None:
    assert clean(HISTORIC, "fr").findings == ()
    assert not open_gate(parse(HISTORIC), Profile("fr", builtin_rules())).is_ocr


def test_the_i_and_u_of_old_print_are_no_misreadings() -> None:
    assert clean("C’est le fondement du iugement, et le suiet de tout ce liure est vn autre iour.", "fr").findings == ()


def test_long_s_becomes_round_only_in_mode_ocr() -> None:
    text = "He wrote of the bleſſings of peace."
    assert clean(text).text == text
    assert clean(text, mode="ocr").text == "He wrote of the blessings of peace."


def test_a_language_without_a_lexicon_is_left_alone() -> None:
    assert clean(DAMAGED, "und", "ocr").findings == ()


def test_the_same_bytes_give_the_same_findings() -> None:
    assert clean(DAMAGED).findings == clean(DAMAGED).findings


def test_the_evidence_names_the_letters() -> None:
    finding = next(found for found in clean(DAMAGED).findings if found.before == "evidenoe")
    assert finding.action is Action.FIX
    assert "“o” read for “c”" in finding.evidence[0]


@pytest.mark.parametrize(("read", "word"), [("tlie", "the"), ("comrnission", "commission"), ("iuquest", "inquest")])
def test_common_confusions_lead_to_the_word(read: str, word: str) -> None:
    channel = Channel(builtin_rules(), "en")
    assert word in [candidate.word for candidate in channel.candidates(read)]


@pytest.mark.parametrize(("word", "glued"), [("ofthe", True), ("Ishould", True), ("evidenoe", False), ("tlie", False)])
def test_glued_words_are_left_to_the_glue_stage(word: str, glued: bool) -> None:
    assert is_glued(word, open_lexicon("en")) is glued


@given(st.text("tliehernmc1!'~- \nÉéſ\u0301", max_size=60), st.sampled_from(["auto", "ocr"]))
@settings(max_examples=150, deadline=None)
def test_cleaning_twice_is_cleaning_once(text: str, mode: str) -> None:
    assert clean(clean(text, "en", mode).text, "en", mode).edits == ()


@pytest.mark.parametrize(
    "text", ["", "\x00", "\ud800abc", "é" * 50_000, "l1" * 50_000, "tlie " * 20_000, "-a " * 20_000]
)
def test_no_text_makes_it_fail_or_hang(text: str) -> None:
    clean(text, "fr", "ocr")
