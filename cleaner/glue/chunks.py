"""Runs of characters without white space that need a look: most hold nothing strange, and each is judged but once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from cleaner.document import Document, runs_of
from cleaner.expressions import re
from cleaner.glue.cuts import cuts
from cleaner.glue.tokens import APOSTROPHES, LONGEST
from cleaner.glue.twins import twins
from cleaner.glue.vocabulary import Vocabulary
from cleaner.memo import Notable
from cleaner.placing import placed

OPENERS = "«„"
ENDS = ".,;!?…)]"
ROMAN = "IVXL"
SHORTEST_CLIPPED = 3
"""Letters of what may end before an apostrophe and be no elided word ("del’Ukraine", "elleN’a")."""
LONGEST_UNIT = 4
"""Letters of a unit that may have lost the space behind it."""
LONGEST_PIECE = 5
RARE_PIECE = 4.3
"""Letters, and Zipf value, of a word that is sooner a piece of another than to be met."""
_HIT = re.compile(
    r"""[.,;:!?…)\]»”“"«„](?=[^\W\d_]|[«“„])|\d(?=[^\W\d_]{2})|(?<=[^\W\d_])\d(?=\d)|[IVXL](?=[^\W\d_])"""
)
"""What may stand at a lost space."""
_OPENER = re.compile(f"[{OPENERS}]")
_ROMAN_END = re.compile(r"[IVX]{2,6}\b")


class Suspicion(NamedTuple):
    """What is strange in a chunk, in offsets from its beginning.

    runs        where runs of letters begin and end that may be two words
    places      before which a space may be lost behind a mark or beside a number
    pieces      where a word begins and ends that may be a piece of a longer one
    twins       where a word begins and ends that may be two
    """

    runs: tuple[tuple[int, int], ...]
    places: tuple[int, ...]
    pieces: tuple[tuple[int, int], ...] = ()
    twins: tuple[tuple[int, int], ...] = ()


def scan(document: Document, vocabulary: Vocabulary) -> list[tuple[int, Suspicion]]:
    """The chunks of a text in which something is strange, with the offset of each, in order."""
    strange = _suspicions(vocabulary).among(document.different_pieces)
    return [(at, strange[chunk]) for at, chunk in placed(document, strange)]


@lru_cache(maxsize=16)
def _suspicions(vocabulary: Vocabulary) -> Notable[Suspicion]:
    """What is strange in chunks, kept between texts."""
    return Notable(lambda chunk: suspicion(chunk, vocabulary))


def runs(found: Iterable[tuple[int, Suspicion]]) -> list[tuple[int, int]]:
    """Where the strange runs of letters of a text begin and end."""
    return [(at + start, at + end) for at, chunk in found for start, end in chunk.runs]


def places(found: Iterable[tuple[int, Suspicion]]) -> list[int]:
    """The offsets of a text before which a space may be missing behind a mark or beside a number."""
    return [at + place for at, chunk in found for place in chunk.places]


def pieces(found: Iterable[tuple[int, Suspicion]]) -> list[tuple[int, int]]:
    """Where the words of a text begin and end that may be pieces of longer ones."""
    return [(at + start, at + end) for at, chunk in found for start, end in chunk.pieces]


def doubles(found: Iterable[tuple[int, Suspicion]]) -> list[tuple[int, int]]:
    """Where the words of a text begin and end that may be two."""
    return [(at + start, at + end) for at, chunk in found for start, end in chunk.twins]


def suspicion(chunk: str, vocabulary: Vocabulary) -> Suspicion | None:
    """What is strange in a chunk, None if nothing is."""
    word = chunk.rstrip(ENDS)
    if word.isalpha() and vocabulary.available and vocabulary.ordinary(word):
        pieces = ((0, len(word)),) if _is_a_piece(word, vocabulary) else ()
        two = ((0, len(word)),) if word[1:].islower() and twins(word, vocabulary) else ()
        return Suspicion((), (), pieces, two) if pieces or two else None
    hit = _HIT.search(chunk) or _OPENER.search(chunk)
    places = tuple(sorted(set(_places(chunk, vocabulary)))) if hit else ()
    found = Suspicion(tuple(_runs(chunk, vocabulary)), places, tuple(_pieces(chunk, vocabulary)))
    return found if any(found) else None


def _runs(chunk: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The runs of letters that may be two words."""
    if not vocabulary.available:
        return
    elisions, end = vocabulary.conventions.elisions, 0
    for run in runs_of[chunk]:
        start = chunk.find(run, end)
        end = start + len(run)
        after = chunk[end : end + 1]
        elided = bool(after) and after in APOSTROPHES
        clipped = bool(elisions) and elided and len(run) >= SHORTEST_CLIPPED and chunk[end + 1 : end + 2].isalpha()
        doubted = len(run) <= LONGEST and not vocabulary.ordinary(run)
        if (doubted or (clipped and run.lower() not in elisions)) and cuts(run, vocabulary, elided=elided):
            yield start, end


def _pieces(chunk: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The chunk without its last marks, where it may be a piece: an elided word, a clitic, a short rare word."""
    if not vocabulary.available:
        return
    rules, word = vocabulary.conventions, chunk.rstrip(ENDS)
    bare = word.strip("'’").lower()
    if word[-1:] in APOSTROPHES and word:
        piece = bare in rules.elisions and bare not in rules.apocopes
    elif word[:1] in APOSTROPHES and word:
        piece = bare in rules.tied_clitics
    else:
        piece = word.isalpha() and _is_a_piece(word, vocabulary)
    if piece:
        yield 0, len(word)


def _is_a_piece(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a run of letters is a short rare word, which is sooner a piece of another."""
    if not 1 < len(word) <= LONGEST_PIECE or not word[1:].islower():
        return False
    entry = vocabulary.entry(word)
    return entry is not None and entry.trust > 0 and entry.zipf < RARE_PIECE


def _places(chunk: str, vocabulary: Vocabulary) -> Iterator[int]:
    """The offsets behind marks and beside numbers before which a space may be missing."""
    nouns = vocabulary.conventions.roman_nouns
    for match in _HIT.finditer(chunk):
        mark, at = match[0], match.end()
        if mark in ROMAN:
            yield from _beside_roman(chunk, at, nouns)
        elif mark.isdigit():
            yield from _beside_number(chunk, at, vocabulary)
        else:
            yield at
    for match in _OPENER.finditer(chunk):
        before = chunk[match.start() - 1] if match.start() else ""
        if before and (before.isalpha() or before in ENDS):
            yield match.start()


def _beside_number(chunk: str, at: int, vocabulary: Vocabulary) -> Iterator[int]:
    """Around the digit before `at`: before it in "en2022", behind it in "2022la", behind the unit in "50kmde"."""
    if chunk[at].isdigit():
        yield at - 1
        return
    yield at
    for size in range(1, LONGEST_UNIT + 1):
        if (
            chunk[at : at + size].lower() in vocabulary.conventions.attached
            and chunk[at + size : at + size + 1].isalpha()
        ):
            yield at + size


def _beside_roman(chunk: str, at: int, nouns: frozenset[str]) -> Iterator[int]:
    """Around the Roman digit before `at`: the beginning of "XIX" in "sigloXIX", of "siècle" in "XIIIesiècle"."""
    before = chunk[at - 2 : at - 1] if at > 1 else ""
    if before.islower():
        if _ROMAN_END.match(chunk, at - 1):
            yield at - 1
    elif chunk[at].islower() and (not before.isalpha() or before in ROMAN):
        for noun in sorted(nouns):
            found = chunk.find(noun, at, at + 24)
            if found > at:
                yield found
