"""The lexicons: expected values are from knowledge of the seven languages, not from the output."""

import pickle
import subprocess
import sys
import time

import pytest

from cleaner.lexicon import Case, CharacterModel, Gender, Lexicon, Number, Pos, open_characters, open_lexicon
from cleaner.lexicon.store import DATA

LANGUAGES = ("fr", "es", "en", "de", "it", "pt", "nl")

KNOWN = {
    "fr": "maison pourrait attaque mangeassions États-Unis ÉTATS-UNIS aujourd'hui aujourd’hui Aujourd’hui week-end l' d' qu' œuvre Berlin "
    "BERLIN Europe parce connait déclare-t-il celui-ci demi-finale porte-parole",
    "es": "casa agua arma España México aunque dijo semana podéis hacerlo niños Ángeles",
    "en": "house walked runs ran don't don’t London colour color well-known the government's iPhone IPHONE",
    "de": "Haus Straße STRASSE Mädchen ging gehst Wohnung für Berlin größer Fußball wurde abgeworfenen anlässlich",
    "it": "casa città perché mangia andò mangiassero dell' Roma è più governo libertà",
    "pt": "casa ação não Brasil você problema estava dela disse-lhe colocá-la coração",
    "nl": "huis huizen meisje loopt liep foto's zo'n Amsterdam geweest vergadering",
}
UNKNOWN = {
    "fr": "etats dela pourla teh france berlin états-unis États-unis lepremier enfait parceque Russiepourrait ÉtatsUnis",
    "es": "dela enel teh españa podeis quela delos",
    "en": "teh recieve london ofthe inthe iphone Iphone alot becuase",
    "de": "denMittel vonder haus straße uber fuer nciht berlin dela",
    "it": "perche citta dela ledonne roma nellla",
    "pt": "nao voce brasil deum teh",
    "nl": "vande indie inde ookal aande amsterdam eenman teh",
}


@pytest.mark.parametrize(
    ("language", "word"), [(lang, word) for lang, words in KNOWN.items() for word in words.split()]
)
def test_right_spelling_is_known(language: str, word: str) -> None:
    assert open_lexicon(language).knows(word)
    assert word in open_lexicon(language)


@pytest.mark.parametrize(
    ("language", "word"), [(lang, word) for lang, words in UNKNOWN.items() for word in words.split()]
)
def test_typo_glue_or_wrong_case_is_not_known(language: str, word: str) -> None:
    assert not open_lexicon(language).knows(word)


GENDERS = {
    "fr": {"attaque": "F", "arme": "F", "problème": "M", "guerre": "F", "pays": "M"},
    "es": {"agua": "F", "problema": "M", "mano": "F", "semana": "F", "día": "M"},
    "de": {"Mädchen": "N", "Straße": "F", "Wohnung": "F", "Haus": "N"},
    "it": {"mano": "F", "problema": "M", "città": "F", "governo": "M"},
    "pt": {"problema": "M", "ação": "F", "casa": "F"},
    "nl": {"meisje": "N", "huis": "N"},
}
GENDER = {"M": Gender.MASCULINE, "F": Gender.FEMININE, "N": Gender.NEUTER}


@pytest.mark.parametrize(
    ("language", "noun", "gender"), [(lang, noun, g) for lang, nouns in GENDERS.items() for noun, g in nouns.items()]
)
def test_noun_has_its_gender(language: str, noun: str, gender: str) -> None:
    entry = open_lexicon(language).entry(noun)
    assert entry is not None
    assert entry.noun_gender == GENDER[gender]
    assert Pos.NOUN in entry.pos


FINITE = {
    "fr": "attaque pourrait est reposait furent mangeassions",
    "es": "dijo reclama puede estuvieron hablábamos",
    "en": "is walked runs attack wants gave",
    "de": "ist geht ging wurde sagte arbeitet bringt verliert",
    "it": "è mangia andò disse potrebbe mangiassero finisce scrisse",
    "pt": "disse estava pode cantássemos fizeram",
    "nl": "loopt liep is werkte gaan geeft zei",
}


@pytest.mark.parametrize(
    ("language", "word"), [(lang, word) for lang, words in FINITE.items() for word in words.split()]
)
def test_finite_verb_is_recognised(language: str, word: str) -> None:
    assert Pos.FINITE in open_lexicon(language).pos(word)


CLOSED = {
    "fr": ("la dans qui et du", "maison guerre Russie"),
    "es": ("el con que pero del", "casa guerra"),
    "en": ("the of and with he", "house war London"),
    "de": ("der mit und anlässlich ihr", "Haus Krieg"),
    "it": ("il con che della", "casa guerra"),
    "pt": ("o com que da", "casa guerra"),
    "nl": ("de met en het", "huis oorlog"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_function_words_are_told_from_the_others(language: str) -> None:
    lexicon = open_lexicon(language)
    closed, others = (words.split() for words in CLOSED[language])
    assert all(lexicon.is_closed_class(word) for word in closed)
    assert not any(lexicon.is_closed_class(word) for word in others)


@pytest.mark.parametrize(
    ("language", "name", "word"),
    [
        ("fr", "Berlin", "maison"), ("es", "España", "casa"), ("en", "London", "house"), ("de", "Berlin", "Wohnung"),
        ("it", "Roma", "casa"), ("pt", "Brasil", "casa"), ("nl", "Amsterdam", "huizen"),
    ],
)  # fmt: skip
def test_name_is_told_from_a_word(language: str, name: str, word: str) -> None:
    lexicon = open_lexicon(language)
    assert lexicon.is_name(name)
    assert lexicon.is_name(name.lower())
    assert not lexicon.is_name(word)


@pytest.mark.parametrize("language", LANGUAGES)
def test_frequent_word_is_more_frequent(language: str) -> None:
    lexicon = open_lexicon(language)
    common, rare = {
        "fr": ("de", "contingence"), "es": ("de", "contingencia"), "en": ("the", "contingency"), "de": ("und", "Kontingenz"),
        "it": ("di", "contingenza"), "pt": ("de", "contingência"), "nl": ("de", "fietsenstalling"),
    }[language]  # fmt: skip
    assert lexicon.zipf(common) > 6.5
    assert 0 < lexicon.zipf(rare) < 4.5
    assert lexicon.zipf("xqzxqz") == 0.0
    assert lexicon.entry("xqzxqz") is None


def test_sharp_s_keeps_its_frequency() -> None:
    german = open_lexicon("de")
    assert german.zipf("Straße") > german.zipf("Strasse")
    assert german.zipf("dass") > german.zipf("daß")
    assert german.zipf("große") > 5


def test_web_only_word_has_a_frequency_and_no_trust() -> None:
    entry = open_lexicon("fr").entry("etats")
    assert entry is not None
    assert entry.zipf > 4
    assert entry.trust == 0


def test_noun_number() -> None:
    french = open_lexicon("fr")
    assert french.entry("attaques").noun_number == Number.PLURAL  # type: ignore[union-attr]
    assert french.entry("attaque").noun_number == Number.SINGULAR  # type: ignore[union-attr]
    assert french.entry("États-Unis").noun_number == Number.PLURAL  # type: ignore[union-attr]


def test_german_noun_is_not_written_small() -> None:
    german = open_lexicon("de")
    assert german.entry("Wohnung").case == Case.TITLE  # type: ignore[union-attr]
    assert Case.LOWER in german.entry("gehen").case  # type: ignore[union-attr]


def test_prefix_search_yields_words() -> None:
    assert {"attaque", "attaquer", "attaquons"} <= set(open_lexicon("fr").words("Attaqu"))
    assert all(word == word.lower() for word in open_lexicon("en").words("ip"))


def test_language_without_a_file_is_empty() -> None:
    nothing = open_lexicon("xx")
    assert not nothing.available
    assert nothing.entry("the") is None
    assert not nothing.knows("the")
    assert not nothing.is_name("London")
    assert not nothing.is_closed_class("the")
    assert nothing.pos("the") == Pos(0)
    assert nothing.zipf("the") == 0.0
    assert list(nothing.words("t")) == []
    assert not open_characters("xx").available
    assert open_characters("xx").logprob("the") < 0


def test_lexicon_survives_pickling_and_threads_share_it() -> None:
    assert pickle.loads(pickle.dumps(open_lexicon("fr"))) is open_lexicon("fr")
    assert isinstance(pickle.loads(pickle.dumps(open_characters("fr"))), CharacterModel)


@pytest.mark.parametrize("language", LANGUAGES)
def test_character_model_prefers_words_to_glue(language: str) -> None:
    good, glued = {
        "fr": ("pourrait", "russiepourrait"), "es": ("puede", "rusiapuede"), "en": ("could", "russiacould"), "de": ("könnte", "russlandkönnte"),
        "it": ("potrebbe", "russiapotrebbe"), "pt": ("poderia", "rússiapoderia"), "nl": ("kunnen", "ruslandkunnen"),
    }[language]  # fmt: skip
    model = open_characters(language)
    assert model.logprob(glued) < model.logprob(good) < 0
    assert model.logprob(good) > model.logprob(good[::-1])


def test_character_model_is_a_distribution_over_what_comes_next() -> None:
    model = open_characters("fr")
    total = sum(10 ** model._character("^atta", letter) for letter in "abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÿœæ'-$")
    assert 0.9 < total < 1.1


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_are_small_and_open_quickly(language: str) -> None:
    for suffix in ("lex", "chars"):
        assert (DATA / f"{language}.{suffix}").stat().st_size < 5_000_000
    times = []
    for _ in range(3):
        started = time.perf_counter()
        Lexicon(language, DATA / f"{language}.lex").entry("a")
        times.append(time.perf_counter() - started)
    assert min(times) < 0.005


def test_importing_reads_nothing() -> None:
    code = "import sys, cleaner.lexicon; sys.exit('marisa_trie' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_lone_surrogate_is_no_word_and_no_error() -> None:
    assert open_lexicon("fr").entry("\ud800") is None
    assert open_characters("fr").logprob("a\ud800") < open_characters("fr").logprob("ab")
