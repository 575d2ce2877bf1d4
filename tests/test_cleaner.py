"""The two ways in from Python."""

from __future__ import annotations

import pickle

import pytest

from cleaner import Cleaner, clean
from cleaner.errors import ConfigError


@pytest.mark.parametrize("tag", ["fr", "FR", "fr-CA", "fr_FR", "fr-Latn-FR"])
def test_a_language_tag_is_as_good_as_its_code(tag: str) -> None:
    assert clean("plus de ambition", language=tag).language == "fr"


@pytest.mark.parametrize("tag", ["french", "", "f", "12", "-fr", "français"])
def test_what_is_no_language_code_is_refused_instead_of_switching_the_words_off(tag: str) -> None:
    with pytest.raises(ValueError, match="expected a language code such as 'fr'"):
        clean("plus de ambition", language=tag)


@pytest.mark.parametrize("text", [None, b"bytes", 7])
def test_what_is_no_text_is_named(text: object) -> None:
    with pytest.raises(TypeError, match="expected a string, found"):
        clean(text)


def test_a_cleaner_can_be_sent_to_another_process_and_gives_the_same_there() -> None:
    texts = ["Un cafÃ© noir.", "It wasnâ€™t me.", "Rien à dire."] * 3
    cleaner = pickle.loads(pickle.dumps(Cleaner()))
    alone = [result.text for result in cleaner.clean_many(texts)]
    assert alone == [result.text for result in cleaner.clean_many(texts, jobs=2)]
    assert alone[:2] == ["Un café noir.", "It wasn’t me."]


def test_a_cleaner_obeys_its_configuration(tmp_path) -> None:
    path = tmp_path / "cleancopy.toml"
    path.write_text('ignore = ["encoding"]\nkeep = ["Roscoffpour"]\n', encoding="utf-8")
    assert Cleaner.from_config(path).clean("Un cafÃ© noir.", language="fr").text == "Un cafÃ© noir."


def test_a_configuration_that_is_not_there_is_named(tmp_path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.toml: cannot be read"):
        Cleaner.from_config(tmp_path / "nowhere.toml")
