"""Reports for terminals, code hosts and `patch`: nothing of an article steers what reads them."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.cli import main
from cleaner.commands import output
from cleaner.findings import Action
from cleaner.report import Article, Style, reporter
from cleaner.report.places import cut, visible, width
from tests.reporting import BREAK_OUT, ODD_NAME, article, articles, fixed, made, noted

TEXT = "Ils vont vers Khersonla plus grande ville.\n"
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def render(name: str, one: Article, style: Style = Style()) -> str:
    shown = reporter(name).render(one, style)
    assert isinstance(shown, str)
    return shown


@given(articles())
def test_an_annotation_says_what_it_should_and_no_text_starts_another(one: Article) -> None:
    from dataclasses import replace

    findings = tuple(replace(found, message=found.before) for found in one.result.findings)
    path = "a,b:c%0A\r\nd.txt"
    shown = render("github", one._replace(path=path, result=replace(one.result, findings=findings)))
    rows = shown.split("\n")[:-1]
    assert len(rows) == len(findings)
    for row, found in zip(rows, findings, strict=True):
        match = re.fullmatch(r"::(?:warning|notice) ((?:\w+=[^,:]*,?)+)::([^\r\n]*)", row)
        assert match is not None
        said = dict(part.split("=", 1) for part in match[1].split(","))
        assert _unescaped(said["file"]) == visible(path)
        assert _unescaped(match[2]) == visible(found.message)
        assert _unescaped(said["title"]) == f"{found.rule} ({found.action})"


def _unescaped(text: str) -> str:
    """What the runner makes of an escaped value, as its source has it."""
    for sign, code in [(":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")]:
        text = text.replace(code, sign)
    return text


@settings(deadline=None)
@given(articles(), st.integers(40, 120))
def test_no_line_is_wider_than_the_terminal_and_the_mark_stands_under_the_words(one: Article, columns: int) -> None:
    for block in render("terminal", one, Style(width=columns)).split("\n\n")[:-1]:
        _, line, mark, *_ = block.split("\n")
        assert width(line) <= columns
        assert width(mark) <= columns
        assert not STEERING.search(block)


@given(st.text("ab日é́🎉", min_size=1, max_size=30), st.integers(0, 29), st.integers(1, 5))
def test_the_mark_has_the_columns_of_what_it_marks(text: str, at: int, length: int) -> None:
    start, end = min(at, len(text) - 1), min(min(at, len(text) - 1) + length, len(text))
    one = made(text, [], [noted(text, text[start:end], Action.FLAG)])
    found = one.result.findings[0]
    _, line, mark, *_ = render("terminal", one, Style(width=200)).split("\n")
    head = line.index("│") + 2
    before = width(visible(text[: found.start]))
    assert mark.index("^") == width(line[:head]) + before
    assert mark.count("^") == max(1, width(visible(found.before)))


def test_a_line_is_not_cut_between_a_letter_and_its_accent() -> None:
    text = "e\u0301" * 300 + " Khersonla " + "e\u0301" * 300
    one = made(text, [fixed(text, "Khersonla", "Kherson la")], [])
    line = render("terminal", one, Style(width=60)).split("\n")[1]
    assert "…\u0301" not in line
    assert cut("e\u0301" * 5, 3) == "e\u0301e\u0301…"


def test_a_diff_for_patch_is_exact_and_one_for_a_person_steers_no_terminal() -> None:
    text = "a\x1b[2Jb\u202e\nKhersonla\r\n"
    one = made(text, [fixed(text, "Khersonla", "Kherson la")], [], path="x\x1b[31m.txt")
    assert "+Kherson la\r\n" in render("diff", one)
    for style in (Style(terminal=True), Style(colour=True)):
        shown = re.sub(r"\x1b\[\d*m", "", render("diff", one, style))
        assert not STEERING.search(shown)
        assert "+Kherson la␍\n" in shown


@pytest.mark.parametrize("name", ["terminal", "diff", "github", "markdown", "critic", "sarif", "json", "html", "docx"])
def test_every_format_can_be_made_of_text_that_tries_to_break_out(name: str) -> None:
    one = made(
        BREAK_OUT, [fixed(BREAK_OUT, "evil", BREAK_OUT)], [noted(BREAK_OUT, BREAK_OUT, Action.FLAG)], path=ODD_NAME
    )
    assert reporter(name).render(one, Style())


@pytest.mark.parametrize(
    ("when", "env", "terminal", "colour"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colours_come_when_they_are_wanted(
    monkeypatch: pytest.MonkeyPatch, when: str, env: dict[str, str], terminal: bool, colour: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    assert output.style(when).colour is colour


def test_a_report_is_coloured_when_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("La coo\u00adpé\u00adra\u00adtion.\n", encoding="utf-8")
    command = ["report", "a.txt", "--format", "diff"]
    assert "\x1b[32m" in CliRunner().invoke(main, [*command, "--color", "always"], color=True).stdout
    assert "\x1b" not in CliRunner().invoke(main, command, color=True).stdout


def test_a_clean_article_needs_no_words() -> None:
    one = article("Un titre\n")
    assert [render(name, one) for name in ("terminal", "diff", "github")] == ["", "", ""]
    assert render("critic", one) == "Un titre\n"
