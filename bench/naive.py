"""What a developer would write in an afternoon with the best-known packages; bench/speed.py is measured against it.

ftfy.fix_text on the text, langdetect on every line, symspellpy for the words that its dictionary lacks, and
difflib.HtmlDiff for the report. It finds far less than cleancopy and changes what is right; only its speed is compared.
"""

from __future__ import annotations

import re
from difflib import HtmlDiff
from functools import cache
from importlib.resources import files
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _speller() -> Any:
    from symspellpy import SymSpell

    speller = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    speller.load_dictionary(str(files("symspellpy") / "frequency_dictionary_en_82_765.txt"), 0, 1)
    return speller


def clean(text: str) -> str:
    """The HTML report on `text`."""
    from ftfy import fix_text
    from langdetect import DetectorFactory, LangDetectException, detect
    from symspellpy import Verbosity

    DetectorFactory.seed = 0
    fixed = fix_text(text)
    foreign = []
    for line in fixed.split("\n"):
        try:
            foreign.append(detect(line))
        except LangDetectException:  # a line without letters
            foreign.append("")
    speller = _speller()
    for word in sorted(set(_WORD.findall(fixed))):
        if word.islower() and word not in speller.words:
            speller.lookup(word, Verbosity.TOP, 2)
    return HtmlDiff().make_file(text.split("\n"), fixed.split("\n"))
