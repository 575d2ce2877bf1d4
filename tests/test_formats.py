"""What is text, what is protected, and what each block is for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import Kind
from cleaner.formats import format_of, parse
from cleaner.spans import Spans


def spans(text: str, format_: str = "text", keep=()) -> list[str]:
    return [text[start:end] for start, end in parse(text, format_, keep).protected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voir https://exemple.fr/a_b?c=d&e=f#g, puis", ["https://exemple.fr/a_b?c=d&e=f#g"]),
        ("(http://exemple.fr/x).", ["http://exemple.fr/x"]),
        ("«https://exemple.fr»", ["https://exemple.fr"]),
        ("écrire à jean.dupont+a@exemple.co.uk.", ["jean.dupont+a@exemple.co.uk"]),
        ("sur lemonde.fr, hier", ["lemonde.fr"]),
        ("sur lemonde.fr/a-la-une.", ["lemonde.fr/a-la-une"]),
        ("sur exemple.fr/a?b=c, puis www.x.fr/a?b ici", ["exemple.fr/a?b=c", "www.x.fr/a?b"]),
        ("avez-vous lu exemple.fr? Oui, et exemple.fr?p=2.", ["exemple.fr", "exemple.fr?p=2"]),
        ("#paix et @LeMonde, a dit", ["#paix", "@LeMonde"]),
        ("le fichier rapport-final.pdf est là", ["rapport-final.pdf"]),
        ("dans /etc/ssh/sshd_config et C:\\Users\\x", ["/etc/ssh/sshd_config", "C:\\Users\\x"]),
        ("un <b class='x'>mot</b> gras", ["<b class='x'>", "</b>"]),
        ("a < b et c > d", []),
        ("ils sont allé[sic] et allé [sic]", ["allé", "allé"]),
        ("les `x = 1` de code", ["`x = 1`"]),
        ("fin.Le début", []),
        ("et/ou, km/h, 24/7", []),
    ],
)
def test_addresses_code_and_marked_words_are_protected(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


def test_words_that_the_user_keeps_are_protected_as_whole_words() -> None:
    assert spans("Khersonla et Khersonlas", keep=["Khersonla"]) == ["Khersonla"]


def test_markdown_protects_front_matter_code_and_link_targets_but_not_the_text_of_links() -> None:
    text = "---\ntitle: Été\n---\n\n# Titre\n\nUn [lien vers Khersonla](https://x.fr/é) et\n\n```\nfin.Le\n```\n"
    protected = "".join(spans(text, "markdown"))
    assert "title: Été" in protected
    assert "fin.Le" in protected
    assert "https://x.fr/é" in protected
    assert "Khersonla" not in protected


def test_a_markdown_heading_is_a_headline_once_and_a_heading_afterwards() -> None:
    kinds = [block.kind for block in parse("# Un\n\ntexte long.\n\n## Deux\n\n> cité\n\n- point\n", "markdown").blocks]
    assert kinds == [Kind.HEADLINE, Kind.PARAGRAPH, Kind.HEADING, Kind.QUOTATION, Kind.LIST_ITEM]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_blocks_do_not_depend_on_the_line_ending(end: str) -> None:
    text = end.join(["Un titre", "", "Première phrase.", "Seconde phrase.", "", "  Fin.  ", ""])
    document = parse(text)
    assert [line.text for line in document.lines] == ["Un titre", "Première phrase.", "Seconde phrase.", "Fin."]
    assert [text[block.start : block.end].strip() for block in document.blocks] == [x.text for x in document.lines]


def test_hard_wrapped_lines_are_one_block() -> None:
    text = "Il était une fois, dans une ville\nau bord de la mer, une femme\nqui vendait des oranges.\n\nElle chantait."
    assert len(parse(text).blocks) == 2


@given(st.text(max_size=80), st.sampled_from(["text", "markdown"]))
def test_blocks_and_lines_lie_in_order_inside_any_text(text: str, format_: str) -> None:
    document = parse(text, format_)
    ends = 0
    for block in document.blocks:
        assert ends <= block.start < block.end <= len(text)
        ends = block.end
    for line in document.lines:
        assert text[line.start : line.end] == line.text
        block = document.blocks[line.block]
        assert block.start <= line.start
        assert line.end <= block.end


@pytest.mark.parametrize(
    ("path", "format_"), [("a.md", "markdown"), ("a.MD", "markdown"), ("a.txt", "text"), ("a", "text")]
)
def test_the_format_follows_the_name(path: str, format_: str) -> None:
    assert format_of(path) == format_


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="expected one of text, markdown"):
        parse("x", "docx")


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))), st.integers(0, 30), st.integers(0, 30))
def test_spans_answer_as_a_plain_set_of_offsets_would(pairs, one: int, two: int) -> None:
    start, end = sorted((one, two))
    inside = {at for low, high in pairs for at in range(low, high)}
    spans_ = Spans(pairs)
    assert {at for low, high in spans_ for at in range(low, high)} == inside
    if start < end:
        assert spans_.overlaps(start, end) == bool(inside & set(range(start, end)))
    else:
        assert spans_.overlaps(start, end) == ({start - 1, start} <= inside and start - 1 >= 0)


def test_two_titles_on_neighbouring_lines_are_two_blocks() -> None:
    text = "Le port rouvre après trois années de travaux\nLe port rouvre apres trois annees de travaux\n\nTout va bien."
    assert len(parse(text).blocks) == 3
    assert len(parse("Le musée de la ville, fermé depuis l’automne der-\nnier, a rouvert lundi").blocks) == 1
