"""A Word document gives the cleaned text when everything is accepted, and the original when everything is rejected."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from cleaner import clean
from cleaner.findings import Action
from cleaner.report import Article, Style
from cleaner.report.critic import render as critic
from cleaner.report.docx import render
from cleaner.report.docx.xml import held
from cleaner.ruleset import builtin_rules
from tests.critic_reader import decided
from tests.docx_reader import W, read
from tests.fixtures import stage_cases
from tests.odf_reader import Reader
from tests.reporting import BREAK_OUT, ODD_NAME, articles, cleaned, fixed, in_lines, made, noted

SAMPLE = (Path(__file__).parent.parent / "fixtures" / "articles" / "fr-port" / "raw.txt").read_text(encoding="utf-8")


def document(article: Article) -> bytes:
    return render(article, Style())


def same(read_back: str, text: str) -> bool:
    """Whether a text came back: its last paragraph has an end in any document."""
    whole = held(in_lines(text))
    return read_back in (whole, whole.removesuffix("\n"))


@settings(max_examples=250, deadline=None)
@given(articles())
def test_accepting_all_gives_the_cleaned_text_and_rejecting_all_the_original(article: Article) -> None:
    back = read(document(article))
    assert same(back.text(accepted=True), cleaned(article))
    assert same(back.text(accepted=False), article.result.original)
    assert len(back.comments()) == len(article.result.findings)


def real() -> Article:
    return Article("port.txt", "0" * 64, clean(SAMPLE, language="fr"), builtin_rules(), ui="fr")


def test_a_real_article_comes_back_whole() -> None:
    article = real()
    back = read(document(article))
    assert same(back.text(accepted=True), article.result.text)
    assert same(back.text(accepted=False), SAMPLE)


def test_whatever_the_chain_finds_comes_back_whole_from_word_and_from_criticmarkup() -> None:
    for case in stage_cases()[::25]:
        article = Article("a.txt", "0" * 64, clean(case.text, language=case.language), builtin_rules())
        back, marked = read(document(article)), critic(article, Style())
        for accepted, text in [(True, article.result.text), (False, case.text)]:
            assert same(back.text(accepted), text), case
            assert decided(marked, accepted=accepted) == text, case


def test_a_removed_paragraph_goes_with_its_mark_so_that_no_empty_line_stays() -> None:
    text = "Le port rouvre.\n\nPartager\n\nLe maire parle.\n"
    article = made(text, [fixed(text, "Partager\n\n", "", "furniture.share")], [])
    root = read(document(article)).parts["word/document.xml"]
    marks = [paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None for paragraph in root.iter(f"{W}p")]
    assert marks == [False, False, True, True, False]


def test_a_comment_says_rule_confidence_and_reason_on_the_words_that_it_is_about() -> None:
    text = "Ils vont vers Khersonla plus grande ville, au point qu’un plan dans ce scénario."
    notes = [
        noted(text, "grande", Action.SUGGEST, "grande et belle", rule="ocr.word"),
        noted(text, "un plan dans", Action.FLAG, gap=text.index("dans"), suggestions=("a été fait",)),
    ]
    said = read(document(made(text, [fixed(text, "Khersonla", "Kherson la")], notes))).comments()
    why = builtin_rules().rule("glue.words", "fr").why("en")
    assert said[0] == (f"Fixed · glue.words · 99 %\nIt is wrong.\na reason\n{why}", "Khersonla")
    assert said[1] == ("Suggested · ocr.word · 80 %\nIt may be wrong.\ngrande → grande et belle", "grande")
    assert said[2][0].startswith("To decide · gaps.verb · 80 %\nIt may be wrong.\n")
    assert "plan ⟨?⟩ dans ce scénario.\n→ a été fait?" in said[2][0]
    assert said[2][1] == "un plan dans"


def test_the_first_comment_of_a_rule_says_in_the_editors_language_why_it_is_there() -> None:
    text = "Khersonla ville, et Kievla grande"
    fixes = [fixed(text, "Khersonla", "Kherson la"), fixed(text, "Kievla", "Kiev la")]
    first, second = read(document(made(text, fixes, [])._replace(ui="de"))).comments()
    why = builtin_rules().rule("glue.words", "fr").why("de")
    assert why in first[0]
    assert why not in second[0]


def test_a_suggestion_is_no_tracked_change_so_that_accept_all_takes_only_what_is_certain() -> None:
    text = "au kremlin"
    article = made(text, [], [noted(text, "kremlin", Action.SUGGEST, "Kremlin")])
    root = read(document(article)).parts["word/document.xml"]
    assert not [*root.iter(f"{W}ins"), *root.iter(f"{W}del")]


def test_the_comment_on_a_fix_leaves_with_the_deletion_and_the_one_on_a_flag_stays() -> None:
    text = "vers Khersonla plus grande"
    article = made(text, [fixed(text, "Khersonla", "Kherson la")], [noted(text, "plus", Action.FLAG)])
    root = read(document(article)).parts["word/document.xml"]
    inside = [node.get(f"{W}id") for gone in root.iter(f"{W}del") for node in gone.iter(f"{W}commentReference")]
    assert inside == ["0"]
    assert [node.get(f"{W}id") for node in root.iter(f"{W}commentReference")] == ["0", "1"]


def test_a_comment_on_a_line_ends_in_its_paragraph_and_not_in_the_next() -> None:
    text = "Un titre.\n\n[Las armas]\n\nLe maire parle.\n"
    note = noted(text, "\n[Las armas]\n\n", Action.SUGGEST, "", rule="furniture.link")
    root = read(document(made(text, [], [note]))).parts["word/document.xml"]
    (paragraph,) = [one for one in root.iter(f"{W}p") if one.find(f"{W}commentRangeStart") is not None]
    assert "".join(paragraph.itertext()) == "[Las armas]"
    assert paragraph.find(f"{W}commentRangeEnd") is not None


def test_the_same_article_gives_the_same_bytes_on_any_day() -> None:
    article = real()
    data = document(article)
    assert data == document(article)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_ids_of_changes_are_unique_because_word_calls_the_file_broken_otherwise() -> None:
    root = read(document(real())).parts["word/document.xml"]
    ids = [node.get(f"{W}id") for node in root.iter() if node.tag in (f"{W}ins", f"{W}del", f"{W}commentReference")]
    assert len(ids) == len(set(ids)) > 20


def test_hebrew_and_arabic_read_from_the_right_and_a_foreign_line_is_spelled_in_its_language() -> None:
    text = "שלום Kherson עולם.\n\nLes armas del puerto.\n"
    flag = noted(text, "Les armas del puerto.", Action.FLAG, rule="language.line", extra={"foreign_language": "es"})
    root = read(document(made(text, [], [flag]))).parts["word/document.xml"]
    first, _, last = root.iter(f"{W}p")
    assert first.find(f"{W}pPr/{W}bidi") is not None
    directions = {"".join(run.itertext()): run.find(f"{W}rPr/{W}rtl") is not None for run in first.iter(f"{W}r")}
    assert directions == {"שלום ": True, "Kherson": False, " עולם.": True}
    language = last.find(f"{W}r/{W}rPr/{W}lang")
    assert language is not None
    assert language.get(f"{W}val") == "es"


def test_text_that_tries_to_break_out_is_text() -> None:
    article = made(BREAK_OUT, [], [noted(BREAK_OUT, BREAK_OUT, Action.SUGGEST, BREAK_OUT + "!")], path=ODD_NAME)
    back = read(document(article))
    assert same(back.text(accepted=False), BREAK_OUT)
    assert [node.tag for node in back.parts["word/document.xml"].iter() if not node.tag.startswith(W)] == []
    assert not re.search("[\u202a-\u202e\x00-\x09\x0b-\x1f]", back.comments()[0][0])


def test_one_line_of_a_megabyte_is_written_in_a_moment() -> None:
    text = "mot " * 250_000
    edit, finding = fixed(text, "mot mot", "mot  mot")
    assert same(read(document(made(text, [(edit, finding)], []))).text(accepted=False), text)


def squeezed(text: str) -> list[str]:
    """The paragraphs without spaces and without empty ones: pandoc puts a space where two paragraphs become one."""
    lines = (re.sub(r"[ \t]", "", line) for line in text.split("\n"))
    return [line for line in lines if line]


def pandoc(data: bytes, changes: str) -> list[str]:
    done = subprocess.run(
        ["pandoc", "--from", "docx", "--to", "json", f"--track-changes={changes}"],
        input=data, capture_output=True, check=True,
    )  # fmt: skip
    return [
        "".join(map(_said, block["c"][-1] if block["t"] == "Header" else block["c"]))
        for block in json.loads(done.stdout)["blocks"]
    ]


def _said(inline: dict) -> str:
    if inline["t"] in ("Space", "SoftBreak"):
        return " "
    return inline["c"] if inline["t"] == "Str" else "".join(map(_said, inline["c"][-1]))


needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed (Debian: pandoc)")


@needs_pandoc
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles())
def test_pandoc_reads_the_cleaned_text_and_the_original(article: Article) -> None:
    data = document(article)
    for changes, text in [("accept", cleaned(article)), ("reject", article.result.original)]:
        assert squeezed("\n".join(pandoc(data, changes))) == squeezed(held(in_lines(text)))


@needs_pandoc
def test_pandoc_reads_a_real_article_to_the_letter_and_joins_a_word_that_a_line_end_parted() -> None:
    text = SAMPLE + "\nUn travail exem-\nplaire.\n"
    result = clean(text, language="fr")
    assert "exemplaire" in result.text
    data = document(Article("a.txt", "0" * 64, result, builtin_rules()))
    for changes, wanted in [("accept", result.text), ("reject", text)]:
        lines = [re.sub("[ \t]+", " ", line) for line in wanted.split("\n")]
        assert [line for line in pandoc(data, changes) if line] == [line for line in lines if line]


def office_articles() -> list[Article]:
    """A real article, one that tries to break out, one from the right, and paragraphs joined, parted and added."""
    joined = "Un travail exem-\nplaire.\n\nPartager\n\nLe maire parle.\n"
    parted = "Le maire parle.Il part."
    added = "Un.\nDeux.\nTrois."
    right = "שלום Kherson עולם.\n\nLes forces vont.\n"
    return [
        real(),
        made(BREAK_OUT, [fixed(BREAK_OUT, "evil", "good")], [noted(BREAK_OUT, "single", Action.FLAG)]),
        made(joined, [fixed(joined, "-\n", ""), fixed(joined, "Partager\n\n", "")], []),
        made(parted, [fixed(parted, ".Il", ".\n\nIl")], [noted(parted, "part.", Action.SUGGEST, "vient.")]),
        made(added, [fixed(added, "Deux.", "Deux.\nDeux et demi.\n"), fixed(added, "Trois.", "")], []),
        made(right, [fixed(right, "עולם", "עולמי")], [noted(right, "שלום", Action.FLAG)]),
    ]


@pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed (Debian: libreoffice-writer-nogui)"
)
def test_libreoffice_reads_the_cleaned_text_the_original_and_every_comment(tmp_path: Path) -> None:
    shown = office_articles()
    paths = [tmp_path / f"{number}.docx" for number in range(len(shown))]
    for path, article in zip(paths, shown, strict=True):
        path.write_bytes(document(article))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for path, article in zip(paths, shown, strict=True):
        back = Reader(path.with_suffix(".fodt"))
        assert same(back.text(accepted=True), cleaned(article))
        assert same(back.text(accepted=False), article.result.original)
        assert back.annotations == len(article.result.findings)
