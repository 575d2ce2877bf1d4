"""What the lexicon says of a whole token and of the parts that a split would make of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from cleaner.glue.conventions import Conventions
from cleaner.glue.sieve import Sieve
from cleaner.glue.tables import EDGE, Neighbour, Tables, load_tables
from cleaner.lexicon import Case, CharacterModel, Entry, Lexicon, Number, Pos

ELIDED_ZIPF = 6.0
"""Zipf value of an elided word ("l’", "qu’") that the lexicon does not hold with its apostrophe."""
CACHED = 1 << 12
LONGEST_SMALL_WORD = 5
FAR_RARER = 2.2
"""log10: how much rarer a word must be than its two halves would be beside each other by chance, to be worth a look; of
300,000 words of clean news in seven languages, 7 are (November 2026)."""

CLOSED = (
    (Pos.DETERMINER, "determiner"),
    (Pos.ADPOSITION, "preposition"),
    (Pos.CONJUNCTION, "conjunction"),
    (Pos.PRONOUN, "pronoun"),
    (Pos.AUXILIARY, "auxiliary"),
)
OPEN = (
    (Pos.NOUN | Pos.FINITE, "noun or verb"),
    (Pos.NOUN | Pos.ADJECTIVE, "noun or adjective"),
    (Pos.NOUN, "noun"),
    (Pos.FINITE, "verb"),
    (Pos.INFINITIVE, "infinitive"),
    (Pos.PARTICIPLE, "participle"),
    (Pos.ADJECTIVE, "adjective"),
    (Pos.ADVERB, "adverb"),
    (Pos.PROPER, "name"),
    (Pos.NUMERAL, "number"),
)
"""The classes of words whose neighbourhood is learned; the first that an entry's parts of speech hold in full."""
READINGS = OPEN[2:8]
"""The classes that a word of several can be, each with its name in the table of neighbours."""
PLURAL = ", plural"


class Part(NamedTuple):
    """One side of a split, as the lexicon sees it.

    zipf      log10 of occurrences in 10^9 words, 0.0 if unknown
    trust     0 unknown or web only, 1 seen in edited text, 2 in a dictionary
    fits      whether the word may be written in this case
    small     whether the word is attested in small letters
    title     whether it is attested with a capital inside a sentence
    """

    zipf: float
    trust: int
    fits: bool
    closed: bool
    name: bool
    small: bool
    title: bool
    kind: str


UNKNOWN = Part(0.0, 0, False, False, False, False, False, "unknown")


CUT_WORD = 6
"""Letters from which a word may have lost its last vowel: "discender"; "far" and "dir" are in the lexicon."""


class Vocabulary:
    """Cached questions about tokens and parts of one language.

    `hidden` is for training only: words for which it holds are taken for unknown, so that a model that is trained on
    the text that the lexicon was made from sees as many unknown right words as it will meet in an unseen one.
    `small_words` are those whose neighbours are known one by one, `doubles` those that two words make together.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        characters: CharacterModel,
        conventions: Conventions,
        hidden: Callable[[str, Entry], bool] | None = None,
        tables: Tables | None = None,
    ) -> None:
        self.tables = tables
        self.small_words = tables.small_words if tables is not None else frozenset()
        self.doubles = tables.doubles if tables is not None else Sieve()
        self.conventions = conventions
        self.available = lexicon.available
        self._lexicon = lexicon
        self._hidden = hidden
        if hidden is None:
            self.entry = lexicon.entry  # type: ignore[method-assign]  # a look-up costs no call of a method
        self.part = lru_cache(CACHED)(self._part)
        self.neighbour = lru_cache(CACHED)(self._neighbour)
        self.ordinary = lru_cache(CACHED)(self._ordinary)
        self.logprob = lru_cache(CACHED)(characters.logprob)

    def entry(self, word: str) -> Entry | None:
        """The lexicon's entry for `word`, None if it has none."""
        entry = self._lexicon.entry(word)
        if entry is not None and self._hidden is not None and self._hidden(word, entry):
            return None
        return entry

    def knows(self, word: str) -> bool:
        """Whether `word`, as it is written, is proven to be one."""
        return self.entry(word) is not None and self._lexicon.knows(word)

    def _ordinary(self, token: str) -> bool:
        """Whether a run of letters needs no look: a word, capitals, too short, or a brand."""
        if len(token) < 3 or token in self.conventions.brands:
            return True
        entry = self.entry(token)
        if entry is None or not (self._is_small(token, entry) or self._lexicon.knows(token)):
            return token.isupper() or token.lower() in self.conventions.unlisted or self._is_form(token)
        if entry.trust > 1 or entry.closed_class or not 4 <= len(token) <= 2 * LONGEST_SMALL_WORD:
            return True
        return not token.islower() or token in self.conventions.unlisted or not self._two_small_words(token, entry.zipf)

    @staticmethod
    def _is_small(token: str, entry: Entry) -> bool:
        """Whether a token is a word that is attested in small letters and written so, as most are."""
        return entry.trust > 0 and token.islower() and Case.LOWER in entry.case

    def _is_form(self, token: str) -> bool:
        """Whether it is a form that no list has: a verb with its pronouns, a word cut of its last vowel."""
        return self._has_enclitics(token) or (len(token) >= CUT_WORD and self._is_cut(token))

    def _has_enclitics(self, token: str) -> bool:
        """Whether pronouns are joined to a verb form: "habiéndoseme", "caviamogli"."""
        rules, small = self.conventions, token[0].islower()
        for stem in (token.removesuffix(last) for last in rules.enclitics if token.endswith(last)):
            if self.part(stem).closed:
                continue
            if stem.endswith(rules.enclitic_stems) and (small or self.knows(stem)):  # not "Rangers|e"
                return True
            if small and stem.endswith(rules.enclitic_verbs) and (self.knows(stem) or self.knows(stem + "e")):
                return True
        return False

    def _is_cut(self, token: str) -> bool:
        """Whether a word lost its last vowel before another, as Italian does in old prose: "discender lentamente"."""
        ends = self.conventions.cut_vowels
        return bool(ends) and token[-1] in "lmnr" and any(self.knows(token + vowel) for vowel in ends)

    def _two_small_words(self, token: str, zipf: float) -> bool:
        """Whether a word is far rarer than two function words that it is made of ("dela" in Spanish)."""
        for cut in range(2, len(token) - 1):
            left, right = self.part(token[:cut]), self.part(token[cut:])
            small = left.closed and right.closed and left.fits and right.fits
            if small and left.zipf + right.zipf - 9.0 - zipf >= FAR_RARER:
                return True
        return False

    def _part(self, word: str) -> Part:
        entry = self.entry(word)
        if entry is None:
            return UNKNOWN
        fits = self._lexicon.knows(word)
        closed = entry.closed_class
        name = not closed and self._is_name(word, entry)
        small, title = Case.LOWER in entry.case, Case.TITLE in entry.case
        return Part(entry.zipf, entry.trust, fits, closed, name, small, title, "name" if name else kind_of(entry))

    def _is_name(self, word: str, entry: Entry) -> bool:
        """Whether a word is never written small; where every noun has a capital, a noun is no name for that."""
        if self.conventions.capital_nouns:
            return Pos.PROPER in entry.pos and self._lexicon.is_name(word)
        return bool(entry.case) and Case.LOWER not in entry.case

    def _neighbour(self, word: str) -> Neighbour:
        """What the table of neighbours knows of a word; one that is elided ends with its apostrophe."""
        if not word:
            return EDGE
        if word[0].isdigit():
            return Neighbour("number")
        part = self.elided(word[:-1]) if word.endswith("'") else self.part(word)
        kind = "name" if part.kind == "unknown" and word[0].isupper() else part.kind
        if part.closed:
            return Neighbour(kind, word.lower())
        return Neighbour(kind, "", self._readings(word, part))

    def _readings(self, word: str, part: Part) -> str:
        """All that a word of an open class can be, as a key of the table; "" where that is one thing."""
        if part.name or part.kind == "unknown":
            return ""
        entry = self.entry(word)
        return readings_of(int(entry.pos), part.kind.endswith(PLURAL)) if entry is not None else ""

    def kind(self, word: str) -> str:
        """The class of a word; one that nobody knows is a name if it is written with a capital."""
        kind = self.part(word).kind
        return "name" if kind == "unknown" and word[0].isupper() else kind

    def elided(self, word: str) -> Part:
        """The part that `word` is before an apostrophe ("l", "qu")."""
        found = self.part(word + "'")
        zipf = found.zipf if found.trust else ELIDED_ZIPF
        return Part(zipf, 2, True, True, False, True, False, found.kind if found.trust else "pronoun")


def kind_of(entry: Entry) -> str:
    """The class of words that an entry which is no name belongs to, by its commonest reading, with a noun’s number."""
    if entry.closed_class:
        return next((kind for pos, kind in CLOSED if pos & entry.pos), "adverb")
    kind = _open_kind(int(entry.pos))
    return kind + PLURAL if kind.startswith("noun") and entry.noun_number == Number.PLURAL else kind


@lru_cache(maxsize=1 << 10)
def readings_of(pos: int, plural: bool) -> str:
    """The classes of words that parts of speech hold, as a key of the table; "" for one, which is a key itself."""
    found = [kind for one, kind in READINGS if one & pos]
    return "+" + "+".join(found) + PLURAL * plural if len(found) > 1 else ""


@lru_cache(maxsize=1 << 10)
def _open_kind(pos: int) -> str:
    """The class of words with these parts of speech."""
    return next((kind for one, kind in OPEN if one & pos == one), "adverb" if pos else "unknown")


@lru_cache(maxsize=16)
def vocabulary_of(lexicon: Lexicon, rules: Conventions) -> Vocabulary:
    """The vocabulary of a lexicon, its answers kept between texts."""
    from cleaner.lexicon import open_characters

    return Vocabulary(lexicon, open_characters(lexicon.language), rules, tables=load_tables(lexicon.language))
