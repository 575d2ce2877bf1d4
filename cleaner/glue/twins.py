"""A word that is two other words ("merdes" for "mer des", "reducirla" for "reducir la"): the neighbours may tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Action, Finding
from cleaner.glue.model import load_model
from cleaner.glue.tables import Neighbour, Tables
from cleaner.glue.tokens import Token
from cleaner.glue.vocabulary import Vocabulary
from cleaner.profile import Profile
from cleaner.reasons import Reason

LEAST = 2.3
"""log10 of how much likelier two words must be than one, by their frequencies and all neighbours. In 330,000 words of
news and treebanks in five languages 9 are proposed that were one word; of the words that are two by accident, half are
found in Spanish, Italian and Portuguese, four in ten in French and one in ten in English (November 2026)."""
HOPELESS = -0.7
HOPELESS_JOINED = 0.0
"""log10 of the gain by frequency alone below which neighbours hardly ever help; the second, where words are joined."""
CONFIDENCE = 0.8
CACHED = 1 << 12


class Twin(NamedTuple):
    """A word cut in two, and log10 of the gain by the two words' own frequencies."""

    left: str
    right: str
    gain: float


def find(
    document: Document, profile: Profile, vocabulary: Vocabulary, words: Iterable[tuple[int, int]]
) -> Iterator[Finding]:
    """Proposals to part those of `words` (start and end of each) that their neighbours say are two."""
    model = load_model(profile.language)
    if model is None:
        return
    for start, end in words:
        if document.protected.overlaps(start, end):
            continue
        token = Token.at(document.text, start, end)
        best = max(_weighed(token, vocabulary, model.tables), default=None)
        if best is not None and best[0] >= LEAST:
            yield _finding(token, best[1])


def _weighed(token: Token, vocabulary: Vocabulary, tables: Tables) -> Iterator[tuple[float, Twin]]:
    """The cuts of a word, each with the log10 of how much likelier than the word it is where it stands."""
    before, after = vocabulary.neighbour(token.previous), vocabulary.neighbour(token.following)
    whole = _chain(tables, before, vocabulary.neighbour(token.text), after)
    for twin in twins(token.text, vocabulary):
        apart = vocabulary.neighbour(twin.left), vocabulary.neighbour(twin.right)
        yield twin.gain + _chain(tables, before, *apart, after) - whole, twin


def twins(word: str, vocabulary: Vocabulary) -> tuple[Twin, ...]:
    """The cuts of a known word into two known words, one of them small, that the neighbours may speak for."""
    return halves(word, vocabulary) if word.lower() in vocabulary.doubles else ()


@lru_cache(maxsize=CACHED)
def halves(word: str, vocabulary: Vocabulary) -> tuple[Twin, ...]:
    """The same of any word; few have them, and the tables list these (`doubles`)."""
    small, one_letter, lower = vocabulary.small_words, vocabulary.conventions.one_letter, word.lower()
    places = [at for at in range(1, len(word)) if lower[:at] in small or word[at:] in small]
    if not places or not vocabulary.part(word).trust:
        return ()
    whole, found = vocabulary.part(word), []
    least = HOPELESS_JOINED if vocabulary.conventions.compounds else HOPELESS
    for at in places:
        left, right = word[:at], word[at:]
        if (at == 1 and left.lower() not in one_letter) or (len(right) == 1 and right not in one_letter):
            continue
        first, second = vocabulary.part(left), vocabulary.part(right)
        gain = first.zipf + second.zipf - 9.0 - whole.zipf
        if first.trust and second.trust and first.fits and second.fits and gain >= least:
            found.append(Twin(left, right, gain))
    return tuple(found)


def _chain(tables: Tables, *words: Neighbour) -> float:
    """log10 of how much oftener than by chance these words stand in this order."""
    return sum(tables.likes(left, right) for left, right in pairwise(words))


def _finding(token: Token, twin: Twin) -> Finding:
    return Finding(
        rule="glue.words",
        action=Action.SUGGEST,
        start=token.start,
        end=token.start + len(token.text),
        replacement=f"{twin.left} {twin.right}",
        confidence=CONFIDENCE,
        evidence=(Reason("glue.twins", word=token.text, left=twin.left, right=twin.right),),
    )
