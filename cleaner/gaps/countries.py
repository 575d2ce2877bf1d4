"""Names of countries that need an article and have none: "États-Unis a travaillé", "notamment Chine et Inde"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from cleaner.findings import Action, Finding
from cleaner.gaps.readings import Readings, Tokens, is_end
from cleaner.lexicon import Pos
from cleaner.reasons import Reason
from cleaner.tokens import Sentence


def find_countries(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """Flags a bare name after a word that leaves it no bare use, as the subject of a verb, or joined to such a one."""
    search = _Search(sentence, readings)
    if search.names:
        yield from search.run()


class _Search:
    """One sentence and the names of countries of its language."""

    def __init__(self, sentence: Sentence, readings: Readings) -> None:
        self.sentence = sentence
        self.tokens: Tokens = sentence.tokens
        self.readings = readings
        self.data: Mapping[str, Any] = readings.profile.section("countries")

    @cached_property
    def names(self) -> Mapping[str, str]:
        return self.readings.countries

    def run(self) -> Iterator[Finding]:
        bare_until = -1
        for at in range(len(self.tokens)):
            if not self.tokens[at].is_capital or self.sentence.quoted[at]:
                continue
            last = self._name_end(at)
            if last and (self._is_demanded(at, last) or self._is_subject(at, last) or self._is_joined(at, bare_until)):
                bare_until = last
                yield self._finding(at, last)

    def _name_end(self, at: int) -> int:
        """The index after the country name at `at`; 0 if there is none, or if it is part of a longer name."""
        for length in (3, 2, 1):
            words = " ".join(token.text for token in self.tokens[at : at + length])
            if words in self.names and at + length < len(self.tokens):
                after = self.tokens[at + length]
                glued = after.start == self.tokens[at + length - 1].end and after.text not in ".,;:!?…)"
                if after.is_capital or after.is_number or after.text == "-" or glued:
                    return 0
                return at + length
        return 0

    def _is_demanded(self, at: int, last: int) -> bool:
        """After "notamment", "selon", "avec"…: words after which a country is never named without its article."""
        if at == 0 or self.tokens[at - 1].low not in self.data.get("demanding", ()):
            return False
        if at > 1 and self.tokens[at - 2].is_capital:  # "Dupont contre France", the name of a case or a match
            return False
        after = self.tokens[last]
        if after.low in self.data.get("joins", ()) or after.text == ",":
            return self.tokens[at - 1].low in self.data.get("demanding_lists", ())
        if self.data.get("modifies"):
            return not after.is_word or self.readings.profile.lexicon.is_closed_class(after.text)
        return True

    def _is_subject(self, at: int, last: int) -> bool:
        """At the start of a clause, with a verb that can be nothing else right after it."""
        if not self.data.get("subjects", False):
            return False
        if at and self.tokens[at - 1].low not in self.data["clause_starts"]:
            return False
        if at and self.tokens[at - 1].text == "," and (at == 1 or not self.tokens[at - 2].text.islower()):
            return False
        verb = last
        while verb < len(self.tokens) and self.tokens[verb].low in self.readings.words("clitics"):
            verb += 1
        if verb >= len(self.tokens):
            return False
        pos = self.readings.pos(self.tokens[verb])
        if at == 0 and self.readings.is_participle(self.tokens[verb]):
            return not self.readings.has_finite(self.tokens, verb + 1, self._stop(verb))
        only_verb = Pos.AUXILIARY in pos or (
            Pos.FINITE in pos and not pos & (Pos.NOUN | Pos.ADJECTIVE | Pos.ADPOSITION)
        )
        return only_verb and self.tokens[verb].text.islower()

    def _stop(self, start: int) -> int:
        """Index of the first comma or stop."""
        tokens = self.tokens
        return next((k for k in range(start, len(tokens)) if tokens[k].text == "," or is_end(tokens, k)), len(tokens))

    def _is_joined(self, at: int, bare_until: int) -> bool:
        """After "et", where the name before it lacks its article too."""
        return bare_until == at - 1 and self.tokens[at - 1].low in self.data.get("joins", ())

    def _finding(self, at: int, last: int) -> Finding:
        name = " ".join(token.text for token in self.tokens[at:last])
        kind = self.names[name]
        choices = tuple(self.data.get("choices", {}).get(kind, (kind,)))
        if at == 0:
            choices = tuple(word[0].upper() + word[1:] for word in choices)
        return Finding(
            "gaps.article",
            Action.FLAG,
            self.tokens[at].start,
            self.tokens[last - 1].end,
            gap=self.tokens[at].start,
            confidence=0.9,
            suggestions=choices,
            values={"next": name, "word": choices[0]},
            evidence=(Reason("gaps.country", name=name),),
        )
