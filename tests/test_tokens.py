"""Tokens and sentences: what orthography and gaps stand on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import Kind
from cleaner.formats import parse
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules
from cleaner.tokens import sentences, tokenise

ELIDED = frozenset({"d", "l", "qu"})


def _sentences(text: str, language: str) -> list[str]:
    document = parse(text + "\n")
    found = sentences(document, Profile(language, builtin_rules()), frozenset(Kind))
    return [text[sentence.tokens[0].start : sentence.tokens[-1].end] for sentence in found]


def test_an_elided_word_is_a_word_of_its_own() -> None:
    texts = [token.text for token in tokenise("qu’un coup d'œil, aujourd’hui", elided=ELIDED)]
    assert texts == ["qu’", "un", "coup", "d'", "œil", ",", "aujourd’hui"]


def test_english_contractions_and_compounds_stay_whole() -> None:
    assert [token.text for token in tokenise("don’t re-open")] == ["don’t", "re-open"]


def test_ordinals_times_and_amounts_are_one_number() -> None:
    assert [token.text for token in tokenise("le 17e, 3,5 et 15:16")] == ["le", "17e", ",", "3,5", "et", "15:16"]


def test_abbreviations_and_initials_do_not_end_a_sentence() -> None:
    text = "M. J. Petit, art. 3, est venu. Il est reparti."
    assert _sentences(text, "fr") == ["M. J. Petit, art. 3, est venu.", "Il est reparti."]


def test_closing_quotes_belong_to_their_sentence() -> None:
    assert _sentences("Il dit « non. » Elle rit !", "fr") == ["Il dit « non. »", "Elle rit !"]


def test_german_ordinals_do_not_end_a_sentence() -> None:
    assert _sentences("Am 3. Oktober kam er. Dann ging er.", "de") == ["Am 3. Oktober kam er.", "Dann ging er."]


@given(st.text(max_size=200))
def test_tokens_never_overlap_and_leave_out_only_white_space(text: str) -> None:
    at = 0
    for token in tokenise(text, elided=ELIDED):
        assert text[token.start : token.end] == token.text
        assert not text[at : token.start].strip()
        at = token.end
    assert not text[at:].strip()
