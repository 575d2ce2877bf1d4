"""The trained corrector: what it looks among, what it learned, and what it must leave alone."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.chain import Settings, run
from cleaner.findings import Action
from cleaner.formats import parse
from cleaner.lexicon import Lexicon, open_lexicon
from cleaner.ocr.corrector import FEATURES, open_corrector
from cleaner.ocr.damage import Damage
from cleaner.ocr.nearby import DATA, open_nearby
from cleaner.ocr.pieces import ADDED_OR_LOST, NEVER, OTHER, Pieces, Reading
from cleaner.ocr.replaced import Replaced, sieve_of
from cleaner.ocr.stray import stray
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules
from cleaner.selection import Selection
from tests.levenshtein import distance

TRAINED = ("de", "en", "fr")
ONLY = Selection(select=("ocr",))


def mended(text: str, language: str = "en", mode: str = "ocr") -> str:
    return run(text, Settings(language, mode=mode, selection=ONLY)).text


@pytest.mark.parametrize("language", TRAINED)
def test_every_word_that_is_found_is_as_near_as_it_is_said_to_be(language: str) -> None:
    nearby = open_nearby(language)
    assert nearby is not None
    for word in ("restoed", "ministrc", "gefundcn", "x", "thc", "aa1bb"):
        for most in (1, 2, 3):
            assert all(near.distance == distance(word, near.word) <= most for near in nearby.near(word, most))


def test_a_word_two_letters_away_is_found_whatever_the_letters() -> None:
    nearby = open_nearby("en")
    assert nearby is not None
    assert "restored" in [near.word for near in nearby.near("rzstorqd", 2)]


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=40))
def test_no_token_breaks_the_search(word: str) -> None:
    nearby = open_nearby("en")
    assert nearby is not None
    nearby.near(word.lower(), 2)


def test_a_learned_piece_is_cheaper_than_its_letters() -> None:
    pieces = Pieces({"rn": {"m": 2.0}})
    assert pieces.reading("rnan", "man").cost == 2.0
    assert pieces.reading("rnan", "man").confusions == (("rn", "m"),)
    assert pieces.reading("xan", "man").cost == OTHER
    assert pieces.reading("mann", "man").cost == ADDED_OR_LOST


def test_one_piece_for_all_that_differs_is_found_at_once_wherever_letters_are_doubled() -> None:
    pieces = Pieces({"ri": {"n": 1.5}, "s": {"ss": 2.0}, "as": {"ass": 1.0}})
    assert pieces.at_once("arid", "and") == Reading(1.5, 0, (("ri", "n"),))
    assert pieces.at_once("das", "dass").cost == 1.0
    assert pieces.at_once("das", "die").cost == NEVER


@pytest.mark.parametrize("language", TRAINED)
def test_the_sieve_loses_no_word_that_a_learned_piece_makes(language: str) -> None:
    nearby, lexicon = open_nearby(language), open_lexicon(language)
    assert nearby is not None
    pieces = Pieces(json.loads((DATA / f"{language}.json").read_text(encoding="utf-8"))["pieces"])
    words = ["tlie", "fehr", "miniftre", "comrnission", "nnd", "x", "été", "ftraße", "hi~", "$he", "w^ith", "o" * 70]
    replaced = Replaced(pieces, nearby.sieve)
    replaced.prepare(words)
    for word in words:
        every = [one for one in pieces.replaced(word) if _is_trusted(one, lexicon)]
        assert every == [one for one in replaced.of(word) if _is_trusted(one, lexicon)]
    assert len(replaced.of("miniftre")) < len(list(pieces.replaced("miniftre"))) / 2


def _is_trusted(word: str, lexicon: Lexicon) -> bool:
    entry = lexicon.entry(word) if lexicon.has(word) else None
    return entry is not None and entry.trust > 0


def test_a_sieve_knows_its_own_words_and_hardly_others() -> None:
    words = ["and", "end", "und", "man"]
    replaced = Replaced(Pieces({"b": {"d": 1.0}, "^x": {"^m": 1.0}}), sieve_of(words))
    assert replaced.of("anb") == ("and",)
    assert replaced.of("xan") == ("man",)
    assert replaced.of("zzb") == ()


def test_the_damage_around_a_word_leaves_the_word_itself_out() -> None:
    text = "tlie prisoner wvas in tbe dock"
    damage = Damage(text, {"prisoner", "in", "dock", "wvas"}.__contains__)
    others = Damage(text, {"prisoner", "in", "dock"}.__contains__)
    start = text.index("wvas")
    assert damage.beside(start, start + 4) == others.beside(start, start + 4)
    assert others.beside(0, 4) > damage.beside(0, 4)


def test_a_piece_at_the_end_of_a_word_is_none_within() -> None:
    pieces = Pieces({"n$": {"u$": 1.0}})
    assert pieces.reading("eau", "ean").unlearned == 1
    assert pieces.reading("ean", "eau").cost == 1.0


@pytest.mark.parametrize("language", TRAINED)
def test_the_network_was_trained_on_the_features_that_it_is_given(language: str) -> None:
    corrector = open_corrector(builtin_rules(), language)
    assert corrector is not None
    assert corrector.trained_on == FEATURES


def test_a_language_without_pairs_has_the_model_of_shapes_alone() -> None:
    assert open_corrector(builtin_rules(), "it") is None
    assert "ministro" in mended("Il rninistro della casa e il rninistro.", "it")


def test_errors_of_several_letters_are_mended() -> None:
    assert mended("It was said by the prisouers in the rnorniug.") == "It was said by the prisoners in the morning."


def test_a_known_word_is_mended_only_where_the_user_speaks_of_ocr() -> None:
    text = "The men bad been seen in tho street."
    assert mended(text) == "The men had been seen in the street."
    assert mended(text, mode="auto") == text


def test_evidence_of_a_known_word_names_its_neighbours() -> None:
    found = run("He was in tho house of the witness.", Settings("en", mode="ocr", selection=ONLY)).findings
    assert [(finding.rule, finding.action) for finding in found] == [("ocr.real-word", Action.FIX)]
    assert "house" in found[0].evidence[0]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Brown of Surrey, Kent, spoke with Khrushchev and Nkrumah in Ouagadougou.",
        "The vitamin c in it, the group a of them, and chapter 1 has much of that.",
        "He left at 4 p.m. and the rest, i.e. the others, stayed; cf. the notes and etc. are not words.",
        "'So he said' and 'the boys' house' were quoted.",
        'He said "yes" and "No" and left.',
        "When 1 man left, if 1 of them came, they had 1 mile to go.",
        "Livingston 1 - 0 Rangers, and the range is 0, or so it seems.",
        "It cost 1,701 dollars in 1851. The house had 51. Nobody knew.",
        "'Tis strange.\n'So it is,' he said.",
        "A fine of \ufffd50 or €60 was paid.",
    ],
)
def test_right_text_is_left_alone_also_where_the_user_speaks_of_ocr(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("What 1 have said is true.", "What I have said is true."),
        ("It is in the. house of the' prisoner now.", "It is in the house of the prisoner now."),
        ("He said that he 's ill and you 've gone.", "He said that he's ill and you've gone."),
        ('He said, " Yes, it was" and went.', 'He said, "Yes, it was" and went.'),
        ("He saw all of g the men.", "He saw all of the men."),
        ("Who is there ? he asked ; nobody spoke.", "Who is there? he asked; nobody spoke."),
        ("The sit_uation in K~ensington was grave.", "The situation in Kensington was grave."),
        ("He asked for.the house of ;the prisoner.", "He asked for the house of the prisoner."),
        ("The man was tall,gaunt and pale,, and old.", "The man was tall, gaunt and pale, and old."),
        ("'The witness went home.", "The witness went home."),
        ("| The witness went home.", "The witness went home."),
        ("And if 1 make no doubt, 1 don't care.", "And if I make no doubt, I don't care."),
        ("Would 1 catch it, 0 Helen, he'11 know.", "Would I catch it, O Helen, he'll know."),
        ("He left 1,7001. to her, and the 501. which he had.", "He left 1,700l. to her, and the 50l. which he had."),
        ("A fine of \ufffd50 was paid.", "A fine of £50 was paid."),
    ],
)
def test_marks_and_letters_that_nobody_wrote_are_taken_out(text: str, right: str) -> None:
    assert mended(text) == right


def test_a_comma_keeps_its_space_in_french() -> None:
    profile = Profile("fr", builtin_rules(), "ocr")
    assert not list(stray(parse("Il est venu , puis il est parti ."), profile))


def test_what_is_mended_is_left_alone_the_next_time() -> None:
    text = "The prisouer bad been in tho rnorniug at tlie honse. What 1 have said, the. same."
    once = mended(text)
    assert mended(once) == once


@pytest.mark.parametrize("language", TRAINED)
def test_every_word_among_which_it_looks_is_one_of_the_lexicon(language: str) -> None:
    nearby, lexicon = open_nearby(language), open_lexicon(language)
    assert nearby is not None
    for word in ("maison", "house", "haus", "strasse"):
        assert all(lexicon.entry(near.word) for near in nearby.near(word, 2))
