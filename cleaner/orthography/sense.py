"""What the lexicon knows of a word in a text: whether it is a noun of one gender, an adjective, or foreign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, cast

from cleaner.expressions import regex
from cleaner.lexicon import Entry, Gender, Number, Pos
from cleaner.profile import Profile
from cleaner.ruleset import RuleSet
from cleaner.tokens import Token

CODES = {Gender.MASCULINE: "m", Gender.FEMININE: "f", Gender.NEUTER: "n", Gender.COMMON: "c"}
GENDERS = {code: gender for gender, code in CODES.items()}
NATIVE = 0.7
"""Least share of small words that the lexicon must know in a sentence of the article's language. Ordinary news has more
than 0.95, a sentence of another Romance language less than 0.6."""
MODERN = 0.85
"""Least share of them for a repair without asking. In sentences of the sixteenth century, where "que il" is no slip, it
is less (all 35 of the ALTS treebank); so it is in 1 of 100 sentences of modern news."""
COMMON = 3.0
"""A word as frequent as this (1 in a million words) is one of the language's own; rarer ones may be loans."""
LEAST_ZIPF = 2.6
"""A noun that is rarer than this (some 4 in 10 million words) has a gender that few sources prove."""
LEAST_PART = 5
"""Letters of a noun by which a compound that ends in it is known; shorter ones end other words as well ("Heirat")."""
_OTHER_THAN_NOUN = Pos.ADJECTIVE | Pos.PARTICIPLE | Pos.ADVERB | Pos.DETERMINER | Pos.PRONOUN | Pos.ADPOSITION
_OTHER_THAN_NOUN |= Pos.CONJUNCTION | Pos.NUMERAL | Pos.GERUND | Pos.INTERJECTION


CACHED_WORDS = 1 << 12
"""Words whose gender is kept."""


@dataclass(frozen=True, eq=False)
class Sense:
    """The lexicon and the table [articles] of one language, with the questions that agreement asks of them."""

    profile: Profile

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """The table [articles]."""
        return self.profile.section("articles")

    @cached_property
    def nouns_are_capital(self) -> bool:
        """Whether the language writes its nouns with a capital."""
        return bool(self.data.get("nouns_are_capital", False))

    @cached_property
    def not_nouns(self) -> frozenset[str]:
        """Words whose gender proves nothing: of two genders, prefixes, professions, loans."""
        return self.profile.words("articles", "not_nouns")

    @cached_property
    def prenominal(self) -> frozenset[str]:
        """Adjectives that stand before their noun, and may be nouns themselves."""
        return self.profile.words("articles", "prenominal")

    @cached_property
    def colours(self) -> frozenset[str]:
        """Colours that a noun may shade ("un rojo sangre"): masculine nouns then, and no adjectives of that noun."""
        return self.profile.words("articles", "colours")

    def entry(self, word: str) -> Entry | None:
        """The entry of a word that is proven, None otherwise."""
        entry = self.profile.lexicon.entry(word)
        return entry if entry is not None and entry.trust > 0 else None

    @cached_property
    def listed(self) -> Mapping[str, str]:
        """The nouns of the table [articles.nouns], as they are written, by what an article must go with."""
        return {word: code for code, words in self.data.get("nouns", {}).items() for word in words.split()}

    @cached_property
    def _epicene(self) -> tuple[str, ...]:
        return tuple(self.data.get("epicene", ()))

    def gender(self, token: Token) -> Gender | None:
        """The gender of a token that can be nothing but one singular noun of one gender; None otherwise."""
        return GENDERS.get(self.code(token) or "")

    def code(self, token: Token) -> str | None:
        """The gender of a token that can be nothing but a noun of one gender, as a letter, a capital for a plural.

        A noun that is the same in both numbers counts as a singular.
        """
        found = self._codes.get(token.text, self)
        if found is self:
            if len(self._codes) >= CACHED_WORDS:
                self._codes.clear()
            found = self._codes[token.text] = self.listed.get(token.text) or self._code(token)
        return cast("str | None", found)

    @cached_property
    def _codes(self) -> dict[str, object]:
        return {}

    def _code(self, token: Token) -> str | None:
        if not token.is_word or token.is_capital != self.nouns_are_capital:
            return None
        if token.text[1:] != token.text[1:].lower():
            return None
        entry = self.entry(token.text)
        if entry is None or entry.pos & _OTHER_THAN_NOUN or entry.closed_class:
            return None
        if entry.zipf < LEAST_ZIPF or any(
            self._may_be_either(word, entry.noun_gender) for word in self._singulars(token.low, entry)
        ):
            return None
        if Pos.NOUN not in entry.pos or not entry.noun_gender or not entry.noun_number:
            return self._by_ending(token.text) if self.nouns_are_capital else None
        singular = Number.SINGULAR in entry.noun_number
        if self.nouns_are_capital and singular and Number.PLURAL in entry.noun_number:
            return None
        code = CODES.get(entry.noun_gender)
        return code if singular or code is None else code.upper()

    def _by_ending(self, noun: str) -> str | None:
        """The gender of a noun of which the lexicon knows too little, by its end: "Einigkeit", "Bürgerkrieg"."""
        for code, pattern in self.data.get("ends", ()):
            if regex.search(pattern, noun):
                return str(code)
        parts = (noun[at:].capitalize() for at in range(2, len(noun) - LEAST_PART + 1))
        return next((self.listed[part] for part in parts if part in self.listed), None)

    def _singulars(self, noun: str, entry: Entry) -> Iterator[str]:
        """The noun, and the words that it may be the plural of by its ending."""
        yield noun
        for ending, other in () if Number.SINGULAR in entry.noun_number else self.data.get("plurals", ()):
            if noun.endswith(ending):
                yield noun.removesuffix(ending) + other

    def _may_be_either(self, noun: str, gender: Gender) -> bool:
        """Whether a noun has another gender in some sense, or that of the person it names."""
        return noun in self.not_nouns or noun.endswith(self._epicene) or self._may_be_woman(noun, gender)

    def _may_be_woman(self, noun: str, gender: Gender) -> bool:
        """Whether a masculine noun in -a names a person of either gender ("la poeta"), as all do but the listed."""
        kept: Sequence[str] = self.data.get("masculine_a", ())
        if not kept or gender is not Gender.MASCULINE or not noun.endswith("a") or noun.endswith(tuple(kept)):
            return False
        entry = self.entry(noun)
        return entry is not None and bool(entry.noun_gender & gender)

    def is_adjective(self, token: Token) -> bool:
        """Whether a token is a small singular adjective that may stand before its noun."""
        if not token.text.islower() or token.low in self.colours:
            return False
        entry = self.entry(token.text)
        if entry is None or Pos.ADJECTIVE not in entry.pos or entry.closed_class or not entry.adjective_gender:
            return False
        if Number.SINGULAR not in entry.adjective_number or entry.pos & (Pos.ADVERB | Pos.FINITE):
            return False
        return token.low in self.prenominal or not entry.pos & (Pos.NOUN | Pos.PARTICIPLE)

    def inflected(self, adjective: str, gender: Gender) -> str | None:
        """The adjective in `gender`, made by an ending that the lexicon confirms; None if there is none.

        >>> sense.inflected("éventuel", Gender.FEMININE)  # doctest: +SKIP
        'éventuelle'
        """
        entry = self.entry(adjective)
        if entry is not None and gender in entry.adjective_gender:
            return adjective
        for masculine, feminine in self.data.get("endings", ()):
            old, new = (masculine, feminine) if gender is Gender.FEMININE else (feminine, masculine)
            if adjective.endswith(old):
                form = adjective[: len(adjective) - len(old)] + str(new)
                made = self.entry(form)
                if made and form != adjective and Pos.ADJECTIVE in made.pos and made.adjective_gender == gender:
                    return form
        return None

    def is_object(self, after: Sequence[Token]) -> bool:
        """Whether the tokens after a noun part it from its article: "die Krieg führenden Parteien"."""
        ends = self.data.get("not_before")
        return bool(ends and regex.match(ends, " ".join(token.text for token in after)))

    def native_share(self, tokens: Sequence[Token]) -> float:
        """The share (0 to 1) of the small words of a sentence that are of the article's language; 1 without any."""
        small = [token.text for token in tokens if token.text.islower() and token.is_word and len(token.text) > 1]
        known = sum(self.profile.lexicon.zipf(word.rstrip("’'")) >= COMMON or "-" in word for word in small)
        return known / len(small) if small else 1.0


@lru_cache(maxsize=16)
def open_sense(rules: RuleSet, language: str) -> Sense:
    """What the lexicon and the rules say of the words of a language, made once a process."""
    return Sense(Profile(language, rules))
