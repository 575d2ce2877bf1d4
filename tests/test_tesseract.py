"""A page of our own, printed, spoiled and read by Tesseract where it is installed: the repair must bring it nearer."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from cleaner.formats import read

PROGRAM = Path(__file__).parent.parent / "bench" / "tesseract.py"


def program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_tesseract", PROGRAM)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


BENCH = program()


@pytest.mark.parametrize(
    ("one", "two", "edits"), [("", "abc", 3), ("tlie", "the", 2), ("paix", "paix", 0), ("ab", "ba", 2)]
)
def test_the_distance_counts_letters(one: str, two: str, edits: int) -> None:
    assert BENCH.distance(one, two) == edits


@pytest.mark.parametrize("language", ["fr", "de"])
def test_a_spoiled_page_comes_out_no_worse_than_it_was_read(language: str) -> None:
    lack = BENCH.missing(language)
    if lack:
        pytest.skip(lack)
    outcome = BENCH.measure(language, 2, 1.5)
    assert 0 < outcome.before < 0.1 * outcome.size, "the page is no page with a few errors"
    assert outcome.after <= outcome.before


def test_tesseracts_page_gives_its_lines_and_a_confidence_for_every_word() -> None:
    lack = BENCH.missing("fr")
    if lack:
        pytest.skip(lack)
    source = BENCH.recognised(BENCH.printed("La présidente a répondu aux habitants."), "fr")
    reading = read(source, "hocr")
    assert reading.text == "La présidente a répondu aux habitants.\n"
    confidences = reading.document(reading.text, ()).confidences
    assert [reading.text[one.start : one.end] for one in confidences] == reading.text.split()
    assert all(one.value > 0.5 for one in confidences)
