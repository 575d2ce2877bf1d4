"""Which words to suggest for a hole: those that the model expects, as far as they agree with what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cleaner.gaps.facts import VERBAL
from cleaner.gaps.holes import MOST_SUGGESTIONS
from cleaner.gaps.kinds import before, kind_of
from cleaner.gaps.readings import Readings
from cleaner.lexicon import Number
from cleaner.orthography.onsets import PLAIN, onset
from cleaner.orthography.sense import CODES, Sense
from cleaner.tokens import Token

LEAST = 0.02
"""Share of the missing word's probability from which a word is worth suggesting."""


@dataclass(frozen=True)
class Choices:
    """The suggestions of one text; `apostrophe` is the one that it uses."""

    readings: Readings
    apostrophe: str

    @cached_property
    def _sense(self) -> Sense:
        return Sense(self.readings.profile)

    @cached_property
    def _elision(self) -> Mapping[str, Any]:
        return self.readings.profile.section("elision")

    @cached_property
    def _articles(self) -> Mapping[str, Mapping[str, str]]:
        forms: Mapping[str, Mapping[str, str]] = self.readings.profile.section("articles").get("forms", {})
        return forms

    def suggest(
        self, expected: Sequence[tuple[str, float]], rule: str, tokens: Sequence[Token], hole: int
    ) -> tuple[str, ...]:
        """At most three words of the kind `rule`, best first, with the case and apostrophe that the place asks."""
        total = sum(probability for _, probability in expected)
        place = before(tokens, hole, self.readings)
        found: list[str] = []
        for word, probability in expected:
            if word.startswith("<"):
                continue
            kind = kind_of(word, self.readings, place)
            alike = kind == rule or {kind, rule} <= VERBAL
            if not alike or probability < LEAST * total:
                continue
            for fit in self._fitting(word, tokens, hole):
                form = self._written(fit, hole == 0)
                if form not in found:
                    found.append(form)
        return tuple(found[:MOST_SUGGESTIONS])

    def _fitting(self, word: str, tokens: Sequence[Token], hole: int) -> tuple[str, ...]:
        """The word, or what it becomes before the token at `hole`; nothing where it cannot stand."""
        after = tokens[hole]
        if not after.is_word:
            return () if word.endswith("'") else (word,)
        sound = onset(after.low, self._elision) if self._elision.get("onsets") else ""
        if word.endswith("'"):
            return () if sound == PLAIN else (word,)
        short = self._elision.get("words", {}).get(word)
        if short and sound == "v" and self._elision["only"].get(word) is None:
            return () if after.low in self._elision["never"].get(word, ()) else (short,)
        return self._agreed(word, tokens, hole, sound)

    def _agreed(self, word: str, tokens: Sequence[Token], hole: int, sound: str) -> tuple[str, ...]:
        """An article in the gender of the noun that follows, or that follows an adjective."""
        forms = self._articles.get(word)
        if forms is None or "g" not in forms:
            return (word,)
        gender = self._sense.gender(tokens[hole])
        if gender is None and self._sense.is_adjective(tokens[hole]) and hole + 1 < len(tokens):
            gender = self._sense.gender(tokens[hole + 1])
        if gender is None:
            either = {form for key, form in forms.items() if key.endswith(f".{sound}")}
            if sound != PLAIN and len(either) == 1:
                return tuple(either)
            return () if self._is_plural(tokens[hole]) else (word,)
        code = CODES[gender]
        right = forms.get(f"{code}.{sound}") or forms.get(code)
        if right is None:
            return (word,) if code in forms["g"] else ()
        return tuple(right.split("|"))

    def _is_plural(self, noun: Token) -> bool:
        entry = self.readings.entry(noun.text)
        return entry is not None and entry.noun_number == Number.PLURAL and not entry.adjective_number

    def _written(self, word: str, begins: bool) -> str:
        form = word.replace("’", "'").replace("'", self.apostrophe)
        capital = begins or word in self.readings.words("always_capital")
        return form[0].upper() + form[1:] if capital else form
