"""How much a string looks like a word of a language: a character model for words that no lexicon holds."""

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from cleaner.lexicon.entries import normalise
from cleaner.lexicon.store import DATA, map_trie

ORDER = 5  # characters in the longest n-gram
BEGIN, END = "^", "$"
STEPS = 25  # log10 values are stored negated, one byte, in steps of 1/25 = 0.04
CACHED_STEPS = 1 << 14  # (history, character) pairs kept per model
UNSEEN = -6.0  # log10 probability of a character that is in no word of the lexicon


class CharacterModel:
    """A character 5-gram model of the trusted words of a lexicon, each counted once.

    Smoothed after Witten and Bell (1991), interpolated, then stored as probabilities and back-off weights.
    ``^`` and ``$`` stand for the ends of a word, so that parts of words score as badly as they should.
    """

    available = True

    def __init__(self, path: Path) -> None:
        self._path = path
        self._trie = map_trie(path)
        self._step: Callable[[str, str], float] = lru_cache(CACHED_STEPS)(self._character)

    def __reduce__(self) -> tuple[type["CharacterModel"], tuple[Path, ...]]:
        return CharacterModel, (self._path,)

    def _ngram(self, ngram: str) -> tuple[float, float] | None:
        """Return log10 of the last character's probability after the others, and of the weight when it is a history."""
        try:
            records = self._trie.get(ngram)
        except UnicodeEncodeError:  # a lone surrogate is in no n-gram
            return None
        return (-records[0][0] / STEPS, -records[0][1] / STEPS) if records else None

    def _character(self, history: str, character: str) -> float:
        """Return log10 of a character's probability after a history, falling back to ever shorter histories."""
        weight = 0.0
        while True:
            found = self._ngram(history + character)
            if found:
                return weight + found[0]
            if not history:
                return weight + UNSEEN
            shorter = self._ngram(history)
            weight += shorter[1] if shorter else 0.0
            history = history[1:]

    def logprob(self, word: str) -> float:
        """Return log10 of the probability of a word, lower-cased, its end included. An empty word costs its end only.

        >>> model = open_characters("fr")
        >>> model.logprob("pourrait") > model.logprob("russiepourrait")
        True
        """
        text = BEGIN + normalise(word) + END
        return sum(self._step(text[max(0, i - ORDER + 1) : i], text[i]) for i in range(1, len(text)))


class EmptyCharacterModel(CharacterModel):
    """The model of a language that has no file: every character is as unlikely as any other."""

    available = False

    def __init__(self) -> None:
        """Open nothing."""
        self._step = lambda history, character: UNSEEN

    def __reduce__(self) -> tuple[type["CharacterModel"], tuple[Path, ...]]:
        return EmptyCharacterModel, ()

    def _ngram(self, ngram: str) -> None:
        return None


@cache
def open_characters(language: str) -> CharacterModel:
    """Return the character model of a language (ISO 639-1), opened once per process."""
    path = DATA / f"{language}.chars"
    return CharacterModel(path) if path.is_file() else EmptyCharacterModel()
