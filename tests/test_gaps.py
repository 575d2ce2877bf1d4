"""Missing words: what tables of sentences cannot show."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import clean
from cleaner.chain import Settings, run
from cleaner.document import Kind
from cleaner.findings import Finding
from cleaner.formats import parse
from cleaner.gaps.readings import Readings
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules
from cleaner.selection import Selection
from cleaner.stages.gaps import find
from cleaner.tokens import sentences

LANGUAGES = ["de", "en", "es", "fr", "it", "nl", "pt"]


def _gaps(text: str, language: str, ui: str = "en") -> tuple[Finding, ...]:
    result = run(text, Settings(language, ui=ui, selection=Selection(("gaps",))))
    assert result.text == text, "a hole is never filled in"
    return result.findings


@pytest.mark.parametrize(
    ("text", "word", "possible"),
    [
        ("Il forme un cercle.", "forme", True),
        ("Il craint une forme de peur.", "forme", False),
        ("Il est venu à la forme près.", "forme", False),
        ("On redoute une éventuelle attaque ici.", "attaque", False),
        ("L’un attaque le fort.", "attaque", True),
        ("Le chien glorbe toujours.", "glorbe", True),
        ("Hier Dupont a ri.", "Dupont", False),
    ],
)
def test_neighbours_decide_whether_a_word_can_be_a_verb(text: str, word: str, possible: bool) -> None:
    profile = Profile("fr", builtin_rules())
    (sentence,) = sentences(parse(text + "\n"), profile, frozenset(Kind))
    at = next(k for k, token in enumerate(sentence.tokens) if token.text == word)
    assert Readings(profile).can_be_finite(sentence.tokens, at) is possible


def test_auxiliaries_agree_with_their_subject() -> None:
    (finding,) = _gaps("Les voisins commencé à réparer le toit.", "fr")
    assert finding.suggestions == ("ont", "avaient")
    (finding,) = _gaps("Hier il arrivé trop tard pour le train.", "fr")
    assert finding.suggestions == ("est", "était")


def test_an_article_at_the_start_of_a_sentence_has_a_capital() -> None:
    (finding,) = _gaps("États-Unis ont promis une aide.", "fr")
    assert finding.suggestions == ("Les",)


def test_the_message_names_the_hole_in_plain_words() -> None:
    (finding,) = _gaps("La peur a grandi, au point qu’un plan de secours dans la ville.", "fr", ui="fr")
    assert finding.message == "Il manque sans doute un verbe conjugué après « secours »."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_of_another_language_has_no_holes(language: str) -> None:
    assert not _gaps("Poika söi kalaa järven rannalla, koska hänellä oli nälkä ja ilta oli kaunis.", language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "unit", ["parce que ", "weil der Mann ", "a. ", "il ", "de ", "\ud800", "\x00", "é́", "Chine et "]
)
def test_a_long_line_of_anything_neither_hangs_nor_fails(language: str, unit: str) -> None:
    text = unit * (60_000 // len(unit)) + "."
    assert list(find(parse(text), Profile(language, builtin_rules()))) is not None


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(LANGUAGES),
    st.lists(st.sampled_from("parce que il le mangé Chine et been weil der . , en raison dans maison un «".split())),
)
def test_findings_lie_in_the_text(language: str, words: list[str]) -> None:
    text = " ".join(words) + "."
    for finding in _gaps(text, language):
        assert 0 <= finding.start <= (finding.gap or 0) <= finding.end <= len(text)


@pytest.mark.parametrize("text", ["En 2008, le lui.", "En 2008, se", "En 2008, la le lui", "En, se le."])
def test_a_sentence_that_ends_in_a_pronoun_is_read_to_its_end(text: str) -> None:
    assert clean(f"Le maire est venu hier. {text}", language="fr").text.endswith(text)


def test_no_word_is_missed_where_another_one_is_suggested() -> None:
    found = run("Il à mangé une pomme avant de partir.\n", Settings("fr")).findings
    assert [finding.rule for finding in found] == ["orthography.confusion"]
