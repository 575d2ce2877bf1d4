"""Glued tokens: what must never be split, what holds on any text, and what a finding says."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.chain import Settings, run
from cleaner.document import Document
from cleaner.findings import Action
from cleaner.formats import parse
from cleaner.glue.conventions import conventions
from cleaner.glue.sieve import Sieve
from cleaner.glue.twins import halves
from cleaner.glue.vocabulary import vocabulary_of
from cleaner.lexicon import open_lexicon
from cleaner.profile import Profile
from cleaner.result import Result
from cleaner.ruleset import builtin_rules
from cleaner.selection import Selection
from cleaner.stages.glue import find

MUST_STAY = Path(__file__).parent / "data" / "glue_must_stay.txt"
LANGUAGES = ("fr", "es", "en", "de", "it", "pt", "nl")
CARRIERS = {
    "fr": ("On a beaucoup parlé de {} hier soir.", "{} revient dans le débat."),
    "es": ("Ayer se habló mucho de {} en la reunión.", "{} vuelve al debate."),
    "en": ("There was much talk of {} last night.", "{} is back in the debate."),
    "de": ("Gestern war viel von {} die Rede.", "{} ist wieder im Gespräch."),
    "it": ("Ieri si è parlato molto di {} alla riunione.", "{} torna nel dibattito."),
    "pt": ("Ontem falou-se muito de {} na reunião.", "{} volta ao debate."),
    "nl": ("Gisteren ging het veel over {} op de vergadering.", "{} is terug in het debat."),
}


def glue(text: str, language: str) -> Result:
    return run(text, Settings(language, selection=Selection(select=("glue",))))


def items() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    section: list[str] = []
    for line in MUST_STAY.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("# "):
            section += [item if item.startswith("@") else item.replace("_", " ") for item in line.split()]
    return found


def test_the_list_of_what_must_stay_is_long_enough_to_mean_something() -> None:
    assert sum(len(words) for words in items().values()) >= 1000
    assert {"any", *LANGUAGES} == set(items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_brand_name_code_compound_or_new_word_is_ever_split(language: str) -> None:
    words = items()["any"] + items()[language]
    texts = [carrier.format(word) for word in words for carrier in CARRIERS[language]]
    assert [text for text in texts if glue(text, language).edits] == []


def test_a_camel_case_name_is_split_only_when_the_text_itself_writes_it_with_a_space() -> None:
    alone = "The talks with ElonVance ended late."
    proven = alone + " Elon Vance left at once."
    assert not glue(alone, "en").edits
    assert glue(proven, "en").text == "The talks with Elon Vance ended late. Elon Vance left at once."


def test_old_spelling_is_left_alone() -> None:
    text = (
        "Oncques ne veistes si grant desconfiture: les chevauls cheoient es fossez, les archiers descochoient leurs saiettes, "
        "et li connestables s’escrioit moult haultement. Adonc yssirent les bourgeoiz, qui auoient grand paour, et baillerent "
        "les clefz au duc, lequel leur octroya mercy, combien qu’ilz eussent desseruy chastiment."
    )
    assert not glue(text, "fr").edits


def test_a_language_without_a_lexicon_is_left_alone() -> None:
    assert not glue("Guvernulanunţat o măsură nouă pentruţară.", "ro").findings


def test_a_name_list_is_left_alone() -> None:
    text = (
        "Sont présents : Aboubakar Ouedraogo, Benjamin Delapierre, Chiara Santangelo, Dmytro Kovalenko, Esperanza Villalobos, "
        "Friedrich Oberlander, Giorgos Papadimitriou, Hyacinthe Lagrange, Ildefonso Casanueva et Jadwiga Wisniewska."
    )
    assert not glue(text, "fr").edits


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_split_is_not_split_again(language: str) -> None:
    texts = {
        "fr": "LaSuèdeaccepterait,dit-on,la paix.Le maire estd’accord en2022avec »tous«.",
        "es": "Ucraniapodríafirmar el acuerdo.El alcalde,que vino en2015desde Madrid.",
        "en": "Turkeyandthe rebels said thatthe bill of 2021would pass.The end.",
        "de": "DieRegierunghat derMinister,der 2015in „Bonn“war.Ende.",
        "it": "La Russiapotrebbeancora dettoche.Poi nel2019sono partiti.",
        "pt": "A Rússiapoderiarecuar.Os ministros,que chegaram em2019mas saíram.",
        "nl": "Zwedenmaarook Finland.De burgemeester,die sinds2019zweeg.",
    }
    once = glue(texts[language], language).text
    assert once != texts[language]
    assert glue(once, language).text == once


@pytest.mark.parametrize("language", ["fr", "de", "ro"])
def test_no_text_makes_the_stage_fail(language: str) -> None:
    for text in (
        "",
        "\0",
        "\ud800Abcdef.Xyz",
        "e\u0301.e\u0301",
        "«",
        "2022",
        "a.b" * 50,
        "مرحبا,بكم",
        "ﬁn.Le",
        "’’’l’",
    ):
        glue(text, language)


@given(st.text("abLXéà 2’.,»«()\u0301-", max_size=40))
def test_only_spaces_are_inserted(text: str) -> None:
    assert "".join(glue(text, "fr").text.split()) == "".join(text.split())


def test_a_line_of_a_megabyte_takes_seconds_not_minutes() -> None:
    for unit in ("Russiepourrait", "fin.Le", "x.", "Abcde,", "«a»b", "2022Les", "éé’"):
        document = parse(unit * (1_000_000 // len(unit)))
        began = time.process_time()
        list(find(document, Profile("fr", builtin_rules())))
        assert time.process_time() - began < 30, unit


def test_a_text_that_was_flattened_as_a_whole_is_mended_though_it_is_full_of_unknown_tokens() -> None:
    text = (
        "La ministreHélène Martina saluéun jour historiquepour toute la vallée. Selonla Région,les travaux ont duréhuit ans. "
        "Depuis2004les voyageurs devaientprendre un car jusqu’àLyon pourrejoindre la ligne."
    )
    cleaned = glue(text, "fr").text
    for right in (
        "salué un jour",
        "historique pour",
        "Région, les",
        "duré huit",
        "Depuis 2004 les",
        "devaient prendre",
    ):
        assert right in cleaned


def test_a_break_in_a_word_and_a_lost_comma_are_proposed_and_never_made() -> None:
    text = "La mission inter nationale quitte l’ Ukraine et Kherson la plus grande ville."
    result = glue(text, "fr")
    assert result.text == text
    assert {finding.rule for finding in result.findings} == {"glue.split", "glue.comma"}


def test_a_word_that_is_two_words_is_proposed_where_only_two_fit_and_nowhere_else() -> None:
    found = glue("Esto ayudará a reducirla pobreza. La pobreza es alta, y nadie sabe cómo reducirla.", "es").findings
    assert [(finding.action, finding.start, finding.after) for finding in found] == [
        (Action.SUGGEST, 15, "reducir la"),
    ]


def test_what_is_unclear_in_a_token_does_not_keep_what_is_sure_from_being_mended() -> None:
    result = glue("The ferry toSkarholmsails again today.", "en")
    assert "to Skarholm" in result.text


@pytest.mark.parametrize(("ui", "said"), [("en", "in the dictionary"), ("fr", "dans le dictionnaire")])
def test_an_editor_reads_in_their_own_language_why_a_token_is_split(ui: str, said: str) -> None:
    settings = Settings("fr", ui=ui, selection=Selection(select=("glue",)))
    found = run("Il a quitté l’Ukrainepour la Pologne.Le reste attend.", settings).findings
    reasons = [reason for finding in found for reason in finding.evidence]
    assert any(said in reason for reason in reasons), reasons


@pytest.mark.parametrize(
    ("language", "text", "mended"),
    [
        ("fr", "Selon l’entraîneur, Jim Brosnarekcherchera à gagner encore.", "Brosnarek cherchera"),
        ("fr", "Le professeur Zeislermanrecommande de dormir plus longtemps.", "Zeislerman recommande"),
        ("it", "Il treno si ferma al mercato di Tlatepancaronella provincia vicina.", "Tlatepancaro nella"),
    ],
)
def test_a_long_name_that_nobody_knows_ends_where_it_stops_being_spelled_like_one(
    language: str, text: str, mended: str
) -> None:
    assert mended in glue(text, language).text


def test_two_words_that_only_look_like_numerals_or_the_end_of_a_word_are_parted() -> None:
    assert "und einem" in glue("Er kam mit einem Hut undeinem roten Schal.", "de").text
    assert "is een" in glue("Dit iseen moeilijk jaar voor de haven.", "nl").text
    assert not glue("De wegen komen ineen dal bijeen.", "nl").edits  # "ineen" is a word too


def test_of_two_cuts_that_both_make_words_the_neighbours_choose() -> None:
    for text in ("Nos últimos séculosem que o porto cresceu, a cidade mudou.", "Viveu muitos séculosem paz."):
        assert "séculos em" in glue(text, "pt").text


def test_a_name_that_the_text_has_twice_is_meant_as_it_stands() -> None:
    profile = Profile("es", builtin_rules())
    once = list(find(parse("El jueves llegó a Wexmoorel presidente."), profile))
    twice = list(find(parse("El jueves llegó a Wexmoorel presidente. Wexmoorel le gusta."), profile))
    assert [finding.replacement for finding in once] == ["Wexmoor el"]
    assert not twice


def test_a_function_word_among_the_capitals_of_a_headline_is_proposed_and_a_brand_only_flagged() -> None:
    found = glue("Flooding In Some AreasMay Benefit Farmers", "en").findings
    assert [(finding.action, finding.after) for finding in found] == [(Action.SUGGEST, "Areas May")]
    assert [finding.action for finding in glue("LaPoste Mobile a répondu.", "fr").findings] == [Action.FLAG]


def test_a_sieve_holds_each_of_its_words_and_few_others() -> None:
    words = [f"mot{number}" for number in range(1000)]
    sieve = Sieve(Sieve.written(words))
    assert all(word in sieve for word in words)
    assert sum(f"autre{number}" in sieve for number in range(1000)) < 60
    assert "mot" not in Sieve()


def test_the_tables_list_the_words_that_two_make_together() -> None:
    for language in LANGUAGES:
        lexicon = open_lexicon(language)
        vocabulary = vocabulary_of(lexicon, conventions(Profile(language, builtin_rules())))
        words = [word for word in islice(lexicon.words(""), 20_000, 30_000) if word.isalpha()]
        assert [word for word in words if halves(word, vocabulary) and word.lower() not in vocabulary.doubles] == []


def test_a_word_with_a_letter_too_many_is_not_torn_apart() -> None:
    assert not glue("La ricerca aereospaziale va avanti.", "it").edits


def test_the_pronoun_of_one_letter_is_parted_from_the_word_before_it() -> None:
    found = glue("Do they thinkI get a discount? The plant is of typeI.", "en").findings
    assert [finding.after for finding in found] == ["think I"]


def test_a_word_that_lost_its_last_letter_in_speech_is_left_alone() -> None:
    assert not glue("He was lookin’ at me, and goin’ home.", "en").findings


def test_where_an_element_of_the_page_began_inside_a_token_less_is_asked() -> None:
    text = "Two ministers of PresidentMitchell say that three vessels will follow."
    plain = parse(text)
    known = Document(text, plain.blocks, borders=frozenset({text.index("Mitchell")}))
    profile = Profile("en", builtin_rules())
    assert Action.FIX not in [finding.action for finding in find(plain, profile)]
    assert [finding.action for finding in find(known, profile)] == [Action.FIX]


def test_a_finding_says_why() -> None:
    found = glue("Selon lui, la Suèdeaccepterait de discuter, mais la Suède hésite.", "fr").findings
    assert [finding.action for finding in found] == [Action.FIX]
    assert found[0].evidence
    assert any("Suède" in reason for reason in found[0].evidence)


def test_a_name_in_mixed_case_that_nobody_knows_is_flagged_with_its_split_and_never_changed() -> None:
    found = glue("The talks between PresidentMitchell and the miners failed.", "en").findings
    assert [(finding.rule, finding.action, finding.suggestions) for finding in found] == [
        ("glue.camel", Action.FLAG, ("President Mitchell",))
    ]


def test_the_name_of_a_program_made_of_two_words_is_not_torn_apart() -> None:
    for text in (
        "We ask langdetect for the language of every line.",
        "First wordsegment was tried. It turned out that wordsegment is slow.",
        "Only accents and look-alikes ask the lexicon.",
    ):
        assert not glue(text, "en").edits, text


def test_what_a_machine_misread_is_not_torn_apart() -> None:
    settings = Settings("en", mode="ocr", selection=Selection(select=("glue",)))
    for text in ("The que,stion was put.", "In the after,oon he left.", "They wehe at home.", "It did helong to him."):
        assert not run(text, settings).edits, text
    glued = "They walked uponthe hill, and,when he came."
    assert run(glued, settings).text == "They walked uponthe hill, and, when he came."  # a suggestion: ocr judges words
    assert run(glued, Settings("en", mode="ocr")).text == "They walked upon the hill, and, when he came."


def test_where_the_stage_ocr_has_learned_no_words_glue_parts_them_in_a_scan_too() -> None:
    settings = Settings("es", mode="ocr", selection=Selection(select=("glue",)))
    assert run("Visitaron Jersonla ciudad más grande, y Jerson resistió.", settings).text.startswith(
        "Visitaron Jerson la"
    )


@pytest.mark.parametrize(
    "other", ["", "Der Hotelier sagte nichts dazu. ", "Der Hotelier in Ischgl sagte nichts dazu. "]
)
def test_the_word_for_a_woman_stays_whole_also_where_the_text_has_that_for_a_man(other: str) -> None:
    text = f"{other}Das Haus war voll bis unters Dach, freut sich Hotelierin Walburga Gstrein-Pichler."
    assert not [found for found in run(text, Settings("de")).findings if found.rule.startswith("glue.")]
