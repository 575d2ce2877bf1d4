"""The trained gap model: small enough to ship, the same answer in any company, silent where it has nothing to say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.document import Kind
from cleaner.findings import Action, Finding
from cleaner.formats import parse
from cleaner.gaps import expected
from cleaner.gaps.choices import Choices
from cleaner.gaps.expected import Expectation, _level, calibration
from cleaner.gaps.readings import Readings
from cleaner.lexicon import open_lexicon
from cleaner.models import gapmodel
from cleaner.models.gapmodel import DATA, ROWS, Gap, GapModel, open_model
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules
from cleaner.stages.gaps import find
from cleaner.tokens import Token, sentences, tokenise
from tests.fixtures import FIXTURES

MODELS = sorted(path.stem for path in DATA.glob("*.npz"))
WHOLE = {
    "de": "Der Bürgermeister hat gestern die neue Brücke über den Fluss eröffnet.",
    "en": "The mayor opened the new bridge over the river on Monday morning.",
    "es": "El alcalde inauguró ayer el nuevo puente sobre el río de la ciudad.",
    "fr": "Le maire a inauguré hier le nouveau pont sur la rivière de la ville.",
    "it": "Il sindaco ha inaugurato ieri il nuovo ponte sul fiume della città.",
    "nl": "De burgemeester heeft gisteren de nieuwe brug over de rivier geopend.",
    "pt": "O prefeito inaugurou ontem a nova ponte sobre o rio da cidade.",
}


def _sentence(text: str, language: str) -> list[Token]:
    return tokenise(text, elided=Profile(language, builtin_rules()).words("orthography", "elided"))


def _model(language: str) -> GapModel:
    model = open_model(language, open_lexicon(language))
    assert model is not None
    return model


def _gaps(text: str, language: str = "fr") -> list[Finding]:
    return sorted(find(parse(text), Profile(language, builtin_rules())), key=lambda finding: finding.start)


def test_french_has_a_model() -> None:
    assert "fr" in MODELS


@pytest.mark.parametrize("language", MODELS)
def test_a_model_is_small_enough_to_ship_and_has_its_calibration(language: str) -> None:
    assert (DATA / f"{language}.npz").stat().st_size < 10_000_000
    numbers = calibration(language)
    assert 0 < numbers["info"] <= numbers["flag"]
    assert set(numbers["weights"]) >= {"bias", "odds"}


@pytest.mark.parametrize("language", MODELS)
def test_a_model_expects_a_lost_word_more_than_a_word_in_a_whole_sentence(language: str) -> None:
    whole = _sentence(WHOLE[language], language)
    holed = [[*whole[:at], *whole[at + 1 :]] for at in range(len(whole) - 1)]
    clean, *damaged = _model(language).gaps([whole, *holed], 0.0)
    surest = max(gap.missing for gap in clean)
    seen = [gaps[at].missing for at, gaps in enumerate(damaged)]
    assert sum(missing > surest for missing in seen) >= len(seen) / 2


@pytest.mark.parametrize("language", MODELS)
def test_the_answer_for_a_sentence_is_the_same_alone_and_among_others(language: str) -> None:
    model = _model(language)
    whole = _sentence(WHOLE[language], language)
    some = [whole[: 1 + number % len(whole)] for number in range(2 * ROWS + 3)]
    together = model.gaps(some, 0.0)
    assert [model.gaps([one], 0.0)[0] for one in some] == together
    assert model.gaps(some[::-1], 0.0) == together[::-1]
    assert all(len(gaps) == len(one) + 1 for one, gaps in zip(some, together, strict=True))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_text_gets_an_answer(texts: list[str]) -> None:
    found = _model("fr").gaps([tokenise(text) for text in texts], 0.2)
    assert len(found) == len(texts)
    assert all(0.2 <= gap.missing <= 1 for gaps in found for gap in gaps)


def test_no_sentence_is_no_work() -> None:
    assert _model("fr").gaps([], 0.1) == []


def test_a_file_of_another_format_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gapmodel, "VERSION", gapmodel.VERSION + 1)
    with pytest.raises(ValueError, match=r"fr\.npz: format"):
        GapModel(DATA / "fr.npz", open_lexicon("fr"))


def test_a_language_without_a_model_has_its_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expected, "DATA", tmp_path)
    calibration.cache_clear()
    try:
        assert [f.rule for f in _gaps("Plusieurs pays ont refusé, notamment Chine et Inde.")] == ["gaps.article"] * 2
        assert calibration("fr") is expected.OFF
    finally:
        calibration.cache_clear()


def test_numpy_is_not_loaded_before_a_paragraph_asks_for_it() -> None:
    program = (
        "import sys, cleaner.stages.gaps\n"
        "from cleaner import clean\n"
        "clean('Le pont\\n', language='fr')\n"
        "print('numpy' in sys.modules)\n"
        "clean('Le maire a ouvert le pont de la ville, et les voisins ont dansé toute la nuit.\\n', language='fr')\n"
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_a_lost_word_is_flagged_at_its_place_with_reasons() -> None:
    text = "Les habitants du quartier ont longtemps demandé que la mairie un nouveau pont sur la rivière."
    findings = [f for f in _gaps(text) if f.action is Action.FLAG]
    assert [f.rule for f in findings] == ["gaps.verb"]
    (finding,) = findings
    assert text[: finding.gap].endswith("mairie ")
    assert finding.start < (finding.gap or 0) < finding.end
    assert any("model" in reason for reason in finding.evidence)


def test_suggestions_agree_with_the_noun_and_lose_their_vowel() -> None:
    choices = Choices(Readings(Profile("fr", builtin_rules())), "’")
    expected_words = [("le", 0.4), ("la", 0.2), ("l'", 0.2), ("de", 0.1)]
    noun = _sentence("dans maison .", "fr")
    assert choices.suggest(expected_words, "gaps.article", noun, 1) == ("la",)
    vowel = _sentence("dans armée .", "fr")
    assert choices.suggest(expected_words, "gaps.article", vowel, 1) == ("l’",)
    begins = _sentence("maison de ma mère .", "fr")
    assert choices.suggest(expected_words, "gaps.article", begins, 0) == ("La",)
    assert choices.suggest([("de", 0.9)], "gaps.preposition", vowel, 1) == ("d’",)


@pytest.mark.parametrize(
    "text",
    [
        "Un maire, un pont, une ville.",
        "« Jamais de la vie », a-t-il répondu.",
        "Pas de trêve à Noël.",
        "Un argument que tous les voisins du village ont rejeté.",
        "Viendront ensuite les discours.",
        "Ingrédients : deux œufs, du sucre, de la farine.",
        "Belle journée que celle-là !",
        "Marie aime le thé, Paul le café.",
    ],
)
def test_whole_sentences_of_unusual_make_stay_unflagged(text: str) -> None:
    assert [f.rule for f in _gaps(text) if f.action is Action.FLAG] == []


@pytest.mark.parametrize("path", sorted((FIXTURES / "gaps" / "whole").glob("*.txt")), ids=lambda path: path.stem)
def test_of_the_whole_sentences_of_a_language_at_most_two_are_flagged(path: Path) -> None:
    text = "\n\n".join(path.read_text(encoding="utf-8").splitlines()) + "\n"
    flags = [text[f.start : f.end] for f in _gaps(text, path.stem) if f.action is Action.FLAG]
    assert len(flags) <= 2, flags


def test_two_holes_around_one_word_are_two_findings() -> None:
    text = "Plusieurs pays ont refusé, notamment Chine et Inde."
    assert [text[f.gap :][:5] for f in _gaps(text) if f.gap is not None] == ["Chine", "Inde."]


def test_a_hole_that_rule_and_model_see_is_one_finding_with_both_reasons() -> None:
    text = "La colère des habitants a grandi au point que un plan de secours pour toute la vallée."
    findings = [f for f in _gaps(text) if f.rule in ("gaps.verb", "gaps.auxiliary")]
    assert [f.rule for f in findings] == ["gaps.verb"]


def test_a_pronoun_that_is_always_written_with_a_capital_is_suggested_so() -> None:
    choices = Choices(Readings(Profile("en", builtin_rules())), "’")
    tokens = _sentence("Yesterday went home .", "en")
    assert choices.suggest([("i", 0.6), ("we", 0.2)], "gaps.pronoun", tokens, 1) == ("I", "we")


def test_a_hole_in_a_quotation_of_speech_must_be_surer() -> None:
    profile = Profile("fr", builtin_rules())
    weights = {"flag": 0.5, "info": 0.2}
    levels = []
    for text in ("Il a parlé longtemps dans grange de son oncle.", "Il a dit : « Je vis dans grange de mon oncle. »"):
        (sentence,) = sentences(parse(text + "\n"), profile, frozenset(Kind))
        hole = next(at for at, token in enumerate(sentence.tokens) if token.text == "grange")
        for confidence in (0.7, 0.3):
            seen = Expectation(Gap(hole, 0.99, (("la", 0.9),)), "gaps.article", {}, confidence)
            levels.append(_level(seen, sentence, Readings(profile), weights))
    assert levels == [Action.FLAG, Action.INFO, Action.INFO, None]


def test_a_verb_that_style_leaves_out_is_no_flag() -> None:
    for text in (
        "Aujourd’hui, on s’en fout : c’est d’l’eau passée sous l’pont.",
        "Tourne, tourne, vieux moulin, le temps passe et moi j’attends.",
        "Marie prendra du thé, Paul du café.",
        "Une soupe, du pain, une pomme.",
        "Pas de répit pour les pompiers.",
    ):
        assert [f.rule for f in _gaps(text) if f.action is Action.FLAG] == [], text
