"""The index: a chief editor reads what came in damaged, where from, and what is left to decide."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from cleaner.findings import Action
from cleaner.report import Article
from cleaner.report.index import render
from cleaner.report.index.charts import Bar, chart
from cleaner.report.index.rows import Row, Summary, host, row
from cleaner.report.index.tables import MOST_ROWS
from tests.page_reader import Page
from tests.reporting import fixed, made, noted

HERE = Path(__file__).parent.parent / "cleaner" / "report"
GLUED = "Les forces avancent vers Khersonla plus grande ville.\n"
CLEAN = "Un titre\n\nLe port de Brest rouvre lundi.\n"


def sample() -> Article:
    notes = [noted(GLUED, "plus", Action.FLAG), noted(GLUED, "Les", Action.INFO, rule="encoding.bytes")]
    return made(GLUED, [fixed(GLUED, "Khersonla", "Kherson la")], notes, path="a.txt")


def rows() -> list[Row]:
    glued = made(GLUED, [fixed(GLUED, "Khersonla", "Kherson la")], [], path="c.txt")
    return [
        row(sample(), "sud", "articles/a.html"),
        row(made(CLEAN, [], [], path="b.txt"), "nord", "articles/b.html"),
        row(glued, "sud", "articles/c.html"),
    ]


def test_the_worst_article_comes_first_and_the_sums_are_right() -> None:
    summary = Summary(rows())
    assert [one.name for one in summary.worst_first()] == ["a.txt", "c.txt", "b.txt"]
    assert (summary.damaged(), summary.count(Action.FIX)) == (2, 2)
    stages = {stage: (dict(found), touched) for stage, found, touched in summary.stages()}
    assert stages == {
        "glue": ({Action.FIX: 2}, 2), "gaps": ({Action.FLAG: 1}, 1), "encoding": ({Action.INFO: 1}, 1),
    }  # fmt: skip
    assert [(source, len(found)) for source, found in summary.sources()] == [("sud", 2), ("nord", 1)]


def test_a_note_alone_is_no_damage() -> None:
    noted_only = made(CLEAN, [], [noted(CLEAN, "port", Action.INFO)])
    assert not row(noted_only, "", "x").damaged


def test_the_page_says_what_came_in_damaged() -> None:
    page = Page(render("articles", rows(), "en"))
    said = " ".join(page.text.split())
    assert "Came in damaged 2 67" in said
    assert "Repairs made 2" in said
    assert "Left to review 1 articles: 1" in said
    assert page.links == ["articles/a.html", "articles/c.html"]


def test_the_page_says_what_is_wrong_with_the_articles_of_a_source() -> None:
    assert "Words run together 2, Missing words 1" in Page(render("articles", rows(), "en")).text


def test_charts_can_be_read_by_who_cannot_see_them() -> None:
    drawn = chart("x", "What <was> wrong", "Glue: 2; gaps: 1", [Bar("Glue & co", "2", (("fix", 2),))])
    assert 'role="img" aria-labelledby="x-title x-description"' in drawn
    assert '<title id="x-title">What &lt;was&gt; wrong</title>' in drawn
    assert '<desc id="x-description">Glue: 2; gaps: 1</desc>' in drawn
    assert "Glue &amp; co" in drawn


def test_the_longest_bar_fills_the_chart_and_the_smallest_can_be_seen() -> None:
    drawn = chart("x", "", "", [Bar("a", "", (("fix", 10_000), ("flag", 1))), Bar("b", "", (("fix", 1),))])
    widths = [(kind, float(wide)) for kind, wide in re.findall(r'<rect class="(\w+)"[^>]* width="([\d.]+)"', drawn)]
    assert widths[1:3] == [("fix", 420.0), ("flag", 0.0)] or widths[1][1] + widths[2][1] == pytest.approx(420, abs=0.2)
    assert widths[-1] == ("fix", 2.0)


@pytest.mark.parametrize("ui", ["en", "fr", "es", "de"])
def test_the_page_speaks_the_editors_language(ui: str) -> None:
    table = tomllib.loads((HERE / "formats.toml").read_text(encoding="utf-8"))
    page = render("articles", rows(), ui)
    assert f'<html lang="{ui}">' in page
    assert table[ui]["damaged"] in page
    assert table[ui].keys() == table["en"].keys()


def test_the_page_needs_no_network_and_lets_nothing_run_but_its_own() -> None:
    page = render("articles", rows(), "en")
    assert not re.search(r'(?:src|href)="(?!articles/|#)|@import|url\(|https?://', page)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]


def test_names_that_try_to_break_out_are_text() -> None:
    evil = "\"><script>alert(1)</script>\u202e\x00'\ud800"
    shown = render(evil, [Row(evil, evil, "articles/" + "x", evil, rows()[0].kinds), rows()[1]], "en")
    assert shown.count("<script") == render("x", rows(), "en").count("<script") == 1
    assert not re.search("[\x00\u202e]", shown)
    Page(shown)


def test_tens_of_thousands_of_articles_make_a_page_that_a_browser_opens() -> None:
    kinds = rows()[0].kinds
    many = [Row(f"{number}.txt", f"host{number % 500}.example", "x", "fr", kinds) for number in range(30_000)]
    shown = render("batch", many, "en")
    assert shown.count("<tr>") < MOST_ROWS + 200
    assert "25\u202f000 more" in shown
    assert len(shown) < 4_000_000


def test_no_articles_at_all_are_no_trouble() -> None:
    assert "0" in Page(render("empty", [], "fr")).text


@pytest.mark.parametrize(
    ("address", "name"),
    [("https://www.lemidi.example/a?b", "lemidi.example"), ("lemidi.example", ""), ("http://[", ""), ("", "")],
)
def test_a_source_is_the_host_of_the_address(address: str, name: str) -> None:
    assert host(address) == name


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_index_has_the_colours_of_the_page_that_it_leads_to() -> None:
    ours, theirs = (
        [
            dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part))
            for part in path.read_text(encoding="utf-8").split("@media")[:2]
        ]
        for path in (HERE / "common.css", HERE / "page" / "page.css")
    )
    for one, other in zip(ours, theirs, strict=True):
        assert {name: other[name] for name in one if name in other} == {
            name: one[name] for name in one if name in other
        }


def test_every_text_can_be_read_by_day_and_by_night() -> None:
    """WCAG 2.2 AA (1.4.3): a contrast of 4.5 to 1."""
    style = (HERE / "common.css").read_text(encoding="utf-8")
    day, night = style.split("prefers-color-scheme: dark", 1)
    for palette in (day, night.split("}")[0]):
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", palette))
        pairs = [("ink", "card"), ("soft", "card"), ("ink", "ground"), ("soft", "ground")]
        pairs += [(kind, f"{kind}-ground") for kind in ("fix", "suggest", "flag", "info", "del")]
        for text, ground in pairs:
            light, dark = sorted((_luminance(colours[text]), _luminance(colours[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground)


CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
TRY = """<script>{
const names = () => [...document.querySelectorAll(".articles tbody tr:not([hidden]) th")].map((cell) => cell.textContent).join(",");
const said = [names()];
const heads = [...document.querySelectorAll(".articles thead button")];
heads[0].click(); said.push(names());
heads[0].click(); said.push(names());
heads.find((head) => head.textContent === "Fixed").click(); said.push(names());
const find = document.getElementById("find");
find.value = "B.T"; find.dispatchEvent(new Event("input")); said.push(names(), document.getElementById("left").textContent);
document.body.dataset.said = said.join(" ");
}</script>"""


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (Debian: chromium)")
def test_in_a_browser_the_table_can_be_sorted_and_searched(tmp_path: Path) -> None:
    page = re.sub(r"<meta http-equiv[^>]*>", "", render("articles", rows(), "en"))  # the policy would stop the test too
    path = tmp_path / "index.html"
    path.write_text(page.replace("</body>", TRY + "</body>"), encoding="utf-8")
    assert CHROMIUM is not None
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'home'}",
        "--dump-dom",
    ]
    done = subprocess.run([*command, path.as_uri()], capture_output=True, text=True, timeout=60, check=True)
    said = re.search(r'data-said="([^"]*)"', done.stdout)
    assert said is not None
    assert said[1] == ("a.txt,c.txt,b.txt a.txt,b.txt,c.txt c.txt,b.txt,a.txt c.txt,a.txt,b.txt b.txt 1 / 3")
