"""Apostrophes and full stops that specks on the paper were read as, in French."""

from __future__ import annotations

import pytest

from cleaner.chain import Settings, run
from cleaner.selection import Selection


def marks(text: str, language: str = "fr", mode: str = "ocr") -> str:
    return run(text, Settings(language, mode=mode, selection=Selection(select=("ocr.mark",)))).text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Les travailleurs' ont voté la grève.", "Les travailleurs ont voté la grève."),
        ("La Liberté' le dit, et l'on s'étonne.", "La Liberté le dit, et l'on s'étonne."),
        ("Il attend depuis peu de jours,' bon nombre de gens le savent.", None),
        ("M. Berthon fait 'la gageure de se taire, qu'il l'avoue ou non.", None),
        ("Il passe sous les yeux du. Préfet.", "Il passe sous les yeux du Préfet."),
        ("Le public est réuni à la Faisanderie.. Il attend.", "Le public est réuni à la Faisanderie. Il attend."),
    ],
)
def test_a_speck_is_no_mark(read: str, printed: str | None) -> None:
    assert marks(read) == (printed or read.replace(",'", ",").replace(" 'la", " la"))
    assert marks(marks(read)) == marks(read)
    assert marks(read, mode="auto") == read


@pytest.mark.parametrize(
    "text",
    [
        "La grand' rue et la grand' mère ; jusqu' ici, lorsqu' on l'a vu.",
        "Il jouait au Boys' Club de la ville.",
        "Il a dit 'bonjour les amis', puis 'bonsoir' à tous.",
        "Aujourd'hui, l'on n'est plus d'accord ; c'est l'avis de tous.",
        "Rendez-le. Donnez-la. Prends-les.",
        "Il attend... Puis il part. Etc.",
        "Les années '30 et les p'tits gars.",
    ],
)
def test_what_was_printed_stays(text: str) -> None:
    assert marks(text) == text


def test_a_language_that_quotes_with_apostrophes_is_left_alone() -> None:
    text = "The prisoners' counsel said ''tis so'."
    assert marks(text, "en") == text
