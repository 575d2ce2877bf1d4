"""The summary for a pull request: complete, short enough for its host, and nothing in it is live."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.findings import Action
from cleaner.report import Article, Style
from cleaner.report.markdown import LONGEST, render, render_all
from cleaner.report.markdown_text import code_block, code_span, plain
from tests.reporting import ALPHABET, BREAK_OUT, ODD_NAME, article, articles, fixed, made, noted

TEXT = "Ils vont vers Khersonla plus grande ville.\n\nUn plan dans ce scénario.\n"


def sample(path: str = "a.txt", **more: str) -> Article:
    notes = [noted(TEXT, "plan dans", Action.FLAG, gap=TEXT.index("dans"), suggestions=("est", "était"))]
    return made(TEXT, [fixed(TEXT, "Khersonla", "Kherson la")], notes, path=path, **more)


def test_a_reviewer_reads_what_was_found_where() -> None:
    assert render(sample(), Style()) == (
        "### cleancopy: Fixed 1, To decide 1\n\n"
        "| File | Fixed | Suggested | To decide | Note |\n|---|---:|---:|---:|---:|\n| `a.txt` | 1 |  | 1 |  |\n\n"
        "<details><summary>a.txt</summary>\n\n"
        "* 1:15 **Fixed** `glue.words` 99 % It is wrong. `Khersonla` → `Kherson la`\n"
        "* 3:4 **To decide** `gaps.verb` 80 % It may be wrong. `Un plan ⟨?⟩ dans ce scénario.` → `est` | `était`?\n\n"
        "</details>\n"
    )


def test_several_files_make_one_summary_in_the_editors_language() -> None:
    shown = render_all([sample(path)._replace(ui="fr") for path in ("a.txt", "b.txt")] + [article("Un titre")], Style())
    assert shown.startswith("### cleancopy: Corrigé 2, À trancher 2\n")
    assert shown.count("<details>") == 2


def test_a_clean_file_says_so_in_one_line() -> None:
    assert render(article("Un titre\n"), Style()) == "### cleancopy: nothing to say\n"


def test_a_summary_is_never_longer_than_a_host_takes_and_counts_what_it_leaves_out() -> None:
    many = "mot " * 3000
    notes = [noted(many[at:], "mot", Action.FLAG) for at in range(0, 12_000, 4)]
    shown = render(made(many, [], notes), Style())
    assert len(shown) <= LONGEST
    assert re.search(r"\n\* … \d+ more\n\n</details>\n\Z", shown)
    crowd = render_all([sample(f"articles/{number}-{'x' * 100}.txt") for number in range(2000)], Style())
    assert len(crowd) <= LONGEST
    assert re.search(r"\| … \d+ more \|", crowd)


def to_html(source: str) -> str:
    done = subprocess.run(
        ["pandoc", "--from", "gfm-tex_math_dollars", "--to", "html", "--wrap=none"],
        input=source.encode("utf-8", "replace"), capture_output=True, check=True,
    )  # fmt: skip
    return done.stdout.decode()


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed (Debian: pandoc)")
def test_text_that_tries_to_break_out_is_text() -> None:
    note = noted(BREAK_OUT, BREAK_OUT, Action.SUGGEST, BREAK_OUT + "!")
    shown = render(made(BREAK_OUT, [], [note], path=ODD_NAME), Style()).replace("It may be wrong.", plain(BREAK_OUT))
    page = to_html(shown)
    tags = set(re.findall(r"<(\w+)", page))
    assert tags <= {
        "h3",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "colgroup",
        "col",
        "details",
        "summary",
        "ul",
        "li",
        "p",
        "strong",
        "code",
    }
    assert not re.search(r"(?<![\w/`])@someone|[^\\]#12\b", re.sub(r"`+[^`]+`+", "", shown))


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed (Debian: pandoc)")
@settings(max_examples=25, deadline=None)
@given(articles())
def test_no_article_adds_a_tag_to_the_page(one: Article) -> None:
    page = to_html(render(one, Style()))
    assert set(re.findall(r"<(\w+)", page)) <= {
        "h3", "table", "thead", "tbody", "tr", "th", "td", "colgroup", "col", "details", "summary", "ul", "li", "p", "strong", "code",
    }  # fmt: skip


@given(st.text(ALPHABET, max_size=20))
def test_code_cannot_be_left_from_inside(text: str) -> None:
    fence = re.match("`+", code_span(text))
    assert fence is not None
    assert code_span(text).count(fence[0]) == 2 or fence[0] * 2 in code_span(text)
    inner = code_span(text)[len(fence[0]) : -len(fence[0])]
    assert fence[0] not in re.findall("`+", inner)
    assert "\n" not in code_span(text)
    block = code_block(text).split("\n")
    assert not any(line.startswith(block[-1]) for line in block[1:-1])
