"""What is text, what is protected, and what each block is for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import Kind
from cleaner.formats import FORMATS, format_of, parse
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
        ("la classe System.Text.Json. Elle", ["System.Text.Json"]),
        ("avec EvSignal::createStopped() et x::y", ["EvSignal::createStopped", "x::y"]),
        ("fin.Le début", []),
        ("Paris.Le début, U.S.A., J.K.Rowling", []),
        ("et/ou, km/h, 24/7", []),
    ],
)
def test_addresses_code_and_marked_words_are_protected(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit « non » puis «oui».", ["« non »", "«oui»"]),
        ("mein Glück« (– »er hat eine Geliebte!« – »so«)", ["»er hat eine Geliebte!«", "»so«"]),
        ("»Ja«, sagte sie. »Nein«", ["»Ja«", "»Nein«"]),
        ("dit-il.» Puis : «non» et «si».", ["«non»", "«si»"]),
    ],
)
def test_quotations_are_found_whichever_way_the_marks_of_the_text_point(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in parse(text).quoted] == expected


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


def test_title_and_description_in_front_matter_are_text_and_the_rest_is_not() -> None:
    text = '---\ntitle: "Été : fin.Le"\ndescription: Un mot de fin\nslug: fin.Le\ntags: [un, deux]\n---\n\nTexte.\n'
    document = parse(text, "markdown")
    shown = [text[block.start : block.end] for block in document.blocks if block.kind is Kind.METADATA]
    assert shown == ["Été : fin.Le", "Un mot de fin"]
    assert not any(document.protected.overlaps(b.start, b.end) for b in document.blocks if b.kind is Kind.METADATA)
    assert document.protected.overlaps(text.index("slug"), text.index("\ntags"))


@pytest.mark.parametrize(
    "line",
    [
        "title: Été : le bilan",
        'title: "Un \\"mot\\" fort"',
        "title: un &quot;mot&quot; fort",
        "title: >-",
        "title: Un #mot",
    ],
)
def test_a_title_whose_syntax_a_repair_could_break_is_left_alone(line: str) -> None:
    text = f"---\n{line}\n---\n\nTexte.\n"
    assert all(block.kind is not Kind.METADATA for block in parse(text, "markdown").blocks)


def test_markdown_knows_prose_in_a_nested_list_from_indented_code() -> None:
    text = "- un point\n\n    sa suite\n\nTexte.\n\n    x = fin.Le\n"
    assert spans(text, "markdown") == ["    x = fin.Le"]


def test_markdown_protects_code_spans_formulas_references_and_rulers() -> None:
    text = "Un ``a ` b`` et $x_1$, 5 $ et 6 $.\n\n[lien]: a.html 'Titre'\n[^1]: Une note.\n\nTitre\n=====\n\n* * *\n"
    expected = ["``a ` b``", "$x_1$", "[lien]: a.html 'Titre'", "[^1]:", "=====", "* * *"]
    assert spans(text, "markdown") == expected


def test_restructured_text_protects_directives_literals_roles_and_targets() -> None:
    text = (
        "Titre\n=====\n\n.. _cible: http://x.fr\n\nVoir ``fin.Le`` et :ref:`ici <là>`, `lien`_ ::\n\n   fin.Le\n\n"
        ".. note:: Un mot.\n\n.. image:: a.png\n   :alt: fin.Le\n\n:auteur: Jean\n\nTexte.\n"
    )
    protected = spans(text, "rst")
    assert [span.strip() for span in protected] == [
        "=====",
        ".. _cible: http://x.fr",
        "``fin.Le``",
        ":ref:`ici <là>`",
        "`lien`_",
        "fin.Le",
        ".. note::",
        ".. image:: a.png\n   :alt: fin.Le",
        ":auteur:",
    ]


def test_asciidoc_protects_blocks_attributes_and_macros_but_not_the_text_of_links() -> None:
    text = (
        "= Titre\n:toc: left\n\n[source,sh]\n----\nfin.Le\n----\n\n.Une légende\nimage::a.png[Un port]\n\n"
        "Voir link:a.html[la suite] et `code`, {attr}.\n\n// fin.Le\n"
    )
    protected = spans(text, "asciidoc")
    assert protected == [
        "= ", ":toc: left", "[source,sh]", "----\nfin.Le\n----", ".", "image::a.png[Un port]", "link:a.html[", "]",
        "`code`", "{attr}", "// fin.Le",
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_blocks_do_not_depend_on_the_line_ending(end: str) -> None:
    text = end.join(["Un titre", "", "Première phrase.", "Seconde phrase.", "", "  Fin.  ", ""])
    document = parse(text)
    assert [line.text for line in document.lines] == ["Un titre", "Première phrase.", "Seconde phrase.", "Fin."]
    assert [text[block.start : block.end].strip() for block in document.blocks] == [x.text for x in document.lines]


def test_hard_wrapped_lines_are_one_block() -> None:
    text = "Il était une fois, dans une ville\nau bord de la mer, une femme\nqui vendait des oranges.\n\nElle chantait."
    assert len(parse(text).blocks) == 2


@given(st.text(max_size=80), st.sampled_from(FORMATS))
def test_blocks_and_lines_lie_in_order_inside_any_text(text: str, format_: str) -> None:
    document = parse(text, format_)
    ends = 0
    for block in document.blocks:
        assert ends <= block.start < block.end <= len(document.text)
        ends = block.end
    for line in document.lines:
        assert document.text[line.start : line.end] == line.text
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
