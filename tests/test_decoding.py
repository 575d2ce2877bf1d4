"""Bytes to text and back: nothing of a file may be lost, and what is no text is refused with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.decoding import decode, encode
from cleaner.errors import InputError
from cleaner.findings import Action

TEXTS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"))


@given(TEXTS, st.sampled_from(["", "\ufeff"]))
def test_a_utf8_file_comes_back_byte_for_byte(text: str, bom: str) -> None:
    data = (bom + text).encode()
    assert encode(decode(data).text, decode(data)) == data


@given(TEXTS, st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_a_utf16_or_utf32_file_comes_back_byte_for_byte(text: str, encoding: str) -> None:
    if encoding == "utf-16-le" and text.startswith("\0\0"):
        return
    data = ("\ufeff" + text).encode(encoding)
    decoded = decode(data)
    assert decoded.text == text
    assert encode(decoded.text, decoded) == data


@given(st.binary())
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    try:
        decode(data)
    except InputError as error:
        says = str(error)
    else:
        says = ""
    assert not says or says.startswith("byte")


@given(st.binary().filter(lambda data: b"\0" not in data))
def test_what_was_read_can_be_written(data: bytes) -> None:
    try:
        decoded = decode(data)
    except InputError:
        return
    encode(decoded.text, decoded)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_line_endings_and_the_final_one_are_kept(ending: str, last: str) -> None:
    text = ending.join(["Été", "Hiver", ""]) + "fin" + last
    assert decode(text.encode()).text == text
    assert decode(text.encode("cp1252")).text == text


def test_the_line_ending_of_a_text_is_known() -> None:
    assert decode(b"a\r\nb\r\n").newline == "\r\n"
    assert decode(b"a\nb\r\n").newline == "mixed"
    assert decode(b"a").newline == ""
    assert decode(b"a\n").final_newline
    assert not decode(b"a").final_newline


@pytest.mark.parametrize(
    ("code_page", "text"),
    [
        ("cp1252", "L’été à Genève coûte 5 €.\nOù êtes-vous né ?"),
        ("mac_roman", "L’été à Genève était déjà passé.\nOù êtes-vous né ?"),
        ("cp850", "La réunion à Genève était déjà passée.\nOù êtes-vous né ?"),
    ],
)
def test_a_legacy_file_is_read_in_its_code_page(code_page: str, text: str) -> None:
    assert decode(text.encode(code_page)).text == text


def test_a_file_that_mixes_encodings_is_read_line_by_line() -> None:
    lines = ["Le café est fermé.", "La forêt a brûlé hier.", "Où êtes-vous né ?"]
    data = b"\n".join([lines[0].encode(), lines[1].encode("cp1252"), lines[2].encode("cp850")])
    decoded = decode(data)
    assert decoded.text == "\n".join(lines)
    assert decoded.lines == {2: "windows-1252", 3: "cp850"}
    assert encode(decoded.text, decoded) == "\n".join(lines).encode()


def test_a_line_that_mixes_encodings_is_read_letter_by_letter() -> None:
    assert decode("déjà ".encode() + "café".encode("cp1252")).text == "déjà café"


@pytest.mark.parametrize("line", ["Zażółć gęślą jaźń w Łodzi.", "Příliš žluťoučký kůň úpěl ďábelské ódy."])
def test_a_file_in_a_language_without_a_lexicon_is_not_filled_with_signs(line: str) -> None:
    decoded = decode(line.encode("cp1250"))
    assert (decoded.text, decoded.lines) == (line, {1: "windows-1250"})


def test_the_report_says_which_lines_were_read_how() -> None:
    finding = decode("Été\nici\n".encode("cp1252") + "Noël\n".encode("cp1252")).findings()
    assert [(f.rule, f.action, f.values["lines"], f.values["encoding"]) for f in finding] == [
        ("encoding.bytes", Action.INFO, "1", "Windows-1252"),
        ("encoding.bytes", Action.INFO, "3", "Windows-1252"),
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"text\0text", "byte 4: a NUL byte"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "NUL byte"),
        (b"\xff\xfea\0\0\xd8", "byte 4: not UTF-16-LE"),
        (b"\x01\x02\x03\x80\x90\xa0" * 9, "binary file"),
    ],
)
def test_what_is_no_text_is_refused_with_the_place_and_the_cure(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        decode(data)


def test_a_lone_surrogate_is_not_written() -> None:
    with pytest.raises(InputError, match="offset 1"):
        encode("a\ud800", decode(b"a"))
