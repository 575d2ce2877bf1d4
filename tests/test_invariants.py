"""What must hold for every text: the promises that let an editor trust the tool."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner import clean
from cleaner.chain import Settings, run
from cleaner.document import Document
from cleaner.edits import Edit, apply, check, invert
from cleaner.findings import Action
from cleaner.formats import parse
from cleaner.result import Result
from cleaner.selection import Selection
from tests.fixtures import FIXTURES, stage_cases

LANGUAGES = ["fr", "es", "en", "de", "it", "pt", "nl", "pl", "und"]
SCRAPS = [
    "Les États-Unis se préparent",
    "Etats Unis",
    "vers Khersonla plus grande",
    "Russiepourrait",
    "l’armée de armes",
    "un café",
    "prÃ©sident",
    "&eacute;t&#233;",
    "fin.Le",
    "2022Les",
    "exa-\nmination",
    "fr-02",
    "Lire aussi : la suite",
    "[Las 5 armas nucleares más potentes]",
    "au point qu’un plan dans ce scénario.",
    "https://example.org/a?b=é",
    "« Bonjour », dit-il.",
    "„So ist es“, sagte er.",
    "co\u00adopé\u200bration",
    "de\u0301ja\u0300",
    "ﬁn",
    "pr?parent pr\ufffdsident",
    "=C3=A9 \\u00e9 %C3%A9",
    "De fin 2022 à l’automne 2022",
    "<b>gras</b> `code`",
    "\r\n\r\n",
    "\n\n",
    "\u00a0!",
    "Привет мир",
    "中文文本",
    "שלום",
    "\ud800",
    "\x00",
    "tlie ofthe",
]
TEXTS = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=12)), max_size=8).map(" ".join)
UNFILLED = re.compile(r"\{[a-z_]+\}")
SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def holds(result: Result) -> None:
    """The contract of one result."""
    text, edits = result.original, list(result.edits)
    check(edits, len(text))
    assert apply(text, edits) == result.text
    assert apply(result.text, invert(text, edits)) == text
    protected = parse(text).protected
    assert not [edit for edit in edits if protected.overlaps(edit.start, edit.end)]
    assert not [edit for edit in edits if text[edit.start : edit.end] == edit.new]
    for finding in result.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.before == text[finding.start : finding.end]
        assert 0 <= finding.cleaned_start <= finding.cleaned_end <= len(result.text)
        assert finding.gap is None or 0 <= finding.gap <= len(text)
        assert finding.applied == (finding.action is Action.FIX)
        assert finding.message
        assert not UNFILLED.search(finding.message), finding.message
    for edit in edits:
        rules = {f.rule for f in result.findings if f.applied and f.start <= edit.end and edit.start <= f.end}
        assert set(edit.rules) <= rules, f"{edit} is explained by {rules} only"


@SLOW
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_edits_rebuild_the_cleaned_text_and_can_be_taken_back(text: str, language: str) -> None:
    holds(clean(text, language=language))


@SLOW
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_cleaning_twice_is_cleaning_once(text: str, language: str) -> None:
    once = clean(text, language=language).text
    assert clean(once, language=language).text == once


@settings(SLOW, max_examples=60)
@given(TEXTS)
def test_a_text_whose_language_nobody_gave_keeps_the_promises_too(text: str) -> None:
    result = clean(text)
    holds(result)
    assert clean(result.text).text == result.text


@settings(SLOW, max_examples=60)
@given(TEXTS)
def test_markdown_keeps_the_promises_too(text: str) -> None:
    result = clean(text, language="fr", format="markdown")
    check(list(result.edits), len(text))
    assert clean(result.text, language="fr", format="markdown").text == result.text


@settings(SLOW, max_examples=60)
@given(TEXTS, st.data())
def test_any_fix_can_be_taken_back_and_any_suggestion_taken(text: str, data: st.DataObject) -> None:
    result = clean(text, language="fr")
    for finding in result.findings:
        if finding.applied:
            assert not result.revert(finding.id).finding(finding.id).applied
        elif finding.after is not None:
            taken = result.accept(finding.id)
            check(list(taken.edits), len(text))
            assert taken.finding(finding.id).applied
            assert finding.after in taken.text
    applied = [finding.id for finding in result.findings if finding.applied]
    assert result.revert(*applied).text == text


@pytest.mark.parametrize("case", stage_cases(), ids=str)
def test_the_promises_hold_on_every_fixture(case) -> None:
    result = clean(case.text, language=case.language)
    holds(result)
    assert clean(result.text, language=case.language).text == result.text


PROGRAM = """
import json, sys
from cleaner import clean
from cleaner.chain import Settings, run
from cleaner.document import Document
texts = json.loads(sys.stdin.read())
order = range(len(texts)) if sys.argv[1] == "forward" else reversed(range(len(texts)))
results = {number: clean(texts[number]) for number in order}
print(json.dumps([[r.text, r.language, [repr(e) for e in r.edits], [repr(f) for f in r.findings]]
                  for _, r in sorted(results.items())]))
"""


def test_the_same_text_gives_the_same_result_in_any_process_and_order() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("articles/*/raw.txt"))]
    texts += [" ".join(pair) for pair in pairwise(scrap for scrap in SCRAPS if scrap.isprintable())]
    answers = set()
    for seed, order in [("0", "forward"), ("1", "backward"), ("4242", "forward")]:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, order],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parent.parent,
        )
        answers.add(done.stdout)
    assert len(answers) == 1


def test_a_reverted_and_retaken_fix_gives_the_cleaned_text_again() -> None:
    result = clean("Un cafÃ© et un thÃ© à l’hÃ´tel.", language="fr")
    assert result.text == "Un café et un thé à l’hôtel."
    ids = [finding.id for finding in result.findings if finding.applied]
    assert result.revert(*ids).accept(*ids).text == result.text


def test_an_edit_list_of_a_result_is_immutable() -> None:
    assert isinstance(clean("abc").edits, tuple)
    assert Edit(0, 1, "x") == Edit(0, 1, "x")


@pytest.mark.parametrize("seed", range(12))
def test_what_one_pass_remembers_of_a_paragraph_changes_nothing_in_the_next(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sorted(FIXTURES.glob("clean/*/press.txt"))[seed % 7]
    lines = [line for line in path.read_text("utf-8").splitlines() if line][seed : seed + 12]
    lines[3] = lines[3].replace("e", "&eacute;", 1).replace(", ", ",", 1)
    lines[5] = lines[5].encode().decode("cp1252", "replace")
    text = "\n\n".join([*lines, lines[0].upper(), "[sic] http://example.org", lines[8], "Lire aussi : le pont"])
    selection = Selection(ignore=("gaps",))
    settings = [Settings(selection=selection), Settings(format="markdown", selection=selection)]
    remembered = [run(text, one) for one in settings]
    monkeypatch.setattr(Document, "carry", lambda *_: {})
    assert remembered == [run(text, one) for one in settings]
