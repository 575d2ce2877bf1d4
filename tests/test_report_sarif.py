"""SARIF: what a code host shows is valid, in the right place, and mends the file when it is taken."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from cleaner import clean
from cleaner.edits import Edit, apply
from cleaner.findings import Action
from cleaner.report import Article, Style
from cleaner.report.sarif import render, render_all
from cleaner.ruleset import builtin_rules
from tests.fixtures import stage_cases
from tests.reporting import BREAK_OUT, ODD_NAME, article, articles, fixed, made, noted

SCHEMA = Path(__file__).parent / "data" / "sarif-2.1.0-rtm.5.json"
TEXT = "Un titre\r\nIls vont vers Khersonla plus grande ville.\rLe plan dans ce scénario.\n"


@pytest.fixture(scope="module")
def valid() -> Any:
    jsonschema = pytest.importorskip("jsonschema")
    return jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def run_of(*shown: Article) -> dict[str, Any]:
    return json.loads(render_all(shown, Style()))["runs"][0]


def offset(text: str, line: int, column: int) -> int:
    """Where a place lies that is given as SARIF gives it: lines end at CR LF, LF and CR, columns are code points."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    return starts[line - 1] + column - 1


def span(text: str, region: dict[str, int]) -> tuple[int, int]:
    start = offset(text, region["startLine"], region["startColumn"])
    end = offset(text, region["endLine"], region["endColumn"])
    assert (region["charOffset"], region["charLength"]) == (start, end - start)
    return start, end


def test_the_log_of_every_stage_is_valid(valid: Any) -> None:
    shown = [
        Article(f"{number}.txt", "0" * 64, clean(case.text, language=case.language), builtin_rules())
        for number, case in enumerate(stage_cases()[::40])
    ]
    log = json.loads(render_all(shown, Style()))
    valid.validate(log)
    assert len(log["runs"][0]["artifacts"]) == len(shown)
    assert len(log["runs"][0]["results"]) == sum(len(one.result.findings) for one in shown)


@settings(max_examples=100, deadline=None)
@given(articles())
def test_taking_every_fix_gives_the_cleaned_text(one: Article) -> None:
    text, edits = one.result.original, set()
    for result in run_of(one)["results"]:
        if result["properties"]["action"] == "fix":
            for part in result["fixes"][0]["artifactChanges"][0]["replacements"]:
                edits.add(Edit(*span(text, part["deletedRegion"]), part["insertedContent"]["text"]))
    assert apply(text, sorted(edits)) == one.result.text


def test_places_count_code_points_and_every_line_end() -> None:
    notes = [noted(TEXT, "plan dans", Action.FLAG, gap=TEXT.index("dans"), suggestions=("est",))]
    first, second = run_of(made(TEXT, [fixed(TEXT, "Khersonla", "Kherson la")], notes))["results"]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 15, 24)
    assert region["snippet"]["text"] == "Khersonla"
    assert second["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    hole = second["fixes"][0]["artifactChanges"][0]["replacements"][0]
    start, end = span(TEXT, hole["deletedRegion"])
    assert TEXT[:start] + hole["insertedContent"]["text"] + TEXT[end:] == TEXT.replace("plan dans", "plan est dans")


def test_levels_follow_the_action() -> None:
    notes = [
        noted(TEXT, "grande", Action.SUGGEST, "petite"),
        noted(TEXT, "ville", Action.FLAG),
        noted(TEXT, "titre", Action.INFO),
    ]
    results = run_of(made(TEXT, [fixed(TEXT, "Khersonla", "Kherson la")], notes))["results"]
    assert {result["properties"]["action"]: result["level"] for result in results} == {
        "fix": "error", "suggest": "warning", "flag": "warning", "info": "note",
    }  # fmt: skip


def test_a_finding_keeps_its_fingerprint_when_lines_are_put_before_it() -> None:
    def prints(text: str) -> list[str]:
        results = run_of(made(text, [], [noted(text, "ville", Action.FLAG)]))["results"]
        return [result["partialFingerprints"]["ruleSentence/v1"] for result in results]

    assert prints(TEXT) == prints("Une ligne de plus.\n\n" + TEXT)
    assert prints(TEXT) != prints(TEXT.replace("plus grande", "petite"))


def test_a_rule_is_explained_with_wrong_and_right_examples() -> None:
    rule = run_of(made(TEXT, [fixed(TEXT, "Khersonla", "Kherson la", "orthography.elision")], []))["tool"]["driver"][
        "rules"
    ][0]
    record = builtin_rules().rule("orthography.elision", "fr")
    assert rule["id"] == "orthography.elision"
    assert rule["fullDescription"]["text"] == record.why("en")
    assert record.why("en") in rule["help"]["markdown"]
    assert record.bad[0].text in rule["help"]["text"]
    assert f"```text\n{record.good[0].text.strip()}" in rule["help"]["markdown"]
    assert "{" not in rule["shortDescription"]["text"]


def test_several_articles_share_one_run_and_name_a_rule_once() -> None:
    one, two = (made(TEXT, [fixed(TEXT, "Khersonla", "Kherson la")], [], path=path) for path in ("a.txt", "b c.md"))
    run = run_of(one, two)
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["glue.words"]
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run["results"]]
    assert places == [{"uri": "a.txt", "index": 0}, {"uri": "b%20c.md", "index": 1}]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 0]


def test_two_records_of_the_same_name_and_text_are_one_file(valid: Any) -> None:
    one = made(TEXT, [fixed(TEXT, "Khersonla", "Kherson la")], [])
    log = json.loads(render_all([one, one], Style()))
    valid.validate(log)
    assert (len(log["runs"][0]["artifacts"]), len(log["runs"][0]["results"])) == (1, 2)


def test_a_clean_article_is_a_valid_log_without_results(valid: Any) -> None:
    log = json.loads(render(article("Un titre\n"), Style()))
    valid.validate(log)
    assert log["runs"][0]["results"] == []


def test_text_that_tries_to_break_out_is_text(valid: Any) -> None:
    shown = made(BREAK_OUT, [], [noted(BREAK_OUT, BREAK_OUT, Action.SUGGEST, BREAK_OUT + "!")], path=ODD_NAME)
    written = render(shown, Style())
    written.encode()
    log = json.loads(written)
    valid.validate(log)
    result = log["runs"][0]["results"][0]
    assert log["runs"][0]["artifacts"][0]["location"]["uri"] == "a%20%22b%22%20%27c%27%20%3Cd%3E%20%26%20%C3%A9%0A.txt"
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == BREAK_OUT + "!"
    assert "](http" not in result["fixes"][0]["description"]["text"].replace("\\]", "")


def test_one_line_of_a_megabyte_is_written_in_a_moment(valid: Any) -> None:
    text = "mot " * 250_000
    log = render(made(text, [fixed(text, "mot mot", "mot  mot")], [noted(text, text, Action.FLAG)]), Style())
    assert len(log) < 20_000
