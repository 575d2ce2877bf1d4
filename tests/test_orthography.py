"""Orthography: what tables of sentences cannot show."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.chain import Settings, run
from cleaner.findings import Action
from cleaner.formats import parse
from cleaner.lexicon import Gender
from cleaner.orthography import agreement
from cleaner.orthography.confusable import confusions_of
from cleaner.orthography.onsets import onset
from cleaner.orthography.screen import open_screen
from cleaner.orthography.sense import Sense
from cleaner.patterns import CONDITIONS
from cleaner.profile import Profile
from cleaner.result import Result
from cleaner.ruleset import builtin_rules
from cleaner.selection import Selection
from cleaner.stages.orthography import find
from tests.fixtures import FIXTURES

APOSTROPHES = "’'"
LANGUAGES = ["de", "en", "es", "fr", "it", "nl", "pt"]


def _clean(text: str, language: str) -> Result:
    return run(text, Settings(language, selection=Selection(("orthography",))))


def _onset(word: str, language: str) -> str:
    return onset(word, Profile(language, builtin_rules()).section("elision"))


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("fr", "arme", "v"), ("fr", "homme", "v"), ("fr", "héros", "?"), ("fr", "onze", "?"), ("fr", "yeux", "c"),
        ("fr", "yaourt", "?"), ("fr", "maison", "c"), ("it", "studente", "s"), ("it", "zaino", "s"), ("it", "sole", "c"),
        ("it", "uomo", "v"), ("en", "hour", "v"), ("en", "house", "c"), ("en", "university", "c"), ("en", "unusual", "v"),
        ("en", "one-off", "c"), ("en", "historic", "?"), ("es", "hijo", "i"), ("es", "hielo", "c"), ("es", "agua", "a"),
    ],
)  # fmt: skip
def test_words_sound_as_they_are_spoken(language: str, word: str, expected: str) -> None:
    assert _onset(word, language) == expected


@pytest.mark.parametrize(
    ("language", "masculine", "feminine"),
    [("fr", "éventuel", "éventuelle"), ("fr", "sérieux", "sérieuse"), ("es", "nuevo", "nueva"), ("pt", "novo", "nova")],
)
def test_adjectives_are_inflected_both_ways(language: str, masculine: str, feminine: str) -> None:
    sense = Sense(Profile(language, builtin_rules()))
    assert sense.inflected(masculine, Gender.FEMININE) == feminine
    assert sense.inflected(feminine, Gender.MASCULINE) == masculine


def test_an_old_text_that_never_elides_keeps_its_spelling() -> None:
    text = "Il dit que il vient, que elle part, que il reste, que on parle, que il chante et que elle danse.\n"
    result = _clean(text, "fr")
    assert result.text == text
    assert {finding.action for finding in result.findings} == {Action.SUGGEST}


def test_a_protected_word_is_not_touched() -> None:
    text = "Voir `de armes` et [de armes](http://exemple.org/de-armes)."
    settings_ = Settings("fr", format="markdown", selection=Selection(("orthography",)))
    assert "`de armes`" in run(text, settings_).text


def test_messages_speak_the_language_of_the_editor() -> None:
    settings_ = Settings("fr", ui="fr", selection=Selection(("orthography",)))
    (finding,) = run("Il portait un arme.", settings_).findings
    assert finding.message == "L’article ne s’accorde pas avec « arme » : une arme."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", ["de armes ", "un ", "États Unis ", "a", "l’", "\ud800", "\x00", "é́", "- "])
def test_a_long_line_of_anything_neither_hangs_nor_fails(language: str, unit: str) -> None:
    text = unit * (60_000 // len(unit))
    assert list(find(parse(text), Profile(language, builtin_rules()))) is not None


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(LANGUAGES),
    st.lists(
        st.sampled_from("de que un une le la a an el il arme hour États Unis Noord Korea onze homme . , « »".split())
    ),
)
def test_cleaning_twice_is_cleaning_once(language: str, words: list[str]) -> None:
    once = _clean(" ".join(words), language).text
    assert _clean(once, language).text == once


def _paragraphs(language: str) -> list[str]:
    """Every article of the language before many words of clean sentences, with and without an adjective between."""
    profile = Profile(language, builtin_rules())
    heads = sorted({*profile.section("articles").get("forms", {}), *profile.section("elision").get("words", {})})
    words = sorted(
        {word.strip(",.«»") for word in (FIXTURES / f"clean/{language}/press.txt").read_text("utf-8").split()}
    )
    adjectives = sorted(profile.words("articles", "prenominal"))[::7] or [""]
    phrases = [
        f"{head}{'' if head[-1] in APOSTROPHES else ' '}{f'{adjective} ' if number % 3 == 0 else ''}{word}"
        for number, word in enumerate(words[::3])
        for head in heads[number % 5 :: 5]
        for adjective in adjectives[number % len(adjectives) :][:1]
    ]
    return [", ".join(phrases[at : at + 4]) + "." for at in range(0, len(phrases), 4)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_look_clears_no_article_that_is_wrong(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    paragraphs = _paragraphs(language)
    documents = ["\n\n".join(paragraphs[at : at + 50]) for at in range(0, len(paragraphs), 50)]
    profile = Profile(language, builtin_rules())
    quick = [list(find(parse(text), profile)) for text in documents]
    monkeypatch.setattr(agreement, "_doubtful", lambda document, _: set(range(len(document.blocks))))
    assert quick == [list(find(parse(text), profile)) for text in documents]
    assert any(quick)


def test_most_paragraphs_are_cleared_at_the_first_look() -> None:
    screen = open_screen(builtin_rules(), "fr")
    lines = (FIXTURES / "clean/fr/press.txt").read_text("utf-8").split("\n")
    assert sum(screen.clears(line.split()) for line in lines) > 0.9 * len(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_confusion_asks_for_what_its_pattern_or_the_lexicon_lacks(language: str) -> None:
    table = confusions_of(builtin_rules(), language)
    assert table
    for word, confusable in table.items():
        for confusion in confusable.confusions:
            assert confusion.put != word
            groups = {**confusion.ahead.groupindex, **confusion.behind.groupindex}
            assert confusion.where.keys() <= groups.keys()
            wanted = {name.removeprefix("not ") for text in confusion.where.values() for name in text.split(", ")}
            assert wanted <= CONDITIONS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_misspelling_stands_for_is_no_misspelling_itself(language: str) -> None:
    table = builtin_rules().section(language, "orthography")["misspellings"]
    assert all(wrong.islower() for wrong in table)
    assert not {word for right in table.values() for word in right.lower().split()} & table.keys()


def test_a_text_set_with_spaces_before_all_marks_is_not_covered_with_suggestions() -> None:
    line = "Il vient , il voit , il part .\n\n"
    assert len(_clean(line, "fr").findings) == 3
    assert not _clean(line * 10, "fr").findings
