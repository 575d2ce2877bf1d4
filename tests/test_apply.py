"""`apply` writes the very text that the page showed, `revert` gives back the very bytes; or the file is left alone."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Cleaner
from cleaner.cli import main
from cleaner.config import Config
from cleaner.decisions import Decision, Verdict, decide, fingerprint
from cleaner.decoding import decode
from cleaner.findings import Action
from cleaner.report.json_ import SCHEMA, keys
from cleaner.reverting import read_report
from tests.fixtures import Case, stage_cases

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "fixtures" / "articles" / "fr-port" / "raw.txt"
LANG = ["--lang", "fr"]
CLEANER = Cleaner(Config(lang="fr"))
RESULT = CLEANER.clean(decode(ARTICLE.read_bytes()).text)


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(ARTICLE, "a.txt")
    return tmp_path / "a.txt"


def run(*args: str, text: bytes | None = None) -> Result:
    return CliRunner().invoke(main, args, input=text, prog_name="cleancopy")


def decided(*said: tuple[str, str] | tuple[str, str, str], **other: str) -> str:
    """The name of a file with decisions on RESULT."""
    rows = []
    for id_, what, *text in said:
        finding = RESULT.finding(id_)
        rows.append({"id": id_, "rule": finding.rule, "start": finding.start, "end": finding.end, "decision": what})
        rows[-1].update({"text": text[0]} if text else {})
    sha256 = hashlib.sha256(ARTICLE.read_bytes()).hexdigest()
    head = {"schema": "cleancopy-decisions/1", "path": "a.txt", "sha256": sha256, "version": "0", "report": ""}
    Path("d.json").write_text(json.dumps({**head, **other, "decisions": rows}), encoding="utf-8")
    return "d.json"


def ids(action: Action) -> list[str]:
    return [finding.id for finding in RESULT.findings if finding.action is action]


def test_the_file_becomes_the_text_that_was_decided(article: Path) -> None:
    fix, flag = ids(Action.FIX)[0], ids(Action.FLAG)[0]
    name = decided((fix, "reject"), (flag, "edit", "MOT"), report=fingerprint(RESULT))
    done = run("apply", *LANG, "a.txt", "--decisions", name)
    assert done.exit_code == 0, done.output
    f = RESULT.finding
    say = [
        Decision(fix, f(fix).rule, f(fix).start, f(fix).end, Verdict.REJECT),
        Decision(flag, f(flag).rule, f(flag).start, f(flag).end, Verdict.EDIT, "MOT"),
    ]
    assert article.read_text("utf-8") == decide(RESULT, say).text
    assert done.stderr.startswith("a.txt: 2 decisions carried out.\nLeft undecided: ")
    assert "Turned down: 1. The next run finds them again" in done.stderr


def test_a_diff_and_a_pipe_show_it_and_write_nothing(article: Path) -> None:
    name = decided((ids(Action.FIX)[0], "reject"))
    before = article.read_bytes()
    assert run("apply", *LANG, "--diff", "a.txt", "--decisions", name).stdout.startswith(
        "--- a/a.txt\n+++ b/a.txt\n@@ "
    )
    piped = run("apply", *LANG, "-", "--decisions", name, text=before)
    assert article.read_bytes() == before
    run("apply", *LANG, "a.txt", "--decisions", name)
    assert article.read_bytes() == piped.stdout_bytes


def test_another_file_is_refused_and_left_alone(article: Path) -> None:
    article.write_bytes(article.read_bytes() + b"Une ligne de plus.\n")
    before = article.read_bytes()
    done = run("apply", *LANG, "a.txt", "--decisions", decided())
    assert (done.exit_code, article.read_bytes()) == (2, before)
    assert "error: a.txt: is not the file that was reviewed, or was changed since" in done.stderr


def test_a_page_that_showed_something_else_is_refused(article: Path) -> None:
    before = article.read_bytes()
    name = decided(report=fingerprint(RESULT))
    done = run("apply", *LANG, "--ignore", "encoding", "a.txt", "--decisions", name)
    assert (done.exit_code, article.read_bytes()) == (2, before)
    assert (
        "something else is found in it now than on the page that was reviewed (the page is of version 0)" in done.stderr
    )


def test_decisions_on_unknown_findings_are_told_and_the_others_carried_out(article: Path) -> None:
    fix = ids(Action.FIX)[0]
    name = decided((fix, "reject"))
    value = json.loads(Path(name).read_text())
    value["decisions"].append({"id": "f999", "rule": "glue.words", "start": 1, "end": 2, "decision": "accept"})
    Path(name).write_text(json.dumps(value))
    done = run("apply", *LANG, "a.txt", "--decisions", name)
    assert done.exit_code == 1
    assert "warning: d.json: f999: there is no finding glue.words at 1-2, so its decision was left out\n" in done.stderr
    assert RESULT.finding(fix).before in article.read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "message"), [("{", "this is no JSON"), ("{}", "this is no decisions file"), (None, "cannot be read")]
)
def test_what_is_no_decisions_file_is_named(article: Path, data: str | None, message: str) -> None:
    if data is not None:
        Path("d.json").write_text(data)
    done = run("apply", *LANG, "a.txt", "--decisions", "d.json")
    assert (done.exit_code, f"error: d.json: {message}" in done.stderr) == (2, True)


def test_an_excluded_file_is_left_alone(article: Path) -> None:
    Path("cleancopy.toml").write_text('exclude = ["a.txt"]\n')
    done = run("apply", *LANG, "a.txt", "--decisions", decided((ids(Action.FIX)[0], "reject")))
    assert (done.exit_code, article.read_bytes()) == (2, ARTICLE.read_bytes())


def test_what_was_turned_down_does_not_return_and_the_decisions_replay(article: Path) -> None:
    Path("cleancopy.toml").write_text('baseline = "cleancopy-baseline.json"\nlang = "fr"\n')
    everything = [(id_, "reject") for id_ in ids(Action.FIX)] + [(id_, "dismiss") for id_ in ids(Action.FLAG)]
    name = decided(*everything, report=fingerprint(RESULT))
    before = article.read_bytes()
    done = run("apply", "a.txt", "--decisions", name)
    assert (done.exit_code, article.read_bytes()) == (0, before), done.output
    assert "the text is as it was.\n" in done.stderr
    assert "for good: " in done.stderr
    assert run("apply", "a.txt", "--decisions", name).exit_code == 0
    found = [json.loads(run("check", "--format", "json", "a.txt").stdout)["findings"]][0]
    assert {finding["action"] for finding in found} <= {"suggest", "info"}
    assert run("fix", "a.txt").exit_code == 0


def test_what_was_turned_down_does_not_return_where_the_editor_wrote_in_its_sentence(article: Path) -> None:
    article.write_text(
        "Titre\n\nIl viendra le 31 avril 2023 Ã\xa0 Paris avec le prÃ©fet et le maire de la ville.\n", "utf-8"
    )
    Path("cleancopy.toml").write_text('baseline = "b.json"\nlang = "fr"\nselect = ["encoding", "consistency"]\n')
    found = json.loads(run("check", "--format", "json", "a.txt").stdout)
    rows = [
        {key: finding[key] for key in ("id", "rule", "start", "end")}
        | ({"decision": "dismiss"} if finding["action"] == "flag" else {"decision": "edit", "text": "l’évêque"})
        for finding in found["findings"]
        if finding["action"] == "flag" or "prÃ©fet" in finding["before"]
    ]
    assert len(rows) == 2
    head = {"schema": "cleancopy-decisions/1", "path": "a.txt", "sha256": found["sha256"], "version": "0"}
    Path("d.json").write_text(json.dumps({**head, "decisions": rows}))
    assert run("apply", "a.txt", "--decisions", "d.json").exit_code == 0
    assert "l’évêque" in article.read_text("utf-8")
    assert run("check", "a.txt").exit_code == 0


BYTES = {
    "utf-8": ARTICLE.read_bytes(),
    "bom and crlf": b"\xef\xbb\xbf" + ARTICLE.read_bytes().replace(b"\n", b"\r\n"),
    "utf-16": "\ufeffLe ministre a Ã©tÃ© reÃ§u hier matin par le maire.\r\n".encode("utf-16-le"),
    "cp1252": "La visite\n\nLe ministre a été reçu l’été passé.\nIl a été dit que c’était fini.\n".encode("cp1252"),
    "mixed": "Le ministre a été reçu hier.\n".encode() + "La réunion a été annulée.\n".encode("cp1252"),
    "both in a line": "Le ministre a été ".encode("cp1252") + "reçu l’été passé.\n".encode(),
    "bytes without meaning": b"Le ministre a \xe9t\xe9 re\xe7u \x81 hier matin par le maire.\n",
}


@pytest.mark.parametrize("kind", BYTES)
def test_a_file_gets_back_its_very_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("a.txt")
    path.write_bytes(BYTES[kind])
    fixed = run("fix", *LANG, "--format", "json", "a.txt")
    Path("r.json").write_bytes(fixed.stdout_bytes)
    assert (fixed.exit_code, path.read_bytes() != BYTES[kind]) == (1, True)
    done = run("revert", "a.txt", "--report", "r.json")
    assert (done.exit_code, done.stderr) == (0, "a.txt: taken back.\n")
    assert path.read_bytes() == BYTES[kind]
    assert run("revert", "a.txt", "--report", "r.json").stderr == "a.txt: nothing to take back.\n"


def test_one_finding_is_taken_back_and_the_others_stay(article: Path) -> None:
    Path("r.json").write_bytes(run("fix", *LANG, "--format", "json", "a.txt").stdout_bytes)
    after = article.read_bytes()
    some = next(f for f in RESULT.findings if f.applied and f.after and "\n" not in f.before)
    left = decide(RESULT, [Decision(some.id, some.rule, some.start, some.end, Verdict.REJECT)]).text
    done = run("revert", "a.txt", "--report", "r.json", "--only", some.id, "--diff")
    assert [row[:1] for row in done.stdout.splitlines()[2:] if not row.startswith(" ")] == ["@", "-", "+"]
    assert article.read_bytes() == after
    assert run("revert", "a.txt", "--report", "r.json", "--only", some.id).exit_code == 0
    assert article.read_text("utf-8") == left


def test_what_is_left_can_be_taken_back_later(article: Path) -> None:
    Path("r.json").write_bytes(run("fix", *LANG, "--format", "json", "a.txt").stdout_bytes)
    applied = [f for f in RESULT.findings if f.applied]
    for finding in applied[:3]:
        assert run("revert", "a.txt", "--report", "r.json", "--only", finding.id).exit_code == 0
    say = [Decision(f.id, f.rule, f.start, f.end, Verdict.REJECT) for f in applied[:3]]
    assert article.read_text("utf-8") == decide(RESULT, say).text
    again = run("revert", "a.txt", "--report", "r.json", "--only", applied[0].id)
    assert (again.exit_code, again.stderr) == (0, "a.txt: nothing to take back.\n")
    assert run("revert", "a.txt", "--report", "r.json").exit_code == 0
    assert article.read_bytes() == ARTICLE.read_bytes()


def test_the_report_of_another_text_is_refused(article: Path) -> None:
    Path("r.json").write_bytes(run("fix", *LANG, "--format", "json", "a.txt").stdout_bytes)
    article.write_bytes(article.read_bytes() + b"x")
    before = article.read_bytes()
    done = run("revert", "a.txt", "--report", "r.json")
    assert (done.exit_code, article.read_bytes()) == (2, before)
    assert "error: a.txt: is not the cleaned text of this report, so it was left alone" in done.stderr


def test_an_unknown_or_unapplied_finding_is_named(article: Path) -> None:
    Path("r.json").write_bytes(run("fix", *LANG, "--format", "json", "a.txt").stdout_bytes)
    assert "there is no finding 'f999'" in run("revert", "a.txt", "--report", "r.json", "--only", "f999").stderr
    flag = ids(Action.FLAG)[0]
    done = run("revert", "a.txt", "--report", "r.json", "--only", flag)
    assert (done.exit_code, "was not applied, so there is nothing to take back" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "holds no report"),
        ("{", "is no JSON"),
        ('{"schema": "other"}', "holds no report"),
        ('{"schema": "cleancopy/1", "path": "a.txt"}', "the report of a.txt cannot be used"),
    ],
)
def test_what_is_no_report_is_named(article: Path, data: str, message: str) -> None:
    Path("r.json").write_text(data)
    done = run("revert", "a.txt", "--report", "r.json")
    assert (done.exit_code, f"error: r.json: {message}" in done.stderr) == (2, True), done.stderr


def test_of_several_reports_the_files_own_is_taken(article: Path) -> None:
    shutil.copy("a.txt", "b.txt")
    shutil.copy("a.txt", "c.txt")
    before = article.read_bytes()
    Path("r.json").write_bytes(run("fix", *LANG, "--format", "json", "a.txt", "b.txt").stdout_bytes)
    assert run("revert", "b.txt", "--report", "r.json").exit_code == 0
    assert Path("b.txt").read_bytes() == before
    assert "holds 2 reports and none of c.txt" in run("revert", "c.txt", "--report", "r.json").stderr


CASES = stage_cases()


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(CASES), st.data())
def test_from_a_report_alone_the_original_comes_back_and_any_part_of_it(case: Case, data: st.DataObject) -> None:
    result = CLEANER.clean(case.text)
    sha256 = hashlib.sha256(case.text.encode()).hexdigest()
    report = read_report(json.dumps({"schema": SCHEMA, "path": "a", **keys(result, sha256)}).encode(), "a")
    assert report.original(decode(b"")) == case.text.encode()
    applied = [finding for finding in result.findings if finding.applied]
    if applied:
        some = data.draw(st.lists(st.sampled_from(applied), unique_by=lambda f: f.id))
        say = [Decision(f.id, f.rule, f.start, f.end, Verdict.REJECT) for f in some]
        left = report.reverted(result.text, [f.id for f in some])
        assert left == decide(result, say).text
        now = result.text
        for finding in some:  # one by one is the same as all at once
            now = report.reverted(now, [finding.id])
        assert now == left
