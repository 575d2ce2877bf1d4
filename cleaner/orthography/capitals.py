"""Names written small that the same text writes with a capital: "au kremlin" beside "le Kremlin"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import pairwise

from cleaner.document import LETTERS, Document, Kind
from cleaner.findings import Action, Finding
from cleaner.lexicon import Case, Lexicon, Pos
from cleaner.memo import Memo
from cleaner.profile import Profile

SHORTEST = 4
"""Code points; shorter names are too often words as well ("Van", "Bill")."""
RARE = 3.5
"""A word that dictionaries write both ways ("kremlin", a Russian fortress) is taken for the name alone when it is rarer
than this Zipf value: 3 in a million words. Common words with a namesake ("état", "pierre") are above it."""
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
    common = _counted(document.text, needed, profile.words("orthography", "counting"))
    proofs = _proofs(document, {name.capitalize() for name in needed})
    for match in LETTERS.finditer(document.text):
        name = match[0].capitalize()
        if proofs[name] < needed.get(match[0], 1) or _is_part(document.text, match.start(), match.end()):
            continue
        if match[0] in needed and match[0] not in common:
            yield Finding(
                "orthography.capital",
                Action.SUGGEST,
                match.start(),
                match.end(),
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


def _counted(text: str, words: Container[str], counting: frozenset[str]) -> frozenset[str]:
    """Those of `words` that stand right after an article or a possessive that a name does not have."""
    pairs = pairwise(LETTERS.finditer(text)) if counting else ()
    return frozenset(
        word[0]
        for before, word in pairs
        if word[0] in words and before[0].lower() in counting and text[before.end() : word.start()] == " "
    )


def _proofs(document: Document, names: set[str]) -> Counter[str]:
    """How often each name stands with its capital where only a name has one."""
    found: Counter[str] = Counter()
    for block in document.blocks:
        if block.kind in _PROSE:
            for match in LETTERS.finditer(document.text, block.start, block.end):
                if match[0] in names and _stands_alone(document.text, *match.span()):
                    found[match[0]] += 1
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
