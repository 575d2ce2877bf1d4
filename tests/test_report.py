"""Reports say what happened, in every format, and what is in the article stays text."""

from __future__ import annotations

import hashlib
import html.parser
import json
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.edits import Edit, OffsetMap, apply
from cleaner.findings import Action, Finding
from cleaner.report import FORMATS, Article, Style, one_line, reporter
from cleaner.report.diff import render as diff
from cleaner.report.places import Lines, cut, visible, width
from cleaner.result import Result
from cleaner.ruleset import builtin_rules
from tests.fixtures import stage_cases
from tests.strategies import sound_edits

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "docs" / "schema" / "cleancopy-1.json").read_text(encoding="utf-8"))
TEXT = (
    "Les États-Unis se préparent\n\nLes Etats Unis se preparent\n\nLes forces avancent vers Khersonla plus grande ville.\n\n"
    "[Las armas más potentes]\n\nau point qu’un plan de contingence dans ce scénario.\n\nau kremlin\n"
)


def finding(number: int, rule: str, action: Action, before: str, after: str | None = None, **more: object) -> Finding:
    start = TEXT.index(before)
    return Finding(
        rule, action, start, start + len(before), after, 0.985, ("a reason",), id=f"f{number}", before=before,
        message=f"{before} seems wrong", cleaned_start=0, cleaned_end=0, applied=action is Action.FIX, **more,
    )  # fmt: skip


def article(text: str = TEXT, edits: tuple[Edit, ...] = (), findings: tuple[Finding, ...] = (), **more: str) -> Article:
    result = Result(text, "fr", edits, findings)
    return Article(more.pop("path", "a.txt"), hashlib.sha256(b"x").hexdigest(), result, builtin_rules(), **more)


DOUBLE = TEXT.index("Les Etats"), TEXT.index("Les forces")
SPLIT = TEXT.index("Khersonla") + 7
HOLE = TEXT.index("dans ce")
SAMPLE = article(
    edits=(Edit(*DOUBLE, "", ("duplicates.headline",)), Edit(SPLIT, SPLIT, " ", ("glue.words",))),
    findings=(
        finding(1, "duplicates.headline", Action.FIX, TEXT[slice(*DOUBLE)], ""),
        finding(2, "glue.words", Action.FIX, "Khersonla", "Kherson la"),
        finding(3, "language.line", Action.FLAG, "[Las armas más potentes]", extra={"foreign_language": "es"}),
        finding(
            4,
            "gaps.verb",
            Action.FLAG,
            "un plan de contingence dans",
            gap=HOLE,
            suggestions=("a été élaboré", "a été vu"),
        ),
        finding(5, "orthography.capital", Action.SUGGEST, "kremlin", "Kremlin"),
    ),
)


def rendered(name: str, style: Style = Style()) -> str:
    return reporter(name).render(SAMPLE, style)


class Page(html.parser.HTMLParser):
    """What a browser would make of a page: its tags, its text, and whether the tags are closed in order."""

    VOID = frozenset({"meta", "input", "br"})

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.article: dict[str, list[str]] = {"kept": [], "del": [], "ins": []}
        self.text: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs in self.tags if attrs.get("id")]


def validate(data: dict) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(data, SCHEMA)


def test_json_keeps_the_contract_that_other_programs_rely_on() -> None:
    data = json.loads(rendered("json"))
    validate(data)
    assert data["path"] == "a.txt"
    assert data["findings"][1] == {
        "id": "f2", "rule": "glue.words", "action": "fix", "applied": True, "start": SPLIT - 7, "end": SPLIT + 2,
        "cleaned_start": 0, "cleaned_end": 0, "before": "Khersonla", "after": "Kherson la", "confidence": 0.985,
        "message": "Khersonla seems wrong", "evidence": ["a reason"],
    }  # fmt: skip
    assert data["findings"][2]["foreign_language"] == "es"
    assert data["findings"][2]["after"] is None
    assert (data["findings"][3]["gap"], data["findings"][3]["suggestions"]) == (HOLE, ["a été élaboré", "a été vu"])


def test_the_reports_of_the_real_chain_keep_the_contract() -> None:
    from cleaner import clean

    text = "Le président a Ã©tÃ© reÃ§u.\n\nIl est venu le 31 avril 2023.\n"
    result = clean(text, language="fr")
    data = json.loads(reporter("json").render(Article("a.txt", "0" * 64, result, builtin_rules()), Style()))
    validate(data)
    assert apply(text, [Edit(e["start"], e["end"], e["new"]) for e in data["edits"]]) == data["cleaned"]
    for one in data["findings"]:
        assert text[one["start"] : one["end"]] == one["before"]


def test_a_wrong_report_does_not_pass_the_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    data = json.loads(rendered("json"))
    data["findings"][2]["after"] = "a flag has no replacement"
    with pytest.raises(jsonschema.ValidationError):
        validate(data)


def test_the_terminal_shows_place_reason_line_and_a_mark_under_it() -> None:
    shown = rendered("terminal", Style(width=80))
    assert (
        "a.txt:5:26: fix glue.words  Khersonla seems wrong\n"
        "   5 │ Les forces avancent vers Khersonla plus grande ville.\n"
        "     │                          ^^^^^^^^^ → Kherson la\n"
        "     │ a reason\n"
    ) in shown
    assert (
        "   9 │ au point qu’un plan de contingence ⟨?⟩dans ce scénario.\n"
        "     │                                    ^^^ → a été élaboré | a été vu?\n"
    ) in shown


def test_a_line_removed_with_the_blank_lines_before_it_is_shown_itself_and_not_an_empty_line() -> None:
    text = "Le port rouvre.\n\nfr-03\n"
    span = (16, len(text))
    one = Finding("furniture.code", Action.FIX, *span, "", id="f1", before=text[slice(*span)], applied=True)
    shown = {
        name: reporter(name).render(article(text, (Edit(*span, ""),), (one,)), Style())
        for name in ("terminal", "github")
    }
    assert shown["terminal"].startswith("a.txt:3:1: fix furniture.code")
    assert "3 │ fr-03\n" in shown["terminal"]
    assert "line=3," in shown["github"]
    assert one_line.render(article(text, (), (one,)), Style()) == "a.txt:3:1: fixed furniture.code: fr-03 → (removed)\n"


def test_all_evidence_stands_on_one_line() -> None:
    one = Finding("language.line", Action.FLAG, 0, 3, evidence=("puerto", "los", "del"), id="f1", before="Les")
    shown = reporter("terminal").render(article(TEXT, (), (one,)), Style())
    assert shown.splitlines()[-2].endswith("│ puerto · los · del")


def test_a_terminal_gets_colours_and_a_pipe_none() -> None:
    assert "\x1b[32mfix\x1b[0m" in rendered("terminal", Style(colour=True))
    assert "\x1b" not in rendered("terminal")


def test_a_long_line_is_cut_to_the_width_around_the_mark() -> None:
    text = "mot " * 400 + "Khersonla" + " mot" * 400
    at = text.index("Khersonla")
    one = Finding("glue.words", Action.FIX, at, at + 9, "Kherson la", id="f1", before="Khersonla", applied=True)
    shown = reporter("terminal").render(article(text, (), (one,)), Style(width=60)).split("\n")
    assert shown[1].startswith("  1 │ …")
    assert shown[1].endswith("…")
    assert all(width(line) <= 60 for line in shown[1:])
    assert shown[1].index("Khersonla") == shown[2].index("^^^^^^^^^")


def test_the_mark_stands_under_wide_and_combining_characters() -> None:
    text = "日本語 e\u0301 Khersonla"
    at = text.index("Khersonla")
    one = Finding("glue.words", Action.FIX, at, at + 9, "Kherson la", id="f1", before="Khersonla", applied=True)
    shown = reporter("terminal").render(article(text, (), (one,)), Style()).split("\n")
    assert shown[2].index("^") == shown[1].index("K") + 3 - 1  # three wide characters, one combining


def test_escape_sequences_of_an_article_never_reach_the_terminal() -> None:
    text = "a\x1b[2Jb\u202ec\x07\r\n"
    one = Finding("glue.words", Action.FLAG, 0, 5, id="f1", before=text[:5], message="a\x1b]0;owned\x07")
    for name in ["terminal", "github"]:
        shown = reporter(name).render(article(text, (), (one,), path="x\x1b[31m.txt"), Style())
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)


def test_github_shows_each_finding_beside_its_line() -> None:
    lines = rendered("github").splitlines()
    assert lines[1] == (
        "::warning file=a.txt,line=5,endLine=5,col=26,endColumn=35,title=glue.words (fix)::Khersonla seems wrong"
    )


def test_columns_and_lines_are_those_of_an_editor() -> None:
    lines = Lines("a\r\nb\rc\nd\u2028e")
    assert [lines.place(at) for at in (0, 3, 5, 7, 9)] == [(1, 1), (2, 1), (3, 1), (4, 1), (4, 3)]


def test_texts_are_cut_by_columns() -> None:
    assert (cut("une phrase", 6), cut("日本語", 5), cut("court", 5)) == ("une p…", "日本…", "court")


@given(st.text(max_size=40))
def test_what_is_visible_is_one_line_of_printable_text(text: str) -> None:
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", visible(text))


def patched(text: str, changes: str) -> str:
    """The text after GNU patch."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_bytes(text.encode())
        subprocess.run(
            ["patch", "-s", "-p1", "--binary"], input=changes.encode(), cwd=folder, check=True, capture_output=True
        )
        return path.read_bytes().decode() if path.exists() else ""


@pytest.mark.skipif(not shutil.which("patch"), reason="GNU patch is not installed")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(["a", "é b", "", "c\r", "long line"]), max_size=25).map("\n".join).flatmap(
    lambda text: st.tuples(st.just(text), sound_edits(text))))  # fmt: skip
def test_patch_makes_the_cleaned_text_from_the_diff(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    cleaned = apply(text, edits)
    changes = diff(article(text, tuple(edits)), Style())
    assert (changes == "") == (text == cleaned)
    if changes and cleaned:  # patch removes a file that becomes empty
        assert patched(text, changes) == cleaned


def test_the_diff_is_the_one_that_a_person_expects() -> None:
    assert rendered("diff") == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -1,8 +1,6 @@\n Les États-Unis se préparent\n \n-Les Etats Unis se preparent\n-\n"
        "-Les forces avancent vers Khersonla plus grande ville.\n+Les forces avancent vers Kherson la plus grande ville.\n"
        " \n [Las armas más potentes]\n \n"
    )


@pytest.mark.parametrize(
    ("path", "written"),
    [("a b.txt", "--- a/a b.txt\t\n"), ("a\nb.txt", '--- "a/a\\012b.txt"\n'), ("é.txt", "--- a/é.txt\n")],
)
def test_odd_names_in_a_diff_are_written_as_git_writes_them(path: str, written: str) -> None:
    assert diff(article("a", (Edit(0, 1, "b"),), path=path), Style()).startswith(written)


def test_every_report_can_be_made_of_whatever_the_chain_finds() -> None:
    from cleaner import clean

    for case in stage_cases()[::9]:
        result = clean(case.text, language=case.language)
        one = Article("a.txt", "0" * 64, result, builtin_rules())
        shown = {name: reporter(name).render(one, Style()) for name in FORMATS}
        validate(json.loads(shown["json"]))
        ids = Page(shown["html"]).ids()
        assert {f"m{f.id[1:]}" for f in result.findings} <= set(ids), case
        assert len(ids) == len(set(ids)), case
        assert result.revert(*[f.id for f in result.findings if f.applied]).text == case.text


@pytest.mark.parametrize("name", [*FORMATS])
def test_one_huge_line_is_no_trouble(name: str) -> None:
    text = "mot " * 300_000
    one = Finding("glue.words", Action.FIX, 4, 7, "x", id="f1", before="mot", applied=True)
    began = time.process_time()
    shown = reporter(name).render(article(text, (Edit(4, 7, "x", ("glue.words",)),), (one,)), Style())
    assert shown
    assert time.process_time() - began < 5


def test_offsets_of_the_sample_are_what_they_say() -> None:
    assert OffsetMap(SAMPLE.result.edits).forward(len(TEXT)) == len(SAMPLE.result.text)
