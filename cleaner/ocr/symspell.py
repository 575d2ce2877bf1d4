"""The frequent word that an unknown one should be, where no confusion of letters explains it: one word at a time.

In a text of today a candidate is one edit away, and the few strings that are so are looked up (cleaner.ocr.oneedit). In
OCR it may be two edits away, and symspellpy finds it. Its dictionary is cut to what the document can need: the words
that begin like one of its unknown words, or one edit away, and have nearly the same letters; a few dozen, seldom more
than two hundred. It is made only where there is a word to look up, and symspellpy, which takes as long to import as the
rest of the chain, is imported no sooner. Only its look-up of single words is used: what it does to sentences harms more
than it mends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_lowercase
from typing import NamedTuple

from cleaner.lexicon import Case
from cleaner.ocr.age import modern, old_spellings
from cleaner.ocr.guards import open_guards
from cleaner.ocr.model import plain
from cleaner.ocr.oneedit import is_one_edit_away, one_edit_away
from cleaner.ocr.words import LONGEST
from cleaner.profile import Profile

RAREST = 1.5
"""Zipf value of the rarest word that may be a candidate or a rival."""
MARGIN = 1.3
"""How far the best candidate is ahead of the next at its distance, in Zipf: it is twenty times as frequent."""
ENDING = 2
"""Letters of an ending: what differs only there may be another form of the word."""
MOST_LETTERS = 64
"""Different letters that are tried in the place of another."""
_PREFIXES = {False: 4, True: 5}
"""Letters of the beginning under which the lexicon is read, for shorter and for longer words."""
_LONG = 9


class Demands(NamedTuple):
    """What a word and its best candidate must be like.

    near, far    letters of a word that is one edit and two edits away from its candidate
    replaced     letters of a word of which one edit replaces a letter: short words often have such a neighbour
    zipf         of the candidate
    lead         Zipf value of the candidate less that of the word as it stands, which the web may have
    likelier     log10 of how much likelier the candidate is as a sequence of letters
    same_ending  whether a word must end like its candidate, for it may be another form that nobody lists
    words        how many different words of one document are looked up, the first in the alphabet
    """

    near: int
    far: int
    replaced: int
    zipf: float
    lead: float
    likelier: float
    same_ending: bool
    words: int


TODAY = Demands(near=7, far=99, replaced=8, zipf=3.2, lead=1.6, likelier=0.7, same_ending=True, words=16)
"""For a text of today. Measured on 1.6 million words of news, treebanks, debates, translations and novels of seven
languages: 48 suggestions, of which 40 are right when read by a person; in the news 5 of 5. Of a slip made at random in
words of seven letters and more half are found, 168 of 170 rightly; November 2026."""
READ_BY_A_MACHINE = Demands(near=7, far=9, replaced=7, zipf=3.5, lead=2.5, likelier=3.0, same_ending=False, words=48)
"""For OCR. Of 134 suggestions in the French and English pairs (newspapers, books) 116 are the word of the truth, which
itself keeps some of the errors; `far` was set on all of them, so that none is held out; November 2026."""


class _Near(NamedTuple):
    """A candidate with its Zipf value, `distance` edits away."""

    word: str
    zipf: float
    distance: int


class Speller:
    """Looks up the unknown words of one document.

    words   its different words, known ones too
    own     those that only the document has, with Zipf values
    """

    def __init__(self, profile: Profile, demands: Demands, words: Iterable[str], own: dict[str, float]) -> None:
        self.lexicon, self.characters = profile.lexicon, profile.characters
        self.guards = open_guards(profile.rules, profile.language)
        self.demands = demands
        self.own = own
        self.old = old_spellings(profile)
        letters = {char for char in set().union(*words) if char.islower()}
        self.letters = sorted({*ascii_lowercase, *letters})[:MOST_LETTERS]

    def sure(self, words: list[str]) -> dict[str, tuple[str, int]]:
        """The sure candidates of some unknown words, with their distance."""
        found = {}
        for word, (best, *rivals) in self._ranked(words):
            if rivals and best.zipf - rivals[0].zipf < MARGIN:
                continue
            if self._is_sure(word, best.word, best.zipf):
                found[word] = (best.word, best.distance)
        return found

    def _ranked(self, words: list[str]) -> Iterator[tuple[str, list[_Near]]]:
        """The words that have candidates, with those of the least distance, the most frequent first."""
        if self.demands.far <= LONGEST:
            yield from self._looked_up(words)
            return
        for word in words:
            near = self._one_edit_away(word)
            if near:
                yield word, sorted(near, key=lambda one: -one.zipf)

    def _one_edit_away(self, word: str) -> list[_Near]:
        own = (other for other in self.own if is_one_edit_away(word, other))
        found = one_edit_away(word, self.lexicon, "".join(self.letters), _PREFIXES[len(word) >= _LONG])
        listed = ((other, self._zipf(other)) for other in found)
        return [_Near(other, zipf, 1) for other, zipf in listed if zipf] + [
            _Near(other, self.own[other], 1) for other in own
        ]

    def _looked_up(self, words: list[str]) -> Iterator[tuple[str, list[_Near]]]:
        """The same for words that may be two edits away from their candidates."""
        zipfs: dict[str, float] = {}
        for word in words:
            zipfs |= self._near(word)
        if not zipfs:
            return
        from symspellpy import SymSpell, Verbosity  # here, because most texts need none of it

        speller = SymSpell(max_dictionary_edit_distance=2)
        for candidate, zipf in sorted(zipfs.items()):
            speller.create_dictionary_entry(candidate, round(10**zipf))
        for word in words:
            found = speller.lookup(word, Verbosity.CLOSEST, self._distance(word))
            if found:
                yield word, [_Near(one.term, zipfs[one.term], one.distance) for one in found]

    def _distance(self, word: str) -> int:
        return 2 if len(word) >= self.demands.far else 1

    def _near(self, word: str) -> dict[str, float]:
        """The words, with Zipf values, that have the first letter of `word` and may be near enough."""
        distance, near = self._distance(word), {}
        for candidate in self.own:
            if candidate != word and _is_like(candidate, word, distance):
                near[candidate] = self.own[candidate]
        for prefix in _beginnings(word, self.letters):
            for candidate in self.lexicon.words(prefix):
                if not _is_like(candidate, word, distance):
                    continue
                zipf = self._zipf(candidate)
                if zipf:
                    near[candidate] = zipf
        return near

    def _zipf(self, candidate: str) -> float:
        """The Zipf value of what may be a candidate or a rival, 0.0 for any other word of the lexicon."""
        entry = self.lexicon.entry(candidate)
        if entry and entry.trust and Case.LOWER in entry.case and entry.zipf >= RAREST and candidate.isalpha():
            return entry.zipf
        return 0.0

    def _is_sure(self, word: str, best: str, zipf: float) -> bool:
        """Whether the candidate, of this Zipf value, is far likelier than that the word is new or another form."""
        demands, logprob = self.demands, self.characters.logprob
        is_replaced = len(word) == len(best) and plain(word) != plain(best) and sorted(word) != sorted(best)
        return (
            zipf >= demands.zipf
            and zipf - self.lexicon.zipf(word) >= demands.lead
            and len(word) >= (demands.replaced if is_replaced else demands.near)
            and logprob(best) - logprob(word) >= demands.likelier
            and not (demands.same_ending and _differs_in_ending(word, best))
            and not (word.startswith(best) and self.lexicon.is_closed_class(word[len(best) :]))
            and not self.guards.is_right(word, best)
            and best not in modern(word, self.old)
        )


def _is_like(candidate: str, word: str, distance: int) -> bool:
    """Whether two words are so much alike in length and letters that they may be `distance` edits apart; quick."""
    return (
        abs(len(candidate) - len(word)) <= distance and len(set(word).symmetric_difference(candidate)) <= 2 * distance
    )


def _beginnings(word: str, letters: list[str]) -> list[str]:
    """The beginnings of the words that begin like `word` but for one edit; the first letter stands.

    An edit in the first letters is followed by two more letters that are right, so that few words have the beginning.
    """
    size = _PREFIXES[len(word) >= _LONG]
    out = {word[:size]}
    for at in range(1, size):
        head, tail = word[:at], word[at : size + 2]
        out |= {head + tail[1:] + word[size + 2 : size + 3], head + tail[1:2] + tail[:1] + tail[2:]}
        out |= {head + letter + rest for letter in letters for rest in (tail, tail[1:])}
    return sorted(out)


def _differs_in_ending(word: str, best: str) -> bool:
    """Whether the last letters are all that differs, and they are not only in another order."""
    stem = max(len(word), len(best)) - ENDING
    return word[:stem] == best[:stem] and sorted(word) != sorted(best)
