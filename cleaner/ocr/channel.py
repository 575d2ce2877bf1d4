"""What a machine makes of a letter: confusions with their cost, and the words that can lie behind a misread one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from heapq import heappop, heappush
from typing import Any, NamedTuple

from cleaner.lexicon import Lexicon, open_lexicon
from cleaner.rule import ANY
from cleaner.ruleset import RuleSet

LONGEST = 3
"""Code points of the longest piece that is read for another."""
DEAREST = 4.3
"""Cost (-log10 of a probability) at which the search ends: two rare confusions in one word explain anything."""
BEHIND = 1.5
"""What a candidate may cost more than the cheapest and still be a rival: a thirtieth of its probability."""
MOST_STEPS = 250
"""States that one word may cost, about 2 ms."""
UNLEARNED, ADDED_OR_LOST = 4.6, 4.9
"""Cost of one letter for another where the pairs show no such confusion, and of a letter too many or too few."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
CACHED_WORDS = 4096
"""Unknown words whose candidates are kept: OCR repeats its errors, and every pass over a text meets them again."""
_State = tuple[float, int, str, tuple[tuple[str, str], ...]]
"""Cost so far, letters read, prefix meant, confusions made."""


class Candidate(NamedTuple):
    """A word that may have been printed: `cost` is -log10 of the probability of the reading, given the word.

    confusions   (read, meant) pairs that lead from the reading to the word
    """

    word: str
    cost: float
    confusions: tuple[tuple[str, str], ...]


class Channel:
    """The confusions of one language, with those of every language behind them.

    The table is `[ocr.confusions]`: meant letters under what was read for them, with costs.
    """

    def __init__(self, rules: RuleSet, language: str) -> None:
        self.lexicon = open_lexicon(language)
        self.meant: dict[str, list[tuple[str, float]]] = {}
        own = rules.section(language, "ocr").get("confusions", {})
        general = rules.section(ANY, "ocr").get("confusions", {})
        self.candidates = lru_cache(CACHED_WORDS)(self._candidates)
        self.wide = lru_cache(CACHED_WORDS)(self._wide)
        self._letters = LETTERS + str(rules.section(language, "ocr").get("accents", "")).replace(" ", "")
        for read in sorted({*own, *general}):
            costs: dict[str, float] = {**_costs(general, read), **_costs(own, read)}
            self.meant[read] = sorted(costs.items(), key=lambda item: (item[1], item[0]))

    def at(self, word: str, start: int) -> Iterator[tuple[str, str, float]]:
        """The (read, meant, cost) of every confusion that fits `word` at `start`."""
        for end in range(start + 1, min(len(word), start + LONGEST) + 1):
            read = word[start:end]
            for meant, cost in self.meant.get(read, ()):
                yield read, meant, cost

    def _candidates(self, word: str) -> tuple[Candidate, ...]:
        """The words of the lexicon that may have been read as `word` (lower case), the cheapest first.

        Walks over the prefixes of the lexicon, the cheapest reading first; `word` itself is no candidate.
        """
        found: dict[str, Candidate] = {}
        prefixes: dict[str, bool] = {"": True}
        done: set[tuple[int, str]] = set()
        readings = [((word[at], word[at], 0.0), *self.at(word, at)) for at in range(len(word))]
        heap: list[_State] = [(0.0, 0, "", ())]
        best = DEAREST
        while heap and len(done) < MOST_STEPS and heap[0][0] <= min(DEAREST, best + BEHIND):
            cost, at, prefix, made = heappop(heap)
            if (at, prefix) in done:
                continue
            done.add((at, prefix))
            if at == len(word):
                if made and _is_word(prefix, self.lexicon):
                    found.setdefault(prefix, Candidate(prefix, cost, made))
                    best = min(best, cost)
                continue
            for read, meant, more in readings[at]:
                if cost + more > DEAREST:
                    continue
                longer = prefix + meant
                if (at + len(read), longer) in done:
                    continue
                if longer not in prefixes:
                    prefixes[longer] = prefixes[prefix] and self.lexicon.begins(longer)
                if prefixes[longer]:
                    step = made if read == meant else (*made, (read, meant))
                    heappush(heap, (cost + more, at + len(read), longer, step))
        return tuple(found.values())

    def _wide(self, word: str) -> tuple[Candidate, ...]:
        """The candidates of `word`, and behind them every word that one letter parts from it, whatever letter it is."""
        found = {one.word: one for one in self.candidates(word)}
        for one in self._one_letter_away(word):
            found.setdefault(one.word, one)
        return tuple(found.values())

    def _one_letter_away(self, word: str) -> Iterator[Candidate]:
        """The words of the lexicon that are `word` with another letter, a letter more or a letter less."""
        for at in range(len(word) + 1):
            head, letter, tail = word[:at], word[at : at + 1], word[at + 1 :]
            meant = [(head + other + tail, letter, other, UNLEARNED) for other in self._letters if letter]
            meant += [(head + other + letter + tail, "", other, ADDED_OR_LOST) for other in self._letters]
            meant.append((head + tail, letter, "", ADDED_OR_LOST))
            for other_word, read, other, cost in meant:
                if other_word != word and _is_word(other_word, self.lexicon):
                    yield Candidate(other_word, cost, ((read, other),))


@lru_cache(maxsize=8)
def open_channel(rules: RuleSet, language: str) -> Channel:
    """The channel of a language, made once a process for each set of rules."""
    return Channel(rules, language)


def _costs(table: Mapping[str, Any], read: str) -> dict[str, float]:
    return {str(meant): float(cost) for meant, cost in table.get(read, {}).items()}


def _is_word(word: str, lexicon: Lexicon) -> bool:
    entry = lexicon.entry(word)
    return entry is not None and entry.trust > 0
