"""No text makes the tool slow: the cost of a text grows with its length, whatever it is made of."""

from __future__ import annotations

import time

import pytest

from cleaner.chain import Settings, run

SHORT, LONGER = 2_000, 4
"""Code points, and how many times as long the long text is. Something quadratic takes sixteen times as long."""
MOST = 9.0
"""Times as long that the long text may take: machines are busy, and short texts find caches warm."""
LONG = 10_000
"""Code points of the short text where one pattern goes through the whole of it: that is fast, also if it is quadratic."""
FLOOR = 0.05
"""Seconds below which the time says more of the machine than of the text."""
TEXTS = {
    "one letter": "a",
    "mojibake": "Ã",
    "quotation marks": '"',
    "opening guillemets": "«",
    "spaces": " ",
    "one word": "mot ",
    "an unknown word": "xqzt ",
    "alternating scripts": "aб ",
    "blank lines": "\n",
    "Windows line ends": "\r\n",
    "digits": "1",
    "full stops": ".",
    "markup": "*_`[x](y) ",
    "open brackets": "[a",
    "tags": "<a>",
    "broken words": "a-\n",
    "question marks": "é?",
    "entities": "&amp;",
    "quoted-printable": "=C3",
    "addresses": "://",
    "short lines": "mot\n",
    "paragraphs": "mot\n\n",
    "a sentence": "Il dit que la ville est belle. ",
    "dates": "Le 3 mai 2020 ",
    "soft hyphens": "a\u00ad",
    "glued sentences": "aB.",
    "commas": "a,",
    "table cells": "a\tb\n",
}
LONG_WORDS = {
    "cells of a table": ("|a", "", "auto"),
    "emphasis": ("*a*", "", "auto"),
    "unknown words between marks": ("xqzt*", "", "auto"),
    "letters and digits": ("l1I", "", "auto"),
    "dashes": ("ab–", "", "auto"),
    "a row of cells that ends in half of a word": ("|a", "-b", "ocr"),
    "one number": ("1", "", "ocr"),
    "combining marks": ("\u0301", "", "ocr"),
}
"""What is repeated without a space, how it ends, and the profile."""


def seconds(text: str, format_: str, mode: str = "auto") -> float:
    """Processor time for one text."""
    began = time.process_time()
    run(text, Settings(language="fr", format=format_, mode=mode))
    return time.process_time() - began


@pytest.mark.parametrize("format_", ["text", "markdown"])
@pytest.mark.parametrize("name", TEXTS)
def test_four_times_the_text_takes_some_four_times_as_long(name: str, format_: str) -> None:
    part = TEXTS[name]
    short = part * (SHORT // len(part))
    most = MOST * max(FLOOR, seconds(short, format_))
    assert any(seconds(short * LONGER, format_) < most for _ in range(2))


@pytest.mark.parametrize("name", LONG_WORDS)
def test_a_page_without_a_space_costs_no_more_than_its_length(name: str) -> None:
    part, end, mode = LONG_WORDS[name]
    short, long = (part * (length // len(part)) + end for length in (LONG, LONGER * LONG))
    seconds(part + end, "text", mode)  # what is opened once is no part of it
    most = MOST * max(FLOOR, seconds(short, "text", mode))
    assert any(seconds(long, "text", mode) < most for _ in range(2))


@pytest.mark.parametrize("name", ["one word", "paragraphs"])
def test_repetition_is_no_reason_to_stop_early(name: str) -> None:
    text = TEXTS[name] * 500
    assert run(text, Settings(language="fr")).original == text
