"""Furniture: what fixtures cannot show about the phrase lists, the cuts and strange text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.chain import Settings, run
from cleaner.formats import parse
from cleaner.furniture.credits import credit
from cleaner.furniture.entries import readings
from cleaner.furniture.phrases import Phrases
from cleaner.furniture.tracking import tracked
from cleaner.removal import bridging_cut, cuts
from cleaner.ruleset import builtin_rules
from cleaner.selection import Selection

LEAST_PHRASES = {"fr": 200, "es": 200, "en": 200, "de": 200, "it": 100, "pt": 100, "nl": 100}
TIERS = ("certain", "topical", "heading", "likely")
ARTICLE = "Le pont restera fermé jusqu’à la fin du mois, a dit le maire."
ONLY_FURNITURE = Selection(select=("furniture",))


def clean(text: str, language: str = "fr", format_: str = "text") -> str:
    return run(text, Settings(language, format_, selection=ONLY_FURNITURE)).text


def phrases(language: str) -> list[str]:
    section = builtin_rules().section(language, "furniture")
    return [phrase for tier in TIERS for entries in section.get(tier, {}).values() for phrase in entries]


@pytest.mark.parametrize("language", LEAST_PHRASES)
def test_no_language_lacks_the_phrases_that_its_pages_carry(language: str) -> None:
    assert len(set(phrases(language))) >= LEAST_PHRASES[language]


@pytest.mark.parametrize("language", ["any", *LEAST_PHRASES])
def test_no_phrase_is_written_in_a_way_that_never_matches(language: str) -> None:
    for phrase in phrases(language):
        assert not re.search(r"[()|]", re.sub(r"\([^()]*\)", "", phrase)), f"choices are not nested: {phrase}"
        assert phrase.removesuffix(" …").count("…") == phrase.removesuffix(" …").count(" … ") <= 1, f"one gap: {phrase}"


@pytest.mark.parametrize("language", ["any", *LEAST_PHRASES])
def test_every_list_belongs_to_a_rule_that_explains_it(language: str) -> None:
    rules = {rule.id for rule in builtin_rules().rules("en")}
    section = builtin_rules().section(language, "furniture")
    assert {f"furniture.{category}" for tier in TIERS for category in section.get(tier, {})} <= rules


def test_of_two_entries_for_one_phrase_the_careful_one_counts() -> None:
    lists = Phrases({"certain": {"advert": ["Anzeige"]}, "likely": {"advert": ["Anzeige"]}})
    found = lists.match("ANZEIGE")
    assert found is not None
    assert found.certainty.name == "LIKELY"


def test_the_report_shows_the_words_of_the_page_and_not_the_pattern_of_the_list() -> None:
    lists = Phrases({"certain": {"share": ["Partager (cet article|) sur (Facebook|Twitter)"]}})
    found = lists.match("Partager sur Facebook")
    assert found is not None
    assert found.evidence == "a listed phrase: “Partager sur Facebook”"


@pytest.mark.parametrize("word", ["Menu", "Contact", "Commentaires", "Lecture", "Accueil", "Connexion", "Sommaire"])
def test_a_word_that_may_head_a_section_goes_only_in_company_or_at_the_end(word: str) -> None:
    alone = f"{ARTICLE}\n\n{word}\n\n{ARTICLE}\n"
    assert clean(alone) == alone
    assert clean(f"{ARTICLE}\n\nPartager cet article\n\n{word}\n\n{ARTICLE}\n") == f"{ARTICLE}\n\n{ARTICLE}\n"
    assert clean(f"{ARTICLE}\n\n{word}\n") == f"{ARTICLE}\n"


def test_every_reading_of_a_phrase_is_found() -> None:
    assert list(readings("(Ver|Leer) (más|todo)")) == ["Ver más", "Ver todo", "Leer más", "Leer todo"]


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("Suivez Le Courrier du Val sur WhatsApp", True),
        ("Suivez sur WhatsApp", True),
        ("Suivez la route. Le maire est sur WhatsApp", False),
        ("Suivez le long chemin qui mène du pont de pierre de la ville basse au café sur WhatsApp", False),
        ("Suivez Le Courrier du Val sur Minitel", False),
    ],
)
def test_a_phrase_with_a_gap_takes_the_name_of_a_site_and_no_sentence(line: str, known: bool) -> None:
    lists = Phrases({"certain": {"share": ["Suivez … sur (WhatsApp|Facebook)"]}})
    assert (lists.match(line) is not None) is known


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("Déjà abonné ? Se connecter", "paywall"),
        ("Partager | Imprimer | WhatsApp | 12", "share"),
        ("Menu Imprimer Partager", "navigation"),
        ("Menu Imprimer Partager Poulet", None),
        ("Menu du jour", None),
    ],
)
def test_a_line_of_known_phrases_is_known_and_one_other_word_spoils_it(line: str, category: str | None) -> None:
    lists = Phrases(
        {
            "certain": {"paywall": ["Déjà abonné"]},
            "heading": {"share": ["Partager", "Imprimer"], "navigation": ["Menu"], "paywall": ["Se connecter"]},
        },
        confirming={"share": {"whatsapp"}},
    )
    found = lists.match(line)
    assert (found and found.category) == category


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A.\n\nX\n\nB.\n", "A.\n\nB.\n"),
        ("A.\nX\n\nB.\n", "A.\n\nB.\n"),
        ("A.\n\nX\nB.\n", "A.\n\nB.\n"),
        ("A.\nX\nB.", "A.\nB."),
        ("A.\n\nX", "A.\n"),
        ("A.\n\nX\n\n\n", "A.\n"),
        ("A.\r\n\r\nX\r\n", "A.\r\n"),
        ("X\n\nA.\n", "A.\n"),
        ("\ufeffX\n\nA.\n", "\ufeffA.\n"),
        ("A.\n \t\n  X  \n\nB.\n", "A.\n \t\nB.\n"),
    ],
)
def test_a_line_that_goes_leaves_no_hole(before: str, after: str) -> None:
    document = parse(before)
    index = next(k for k, line in enumerate(document.lines) if line.text.strip("\ufeff") == "X")
    start, end = cuts(document, [index])[index]
    assert before[:start] + before[end:] == after


def test_neighbours_can_go_one_by_one_or_together() -> None:
    document = parse("A.\n\nX\n\nY\n\nB.\n")
    spans = cuts(document, [1, 2])
    assert spans == {1: (4, 7), 2: (7, 10)}


def test_two_halves_of_a_sentence_meet_where_a_page_number_stood() -> None:
    document = parse("il vint et\n\n12\n\nrepartit")
    start, end = bridging_cut(document, 1, 1)
    assert document.text[:start] + document.text[end:] == "il vint et\nrepartit"


def test_an_article_in_markdown_keeps_its_code_and_its_quotations() -> None:
    text = f"# Titre\n\n{ARTICLE}\n\n```\nPartager cet article\n```\n\n> Lire la suite\n\nPublicité\n"
    assert clean(text, format_="markdown") == text.removesuffix("\nPublicité\n")


def test_a_name_with_a_colon_is_no_credit() -> None:
    words, links, agencies = {"photo", "photos"}, {"de", "the", "of"}, {"afp"}
    assert credit("Photos: Inside the Hidden Rooms of the Old Mill", words, links, agencies) is None
    assert credit("Photographier la nuit", words, links, agencies) is None


def test_only_the_tracking_part_of_an_address_is_taken_out() -> None:
    address = "https://example.org/a?utm_source=x&id=7&utm_medium=y#teil"
    assert [clean for *_, clean in tracked(address, {"utm_*"})] == ["https://example.org/a?id=7#teil"]


def test_announcements_that_close_each_others_lists_go_together() -> None:
    title = "Le pont restera-t-il fermé, et pour combien de temps ?\n\n"
    article = "Demain, dès l’aube, à l’heure où blanchit la campagne, le maire viendra.\n"
    assert clean(title + f"Lire aussi\n\n{title}" * 12 + article) == title * 13 + article


def test_what_was_cleaned_once_is_not_cleaned_again() -> None:
    text = f"Publicité\n\n{ARTICLE}\n\nPartager cet article\n\nPublicité\n\n{ARTICLE}\n\n12 commentaires\n\nfr-02"
    once = clean(text)
    assert clean(once) == once


PIECES = [
    "Publicité",
    "Contact",
    "LE LIVRE DE LA MER 12",
    "LE LIVRE DE LA MER 13",
    "LE LIVRE DE LA MER 14",
    "fr-02",
    "Lire aussi : Le pont",
    "12",
    "— 13 —",
    "Partager",
    "il vint et",
    ARTICLE,
    "[Un pont de bois clair]",
]


@given(st.lists(st.sampled_from(PIECES), max_size=9), st.sampled_from(["\n", "\n\n", "\r\n", " \n\n\n"]))
def test_no_order_of_lines_makes_a_second_run_find_more(lines: list[str], separator: str) -> None:
    once = clean(separator.join(lines))
    assert clean(once) == once


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_no_text_whatever_makes_the_stage_fail(text: str) -> None:
    run(text, Settings("fr", selection=ONLY_FURNITURE))


@pytest.mark.parametrize(
    "text", ["Partager " * 60_000, "[" * 300_000, "\n".join(str(k % 50) for k in range(20_000)), "a\n" + " " * 300_000]
)
def test_a_strange_file_is_read_in_seconds(text: str) -> None:
    assert isinstance(clean(text), str)
