"""Lines, spans and blocks in another language than the article's. Nothing is ever deleted: every finding is a flag.

Four kinds: `language.line` (a whole block of text), `language.block` (several in a row), `language.span` (a part of a
sentence), and, as information only, `language.quoted` (a foreign title or foreign speech, set apart by quotation marks,
brackets or emphasis).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from cleaner.document import Document
from cleaner.findings import Action, Finding
from cleaner.language.blocks import SHORT, Read, may_hold, runs
from cleaner.language.contrast import open_contrast
from cleaner.language.glance import Glance
from cleaner.language.guards import Guards
from cleaner.language.interface import interface_phrases
from cleaner.language.masks import Phrases, masked, phrase_table, set_apart
from cleaner.language.passages import Reader
from cleaner.language.place import QUOTED, Place, as_reference, block_of, place_of
from cleaner.language.tables import tables_of
from cleaner.language.weighing import Weighing
from cleaner.language.words import Unit, bounds_of, is_prose, prose, unit_of
from cleaner.language.writing import foreign_writing, mostly_foreign
from cleaner.profile import Profile
from cleaner.rule import ANY
from cleaner.ruleset import RuleSet

BESIDE = 4
"""Signs before and behind a unit that may say what its first and its last word are, and more."""

CLEARED = Read(Unit(0, 0, ()), ())
"""What stands for a unit that says nothing: it holds no passage and parts the runs of those around it."""


def find(document: Document, profile: Profile) -> Iterable[Finding]:
    """The passages of `document` that are in another language than `profile.language`."""
    data = profile.rules.section(ANY, "language")
    places = list(foreign_writing(document, profile.language, data))
    if profile.language in tables_of(profile.rules).index:
        places += _foreign_words(document, _reading(profile.rules, profile.language))
    return [_finding(place, profile.language, data) for place in sorted(places)]


class _Reading(NamedTuple):
    """What reads articles in one language, and the phrases that it overlooks."""

    glance: Glance
    reader: Reader
    phrases: Phrases


def _foreign_words(document: Document, reading: _Reading) -> Iterator[Place]:
    reader = reading.reader
    clear = list(_cleared(document, reading.glance, reader.contrast.home))
    if all(clear):
        return
    reads = [
        CLEARED if passed else _read(*bounds_of(block, text), document, reading)
        for (block, text), passed in zip(prose(document), clear, strict=True)
    ]
    for run, block in runs(reads, reader) if may_hold(reads) else ():
        if block:
            yield block_of(block, reader)
        else:
            for passage in run[0].passages:
                yield as_reference(place_of(passage, run[0].apart, reader), document.text)


def _cleared(document: Document, glance: Glance, home: int) -> Iterator[bool]:
    """For each block that is prose, whether it holds no passage at a glance; `home` is the number of the language."""
    known = document.carry(("language.glance", home))
    for block, text, pieces in zip(document.blocks, document.texts_of_blocks, document.pieces_of_blocks, strict=True):
        if is_prose(block):
            whole = not document.protected.overlaps(block.start, block.end)
            clear = known.get((text, whole))
            if clear is None:
                clear = known[text, whole] = glance.clears(text.strip(), pieces, whole=whole)
            yield clear


def _read(start: int, end: int, document: Document, reading: _Reading) -> Read:
    """The unit `start:end`, read closely; where it says nothing, it is not read again after a repair elsewhere.

    What it says follows from its text with the signs beside it, and from what in it is protected or quoted.
    """
    plain = document.carry(("language.plain", reading.reader.contrast.home))
    text, inside = document.text, (document.protected.within(start, end), document.quoted.within(start, end))
    marked = tuple((left - start, right - start) for spans in inside for left, right in (*spans, (start, start)))
    key = text[max(0, start - BESIDE) : start], text[start:end], text[end : end + BESIDE], marked
    if key in plain:
        return CLEARED
    read = _read_closely(start, end, document, reading)
    if not read.passages and len(read.unit.words) > SHORT:  # a short one may be part of a run
        plain[key] = True
    return read


def _read_closely(start: int, end: int, document: Document, reading: _Reading) -> Read:
    unit = unit_of(document, start, end)
    if not reading.reader.suspicious(unit) or mostly_foreign(document.text[start:end]):
        return Read(unit, ())
    apart = set_apart(document, start, end)
    return Read(unit, tuple(reading.reader.passages(masked(unit, apart, reading.phrases))), apart)


@lru_cache(maxsize=8)
def _reading(rules: RuleSet, language: str) -> _Reading:
    """What reads articles in `language`; kept for the next article."""
    data = rules.section(ANY, "language")
    tables = tables_of(rules)
    contrast = open_contrast(tables, language)
    nouns = frozenset(tables.index[code] for code in data["noun_capitals"] if code in tables.index)
    guards = Guards(contrast, nouns, frozenset(data["particles"].split()))
    interface = interface_phrases(data["interface"], language, tables)
    phrases = phrase_table([*data["phrases"], *rules.section(language, "language").get("phrases", [])])
    glance = Glance(contrast, (words[0] for words in interface), Weighing(contrast, nouns, phrases))
    return _Reading(glance, Reader(contrast, guards, nouns, interface), phrases)


def _finding(place: Place, language: str, data: Mapping[str, Any]) -> Finding:
    names = {f"name_{ui}": names.get(place.language, place.language) for ui, names in data["names"].items()}
    own = {f"own_{ui}": names.get(language, language) for ui, names in data["names"].items()}
    return Finding(
        rule=place.rule,
        action=Action.INFO if place.rule == QUOTED else Action.FLAG,
        start=place.start,
        end=place.end,
        confidence=place.confidence,
        evidence=place.evidence,
        values={**names, **own},
        extra={"foreign_language": place.language, "score": place.score},
    )
