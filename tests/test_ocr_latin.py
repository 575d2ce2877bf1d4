"""The long s of Latin in old print, which machines read as f."""

from __future__ import annotations

import pytest

from cleaner.chain import Settings, run
from cleaner.ocr.latin import open_latin
from cleaner.rule import ANY
from cleaner.ruleset import builtin_rules

LATIN = builtin_rules().section(ANY, "latin")


@pytest.mark.parametrize(("read", "printed"), LATIN["long_s"])
def test_an_f_that_can_only_be_a_long_s_becomes_one(read: str, printed: str) -> None:
    assert open_latin(builtin_rules()).mended(read) == printed


@pytest.mark.parametrize("word", [*LATIN["kept"], *LATIN["words"]])
def test_every_other_f_stays(word: str) -> None:
    assert open_latin(builtin_rules()).mended(word) == word


PASSAGE = "Nihil eft tam difficile quod non fuperari poffit, fi virtus adeft et confilium; fic Romani fuerunt."
MENDED = "Nihil est tam difficile quod non superari possit, si virtus adest et consilium; sic Romani fuerunt."


@pytest.mark.parametrize("language", ["de", "fr", "en", "it"])
def test_a_latin_passage_of_old_print_is_mended_where_the_user_calls_the_text_ocr(language: str) -> None:
    own = {
        "de": "Das ist auf der anderen Seite des Buches zu lesen, und sie hofften es nicht.",
        "fr": "On le lit aussi de l'autre côté de la page, et il ne faut pas s'en étonner.",
        "en": "It is said of the other side of the page, after which they often left it.",
        "it": "Si legge anche nell'altra parte del libro, e non bisogna meravigliarsi di questo.",
    }[language]
    result = run(f"{own}\n\n{PASSAGE}\n", Settings(language, mode="ocr"))
    assert result.text == f"{own}\n\n{MENDED}\n"
    assert {found.rule for found in result.findings if found.before in ("eft", "fuperari")} == {"ocr.latin"}
    assert run(f"{own}\n\n{PASSAGE}\n", Settings(language)).text == f"{own}\n\n{PASSAGE}\n"


def test_latin_in_round_letters_keeps_its_words_with_f() -> None:
    text = "Fiat lux, et facta est lux; fit autem hoc non fine labore, ut ferunt qui fidem fecerunt.\n"
    assert run(text, Settings("de", mode="ocr")).text == text


def test_a_passage_in_the_language_itself_is_no_latin() -> None:
    text = "Er hofft oft auf die Luft der Stadt und schafft es nicht, den Stoff zu kaufen, der ihm gefiel.\n"
    assert run(text, Settings("de", mode="ocr")).text == text
