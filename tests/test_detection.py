"""The language of an article: what every later stage rests on."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import detection
from cleaner.detection import document_language
from cleaner.formats import parse
from cleaner.ruleset import builtin_rules
from tests.fixtures import FIXTURES

SENTENCES = {
    "fr": "Le conseil municipal a voté le budget hier soir.",
    "es": "El ayuntamiento aprobó anoche el presupuesto del año próximo.",
    "en": "The town council passed its budget last night.",
    "de": "Der Stadtrat hat gestern Abend den Haushalt beschlossen.",
    "it": "Il consiglio comunale ha approvato ieri sera il bilancio.",
    "pt": "A câmara municipal aprovou ontem à noite o orçamento.",
    "nl": "De gemeenteraad heeft gisteravond de begroting goedgekeurd.",
    "ca": "L’ajuntament va aprovar ahir al vespre el pressupost.",
    "ro": "Consiliul local a aprobat aseară bugetul pentru anul viitor.",
    "sv": "Kommunfullmäktige antog budgeten för nästa år i går kväll.",
    "da": "Byrådet vedtog i aftes budgettet for det kommende år.",
    "fi": "Kaupunginvaltuusto hyväksyi eilen illalla ensi vuoden talousarvion.",
    "pl": "Rada miasta przyjęła wczoraj wieczorem budżet na przyszły rok.",
    "cs": "Zastupitelstvo včera večer schválilo rozpočet na příští rok.",
    "hu": "A városi tanács tegnap este elfogadta a jövő évi költségvetést.",
    "tr": "Belediye meclisi dün akşam gelecek yılın bütçesini kabul etti.",
    "id": "Dewan kota telah menyetujui anggaran untuk tahun depan tadi malam.",
    "ru": "Городской совет вчера вечером утвердил бюджет.",
    "uk": "Міська рада вчора ввечері ухвалила бюджет.",
    "el": "Το δημοτικό συμβούλιο ενέκρινε χθες τον προϋπολογισμό.",
    "ar": "وافق المجلس البلدي مساء أمس على الميزانية.",
    "he": "מועצת העיר אישרה אמש את התקציב.",
    "zh": "市议会昨晚通过了明年的预算。",
    "ja": "市議会は昨夜、来年度の予算を可決した。",
    "ko": "시의회는 어젯밤 내년 예산을 통과시켰다.",
}


def language(text: str) -> str:
    return document_language(parse(text), builtin_rules())


@pytest.mark.parametrize("code", SENTENCES)
def test_one_sentence_is_enough_to_choose_lexicon_and_rules(code: str) -> None:
    assert language(SENTENCES[code]) == code


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "12 345,67", "— * —", "https://example.org/a/b", "aaaaaaaa", "\ud800\x00"]
)
def test_a_text_without_words_is_given_no_language(text: str) -> None:
    assert language(text) == "und"


def test_a_headline_in_capitals_is_read() -> None:
    assert language("LE CONSEIL MUNICIPAL VOTE LE BUDGET DE LA VILLE") == "fr"


def test_a_foreign_block_on_top_does_not_change_the_language_of_the_article() -> None:
    article = "\n\n".join([SENTENCES["en"], SENTENCES["es"], *[SENTENCES["fr"]] * 4])
    assert language(article) == "fr"


@pytest.mark.parametrize("foreign", ["es", "en", "it", "pt", "de", "nl", "ca"])
def test_a_block_of_nearly_half_the_text_on_top_does_not_change_it_either(foreign: str) -> None:
    lines = [f"{SENTENCES[foreign]} {SENTENCES[foreign]}"] * 9 + [f"{SENTENCES['fr']} {SENTENCES['fr']}"] * 13
    assert language("\n\n".join(lines)) == "fr"


def test_a_long_article_is_judged_by_all_its_lines_and_not_by_the_first() -> None:
    article = [SENTENCES["en"]] * 12 + [SENTENCES["fr"]] * 17 + ["1 234", "https://example.org"] * 5
    assert language("\n\n".join(article)) == "fr"


def test_a_foreign_name_does_not_change_the_language_of_a_line() -> None:
    assert language("Le Wall Street Journal et le New York Times ont publié la nouvelle hier.") == "fr"


def test_decomposed_accents_and_romanian_commas_are_the_same_letters() -> None:
    assert language("Le comite\u0301 a e\u0301te\u0301 re\u0301uni hier a\u0300 Gene\u0300ve.") == "fr"
    assert language("Președinția a anunțat că ședința începe mâine.") == "ro"


@given(st.text(max_size=200))
def test_no_text_makes_detection_fail(text: str) -> None:
    assert language(text)


def test_the_answer_does_not_depend_on_the_hash_seed() -> None:
    program = (
        "from cleaner.detection import document_language as d; from cleaner.formats import parse\n"
        "from cleaner.ruleset import builtin_rules as r\n"
        "print([d(parse(t), r()) for t in ('La casa', 'de la', 'A casa do rei', 'Il est no', 'in die en la')])"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(answers) == 1


@pytest.mark.parametrize("language", ["fr", "es", "en", "de", "it", "pt", "nl"])
def test_a_line_that_is_clear_by_its_words_is_in_that_language(language: str) -> None:
    tables = detection.tables_of(builtin_rules())
    start = tuple(detection.HOME if code in builtin_rules().languages else 0.0 for code in tables.languages)
    lines = [
        line.lower() for line in (FIXTURES / f"clean/{language}/press.txt").read_text("utf-8").splitlines() if line
    ]
    lines += [" ".join(line.split()[at : at + 4]) for line in lines[:40] for at in range(0, 12, 4)]
    clear = [line for line in lines if detection._is_clearly(tables.index[language], line.split(), tables, start)]
    assert len(clear) > 0.1 * len(lines)
    assert {detection._language_of(line.split(), tables, start) for line in clear} == {tables.index[language]}
