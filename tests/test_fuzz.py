"""Texts that once broke a promise, and some that nobody has seen; `python bench/fuzz.py` looks for more."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tests.mutations import Case, articles, case

ROOT = Path(__file__).parent.parent
FAILED = [
    Case("&#6", "html", "es"),  # seed 1, case 540: a character reference that the text ends in
    Case("\U0003324b\u2010 Pd", "asciidoc", "fr"),  # seed 611, case 9816: a letter that is younger than Python's tables
    Case("-\n".join(["en", "ausBrücken", *["pfn", "cken", "f"] * 7]), "rst", "en"),  # seed 611, case 29400: no word
    Case("ڇ" * 20),  # seed 2026, case 14233: letters of a script whose languages write none of them
    Case("2021½½", "markdown"),  # seed 101, case 77933: a number and a fraction, which is no digit and no word
    Case("&#x1100\u202e00 du sud", "html"),  # seed 101, case 143812: what ends a reference without a semicolon
    Case("\\x00", "rst", "fr"),  # seed 202, case 26646: NUL, at which a trie ends
    Case("un&ampamp;;e", "html"),  # seed 202, case 94894: text behind an entity without a semicolon
    Case("├├ñ <!--cleancopy:off-->tra├ƒ", "html", "fr"),  # seed 303, case 130451: damage that is switched off
    Case("=Ã©https:aÃ©https:" + "=Ã©https:?Ã©https:b/c?d=Ã©https:a.bÃ©htt" * 4, "rst", "pt"),  # seed 303, case 157107
    Case("»Ò", "text", "fr"),  # a sign that counts as a letter before a quotation mark
]


def fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_fuzz", ROOT / "bench" / "fuzz.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("failed", FAILED, ids=lambda failed: f"{failed.format}-{failed.text[:20]!r}")
def test_what_once_broke_a_promise_does_so_no_more(failed: Case) -> None:
    module = fuzz()
    module.holds(failed)
    module.reports(failed)


def test_mutated_articles_keep_every_promise() -> None:
    module, texts = fuzz(), articles()
    said = [f"case {n}: {wrong}" for n in range(40) if (wrong := module.failure(case(texts, 7, n), module.holds))]
    said += [f"case {n}: {wrong}" for n in range(8) if (wrong := module.failure(case(texts, 7, n), module.reports))]
    assert said == []


def test_a_case_is_the_same_in_every_run_and_a_failure_is_cut_down_to_its_cause() -> None:
    module, texts = fuzz(), articles()
    assert case(texts, 3, 5) == case(texts, 3, 5) != case(texts, 3, 6)

    def promise(tried: Case) -> None:
        assert "q" not in tried.text, "there is a q"

    assert module.smallest(Case("une longue phrase avec un q dedans"), promise) == Case("q")
    assert module.failure(Case("q"), promise).startswith("AssertionError in test_fuzz.py:")


def test_a_hang_is_a_failure_and_not_a_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    module = fuzz()
    monkeypatch.setattr(module, "LEAST", 0.05)

    def endless(_: Case) -> None:
        with module.limit(0):
            while True:
                pass

    assert module.failure(Case(""), endless).endswith("more than 0 s for 0 code points")
