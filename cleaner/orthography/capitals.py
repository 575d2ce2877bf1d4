"""Names written small that the same text writes with a capital: "au kremlin" beside "le Kremlin"."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache

from cleaner.document import Document, Kind
from cleaner.expressions import regex
from cleaner.findings import Action, Finding
from cleaner.lexicon import Case, Lexicon, Pos
from cleaner.memo import Memo
from cleaner.placing import placed_words
from cleaner.profile import Profile

SHORTEST = 4
"""Code points; shorter names are too often words as well ("Van", "Bill")."""
RARE = 3.5
"""A word that dictionaries write both ways ("kremlin", a Russian fortress) is taken for the name alone when it is rarer
than this Zipf value: 3 in a million words. Common words with a namesake ("état", "pierre") are above it."""
_BEFORE = regex.compile(r"(?<![\p{L}\p{M}])\p{M}*+(\p{L}[\p{L}\p{M}]*+) \Z")
"""The run of letters before a space."""
FARTHEST = 100
"""Code points in which it is looked for: more than any word of a list has."""
_PROSE = frozenset((Kind.PARAGRAPH, Kind.QUOTATION, Kind.CAPTION))


def find_capitals(document: Document, profile: Profile) -> Iterator[Finding]:
    """Suggests a capital where a word is a name for the lexicon and the text writes it with a capital inside sentences.

    A capital after a mark proves nothing, nor does one in a headline, where some newspapers capitalise every word.
    What the text counts or owns ("un rioja de La Rioja", "son waterloo") is no name any more.
    """
    may_be_name = _names(profile.lexicon)
    likely = [word for word in _written_both_ways(document) if may_be_name[word]]
    if not likely:
        return
    runs = document.letter_runs
    small = [word for word in likely if word in runs and word.capitalize() in runs]
    needed = {word: count for word in small if (count := _needed(word, profile.lexicon, runs[word])) is not None}
    if not needed:
        return
    common = _counted(document, needed, profile.words("orthography", "counting"))
    proofs = _proofs(document, {name.capitalize() for name in needed})
    for start, word in placed_words(document, needed.keys()):
        name, end = word.capitalize(), start + len(word)
        if proofs[name] < needed[word] or _is_part(document.text, start, end):
            continue
        if word not in common:
            yield Finding(
                "orthography.capital",
                Action.SUGGEST,
                start,
                end,
                name,
                confidence=0.95 if profile.lexicon.is_name(name) else 0.85,
                values={"count": str(proofs[name])},
                evidence=(f"{name} × {proofs[name]}",),
            )


@lru_cache(maxsize=16)
def _names(lexicon: Lexicon) -> Memo[bool]:
    """Whether a word that is written small may be a name, if the text has it with a capital often enough."""
    return Memo(lambda word: _needed(word, lexicon, 0) is not None)


def _written_both_ways(document: Document) -> Iterator[str]:
    """The words of some length that the text writes small and with a capital."""
    words = document.words
    for word in words.intersection(map(str.lower, document.capital_words)):
        if len(word) >= SHORTEST and word.islower() and word.capitalize() in words:
            yield word


def _needed(word: str, lexicon: Lexicon, count: int) -> int | None:
    """How many capitals in the text prove that a word, written small `count` times, is a name; None if nothing can."""
    entry = lexicon.entry(word)
    if entry is None or entry.trust == 0:
        return None
    if lexicon.is_name(word) and entry.trust > 1 and Pos.PROPER in entry.pos:
        return 1
    only_noun = entry.pos in (Pos.NOUN, Pos.NOUN | Pos.PROPER)
    both = Case.TITLE in entry.case and Case.LOWER in entry.case and entry.trust > 1
    return max(2, count + 1) if both and only_noun and entry.zipf < RARE else None


def _counted(document: Document, words: Mapping[str, int], counting: frozenset[str]) -> frozenset[str]:
    """Those of `words` that stand right after an article or a possessive that a name does not have."""
    text = document.text
    found = (
        (word, _BEFORE.search(text, max(0, start - FARTHEST), start))
        for start, word in placed_words(document, words.keys() if counting else set())
    )
    return frozenset(word for word, before in found if before and before[1].lower() in counting)


def _proofs(document: Document, names: Set[str]) -> Counter[str]:
    """How often each name stands with its capital where only a name has one."""
    found: Counter[str] = Counter()
    starts = [block.start for block in document.blocks]
    for start, name in placed_words(document, names):
        number, end = bisect_right(starts, start) - 1, start + len(name)
        if number >= 0 and end <= document.blocks[number].end and document.blocks[number].kind in _PROSE:
            found[name] += _stands_alone(document.text, start, end)
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a capital stands inside a sentence, and not in a longer name ("Océan Pacifique")."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if after[:1] == "-" or (after[:1] == " " and after[1:].isupper()):
        return False
    if before.endswith(("’", "'")):
        return len(before) > 1 and before[0].islower()
    return before.endswith(" ") and (before[0].islower() or before[0] == ",")


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether the word belongs to a longer one: an address, a handle, a compound."""
    return text[max(0, start - 1) : start] in ("-", "_", "@", "#", "/", ".") or text[end : end + 1] in (
        "-",
        "_",
        "@",
        "/",
    )
