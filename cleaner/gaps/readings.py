"""What words can be where they stand: the lexicon's parts of speech, less those that the neighbours rule out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from operator import or_
from typing import Any

from cleaner.expressions import regex
from cleaner.lexicon import Entry, Number, Pos
from cleaner.profile import Profile
from cleaner.tokens import CLOSING, Token

Tokens = Sequence[Token]
_ENDS = frozenset("!?…;:")
_NOMINAL = Pos.NOUN | Pos.PROPER | Pos.ADJECTIVE | Pos.NUMERAL
NATIVE = 0.85
"""Least share of small words that the lexicon must know before a hole in their sentence is believed: an unknown word
may be the verb that seems to be missing, and a sentence with several is foreign or broken in another way."""

FARTHEST_ADVERB = 8
"""Tokens between a Dutch adverb of place and its preposition."""


def is_end(tokens: Tokens, at: int) -> bool:
    """Whether the mark at `at` ends a clause; a point does only at the end of its sentence ("St. Martin")."""
    mark = tokens[at].text
    return mark in _ENDS or (mark == "." and all(token.text in CLOSING for token in tokens[at + 1 :]))


def stand_at(tokens: Tokens, at: int, words: Sequence[str]) -> bool:
    """Whether the tokens from `at` on are these words."""
    return [token.low for token in tokens[at : at + len(words)]] == words


@dataclass(frozen=True)
class Readings:
    """Answers questions about one token of a sentence, from the lexicon and the table [gaps] of the language."""

    profile: Profile

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """The table [gaps]."""
        return self.profile.section("gaps")

    @cached_property
    def _lists(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def verb_second(self) -> bool:
        """Whether the conjugated verb is the second phrase of a sentence and the last word of a clause: German."""
        return bool(self.data.get("verb_second"))

    def words(self, key: str) -> frozenset[str]:
        """A word list of the table [gaps], read once."""
        if key not in self._lists:
            self._lists[key] = self.profile.words("gaps", key)
        return self._lists[key]

    @cached_property
    def subordinators(self) -> Mapping[str, list[list[str]]]:
        """Conjunctions that demand a verb, as lists of words, by their first word; longer ones first."""
        table: dict[str, list[list[str]]] = {}
        for phrase in sorted(self.data.get("subordinators", ()), key=lambda phrase: (-len(phrase), phrase)):
            table.setdefault(phrase.split(" ")[0], []).append(phrase.split(" "))
        return table

    def conjunction(self, tokens: Tokens, at: int) -> int:
        """How many tokens the conjunction at `at` has that demands a verb; 0 if there is none."""
        phrases = self.subordinators.get(tokens[at].low, ())
        return next((len(words) for words in phrases if stand_at(tokens, at, words)), 0)

    @cached_property
    def locutions(self) -> Mapping[str, list[tuple[list[str], tuple[str, ...]]]]:
        """Compound prepositions without their last word, and that word, by their first word."""
        table: dict[str, list[tuple[list[str], tuple[str, ...]]]] = {}
        for phrase, missing in self.data.get("locutions", {}).items():
            table.setdefault(phrase.split(" ")[0], []).append((phrase.split(" "), tuple(missing)))
        return table

    def entry(self, word: str) -> Entry | None:
        """The entry of a proven word, None for all others."""
        entry = self.profile.lexicon.entry(word.rstrip("’'"))
        return entry if entry is not None and entry.trust > 0 else None

    @cached_property
    def impossible(self) -> Mapping[str, frozenset[str]]:
        """For each function word, those that cannot follow it, less what `may_meet` and `unpaired` except."""
        table: Mapping[str, str] = self.data.get("impossible", {})
        allowed, free = self.words("may_meet"), self.words("unpaired")
        return {
            left: frozenset(right for right in rights.split(" ") if f"{left} {right}" not in allowed)
            for left, rights in table.items()
            if left not in free
        }

    @cached_property
    def pairs(self) -> Mapping[str, list[tuple[frozenset[str], Mapping[str, Any]]]]:
        """For each word that begins a pair of `pairs`, the words that end it, and the row of the table."""
        table: dict[str, list[tuple[frozenset[str], Mapping[str, Any]]]] = {}
        for row in self.data.get("pairs", ()):
            right = frozenset(row["right"].split())
            for left in frozenset(row["left"].split()):
                table.setdefault(left, []).append((right, row))
        return table

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Small words whose loss has another kind than their part of speech says, with the end of its rule's name."""
        table: Mapping[str, str] = self.data.get("kinds", {})
        return {word: kind for kind, words in table.items() for word in words.split(" ")}

    def missing_after(self, word: str) -> str:
        """The rule for a hole after a function word: a noun after an article, a verb after a clitic, else any word."""
        if word in self.words("determiners") | self.words("articles_or_pronouns"):
            return "gaps.noun"
        verbal = self.words("clitics") | self.words("strict_subjects") | self.words("reflexives")
        return "gaps.verb" if word in verbal else "gaps.word"

    def pos(self, token: Token) -> Pos:
        """All parts of speech that a token can have, none if it is no proven word."""
        entry = self.entry(token.text) if token.is_word else None
        return entry.pos if entry is not None else Pos(0)

    def is_name(self, tokens: Tokens, at: int) -> bool:
        """Whether the token at `at` has a capital that only a name (or a German noun) has there."""
        token = tokens[at]
        if not token.is_capital:
            return False
        if self.profile.lexicon.is_closed_class(token.text):
            return False
        inside = at > 0 and tokens[at - 1].is_word | tokens[at - 1].is_number | (tokens[at - 1].text == ",")
        return inside or self.profile.lexicon.is_name(token.text)

    def can_be_finite(self, tokens: Tokens, at: int) -> bool:
        """Whether the token at `at` can be a conjugated verb where it stands. In doubt, yes."""
        token = tokens[at]
        if not token.is_word or self.is_name(tokens, at):
            return False
        after_clitic = at > 0 and tokens[at - 1].low in self._before_verbs
        if after_clitic and self.profile.lexicon.is_closed_class(token.text):
            after_clitic = Pos.AUXILIARY in self.pos(token)
        if token.low in self.words("not_verbs") and not after_clitic:
            return False
        parts = [part for part in token.low.split("-") if part]
        if not any(self._has_finite_form(part) for part in parts):
            return False
        only_verb = self.pos(token) and not self.pos(token) & (_NOMINAL | Pos.PARTICIPLE | Pos.INFINITIVE)
        return bool(only_verb) or not self.is_nominal(tokens, at)

    @cached_property
    def _before_verbs(self) -> frozenset[str]:
        return self.words("clitics") | self.words("strict_subjects") | self.words("sure_subjects")

    def _has_finite_form(self, word: str) -> bool:
        """Whether a word has a finite reading, or none that the lexicon knows; in English most nouns are verbs too."""
        entry = self.entry(word)
        if word in self.words("also_verbs"):
            return True
        if entry is None or not entry.pos:
            return len(word) > 1 and word not in self.words("verbless")
        if Pos.PARTICIPLE in entry.pos and Pos.PARTICIPLE in self._finite_pos and self.is_sure_participle(word):
            return Pos.FINITE in entry.pos
        return bool(entry.pos & self._finite_pos)

    @cached_property
    def _finite_pos(self) -> Pos:
        """Parts of speech whose words share their form with a finite one in this language."""
        return Pos.FINITE | reduce(or_, (Pos[name] for name in self.data.get("finite_too", ())), Pos(0))

    def is_sure_participle(self, word: str) -> bool:
        """Whether a participle differs from every finite form of its verb ("been", "gegangen")."""
        listed, pattern = self.words("sure_participles"), self.data.get("sure_participle", "")
        return word in listed or bool(pattern and regex.fullmatch(pattern, word)) or not (listed or pattern)

    def is_nominal(self, tokens: Tokens, at: int) -> bool:
        """Whether what stands before the token at `at` leaves it no choice but to be a noun or an adjective.

        "un arme", "à l’arme", "un éventuel attaque": no verb can stand there.
        """
        before = at - 1
        if before < 0 or self.data.get("capital_nouns", False):
            return False
        if before > 0 and self.is_plain_adjective(tokens[before]):
            before -= 1
        word = tokens[before].low
        if tokens[before].is_capital and before > 0:
            return False
        if word in self.words("determiners"):
            nominal = self.words("pronominal") | self.words("determiners") | self.words("articles_or_pronouns")
            return before == 0 or tokens[before - 1].low not in nominal
        if word in self.words("articles_or_pronouns"):
            if before == 0:  # "La porte": a clitic begins no French sentence, but a Spanish one ("La conozco")
                return bool(self.data.get("initial_articles", False))
            return tokens[before - 1].low in self.words("prepositions")
        return before == at - 1 and word in self.words("prepositions")

    def is_plain_adjective(self, token: Token) -> bool:
        """Whether a token is an adjective and nothing that could be a subject or a verb."""
        pos = self.pos(token)
        return token.text.islower() and Pos.ADJECTIVE in pos and not pos & (Pos.NOUN | Pos.FINITE | Pos.PRONOUN)

    def is_participle(self, token: Token) -> bool:
        """Whether a token is a past participle and neither a finite form nor a noun nor a function word."""
        if not token.text.islower() or token.low in self.words("not_participles"):
            return False
        if token.low.endswith(tuple(self.data.get("present_participles", ()))) or not self.is_sure_participle(
            token.low
        ):
            return False
        pos = self.pos(token)
        other = Pos.FINITE | Pos.NOUN | Pos.INFINITIVE | Pos.ADPOSITION | Pos.ADVERB | Pos.DETERMINER | Pos.GERUND
        return Pos.PARTICIPLE in pos and not pos & other

    def has_finite(self, tokens: Tokens, start: int, end: int) -> bool:
        """Whether any token of `start:end` can be a conjugated verb."""
        return any(self.can_be_finite(tokens, at) for at in range(start, end))

    def head_number(self, tokens: Tokens, end: int) -> Number:
        """The number of the phrase `tokens[:end]`: that of its article, or else of its first noun or listed name."""
        if tokens[0].low in self.words("plural_determiners") or self.countries.get(tokens[0].text, "") == "plural":
            return Number.PLURAL
        if tokens[0].low in self.words("determiners") | self.words("articles_or_pronouns"):
            return Number.SINGULAR
        entry = self.entry(tokens[0].text)
        return entry.noun_number if entry is not None else Number(0)

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """Names of countries that need an article, each with the kind of article it needs."""
        table = self.profile.section("countries").get("articles", {})
        return {name: kind for kind, names in table.items() for name in names}

    def phrase_end(self, tokens: Tokens, at: int) -> int:
        """The index after the noun phrase that begins at `at`, with what "de" joins to it."""
        links, determiners = self.words("links"), self.words("determiners") | self.words("articles_or_pronouns")
        last, has_noun = at, False
        while last < len(tokens) and tokens[last].is_word | tokens[last].is_number:
            low, pos = tokens[last].low, self.pos(tokens[last])
            if low in links and has_noun and last + 1 < len(tokens):
                last += 1
                has_noun = False
                continue
            if low not in determiners and has_noun and not self._goes_on(tokens, last, pos):
                break
            if low in determiners and has_noun:
                break
            has_noun = has_noun or low not in determiners
            last += 1
        return last

    def _goes_on(self, tokens: Tokens, at: int, pos: Pos) -> bool:
        """Whether the word at `at` can belong to the noun phrase before it: a name, an adjective, a second noun."""
        closed = Pos.ADPOSITION | Pos.CONJUNCTION | Pos.PRONOUN | Pos.DETERMINER | Pos.ADVERB | Pos.FINITE
        if self.is_name(tokens, at) or tokens[at].is_number:
            return True
        return bool(pos & (Pos.ADJECTIVE | Pos.NOUN)) and not pos & closed and not self.is_participle(tokens[at])

    def strands(self, tokens: Tokens, at: int) -> bool:
        """Whether an adverb before the preposition at `at` takes the place of its noun: "er niet van zullen houden"."""
        if tokens[at].low not in self.words("excused_stranded"):
            return False
        adverbs = self.words("excused_pronominal")
        return any(token.low in adverbs for token in tokens[max(0, at - FARTHEST_ADVERB) : at])

    def is_native(self, tokens: Tokens) -> bool:
        """Whether nearly all small words of a sentence are proven words of the article's language."""
        small = [token for token in tokens if token.is_word and token.text.islower()]
        known = sum("-" in token.text or self.entry(token.text) is not None for token in small)
        return known >= NATIVE * len(small)


@lru_cache(maxsize=16)
def open_readings(profile: Profile) -> Readings:
    """The readings of a profile; the tables that they make of its rules are kept for the next article."""
    return Readings(profile)
