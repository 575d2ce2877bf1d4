"""Misspelled words of a text that no confusion of letters explains: which are looked up, and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.lexicon import Lexicon
from cleaner.ocr.age import is_of_another_age
from cleaner.ocr.symspell import ENDING, READ_BY_A_MACHINE, TODAY, Speller
from cleaner.ocr.words import LONG_S, LONGEST, Reader, odd_tokens, tokens
from cleaner.profile import Profile
from cleaner.unknown import small_unknown

FEW, STRANGE = 2, 0.03
"""Unknown words, and their share, above which a text that no machine read is in another spelling, and left alone."""
NEIGHBOURS = 3
"""Tokens to either side among which another unknown word speaks for a phrase in another language."""
PARTS = (2, 5)
"""Letters of the shortest and of the longer part of a compound that nobody lists."""
COMMON = 2.5
"""Zipf value of such parts."""
RECURRENT, OWN_ZIPF = 3, 4.0
"""How often a document has a word that nobody lists, so that it is a term, and the Zipf value that it is given then."""


class Spelling(NamedTuple):
    """An unknown word at `start:end`, in code points, and the `word` that it should be, `distance` edits away."""

    start: int
    end: int
    text: str
    word: str
    distance: int


def spellings(document: Document, profile: Profile, is_ocr: bool, taken: frozenset[int]) -> Iterator[Spelling]:
    """The unknown lower-case words of a document that are clearly one frequent word, misspelled.

    `is_ocr` says that a machine read the text; then more is misspelled, and words are less often new. `taken` holds the
    starts of the words of which something is said already.
    """
    lexicon = profile.lexicon
    times = _unknown(document, lexicon)
    if not is_ocr and (LONG_S in document.text or _are_many(len(times), document)):
        return
    demands = READ_BY_A_MACHINE if is_ocr else TODAY
    unknown = set(times)
    if is_of_another_age(unknown, profile):
        return
    long = (word for word in unknown if demands.near <= len(word) <= LONGEST)
    if not is_ocr:
        long = (word for word in long if times[word] == 1)  # a term is repeated, a slip is not
    wanted = {word for word in long if not _is_compound(word, lexicon)}
    if not wanted:
        return
    places = [match for match in _places(document, profile, wanted, unknown, is_ocr) if match.start() not in taken]
    own = {word: OWN_ZIPF for word in unknown if times[word] >= RECURRENT}
    words = sorted({match[0] for match in places})[: demands.words]
    found = Speller(profile, demands, _different(document), own).sure(words)
    for match in places:
        if match[0] in found:
            yield Spelling(match.start(), match.end(), match[0], *found[match[0]])


def _unknown(document: Document, lexicon: Lexicon) -> Counter[str]:
    """How often the unknown lower-case words of a document stand in it, outside protected spans."""
    runs, overlaps = small_unknown(document, lexicon), document.protected.overlaps
    small = {word for word in runs.words if len(word) > ENDING}
    return Counter(word for start, word in runs.places(small) if not overlaps(start, start + len(word)))


def _different(document: Document) -> Collection[str]:
    """The different runs of letters of a document, outside protected spans."""
    return document.letter_runs if document.protected else document.words


def _are_many(unknown: int, document: Document) -> bool:
    """Whether a text has so many different unknown words that it is in another spelling."""
    return unknown > FEW and unknown > STRANGE * len(_different(document))


def _places(
    document: Document, profile: Profile, wanted: set[str], unknown: set[str], is_ocr: bool
) -> Iterator[regex.Match[str]]:
    """Where the wanted words stand by themselves: not before an apostrophe, and in a text of today not in a quotation
    nor beside other unknown words."""
    reader = Reader(document, profile)
    odd = [match for match in odd_tokens(document, profile, unknown) if match[0] in unknown]
    for index, match in enumerate(odd):
        if match[0] not in wanted or not reader.unknown(match) or _is_elided(match):
            continue
        if not is_ocr:
            beside = pairwise(odd[max(0, index - 1) : index + 2])  # the last before it, and the first behind it
            if any(_are_near(document, *pair) for pair in beside) or document.quoted.overlaps(*match.span()):
                continue
        yield match


def _is_elided(match: regex.Match[str]) -> bool:
    return match.string[match.end() : match.end() + 1] in ("'", "’")


def _are_near(document: Document, first: regex.Match[str], second: regex.Match[str]) -> bool:
    """Whether fewer than NEIGHBOURS tokens stand between two."""
    between = islice(tokens(document, first.end()), NEIGHBOURS)
    return any(match.start() >= second.start() for match in between)


@lru_cache(maxsize=1 << 12)
def _is_compound(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is made of two common ones: "hoofdletsel", "coevento"."""
    shortest, longer = PARTS
    return any(
        max(cut, len(word) - cut) >= longer and all(_is_common(part, lexicon) for part in (word[:cut], word[cut:]))
        for cut in range(shortest, len(word) - shortest + 1)
    )


def _is_common(part: str, lexicon: Lexicon) -> bool:
    return lexicon.knows(part) and lexicon.zipf(part) >= COMMON
