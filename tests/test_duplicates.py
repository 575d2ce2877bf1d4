"""Duplicates: which of two stays, what is compared, and strange text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.chain import Settings, run
from cleaner.duplicates.differences import Difference, differences, is_typo
from cleaner.duplicates.headlines import Vocabulary, compare
from cleaner.duplicates.top import MOST_COPIES
from cleaner.duplicates.wording import Wording, wordings
from cleaner.findings import Action
from cleaner.folding import fold, folded_words, forms
from cleaner.formats import parse
from cleaner.selection import Selection

BODY = "Les salles du premier étage seront les premières à accueillir le public, a annoncé lundi la conservatrice."
HEADLINE = "Le musée d’Évreux rouvrira à l’été après trois ans de travaux"
ONLY_DUPLICATES = Selection(select=("duplicates",))
NOTHING = Vocabulary()


def clean(text: str) -> str:
    return run(text, Settings("fr", selection=ONLY_DUPLICATES)).text


def two(first: str, second: str) -> tuple[Wording, Wording]:
    one, other = wordings(parse(f"{first}\n\n{second}"))
    return one, other


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("Le musee d Evreux rouvrira", "Le musée d’Évreux rouvrira"),
        ("LE MUSÉE D’ÉVREUX ROUVRIRA", "Le musée d’Évreux rouvrira"),
        ("Le musée d'Évreux rouvrira", "Le musée d’Évreux rouvrira"),
        ("Le musée d’Évreux rouvrira.", "Le musée d’Évreux rouvrira"),
        ("Le musée d&rsquo;Évreux rouvrira", "Le musée d’Évreux rouvrira"),
        ("le-musee-d-evreux-rouvrira", "Le musée d’Évreux rouvrira"),
    ],
)
def test_the_better_copy_stays_whichever_comes_first(worse: str, better: str) -> None:
    for first, second in ((worse, better), (better, worse)):
        copy = compare(*two(first, second), NOTHING)
        assert copy is not None
        assert (copy.kept.text, copy.sure) == (better, True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Deux morts à Lyon dans la nuit", "Trois morts à Lyon dans la nuit"),
        ("Le prix monte de 5 % à Lyon", "Le prix monte de 6 % à Lyon"),
        ("Le prix varie de +5 % à Lyon", "Le prix varie de −5 % à Lyon"),
        ("La somme est de 5 € par jour", "La somme est de 5 $ par jour"),
        ("Le préfet ne viendra pas à Lyon", "Le préfet viendra à Lyon"),
        ("Le préfet viendra demain à Lyon", "Le préfet viendra demain à Nice"),
    ],
)
def test_headlines_that_say_something_else_both_stay(first: str, second: str) -> None:
    assert compare(*two(first, second), NOTHING) is None


def test_the_shorter_part_of_a_headline_may_not_win_over_the_whole() -> None:
    copy = compare(*two("Le musée d’Évreux rouvrira à l’été", HEADLINE), NOTHING)
    assert copy is not None
    assert (copy.kept.text, copy.sure) == (HEADLINE, False)


def test_a_headline_that_is_the_beginning_of_the_lead_stays() -> None:
    text = f"Le musée d’Évreux rouvrira à l’été\n\nLe musée d’Évreux rouvrira à l’été, selon la mairie.\n\n{BODY}\n"
    assert clean(text) == text


def test_three_copies_of_a_headline_leave_one() -> None:
    assert clean(f"{HEADLINE}\n\n{HEADLINE}\n\n{HEADLINE.upper()}\n\n{BODY}\n") == f"{HEADLINE}\n\n{BODY}\n"


def test_a_formula_that_stands_three_times_stays() -> None:
    text = f"{BODY}\n\nUn.\n\n{BODY}\n\nDeux.\n\n{BODY}\n"
    assert clean(text) == text


def test_a_copy_far_away_is_shown_and_not_removed() -> None:
    between = "\n\n".join(f"Le point numéro {number} a été adopté." for number in range(1, 12))
    text = f"{BODY}\n\n{between}\n\n{BODY}\n"
    findings = run(text, Settings("fr", selection=ONLY_DUPLICATES)).findings
    assert [finding.action for finding in findings] == [Action.SUGGEST]


def test_a_paragraph_with_an_address_is_flagged_because_addresses_are_never_cut() -> None:
    line = "Les billets pour toutes les salles sont vendus sur https://example.org/billets à partir de lundi matin."
    result = run(f"{line}\n\n{line}\n\nFin.\n", Settings("fr", selection=ONLY_DUPLICATES))
    assert result.text == result.original
    assert [finding.action for finding in result.findings] == [Action.FLAG]


def test_a_near_copy_shows_what_differs() -> None:
    other = BODY.replace("lundi la conservatrice", "la conservatrice")
    findings = run(f"{BODY}\n\n{other}\n\nFin.\n", Settings("fr", selection=ONLY_DUPLICATES)).findings
    assert [(f.rule, f.action) for f in findings] == [("duplicates.near", Action.SUGGEST)]
    assert "“lundi”" in findings[0].evidence[0]


def test_a_name_a_number_or_a_negation_makes_two_paragraphs_of_two_texts() -> None:
    for change in (
        "a annoncé mardi Jeanne la conservatrice",
        "n’a pas annoncé lundi la conservatrice",
        "a annoncé 2 lundi la",
    ):
        found = differences(*two(BODY, BODY.replace("a annoncé lundi la conservatrice", change)), {"n", "pas"})
        assert found is None or any(difference.matters for difference in found)


def test_words_that_look_alike_are_no_typo_when_they_mean_the_opposite() -> None:
    assert is_typo(Difference("gouvernement", "gouvernment", False))
    assert not is_typo(Difference("hausse", "baisse", False))


def test_folding_finds_a_word_however_it_was_typed() -> None:
    assert fold("ŒUVRE Straße") == "oeuvre strasse"
    assert forms("l’Été-là") == ["l", "ete", "la"]


@given(st.text("aéÉœßñ’'- 3²½.&", max_size=40))
def test_both_ways_to_fold_see_the_same_words(text: str) -> None:
    assert [word.form for word in folded_words(text)] == forms(text)


@pytest.mark.parametrize("copies", range(2, 12))
def test_a_line_that_stands_many_times_is_cleaned_in_one_run(copies: int) -> None:
    for text in ("\n\n".join([HEADLINE] * copies), "\n\n".join([*[HEADLINE] * copies, BODY, BODY])):
        once = clean(text)
        assert clean(once) == once


PIECES = [
    "Le vent se lève et la mer m’attend",
    "Nous voulons du pain et du travail.",
    HEADLINE,
    HEADLINE.upper(),
    "Le musee d Evreux rouvrira a l ete",
    BODY,
    BODY[:-1] + " :",
    "Un jardin",
    "« Non. »",
    "- Un.",
]


@given(st.lists(st.sampled_from(PIECES), max_size=10), st.sampled_from(["\n\n", "\n", "\r\n\r\n"]))
def test_no_order_of_lines_makes_a_second_run_find_more(lines: list[str], separator: str) -> None:
    once = clean(separator.join(lines))
    assert clean(once) == once


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_no_text_whatever_makes_the_stage_fail(text: str) -> None:
    clean(f"{text}\n\n{text}")


@pytest.mark.parametrize("text", [" ".join(["le pont"] * 200_000), "\n\n".join([BODY] * 3000), ". " * 200_000])
def test_a_strange_file_is_read_in_seconds(text: str) -> None:
    assert isinstance(clean(text), str)


@pytest.mark.parametrize("times", [2, 5, 6, 12, 40])
def test_a_line_between_the_comments_of_a_page_is_taken_at_once_or_shown(times: int) -> None:
    part = f"{HEADLINE}\n\nCommentaires\n\n"
    cleaned = run(part * times + BODY, Settings("fr"))
    assert run(cleaned.text, Settings("fr")).text == cleaned.text
    assert cleaned.text.count(HEADLINE) == (1 if times <= MOST_COPIES else times)
    assert any(finding.rule == "duplicates.headline" for finding in cleaned.findings)
