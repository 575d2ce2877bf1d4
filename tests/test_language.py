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
from cleaner.language.glance import Glance
from cleaner.language.segments import segments
from cleaner.language.words import unit_of
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


DISTANT = {
    "af": "Die stadsraad het gisteraand die begroting vir volgende jaar goedgekeur.",
    "cy": "Pasiodd cyngor y dref ei gyllideb am y flwyddyn nesaf neithiwr.",
    "et": "Linnavolikogu kinnitas eile õhtul järgmise aasta eelarve.",
    "eu": "Udalak atzo gauean onartu zuen datorren urteko aurrekontua.",
    "gl": "O concello aprobou onte pola noite os orzamentos do ano que vén.",
    "hr": "Gradsko vijeće sinoć je usvojilo proračun za sljedeću godinu.",
    "lt": "Miesto taryba vakar vakare patvirtino kitų metų biudžetą.",
    "lv": "Pilsētas dome vakar vakarā apstiprināja nākamā gada budžetu.",
    "no": "Kommunestyret vedtok i går kveld budsjettet for neste år.",
    "sk": "Mestské zastupiteľstvo včera večer schválilo rozpočet na budúci rok.",
    "sl": "Mestni svet je sinoči sprejel proračun za prihodnje leto.",
    "sq": "Këshilli bashkiak miratoi mbrëmë buxhetin për vitin e ardhshëm.",
    "sw": "Baraza la mji liliidhinisha bajeti ya mwaka ujao jana usiku.",
    "tl": "Inaprubahan kagabi ng konseho ng lungsod ang badyet para sa susunod na taon.",
    "vi": "Hội đồng thành phố đã thông qua ngân sách năm tới vào tối qua.",
}
"""A relative may be named instead: there are no tables of Basque and Galician, and Norwegian is much like Danish."""
TOO_NEAR = {"pt": ["gl"], "nl": ["af"]}
"""Nearly every word of these two is one of the article's language too."""


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


@pytest.mark.parametrize("article", ARTICLES)
def test_a_line_in_a_smaller_language_is_found(article: str) -> None:
    missed = [code for code, line in DISTANT.items() if flagged(ARTICLES[article].format(line), article) != [line]]
    assert missed == TOO_NEAR.get(article, [])


@pytest.mark.parametrize("article", ARTICLES)
def test_a_first_glance_clears_nothing_that_a_close_look_reports(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [*SENTENCES.values(), *DISTANT.values(), *(line for code, line in HARD if code == article), "Read more"]
    mixed = [f"{SENTENCES[article][:-1]}, {line}" for line in lines]
    texts = [ARTICLES[article].format(line) for line in [*lines, *mixed]]
    quick = [find(text, article) for text in texts]
    monkeypatch.setattr(Glance, "clears", lambda *_, **__: False)
    assert quick == [find(text, article) for text in texts]


def test_a_glance_is_enough_for_most_of_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    monkeypatch.setattr(language, "unit_of", lambda *args: read.append(args[1:]) or unit_of(*args))
    texts = [path.read_text("utf-8") for path in sorted(FIXTURES.glob("clean/fr/*.txt"))]
    blocks = sum(len(parse(text).blocks) for text in texts)
    for text in texts:
        find(text, "fr")
    assert blocks > 20
    assert len(read) < 0.4 * blocks


def test_a_source_that_names_its_language_is_no_alarm() -> None:
    text = ARTICLES["fr"].format("- (en) Jane Doe, Lessons in how to sail around the island, The Harbour Post, 2003.")
    assert [(f.rule, f.action) for f in find(text, "fr")] == [("language.quoted", Action.INFO)]


def test_the_findings_do_not_depend_on_the_hash_seed() -> None:
    program = (
        "from cleaner.formats import parse; from cleaner.profile import Profile; from cleaner.ruleset import builtin_rules\n"
        "from cleaner.stages import language; from tests.test_language import DISTANT, SENTENCES\n"
        "text = '\\n\\n'.join([*SENTENCES.values(), *DISTANT.values()])\n"
        "print(list(language.find(parse(text), Profile('fr', builtin_rules()))))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            cwd=FIXTURES.parent,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("0", "77")
    }
    assert len(answers) == 1


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
