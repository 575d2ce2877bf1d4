"""No text makes the tool slow: the cost of a text grows with its length, whatever it is made of."""

from __future__ import annotations

import time

import pytest

from cleaner.chain import Settings, run

SHORT, LONGER = 2_000, 4
"""Code points, and how many times as long the long text is. Something quadratic takes sixteen times as long."""
MOST = 9.0
"""Times as long that the long text may take: machines are busy, and short texts find caches warm."""
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


def seconds(text: str, format_: str) -> float:
    """Processor time for one text."""
    began = time.process_time()
    run(text, Settings(language="fr", format=format_))
    return time.process_time() - began


@pytest.mark.parametrize("format_", ["text", "markdown"])
@pytest.mark.parametrize("name", TEXTS)
def test_four_times_the_text_takes_some_four_times_as_long(name: str, format_: str) -> None:
    part = TEXTS[name]
    short = part * (SHORT // len(part))
    most = MOST * max(FLOOR, seconds(short, format_))
    assert any(seconds(short * LONGER, format_) < most for _ in range(2))


@pytest.mark.parametrize("name", ["one word", "paragraphs"])
def test_repetition_is_no_reason_to_stop_early(name: str) -> None:
    text = TEXTS[name] * 500
    assert run(text, Settings(language="fr")).original == text
