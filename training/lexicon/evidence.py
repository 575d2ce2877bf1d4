"""Whether a word is one: trust and case, from dictionary, web list and edited text."""

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from counts import Counts

from cleaner.lexicon import Case
from cleaner.lexicon.entries import spelling

WITH_DICTIONARY = {"fr", "es", "en", "pt", "nl"}
FEW = 0.5  # a word that was not seen may have been missed by chance


def unaccented(word: str) -> str:
    """Return a word without its accents.

    >>> unaccented("États")
    'Etats'
    """
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@dataclass
class Evidence:
    """All that is known of the words of one language, before anything is decided."""

    language: str
    counts: Counts
    web: dict[str, float]  # Zipf values of wordfreq
    dictionary: dict[str, set[str]]  # lower-cased form -> spellings in the dictionary
    train: Counter[str]  # spellings in training treebanks
    names: set[str] = field(default_factory=set)  # lower-cased names from the dictionaries of other languages
    verb_forms: set[str] = field(default_factory=set)  # made by analogy: "governò" is no slip of "governo"
    lower: Counter[str] = field(default_factory=Counter)  # occurrences, all cases together
    spellings: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    twins: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for surface, n in (self.counts.surfaces + self.train).items():
            self.lower[surface.lower()] += n
            self.spellings[surface.lower()].append(surface)
        for word in sorted(self.lower):
            self.twins[unaccented(word)].append(word)
        for word in {surface.lower() for surface in self.train}:
            self.counts.sources[word] = self.counts.sources.get(word, 0) | 1 << 60

    def occurrences(self, surface: str) -> int:
        """Return how often a spelling occurs anywhere in the edited text."""
        return self.counts.surfaces[surface] + self.train[surface]

    def inside(self, surface: str) -> int:
        """Return how often a spelling occurs inside a sentence."""
        return self.counts.inside[surface] + self.train[surface]

    def zipf(self, word: str) -> float:
        """Return the Zipf value: from the web list, or from the edited text for what that list cannot hold."""
        if self.language == "de" and "ss" in word.replace("ß", "ss"):
            return self._zipf_of_sharp_s(word)
        if word in self.web:
            return self.web[word]
        compound = "-" in word or "'" in word
        return min(self._zipf_of_count(self.lower[word]), 9.0 if compound else 1.2)

    def _zipf_of_count(self, n: float) -> float:
        return max(0.3, math.log10(n * 1e9 / self.counts.tokens)) if n else 0.3

    def _zipf_of_sharp_s(self, word: str) -> float:
        """Share the web list's "strasse" between "straße" and "strasse" as the edited text writes them."""
        key = word.replace("ß", "ss")
        both = self.lower[key] + self.lower[word if "ß" in word else self._sharp(word)]
        if key not in self.web:
            return min(self._zipf_of_count(self.lower[word]), 1.2)
        if not both:
            return self.web[key]
        return max(0.3, self.web[key] + math.log10(max(self.lower[word], 0.01 * both) / both))

    def _sharp(self, word: str) -> str:
        variants = [twin for twin in self.twins[word] if "ß" in twin] or [
            w for i in range(len(word)) if word[i : i + 2] == "ss" and self.lower[w := word[:i] + "ß" + word[i + 2 :]]
        ]
        return max(variants, key=lambda w: (self.lower[w], w), default="")

    def misspelt(self, word: str) -> bool:
        """Say whether a word outside the dictionary is a far commoner one with a slip in an accent or a letter."""
        if word in self.verb_forms:
            return False
        n = self.lower[word]
        small = self.occurrences(word) * 2 > n or word not in self.lower
        if small and len(word) >= 4 and self.slips.get(word, 0) >= self.slip_ratio * max(n, 1):
            return True
        for twin in self.twins.get(unaccented(word), ()):
            ratio = 3 if twin in self.dictionary else 50
            if twin != word and self.lower[twin] >= ratio * max(n, 1) and (word.isascii() or not twin.isascii()):
                return True
        return False

    @cached_property
    def slip_ratio(self) -> int:
        """Return how many times commoner the right word must be: more where no dictionary vouches for it."""
        return 100 if self.language in WITH_DICTIONARY else 1000

    @cached_property
    def slips(self) -> dict[str, int]:
        """Return the slips of all common words, with the occurrences of the word meant."""
        found: dict[str, int] = {}
        frequent = {c for word, n in self.lower.items() if n > 1000 for c in word if c.isalpha()}
        letters = sorted(frequent) if self.language in WITH_DICTIONARY else []
        for word, n in sorted(self.lower.items()):
            right = word in self.dictionary if self.dictionary else True
            if n >= 2 * self.slip_ratio and right and len(word) >= 4 and word.isalpha():
                for slip in _slips(word, letters):
                    found[slip] = max(found.get(slip, 0), n)
        return found

    def reformed(self, word: str) -> bool:
        """Say whether a word is a French one in the spelling of 1990, without the circumflex of i and u ("connait")."""
        if self.language != "fr" or self.web.get(word, 0.0) < 1.2:
            return False
        places = [i for i, c in enumerate(word) if c in "iu"]
        return any(word[:i] + {"i": "î", "u": "û"}[word[i]] + word[i + 1 :] in self.dictionary for i in places)

    def glued(self, word: str) -> bool:
        """Say whether a word is far rarer, in small letters, than its two halves beside each other ("dela": de la)."""
        n = max(self.occurrences(word), FEW)
        sources = self.counts.sources.get(word, 0).bit_count()
        if word in self.dictionary:
            return self.counts.apart[word] >= 200 * n and (n < 10 or sources < 2)
        if (
            (n >= 50 and sources >= 3)
            or (n >= 2 and word in self.verb_forms)
            or (n >= 5 and self.web.get(word, 0.0) >= 3.4)
        ):
            return False  # German "zuführen" beside "zu führen", Italian "digestione" beside "di gestione"
        return self.counts.apart[word] >= 20 * n

    def trust(self, word: str) -> int:
        """Return 0, 1 or 2: see ``cleaner.lexicon.Entry``."""
        if self.glued(word) and not self._capitalised(word):
            return 0
        if word in self.dictionary:
            return 2
        if self.misspelt(word) and not self.reformed(word):
            return 0
        return max(self._edited(word), int(self.reformed(word) or (word in self.names and not self.occurrences(word))))

    def _edited(self, word: str) -> int:
        """Return the trust that the edited text alone gives a word."""
        n, sources, web = self.lower[word], self.counts.sources.get(word, 0).bit_count(), self.web.get(word, 0.0)
        if self.language == "de" and "ß" in word:
            web = self.web.get(word.replace("ß", "ss"), 0.0)
        if self.language in WITH_DICTIONARY:
            needed = 4 if self.occurrences(word) * 2 > n else 2  # small letters: a name would not be
            return int((sources >= 2 and n >= needed) or (n >= 5 and web >= 2.0 and needed == 2))
        if (sources >= 3 and n >= 8) or (sources >= 2 and n >= 20):
            return 2
        return int((sources >= 2 and n >= 2) or (n >= 3 and web >= 1.5) or (n >= 1 and web >= 2.6))

    def _capitalised(self, word: str) -> bool:
        """Say whether a word stands inside sentences with a capital more often than without."""
        capital = sum(self.inside(surface) for surface in self.spellings.get(word, ()) if surface != word)
        return capital > max(self.occurrences(word), FEW)

    def case(self, word: str) -> tuple[Case, list[str]]:
        """Return the cases in which a word is attested, and its mixed spellings."""
        formal = self.dictionary.get(word, set())
        small = self.occurrences(word)
        inside = {surface: self.inside(surface) for surface in self.spellings.get(word, ())}
        capital = sum(n for surface, n in inside.items() if surface != word)
        case = Case(0)
        mixed = {surface for surface in formal if spelling(surface) is Case.MIXED}
        for surface in formal:
            case |= spelling(surface)
        share = small / (small + capital) if small + capital else 0.0
        if share < 0.005 and capital >= 20 and case != Case.LOWER:
            case &= ~Case.LOWER  # "paris", the plural of "pari", is not what small letters mean
        elif word not in self.dictionary and small and share >= 0.03 and (small >= 2 or not capital):
            case |= Case.LOWER
        for surface in self.spellings.get(word, ()):
            kind, n = spelling(surface), max(inside[surface], self.occurrences(surface) // 2)
            if kind in (Case.TITLE, Case.UPPER) and (n >= 2 or not case) and n >= 0.02 * (small + capital):
                case |= kind
            elif kind is Case.MIXED and n >= 2 and n >= 0.05 * self.lower[word]:
                mixed.add(surface)
        if mixed:
            case |= Case.MIXED
        if not case and word in self.names:
            case = Case.TITLE
        if not case and self.reformed(word):
            case = Case.LOWER
        if Case.LOWER in case and case != Case.LOWER and self.glued(word):
            case &= ~Case.LOWER  # Enel is a name, "enel" is glue
        return case, sorted(mixed)


def _slips(word: str, letters: list[str]) -> Iterator[str]:
    """Yield a word with two letters exchanged, one doubled or not, and, given letters, one left out or replaced."""
    for i in range(len(word)):
        yield word[:i] + word[i] + word[i:]
        if i and word[i - 1] != word[i]:
            yield word[: i - 1] + word[i] + word[i - 1] + word[i + 1 :]
        if letters or (i and word[i - 1] == word[i]):
            yield word[:i] + word[i + 1 :]
        for letter in letters:
            yield word[:i] + letter + word[i + 1 :]
