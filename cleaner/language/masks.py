"""What says nothing of the language of a line: titles and terms in quotation marks, asides, phrases used everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cleaner.document import LETTERS, Document
from cleaner.expressions import regex
from cleaner.language.words import Unit, Word
from cleaner.spans import Spans

SHORT = 5
"""Words: what stands in quotation marks or brackets and is no longer is a title, a term or an aside."""
MOST = 0.7
"""Share of the unit's words beyond which quotation marks or brackets hold the unit itself, and no part of it."""
_ASIDE = regex.compile(
    r"""
    \([^()\n]{1,200}+\) | \[[^\[\]\n]{1,200}+\]
  | (?<![\w.])['‘](?=\w)(?:[^'‘’\n]|(?<=\w)['’](?=\w)){2,200}+['’](?!\w)         # ‘title’
  | (?<![\w*_])([*_]{1,3})(?=[^\s*_])[^*_\n]{1,300}+(?<=[^\s*_])\1(?![\w*_])    # *title*
    """,
    regex.VERBOSE | regex.VERSION1,
)

Phrases = Mapping[str, Sequence[tuple[str, ...]]]


def set_apart(document: Document, start: int, end: int) -> Spans:
    """The parts of `start:end` that stand in quotation marks, brackets or emphasis."""
    asides = Spans(match.span() for match in _ASIDE.finditer(document.text, start, end))
    return Spans(document.quoted.within(start, end)) | asides


def masked(unit: Unit, apart: Spans, phrases: Phrases) -> Unit:
    """The unit without the words that say nothing of its language: short parts set apart, phrases used everywhere."""
    hidden = Spans([*_short(unit, apart), *_phrases(unit.words, phrases)])
    if not hidden:
        return unit
    left = tuple(word for word in unit.words if not hidden.overlaps(word.start, word.end))
    return unit._replace(words=left)


def _short(unit: Unit, apart: Spans) -> Iterable[tuple[int, int]]:
    at, starts = 0, [word.start for word in unit.words]
    for start, end in apart:
        while at < len(starts) and starts[at] < start:
            at += 1
        stop = at
        while stop < len(starts) and starts[stop] < end and stop - at <= SHORT:
            stop += 1
        if 0 < stop - at <= SHORT and stop - at < MOST * len(starts):
            yield start, end


def _phrases(words: Sequence[Word], phrases: Phrases) -> Iterable[tuple[int, int]]:
    for at in [at for at, word in enumerate(words) if word.lower in phrases]:
        for phrase in phrases[words[at].lower]:
            span = words[at : at + len(phrase)]
            if tuple(other.lower for other in span) == phrase:
                yield span[0].start, span[-1].end
                break


def phrase_table(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, the longest first.

    >>> phrase_table(["in vitro", "in memoriam"])["in"]
    (('in', 'memoriam'), ('in', 'vitro'))
    """
    table: dict[str, set[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(LETTERS.findall(phrase.lower()))
        if words:
            table.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(found, key=lambda words: (-len(words), words))) for first, found in table.items()}
