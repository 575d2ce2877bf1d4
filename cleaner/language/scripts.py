"""Writing systems: which script a letter is of, and which language a text in that script is likely in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import filterfalse
from typing import NamedTuple
from unicodedata import name as unicode_name

from cleaner.document import Document
from cleaner.expressions import re, regex

LATIN = "Latin"
SYLLABLES = frozenset(("Han", "Hiragana", "Katakana", "Hangul", "Thai", "Lao", "Khmer", "Myanmar"))
"""Scripts that write without spaces, or a syllable a letter: one letter is worth LETTERS_A_SYLLABLE."""
LETTERS_A_SYLLABLE = 2.5
_OTHER = regex.compile(r"[^\p{Latin}\P{L}]")
_MAYBE_OTHER = re.compile("[^\x00-\u036f\u1d00-\u1eff\u2000-\u2bff\ufb00-\ufb06\ufe00-\ufe0f\ufeff]")
"""Code points outside the blocks of Latin letters, marks and signs: a test ten times as fast as that of a property."""
_STRETCH = regex.compile(r"[^\p{Latin}\P{L}](?:[^\p{Latin}\n]*[^\p{Latin}\P{L}]\p{M}*+)?")
_NAMES = {"CJK": "Han", "KATAKANA-HIRAGANA": "Katakana", "IDEOGRAPHIC": "Han", "HALFWIDTH": "Katakana"}


class Stretch(NamedTuple):
    """A part of a line in another script, `start:end` in code points; `words` is its length, six letters a word."""

    start: int
    end: int
    words: float


@lru_cache(maxsize=4096)
def script(letter: str) -> str:
    """The script of a letter, as Unicode names it ("Latin", "Cyrillic", "Han").

    >>> script("я"), script("語"), script("é")
    ('Cyrillic', 'Han', 'Latin')
    """
    first = unicode_name(letter, "UNKNOWN").split(" ")[0]
    return _NAMES.get(first, first.capitalize())


def may_hold_other(text: str) -> bool:
    """Whether a letter of another script than Latin may be in `text`; False is certain.

    >>> may_hold_other("« Ça va ? » – “fine”"), may_hold_other("да")
    (False, True)
    """
    return not text.isascii() and _MAYBE_OTHER.search(text) is not None


def document_may_hold_other(document: Document) -> bool:
    """The same of a whole document; asked of its pieces outside ASCII only, each once, which are a tenth of it."""
    known = document.memo("may hold other scripts")
    if not known:
        known[True] = may_hold_other("".join(filterfalse(str.isascii, document.different_pieces)))
    return bool(known[True])


def weigh_scripts(text: str) -> dict[str, float]:
    """How much of `text` is in each script, in Latin letters or their worth.

    >>> weigh_scripts("не non")
    {'Cyrillic': 2.0, 'Latin': 3.0}
    """
    if text.isascii():
        letters = sum(map(str.isalpha, text))
        return {LATIN: float(letters)} if letters else {}
    counts = Counter(map(script, _OTHER.findall(text)))
    weights = {name: count * (LETTERS_A_SYLLABLE if name in SYLLABLES else 1.0) for name, count in counts.items()}
    latin = sum(map(str.isalpha, text)) - counts.total()
    return weights | ({LATIN: float(latin)} if latin > 0 else {})


def language_of(text: str, data: Mapping[str, Mapping[str, str]]) -> str | None:
    """The language of a text that is mostly in another script than Latin; None where nobody has said which.

    `data` is the section [language] of rules/any: `scripts` and `letters`.
    """
    weights = weigh_scripts(text)
    weights.pop(LATIN, None)
    if not weights:
        return None
    if weights.get("Hiragana", 0) + weights.get("Katakana", 0) > 0.05 * sum(weights.values()):
        return "ja"
    main = min(weights, key=lambda name: (-weights[name], name))
    languages = data["scripts"].get(main, "").split()
    if not languages:
        return None
    seen = [sum(map(text.count, data["letters"].get(code, ""))) for code in languages]
    if any(seen) or len(languages) == 1:
        return languages[seen.index(max(seen))]
    from cleaner.language.neighbours import among

    return among(text, languages) or languages[0]


def stretches(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The parts of `text[start:end]` without a Latin letter, from their first letter to their last."""
    if not text.isascii():
        for match in _STRETCH.finditer(text, start, end):
            yield Stretch(match.start(), match.end(), sum(weigh_scripts(match[0]).values()) / 6)
