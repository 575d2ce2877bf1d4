"""Many articles: each report lies where the index says, and no file overwrites another."""

from __future__ import annotations

import json
import os
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result

from cleaner.cli import main
from tests.docx_reader import read
from tests.page_reader import Page

HIDDEN = "Un titre\n\nLa coo\u00adpé\u00adra\u00adtion a été exemplaire.\n"
CLEAN = "Un titre\n\nLe port de Brest rouvre lundi.\n"
ONLY = ("--select=characters,encoding", "--lang=fr")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["report", *arguments])


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in [
        ("sud/a.txt", HIDDEN),
        ("sud/b.txt", CLEAN),
        ("nord/a.txt", HIDDEN),
        ("nord/odd \"<b>\" 'é'.md", HIDDEN),
    ]:
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_becomes_an_index_with_a_link_to_each_report(articles: Path) -> None:
    done = run("articles", *ONLY, "-o", "out")
    assert (done.exit_code, done.stdout) == (0, "")
    page = Page((articles / "out" / "index.html").read_text(encoding="utf-8"))
    assert len(page.links) == 3
    for link in page.links:
        assert "<!doctype html>" in (articles / "out" / unquote(link)).read_text(encoding="utf-8")
    assert "4" in page.text
    assert "clean" in page.text
    assert not (articles / "out" / "articles" / "sud" / "b.txt.html").exists()


def test_word_documents_of_a_folder_are_linked_too(articles: Path) -> None:
    assert run("articles", *ONLY, "--format", "docx", "-o", "out").exit_code == 0
    for link in Page((articles / "out" / "index.html").read_text(encoding="utf-8")).links:
        assert read((articles / "out" / unquote(link)).read_bytes()).comments()


def test_a_second_run_does_not_report_on_its_own_reports(articles: Path) -> None:
    for _ in range(2):
        assert run(".", *ONLY, "--format", "critic", "-o", "reports").exit_code == 0
    assert len(Page(Path("reports/index.html").read_text(encoding="utf-8")).links) == 3


def test_the_records_of_a_batch_are_told_by_the_host_they_came_from(articles: Path) -> None:
    records = [
        {"title": "Un", "url": "https://www.depeche.example/1", "text": HIDDEN},
        {"id": 7, "source": "fil", "text": CLEAN},
        {"text": HIDDEN, "language": "fr"},
        {"text": 5},
    ]
    Path("batch.jsonl").write_text("\n\n".join(map(json.dumps, records)), encoding="utf-8")
    done = run("batch.jsonl", *ONLY, "-o", "out")
    assert (done.exit_code, "error: batch.jsonl: line 7: not a usable record" in done.stderr) == (2, True)
    page = Page(Path("out/index.html").read_text(encoding="utf-8"))
    assert [Path("out", link).is_file() for link in page.links] == [True, True]
    for said in ["depeche.example", "fil", "batch.jsonl", "Un", "7", "batch.jsonl:5"]:
        assert said in page.text


def test_several_articles_in_one_document_where_the_format_knows_no_other(articles: Path) -> None:
    done = run("articles", *ONLY, "--format", "sarif")
    assert len(json.loads(done.stdout)["runs"][0]["artifacts"]) == 4
    assert run("articles", *ONLY, "--format", "markdown").stdout.count("<details>") == 3
    assert len(run("articles", *ONLY, "--format", "json").stdout.splitlines()) == 4
    assert run("articles", *ONLY, "--format", "github", "-o", "out.txt").exit_code == 0
    assert Path("out.txt").read_text(encoding="utf-8").count("::warning") == 3


@pytest.mark.parametrize("output", [(), ("-o", "a.html"), ("-o", "articles/sud/a.txt")])
def test_reports_of_several_articles_never_overwrite_each_other_or_a_file(
    articles: Path, output: tuple[str, ...]
) -> None:
    done = run("articles", *ONLY, *output)
    assert (done.exit_code, "-o reports" in done.stderr) == (2, True)
    assert Path("articles/sud/a.txt").read_text(encoding="utf-8") == HIDDEN


def test_a_missing_file_is_told_and_the_others_are_reported(articles: Path) -> None:
    done = run("articles/sud/a.txt", "nowhere.txt", *ONLY, "-o", "out")
    assert (done.exit_code, "nowhere.txt" in done.stderr) == (2, True)
    assert len(Page(Path("out/index.html").read_text(encoding="utf-8")).links) == 1
    assert run("nowhere.txt", "--format", "sarif", "-o", "none.sarif").exit_code == 2
    assert run("nowhere.jsonl", "-o", "none").exit_code == 2
    assert not Path("none.sarif").exists()
    assert not Path("none").exists()


def test_the_configuration_decides_the_language_of_the_index(articles: Path) -> None:
    Path("cleancopy.toml").write_text('ui-lang = "de"\n', encoding="utf-8")
    assert run("articles", *ONLY, "-o", "out").exit_code == 0
    assert "Beschädigt eingetroffen" in Path("out/index.html").read_text(encoding="utf-8")


def test_several_processes_write_the_same_reports(articles: Path) -> None:
    Path("batch.jsonl").write_text(json.dumps({"text": HIDDEN}) + "\n" + json.dumps({"text": CLEAN}), encoding="utf-8")
    for jobs in ("1", "2"):
        assert run("articles", "batch.jsonl", *ONLY, "--jobs", jobs, "-o", f"out{jobs}").exit_code == 0
    one, two = (
        {path.relative_to(f"out{jobs}"): path.read_bytes() for path in sorted(Path(f"out{jobs}").rglob("*.html"))}
        for jobs in (1, 2)
    )
    assert one == two
    assert len(one) == 5


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_made_is_told(articles: Path) -> None:
    articles.chmod(0o500)
    done = run("articles", *ONLY, "-o", "out")
    assert (done.exit_code, "out" in done.stderr) == (2, True)
    articles.chmod(0o700)
