"""An editor decides on the page, in a real browser, and the article becomes exactly what the page showed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cleaner.chain import Settings, run
from cleaner.decisions import decide, load
from tests.browser.desk import ARTICLE, TEXT, agreed, go_to, number, press, said, text_of

Show = Callable[..., Any]
CLEANED = ARTICLE.result.text


def test_a_page_nobody_touched_gives_the_cleaned_text(show: Show) -> None:
    page = show(ARTICLE)
    assert agreed(page) == CLEANED
    assert page.inner_text("#progress") == "0 of 6 decided"


def test_the_keyboard_alone_decides_every_finding(show: Show) -> None:
    page = show(ARTICLE)
    press(page, "jr")  # the headline stays; on to the next
    assert "Les Etats Unis se preparent\n" in agreed(page)
    press(page, "r")
    assert agreed(page).startswith("Les États-Unis se préparent 🛰️\n\nLes Etats Unis se preparent\nPartager\n\n")
    press(page, "na")  # the gender, and on to the foreign line
    assert "une arme" in agreed(page)
    press(page, "u")  # nothing is decided there: the last step is taken back
    assert "d’un arme" in agreed(page)
    press(page, "kkku")  # the headline's decision alone
    assert said(page) == {"2": "reject"}
    agreed(page)


def test_the_mouse_alone_decides_every_finding(show: Show) -> None:
    page = show(ARTICLE)
    for rule, verdict in [
        ("duplicates.headline", "reject"), ("glue.words", "accept"), ("orthography.gender", "accept"),
        ("language.line", "dismiss"), ("furniture.link", "accept"), ("orthography.capital", "accept"),
    ]:  # fmt: skip
        page.click(f"#c{number(rule)} [data-do={verdict}]")
    page.click(f"#c{number('gaps.verb')} [data-offer='1']")
    text = agreed(page)
    assert "d’une arme" in text
    assert "[Las armas" not in text
    assert "contingence a été élaboré dans ce" in text
    assert "Kremlin" in text
    assert page.inner_text("#progress") == "5 of 6 decided"
    page.click(f"#c{number('furniture.link')} [data-do=undo]")
    assert "[Las armas" in agreed(page)
    page.click(f"#c{number('orthography.capital')} [data-do=accept]")  # a pressed button comes out again
    assert "kremlin" in agreed(page)


def test_a_click_in_the_article_leads_to_the_card(show: Show) -> None:
    page = show(ARTICLE)
    page.click(f"article #m{number('consistency.range')}")
    assert page.get_attribute(".card.current", "id") == f"c{number('consistency.range')}"


def test_a_suggestion_is_edited_by_hand(show: Show) -> None:
    page = show(ARTICLE)
    n = go_to(page, "orthography.gender")
    press(page, "e")
    assert page.input_value(".own textarea") == "une arme"
    page.keyboard.type("une <arme> 😀")
    page.keyboard.press("Enter")
    assert "d’une <arme> 😀." in agreed(page)
    assert page.inner_text(f"#c{n} .mine") == "une <arme> 😀"
    press(page, "e")
    assert page.input_value(".own textarea") == "une <arme> 😀"
    page.keyboard.press("Escape")
    assert said(page) == {n: "edit"}


def test_a_fix_is_edited_by_hand_and_begins_with_what_stands_there(show: Show) -> None:
    page = show(ARTICLE)
    go_to(page, "glue.words")
    press(page, "e")
    assert page.input_value(".own textarea") == "Kherson la"
    page.fill(".own textarea", "Kherson, la")
    page.click(".own [type=submit]")
    assert "vers Kherson, la plus grande ville" in agreed(page)


def test_a_hole_takes_a_word_with_the_spaces_it_needs(show: Show) -> None:
    page = show(ARTICLE)
    go_to(page, "gaps.verb")
    press(page, "a")  # nothing is accepted unseen: the first suggestion is offered for editing
    assert page.input_value(".own textarea") == "a été élaboré"
    page.keyboard.type("tient")
    page.keyboard.press("Enter")
    assert "plan de contingence tient dans ce scénario" in agreed(page)


def test_a_flag_takes_a_typed_correction_of_its_span(show: Show) -> None:
    page = show(ARTICLE)
    go_to(page, "consistency.range")
    press(page, "e")
    assert page.input_value(".own textarea") == "De 2023 à 2021"
    page.keyboard.type("De 2021 à 2023")
    page.keyboard.press("Enter")
    assert "De 2021 à 2023, au kremlin" in agreed(page)


def test_one_place_takes_one_decision_and_the_page_says_why(show: Show) -> None:
    page = show(ARTICLE)
    link, line = number("furniture.link"), number("language.line")
    page.click(f"#c{link} [data-do=accept]")
    assert page.inner_text(f"#c{line} .state") == f"Settled by {link}"
    assert page.is_disabled(f"#c{line} [data-do=edit]")
    go_to(page, "language.line")
    press(page, "e")
    assert page.inner_text("#said").startswith(f"Not possible: finding {link} was decided")
    page.click(f"#c{link} [data-do=undo]")
    assert page.is_enabled(f"#c{line} [data-do=edit]")
    agreed(page)


def test_all_of_a_kind_are_decided_at_once_and_taken_back_at_once(show: Show) -> None:
    from tests.browser.many import many

    article = many(60)
    page = show(article)
    press(page, "jR")
    assert page.inner_text("#said") == "20 findings: Rejected"
    assert len(said(page)) == 20
    agreed(page, article)
    page.keyboard.press("Escape")
    press(page, "u")
    assert said(page) == {}
    assert agreed(page, article) == article.result.text


def test_the_next_undecided_is_one_key_away_until_none_is_left(show: Show) -> None:
    page = show(ARTICLE)
    wanted = [f"c{f.id[1:]}" for f in ARTICLE.result.findings if not f.applied]
    seen = []
    for _ in wanted:
        press(page, "n")
        seen.append(page.get_attribute(".card.current", "id"))
    assert seen == wanted
    press(page, "n")
    seen = []
    for _ in wanted:
        seen.append(page.get_attribute(".card.current", "id"))
        press(page, "r")  # goes to the next by itself
    assert seen == wanted
    assert page.inner_text("#progress") == "6 of 6 decided"
    press(page, "n")
    assert page.inner_text("#said") == "No other finding is left to decide."


def test_filters_leave_what_was_asked_for(show: Show) -> None:
    page = show(ARTICLE)

    def left() -> list[str]:
        return page.eval_on_selector_all(".card:not([hidden])", "cards => cards.map(card => card.id.slice(1))")

    page.uncheck("#show-fix")
    assert left() == [f.id[1:] for f in ARTICLE.result.findings if not f.applied]
    page.check("#show-fix")
    page.select_option("#rule", "glue.words")
    assert left() == [number("glue.words")]
    page.select_option("#rule", "")
    page.select_option("#sure", "-90")
    assert left() == [f.id[1:] for f in ARTICLE.result.findings if f.confidence < 0.9]
    page.select_option("#sure", "")
    page.click(f"#c{number('orthography.gender')} [data-do=reject]")
    page.check("#open-only")
    assert number("orthography.gender") not in left()
    page.uncheck("#open-only")
    page.click("h1")
    press(page, "/")
    page.keyboard.type("KHERSONLA together")
    assert left() == [number("glue.words")]
    page.keyboard.type("zzz")
    assert page.is_visible("#no-match")
    assert page.inner_text("#step") == "0"


def test_decisions_are_kept_over_a_reload_and_in_a_file(show: Show, tmp_path: Path) -> None:
    page = show(ARTICLE)
    press(page, "jr")
    go_to(page, "orthography.gender")
    press(page, "e")
    page.keyboard.type("l’arme")
    page.keyboard.press("Enter")
    before, decisions = agreed(page), page.evaluate("cleancopy.decisions()")
    page.reload()
    assert agreed(page) == before
    assert page.inner_text("#said") == "Decisions restored: 2"
    assert "l’arme" in page.inner_text("article")

    other = show(ARTICLE, locale="en-US")  # another context, with a store of its own
    assert said(other) == {}
    file = tmp_path / "d.json"
    file.write_text(json.dumps(decisions), encoding="utf-8")
    press(other, "?")
    other.set_input_files("#open-file", file)
    other.locator("#said", has_text="Decisions restored: 2").wait_for()
    assert agreed(other) == before
    file.write_text(json.dumps({**decisions, "sha256": "0" * 64}), encoding="utf-8")
    other.set_input_files("#open-file", [])
    other.set_input_files("#open-file", file)
    other.locator("#said", has_text="These decisions are for another file.").wait_for()


def test_a_browser_that_keeps_nothing_still_decides_and_says_so(show: Show, browser: Any) -> None:
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})")
    page = show(ARTICLE, context=context)
    press(page, "j")
    page.click(f"#c{number('orthography.gender')} [data-do=accept]")
    assert "une arme" in agreed(page)
    assert "This browser keeps nothing: download the decisions" in page.inner_text("#said")
    context.close()


def test_what_is_downloaded_is_the_text_of_the_page_and_its_decisions(show: Show, tmp_path: Path) -> None:
    page = show(ARTICLE)
    press(page, "jr")
    page.click(f"#c{number('orthography.gender')} [data-do=accept]")
    with page.expect_download() as decisions:
        page.click("#get-decisions")
    with page.expect_download() as text:
        page.click("#get-text")
    assert decisions.value.suggested_filename == "l’article.decisions.json"
    assert text.value.suggested_filename == "l’article.cleaned.txt"
    file = load(Path(decisions.value.path()).read_bytes())
    wanted = decide(ARTICLE.result, file.decisions)
    assert Path(text.value.path()).read_bytes().decode() == wanted.text == text_of(page)
    page.check("#view-cleaned", force=True)
    seen = re.sub(r"\n+", "\n", page.inner_text("article")).strip()
    assert seen == re.sub(r"\n+", "\n", wanted.text).strip()


def test_apply_makes_of_the_file_what_the_page_showed(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from cleaner.cli import main

    def run(*args: str) -> None:
        ran = CliRunner().invoke(main, args, prog_name="cleancopy")
        assert ran.exit_code == 0, ran.output

    monkeypatch.chdir(tmp_path)
    article = Path(__file__).parent.parent.parent / "fixtures" / "articles" / "fr-port" / "raw.txt"
    file = tmp_path / "a.txt"
    file.write_bytes(article.read_bytes().replace(b"\n", b"\r\n"))
    run("report", "a.txt", "-o", "page.html")
    page = show((tmp_path / "page.html").read_text(encoding="utf-8"))
    for do in ["#c1 [data-do=reject]", ".card.suggest [data-do=accept]", ".card.fix:nth-child(5) [data-do=reject]"]:
        page.locator(do).first.click()
    page.locator(".card.flag [data-do=edit]").first.click()
    page.keyboard.type("Écrit à la main 😀")
    page.keyboard.press("Enter")
    with page.expect_download() as decisions:
        page.click("#get-decisions")
    decisions.value.save_as(tmp_path / "d.json")
    run("apply", "a.txt", "--decisions", "d.json")
    assert file.read_bytes().decode() == text_of(page)
    assert "Écrit à la main 😀\r\n" in text_of(page)


def test_the_original_and_the_cleaned_text_can_be_read_alone(show: Show) -> None:
    page = show(ARTICLE)
    for view, text in [("original", TEXT), ("cleaned", CLEANED)]:
        page.check(f"#view-{view}", force=True)
        assert page.inner_text("article").split() == text.split()


@pytest.mark.parametrize(
    ("locale", "word"), [("fr-CA", "Accepter"), ("es-MX", "Aceptar"), ("de-AT", "Annehmen"), ("pt-BR", "Accept")]
)
def test_the_page_speaks_the_language_of_the_readers_browser(show: Show, locale: str, word: str) -> None:
    page = show(ARTICLE, locale=locale)
    assert page.inner_text(f"#c{number('glue.words')} [data-do=accept]") == word


def test_the_language_that_was_chosen_wins_and_reaches_the_messages(show: Show) -> None:
    page = show(ARTICLE._replace(ui="es"), locale="de-DE")
    assert page.get_attribute("html", "lang") == "es"
    spanish = page.inner_text(f"#c{number('furniture.share')} .message")
    press(page, "?")
    page.select_option("#interface", "fr")
    assert page.inner_text("#findings-title") == "Remarques"
    assert page.inner_text(f"#c{number('furniture.share')} .message") != spanish
    why = ARTICLE.rules.rule("furniture.share", "fr").why("fr")
    assert page.get_attribute(f"#c{number('furniture.share')} .rule", "title") == why
    assert page.inner_text("[id='rule-furniture.share'] + dd[lang=fr]") == why
    page.reload()
    assert page.get_attribute("html", "lang") == "fr"


def test_the_evidence_follows_the_language_of_the_page(show: Show) -> None:
    text = "Le ministre a exa-\nminé le dossier.\n\nPartager sur Facebook\n\nLa mÃ©tÃ©o est mauvaise à NoÃ«l.\n"
    results = {ui: run(text, Settings(language="fr", ui=ui)) for ui in ("fr", "de")}
    page = show(ARTICLE._replace(result=results["fr"], ui="fr"))
    assert page.locator(".evidence").count() >= 2
    press(page, "?")
    page.select_option("#interface", "de")
    french, wanted = (
        [" · ".join(found.evidence) for found in results[ui].findings if found.evidence] for ui in ("fr", "de")
    )
    assert page.locator(".evidence").all_inner_texts() == wanted
    page.select_option("#interface", "fr")
    assert page.locator(".evidence").all_inner_texts() == french != wanted


def test_single_keys_can_be_switched_off(show: Show) -> None:
    page = show(ARTICLE)
    press(page, "?")
    page.uncheck("#keys")
    page.keyboard.press("Escape")
    press(page, "jr")
    assert said(page) == {}
    assert page.locator(".card.current").count() == 0


def test_a_page_that_was_altered_on_its_way_decides_nothing(show: Show) -> None:
    from cleaner.report import Style
    from cleaner.report.html import render

    page = show(render(ARTICLE, Style()).replace("plus grande ville", "plus belle ville"))
    assert page.inner_text("#said").startswith("The page was altered")
    assert page.locator(".acts").count() == 0


def test_without_script_everything_can_be_read(show: Show) -> None:
    page = show(ARTICLE, java_script_enabled=False)
    assert "Khersonla" in page.inner_text("article")
    assert page.locator(".card").count() == len(ARTICLE.result.findings)
    assert page.locator("button:visible").count() == 0
    page.check("#view-cleaned", force=True)
    assert page.inner_text("article").split() == CLEANED.split()


def test_in_print_the_article_and_the_reasons_are_there_and_no_buttons(show: Show) -> None:
    page = show(ARTICLE)
    press(page, "jj")
    page.emulate_media(media="print")
    assert page.locator("button:visible:not(.offers *), input:visible, select:visible").count() == 0
    assert page.locator(".card:visible").count() == len(ARTICLE.result.findings)
    assert len(page.pdf()) > 10_000
