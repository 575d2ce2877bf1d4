"""The stage `language` where tables of cases do not fit: many lines at once, odd text, cost."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.findings import Action, Finding
from cleaner.formats import parse
from cleaner.language.segments import segments
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules
from cleaner.stages import language
from tests.fixtures import FIXTURES
from tests.test_detection import SENTENCES

HARD = [
    line.split("\t", 1)
    for line in (FIXTURES / "language" / "hard.tsv").read_text("utf-8").splitlines()
    if line[0] != "#"
]
ARTICLES = {
    "fr": "Le conseil s’est réuni hier à la mairie.\n\n{}\n\nIl a siégé pendant plus de trois heures.",
    "es": "El pleno se reunió ayer en el ayuntamiento.\n\n{}\n\nLa sesión duró más de tres horas.",
    "en": "The council met yesterday in the town hall.\n\n{}\n\nThe session lasted more than three hours.",
    "de": "Der Rat tagte gestern im Rathaus.\n\n{}\n\nDie Sitzung dauerte mehr als drei Stunden.",
    "it": "Il consiglio si è riunito ieri in municipio.\n\n{}\n\nLa seduta è durata più di tre ore.",
    "pt": "O conselho reuniu-se ontem na câmara.\n\n{}\n\nA sessão durou mais de três horas.",
    "nl": "De raad vergaderde gisteren op het gemeentehuis.\n\n{}\n\nDe zitting duurde meer dan drie uur.",
}


def find(text: str, code: str) -> list[Finding]:
    return list(language.find(parse(text), Profile(code, builtin_rules())))


def flagged(text: str, code: str) -> list[str]:
    return [text[f.start : f.end] for f in find(text, code) if f.action is not Action.INFO]


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("foreign", SENTENCES)
def test_a_line_in_any_other_language_is_found_and_named(article: str, foreign: str) -> None:
    text = ARTICLES[article].format(SENTENCES[foreign])
    found = find(text, article)
    if article == foreign:
        assert found == []
    else:
        assert [(text[f.start : f.end], f.extra["foreign_language"]) for f in found] == [(SENTENCES[foreign], foreign)]


def test_names_credits_titles_recipes_results_and_addresses_are_left_alone() -> None:
    wrong = [(code, line) for code, line in HARD if flagged(line, code)]
    assert len(HARD) >= 300
    assert len(wrong) <= 0.01 * len(HARD), wrong


def test_nothing_is_ever_deleted_or_replaced() -> None:
    text = ARTICLES["fr"].format("Read more\n\n" + SENTENCES["es"])
    assert all(finding.replacement is None for finding in find(text, "fr"))


def test_a_flag_names_the_words_that_decided_and_the_languages() -> None:
    finding = find(ARTICLES["fr"].format(SENTENCES["es"]), "fr")[0]
    assert "ayuntamiento" in finding.evidence
    assert finding.values["name_fr"] == "espagnol"
    assert finding.values["own_en"] == "French"
    assert 0.9 < finding.confidence <= 1


def test_a_menu_of_single_words_is_read_as_one_block() -> None:
    menu = "Inicio de sesión\n\nÚltimas noticias\n\nOpinión y análisis\n\nCartas al director"
    found = find(ARTICLES["fr"].format(menu), "fr")
    assert [(f.rule, f.extra["foreign_language"]) for f in found] == [("language.block", "es")]


def test_offsets_are_code_points_beyond_the_basic_plane() -> None:
    text = "🎉🎉 Le conseil s’est réuni.\n\n" + SENTENCES["es"]
    assert flagged(text, "fr") == [SENTENCES["es"]]


def test_the_words_of_an_address_are_not_read() -> None:
    assert find("Voir https://example.org/this-is-the-way/we-have-to-go/now.html ce soir.", "fr") == []


@pytest.mark.parametrize("code", ["und", "ru", "gl", "xx"])
def test_an_article_in_a_language_that_has_no_table_is_no_error(code: str) -> None:
    assert flagged(SENTENCES["fr"], code) == []


@given(st.text(max_size=300), st.sampled_from(["fr", "de", "und"]))
def test_no_text_makes_the_stage_fail_and_spans_lie_in_the_text(text: str, code: str) -> None:
    for finding in find(text, code):
        assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "la reunión de los ministros duró más de tres horas et il n’a pas été possible de conclure ",
        "« la reunión de los ministros duró más de tres horas » a dit le ministre de la justice ",
        "(",
        "*a",
        "l'",
        "я a ",
        "a",
        "LAS ARMAS NUCLEARES ",
    ],
)
def test_a_line_of_two_hundred_kilobytes_does_not_hang(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    find(text, "fr")
    assert time.process_time() - began < 10


def test_a_stretch_ends_where_the_other_language_goes_on() -> None:
    assert [(s.start, s.end) for s in segments([3, 3, -9, 2, -1, 4], least=5, drop=6)] == [(0, 2), (3, 6)]


def test_the_stage_starts_in_a_moment_and_needs_little_memory() -> None:
    program = (
        "from cleaner.formats import parse; from cleaner.profile import Profile; from cleaner.ruleset import builtin_rules\n"
        "import resource, time; rules = builtin_rules(); rules.rules('fr'); peak = lambda: resource.getrusage(0).ru_maxrss\n"
        "document = parse('Le conseil a voté.\\n\\nThe council voted on it last night.'); before = peak()\n"
        "began = time.process_time()\n"
        "from cleaner.stages import language\n"
        "assert list(language.find(document, Profile('fr', rules)))\n"
        "print(time.process_time() - began, (peak() - before) / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 0.3, "100 ms on a quiet machine"
    assert megabytes < 40
