"""Spaces and dashes that only a text read by a machine has; the stage speaks of them in mode "ocr"."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.chain import Settings, run
from cleaner.findings import Action
from cleaner.result import Result
from cleaner.selection import Selection


def clean(text: str, language: str = "fr", mode: str = "ocr", select: tuple[str, ...] = ("ocr",)) -> Result:
    return run(text, Settings(language, mode=mode, selection=Selection(select=select)))


@pytest.mark.parametrize(
    ("language", "text", "cleaned"),
    [
        ("fr", "Le maire con voque le conseil pour mardi.", "Le maire convoque le conseil pour mardi."),
        ("fr", "Les services fonc tionnent de nouveau.", "Les services fonctionnent de nouveau."),
        ("fr", "La dernière sec tion du chemin.", "La dernière section du chemin."),
        ("fr", "La nation a parlé ; la sec tion et la ques tion.", "La nation a parlé ; la section et la question."),
        ("en", "They live in poor con ditions.", "They live in poor conditions."),
        ("en", "I saw the latter reas on duty.", None),  # “reas” is “was”
        ("de", "Die Verwal tung hat geantwortet.", "Die Verwaltung hat geantwortet."),
        ("fr", "Il a vu à Mont réal la mer Égée.", None),
    ],
)
def test_a_word_in_two_pieces_is_made_whole_only_where_nothing_else_can_be_meant(
    language: str, text: str, cleaned: str | None
) -> None:
    assert clean(text, language).text == (cleaned or text)


def test_a_doubtful_word_in_two_pieces_is_shown_to_the_editor_once() -> None:
    result = clean("I saw the latter reas on duty.", "en", select=("ocr", "linebreaks"))
    assert [(found.rule, found.action, found.after) for found in result.findings if " " in found.before] == [
        ("ocr.split-word", Action.SUGGEST, "reason")
    ]


def test_a_word_on_two_lines_is_left_to_the_stage_linebreaks() -> None:
    text = "La dernière sec\ntion du chemin."
    assert clean(text).edits == ()
    assert clean(text, select=("linebreaks",)).text == "La dernière section\ndu chemin."


@pytest.mark.parametrize(
    ("language", "text", "cleaned"),
    [
        ("en", "The male pri- soner was charged with steal- ing.", "The male prisoner was charged with stealing."),
        ("en", "He told the con- stable so.", "He told the constable so."),  # two words, and no “con-stable”
        ("en", "He was said- to have left, and in for- and hindsight.", None),
        (
            "en",
            "It was a man- of war, and he saw no- thing else- where.",
            "It was a man- of war, and he saw nothing elsewhere.",
        ),
        ("fr", "Le tribu- nal a entendu le pri- sonnier.", "Le tribunal a entendu le prisonnier."),
        ("fr", "Dans les- rues, il a vu- tout.", None),
        ("de", "Die Verwal- tung und die Vor- und Nachteile.", "Die Verwaltung und die Vor- und Nachteile."),
    ],
)
def test_a_word_that_kept_the_hyphen_of_a_line_end_inside_a_line_is_made_whole(
    language: str, text: str, cleaned: str | None
) -> None:
    assert clean(text, language, select=("ocr.split-word",)).text == (cleaned or text)
    assert all(found.rule != "linebreaks.hyphen" for found in clean(text, language, select=("linebreaks",)).findings)


def test_a_text_that_nobody_calls_ocr_keeps_its_spaces() -> None:
    text = "L es amis : P A I X, et la sec tion."
    assert clean(text, mode="auto").edits == ()


@pytest.mark.parametrize(
    ("language", "text", "cleaned"),
    [
        ("fr", "L’É T A T paie, dit-il.", "L’É T A T paie, dit-il."),  # the first letter is not by itself
        ("fr", "Un grand É T A T paie.", "Un grand ÉTAT paie."),
        ("fr", "La p a i x fut signée.", "La paix fut signée."),
        ("fr", "M I N I S T È R E  D E  L A  G U E R R E", "MINISTÈRE DE LA GUERRE"),
        ("en", "N O T I C E to all readers", "NOTICE to all readers"),
        ("en", "The letters a b c d e and A B C D.", "The letters a b c d e and A B C D."),
        ("en", "Signed J F K and T S E Jones.", "Signed J F K and T S E Jones."),
        ("en", "He spelled it: S-M-I-T-H, W. O. R. D.", "He spelled it: S-M-I-T-H, W. O. R. D."),
        ("de", "Das ist g a n z anders.", "Das ist ganz anders."),
        ("es", "o y a e", "o y a e"),
    ],
)
def test_letters_set_apart_make_a_word_and_initials_do_not(language: str, text: str, cleaned: str) -> None:
    assert clean(text, language).text == cleaned


@pytest.mark.parametrize(
    ("language", "text", "cleaned"),
    [
        ("fr", "L es habitants sont partis.", "Les habitants sont partis."),
        ("fr", "Un titre\n\nL\n\nes habitants sont partis.", "Un titre\n\nLes habitants sont partis."),
        ("fr", "Un titre\r\n\r\nL\r\nes habitants sont partis.", "Un titre\r\n\r\nLes habitants sont partis."),
        ("en", "T hey gave no answer.", "They gave no answer."),
        ("en", "T here was no answer.", "T here was no answer."),  # “here” is as frequent
        ("de", "D ie Stadt schlief.", "Die Stadt schlief."),
        ("fr", "A près tout, il est parti.", "A près tout, il est parti."),
        ("fr", "L est du pays attend.", "L est du pays attend."),
        ("fr", "U ne savait rien de cela.", "U ne savait rien de cela."),
        ("en", "A way was found.", "A way was found."),
        ("en", "I deas are cheap.", "Ideas are cheap."),
        ("en", "Vitamin B one is needed.", "Vitamin B one is needed."),
        ("en", "Plan B. One of them left.", "Plan B. One of them left."),
    ],
)
def test_a_large_first_letter_joins_its_word_and_a_word_of_one_letter_does_not(
    language: str, text: str, cleaned: str
) -> None:
    assert clean(text, language).text == cleaned


SPEECH = "— Qui est là ? dit-elle.\n■ Personne, dit-il.\n— Alors entrez.\n"


def test_a_speck_between_lines_of_speech_is_the_dash_of_the_text() -> None:
    assert clean(SPEECH).text == SPEECH.replace("■", "—")
    assert clean(SPEECH.replace("—", "–").replace("– ", "–\u00a0")).text.split("\n")[1] == "–\u00a0Personne, dit-il."


@pytest.mark.parametrize(
    "text",
    [
        "• Un pain\n• Deux œufs\n• Du lait\n",
        "— Qui est là ?\n■ Personne, dit-il.\nLa porte se ferma.\n— Alors entrez.\n",
        "— Qui est là ?\n* * *\n— Alors entrez.\n",
    ],
)
def test_items_of_lists_and_rulers_keep_their_signs(text: str) -> None:
    assert clean(text).text == text


@given(st.text(st.sampled_from("aeLsT ■—\n\r'’.É"), max_size=80), st.sampled_from(["fr", "en", "de"]))
@settings(max_examples=200, deadline=None)
def test_cleaning_twice_is_cleaning_once_in_mode_ocr(text: str, language: str) -> None:
    once = clean(text, language)
    assert clean(once.text, language).text == once.text
