"""Pages that a machine has read: ALTO and hOCR come out as text, and what the machine was sure of counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.chain import Settings, run
from cleaner.cli import main
from cleaner.confidences import Confidence, Confidences
from cleaner.edits import Edit, OffsetMap
from cleaner.errors import InputError
from cleaner.files import Source
from cleaner.formats import read
from cleaner.formats.scan import scan_format
from cleaner.selection import Selection

ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<!-- by hand -->
<alto xmlns="http://www.loc.gov/standards/alto/{version}"><Layout><Page><PrintSpace>{blocks}</PrintSpace></Page></Layout>
</alto>
"""
HOCR = "<!DOCTYPE html><html><head><title>Une page</title></head><body>{page}</body></html>"


def alto(*blocks: str, version: str = "ns-v3#") -> str:
    """An ALTO file of blocks, in each of which "|" ends a line."""
    lines = (
        "".join(f"<TextLine>{line}</TextLine>" for line in block.split("|")) if "<" in block else block
        for block in blocks
    )
    return ALTO.format(version=version, blocks="".join(f"<TextBlock>{block}</TextBlock>" for block in lines))


def word(text: str, confidence: float | None = None, **values: str) -> str:
    named = "".join(f' {key}="{value}"' for key, value in values.items())
    wc = "" if confidence is None else f' WC="{confidence}"'
    return f'<String CONTENT="{text}"{wc}{named}/>'


def halves(first: str, second: str, whole: str) -> tuple[str, str]:
    return (
        word(first, SUBS_TYPE="HypPart1", SUBS_CONTENT=whole) + '<HYP CONTENT="-"/>',
        word(second, SUBS_TYPE="HypPart2", SUBS_CONTENT=whole),
    )


@pytest.mark.parametrize("version", ["ns-v2#", "ns-v3#", "ns-v4#"])
def test_alto_blocks_are_paragraphs_and_lines_are_lines_in_every_version(version: str) -> None:
    source = alto(
        f"{word('Le')}<SP/>{word('maire')}|{word('parle.')}", f"{word('Fin')}<SP/>{word('A &amp; B')}", version=version
    )
    assert scan_format("page.xml", source) == "alto"
    assert read(source, "alto").text == "Le maire\nparle.\n\nFin A & B\n"


def test_alto_is_read_in_the_order_that_it_names_and_what_it_does_not_name_comes_last() -> None:
    blocks = "".join(
        f'<TextBlock ID="{name}"><TextLine ID="{name}1"><String CONTENT="{name}1"/></TextLine>'
        f'<TextLine ID="{name}2"><String CONTENT="{name}2"/></TextLine></TextBlock>'
        for name in "abc"
    )
    refs = "".join(f'<ElementRef ID="r{ref}" REF="{ref}"/>' for ref in ("b", "none", "a2", "a1", "b"))
    order = f'<ReadingOrder><OrderedGroup ID="g">{refs}</OrderedGroup></ReadingOrder>'
    page = f"<alto>{order}<Layout><Page><PrintSpace>{blocks}</PrintSpace></Page></Layout></alto>"
    assert read(page, "alto").text == "b1\nb2\n\na2\na1\n\nc1\nc2\n"


def test_alto_without_spaces_between_its_words_does_not_glue_them() -> None:
    assert read(alto(word("Le") + word("maire")), "alto").text == "Le maire\n"


def test_alto_with_spaces_keeps_a_mark_at_its_word() -> None:
    assert read(alto(word("maire") + word(",") + "<SP/>" + word("dit-il")), "alto").text == "maire, dit-il\n"


def test_a_word_that_alto_says_was_broken_is_whole_and_takes_its_comma_along() -> None:
    first, second = halves("con", "voque,", "convoque")
    assert (
        read(alto(f"{word('il')}<SP/>{first}|{second}<SP/>{word('dit-il')}"), "alto").text == "il convoque,\ndit-il\n"
    )


def test_a_word_that_alto_breaks_at_its_own_hyphen_keeps_it() -> None:
    first, second = halves("Saint", "Denis", "Saint-Denis")
    assert read(alto(f"{first}|{second}"), "alto").text == "Saint-Denis\n"


def test_where_alto_contradicts_itself_the_hyphen_stays_at_the_line_end() -> None:
    first, second = halves("con", "voqué", "convoque")
    assert read(alto(f"{first}|{second}"), "alto").text == "con-\nvoqué\n"
    assert read(alto(f"{word('con')}<HYP/>|{word('voque')}"), "alto").text == "con-\nvoque\n"


def test_the_confidence_of_a_broken_word_is_that_of_its_worse_half() -> None:
    source = alto(
        word("con", 0.9, SUBS_TYPE="HypPart1", SUBS_CONTENT="convoque")
        + "<HYP/>|"
        + word("voque", 0.3, SUBS_TYPE="HypPart2", SUBS_CONTENT="convoque")
    )
    assert list(read(source, "alto").document("convoque\n", ()).confidences) == [Confidence(0, 8, 0.3)]


@pytest.mark.parametrize(
    "source",
    [
        '<!DOCTYPE alto [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><alto><TextBlock/></alto>',
        '<?xml version="1.0"?><!DOCTYPE alto SYSTEM "file:///etc/passwd"><alto/>',
        alto(word("Le"))[:-20],
        "<alto>\0</alto>",
    ],
)
def test_alto_that_could_harm_or_was_cut_off_is_refused(source: str) -> None:
    with pytest.raises(InputError):
        read(source, "alto")


def test_hocr_gives_paragraphs_lines_and_confidences() -> None:
    page = (
        "<div class='ocr_page' title='bbox 0 0 9 9'><div class='ocr_carea'><p class='ocr_par'>\n"
        "<span class='ocr_line'> <span class='ocrx_word' title='bbox 1 2 3 4; x_wconf 91'><strong>L&#39;art</strong></span>\n"
        " <span class='ocrx_word' title='x_wconf 33'>d&eacute;j&agrave;</span></span>\n"
        " <span class='ocr_line'><span class='ocrx_word'>vu</span></span></p>"
        "<p class='ocr_par'><span class='ocr_line'>sans mots</span></p></div></div> hors page"
    )
    reading = read(HOCR.format(page=page), "hocr")
    assert reading.text == "L'art déjà\nvu\n\nsans mots\n"
    assert list(reading.document(reading.text, ()).confidences) == [Confidence(0, 5, 0.91), Confidence(6, 10, 0.33)]


@pytest.mark.parametrize(
    ("name", "text", "format_"),
    [
        ("page.html", '<div title="x" class="ocr_page a">', "hocr"),
        ("page.hocr", "<div class=ocr_page>", "hocr"),
        ("page.html", '<pre>&lt;div class="ocr_page"></pre>', ""),
        ("page.html", "<p>Le format hOCR a la classe ocr_page.</p>", ""),
        ("page.xml", "<mets><alto></alto></mets>", ""),
        ("page.txt", "<alto></alto>", ""),
        ("page.XML", "\ufeff<?xml version='1.0'?>\n<a:alto xmlns:a='x'></a:alto>", "alto"),
    ],
)
def test_only_a_page_that_a_machine_read_is_taken_for_one(name: str, text: str, format_: str) -> None:
    assert scan_format(name, text) == format_


def test_other_xml_is_refused_as_before_and_other_html_is_html(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="extract the text first"):
        _ = Source("feed.xml", None, b"<rss></rss>").format
    assert Source("a.html", None, b"<p>Le maire</p>").format == "html"


def test_a_page_is_never_replaced_by_its_text(tmp_path: Path) -> None:
    path = tmp_path / "page.xml"
    path.write_text(alto(word("Le")), encoding="utf-8")
    source = Source(str(path), path, path.read_bytes())
    assert source.format == "alto"
    with pytest.raises(InputError, match="never written"):
        source.write("Le\n")
    assert path.read_bytes() == source.data


def test_a_page_is_taken_for_ocr_unless_the_user_says_otherwise() -> None:
    source = alto("<SP/>".join(map(word, "The commission heard tlie witness on Monday.".split())))
    only = Selection(select=("ocr",))
    assert run(source, Settings("en", "alto", selection=only)).text == "The commission heard the witness on Monday.\n"
    assert run(source, Settings("en", "alto", mode="web", selection=only)).edits == ()


def cli(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=text)


def test_fix_writes_the_text_of_a_page_into_a_file_of_its_own(tmp_path: Path) -> None:
    page, output = tmp_path / "page.xml", tmp_path / "page.txt"
    source = alto("<SP/>".join(map(word, "The commission heard tlie witness on Monday.".split())))
    page.write_text(source, encoding="utf-8")
    done = cli("fix", str(page), "-o", str(output), "--lang", "en")
    assert (done.exit_code, output.read_text(encoding="utf-8")) == (0, "The commission heard the witness on Monday.\n")
    assert page.read_text(encoding="utf-8") == source
    assert cli("fix", "-", "--stdin-name", "page.xml", "--lang", "en", text=source).stdout.startswith("The commission")


def test_fix_in_place_refuses_a_page_and_says_what_to_do(tmp_path: Path) -> None:
    page = tmp_path / "page.xml"
    page.write_text(alto("<SP/>".join(map(word, "heard tlie witness".split()))), encoding="utf-8")
    done = cli("fix", str(page), "--lang", "en")
    assert done.exit_code == 2
    assert "-o page.txt" in done.stderr
    assert "tlie" in page.read_text(encoding="utf-8")


def test_a_page_in_an_old_encoding_is_read_and_its_markup_is_not_spoken_of(tmp_path: Path) -> None:
    page = tmp_path / "page.xml"
    page.write_bytes(alto(word("déjà") + word("vu")).replace("UTF-8", "ISO-8859-1").encode("latin-1"))
    done = cli("fix", str(page), "-o", str(tmp_path / "page.txt"), "--lang", "fr")
    assert (done.exit_code, (tmp_path / "page.txt").read_text(encoding="utf-8")) == (0, "déjà vu\n")
    assert cli("check", str(page), "--lang", "fr", "--format", "json").stdout.count('"rule"') == 0


def test_a_page_that_was_cut_off_is_named(tmp_path: Path) -> None:
    page = tmp_path / "page.xml"
    page.write_text(alto(word("Le"))[:-20], encoding="utf-8")
    done = cli("check", str(page))
    assert (done.exit_code, done.stderr.startswith(f"error: {page}: is no well-formed XML")) == (2, True)


@pytest.mark.parametrize(
    "arguments", [("a.txt", "b.txt", "-o", "c.txt"), (".", "-o", "c.txt"), ("a.txt", "--diff", "-o", "c.txt")]
)
def test_fix_with_an_output_takes_one_file(arguments: tuple[str, ...]) -> None:
    assert cli("fix", *arguments).exit_code == 2


def test_fix_never_writes_the_output_over_what_it_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Le maire a dit.\n", encoding="utf-8")
    assert cli("fix", str(file), "-o", str(file)).exit_code == 2


def probability(confidence: float | None) -> float:
    words = "The commission heard tlie witness in the garden of his house on Monday.".split()
    source = alto("<SP/>".join(word(one, confidence if one == "tlie" else None) for one in words))
    found = run(source, Settings("en", "alto", selection=Selection(select=("ocr",)))).findings
    return next(one.confidence for one in found if one.before == "tlie")


def test_a_word_that_the_machine_doubted_is_mended_sooner() -> None:
    assert probability(0.2) > probability(None) > probability(0.99)


def test_the_evidence_says_how_sure_the_machine_was() -> None:
    source = alto("<SP/>".join(word(one, 0.42) for one in "The commission heard tlie witness.".split()))
    found = run(source, Settings("en", "alto", selection=Selection(select=("ocr",)))).findings
    assert "the machine was 42 % sure of its reading" in found[0].evidence


def test_confidences_stay_with_their_words_when_the_text_changes() -> None:
    moved = Confidences([Confidence(0, 3, 0.5), Confidence(4, 9, 0.8)]).moved(OffsetMap([Edit(0, 4, "")]))
    assert list(moved) == [Confidence(0, 5, 0.8)]


@given(st.text(st.sampled_from("<>/ ='\";abé\n")) | st.text())
@settings(max_examples=200)
def test_any_string_is_read_as_hocr_and_cleaned_text_is_stable(text: str) -> None:
    reading = read(f"<div class='ocr_page'>{text}</div>", "hocr")
    assert reading.text == "" or reading.text.endswith("\n")
    reading.document(reading.text, ())
