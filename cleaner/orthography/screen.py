"""A first look at the articles of a text and the words after them: most paragraphs hold none that could be wrong.

Whether an article goes with its noun depends, but for the sentence around them, on the two words alone, or on three
where an adjective stands between. So each piece between white space is looked up once, and only paragraphs with words
that do not go together are cut into tokens for cleaner.orthography.agreement, which decides. The look never clears a
paragraph in which that would find something.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cleaner.memo import MARKS, Memo
from cleaner.orthography.onsets import PLAIN, onset
from cleaner.orthography.sense import CODES, Sense, open_sense
from cleaner.ruleset import RuleSet
from cleaner.tokens import Token, tokenise

VOWEL = "v"
"""The onset before which words are elided."""
DOUBT = "?"
"""The key of a word that must be looked at in its sentence whatever stands before it."""


class Traits(NamedTuple):
    """What a piece of text says to the article before it, and to the word after it.

    head        the article that the piece ends in, in small letters; "" where it ends in none
    keys        of its first word: gender and onset of a noun ("f.v", "F.v" if it is a plural), onset of a known word
                (".v"), VOWEL where words are elided before it, "=" and itself if some are elided before it alone
    adjective   if its first word is an adjective: the key of its form by the gender of a noun, DOUBT for another form
    wrong       whether the piece itself holds an article and a word that do not go together ("un’amico")
    """

    head: str
    keys: frozenset[str]
    adjective: tuple[tuple[str, str], ...]
    wrong: bool


class Screen:
    """Looks at paragraphs in the language of `sense`.

    articles   the table [articles.forms]: what an article must become, by the gender and onset of its noun
    elided     words that lose their vowel before another one
    """

    def __init__(self, sense: Sense, articles: Mapping[str, Mapping[str, str]], elided: Mapping[str, str]) -> None:
        self._sense = sense
        self._elision = sense.profile.section("elision")
        self._articles = articles
        self._elided = elided
        self._wrong = {head: frozenset(self._wrong_after(head)) for head in {*articles, *elided}}
        self._named = frozenset(word for words in self._elision.get("only", {}).values() for word in words)
        self._shared: dict[Traits, Traits] = {}
        self._traits = Memo(self._traits_of)

    def clears(self, pieces: Sequence[str]) -> bool:
        """Whether every article among the pieces of a paragraph goes with the words after it."""
        traits = list(map(self._traits.__getitem__, pieces))
        for at, (head, _, _, wrong) in enumerate(traits, 1):
            if wrong or (head and not self._goes(head, traits[at : at + 2])):
                return False
        return True

    def _goes(self, head: str, after: Sequence[Traits]) -> bool:
        wrong = self._wrong[head]
        if not after:
            return True
        if not wrong.isdisjoint(after[0].keys):
            return False
        if not after[0].adjective or len(after) == 1 or DOUBT not in wrong:
            return True
        forms = (form for gender, form in after[0].adjective if gender in after[1].keys)
        return wrong.isdisjoint(forms)

    def _wrong_after(self, head: str) -> Iterator[str]:
        """The keys of the words before which the article is not right as it stands."""
        forms = self._articles.get(head, {})
        sounds = {PLAIN, *(code for code, _ in self._elision.get("onsets", ()))}
        if "g" in forms:
            yield DOUBT
            codes = [*CODES.values(), *map(str.upper, CODES.values())]
            yield from (f"{code}.{s}" for code in codes for s in sounds if {code, f"{code}.{s}"} & forms.keys())
        yield from (key for key in forms if key[0] == ".")
        if head in self._elided:
            only = self._elision["only"].get(head)
            yield from [VOWEL] if only is None else (f"={word}" for word in only)

    def _traits_of(self, piece: str) -> Traits:
        word = piece.rstrip(MARKS)
        if word != piece and word.isalpha():
            traits = self._traits[word]._replace(head="")
            return self._shared.setdefault(traits, traits)
        tokens = tokenise(piece, elided=self._sense.profile.words("orthography", "elided"))
        first, last = tokens[0], tokens[-1]
        keys = frozenset(self._keys(first)) if first.is_word else frozenset()
        joined = len(tokens) > 1 and tokens[1].is_word
        adjective = self._forms(first) if first.is_word and self._sense.is_adjective(first) else ()
        traits = Traits(
            last.low if last.low in self._wrong else "",
            keys | {DOUBT} if adjective and joined else keys,
            adjective,
            any(self._clashes(one, other) for one, other in pairwise(tokens)),
        )
        return self._shared.setdefault(traits, traits)  # most words are alike in these

    def _clashes(self, one: Token, other: Token) -> bool:
        """Whether two tokens of one piece are an article, with its apostrophe, and a word that may not go with it."""
        if one.low not in self._wrong or one.text[-1] not in "’'" or not other.is_word:
            return False
        return self._sense.is_adjective(other) or not self._wrong[one.low].isdisjoint(self._keys(other))

    def _keys(self, word: Token) -> Iterator[str]:
        sound = onset(word.low, self._elision)
        code = self._sense.code(word)
        if code is not None:
            yield code
            yield f"{code}.{sound}"
        if word.text.islower() and len(word.text) > 1:
            if word.low in self._named:
                yield f"={word.low}"
            if self._sense.entry(word.text) is not None:
                yield f".{sound}"
            if sound == VOWEL and self._sense.profile.lexicon.knows(word.text.rstrip("’'")):
                yield VOWEL

    def _forms(self, adjective: Token) -> tuple[tuple[str, str], ...]:
        """By gender the key of the adjective where it has that gender, DOUBT where another form of it has."""
        sound = onset(adjective.text, self._elision)
        inflected = ((code, self._sense.inflected(adjective.text, gender)) for gender, code in CODES.items())
        return tuple(
            (code, f"{code}.{sound}" if form == adjective.text else DOUBT)
            for code, form in inflected
            if form is not None
        )


@lru_cache(maxsize=16)
def open_screen(rules: RuleSet, language: str) -> Screen:
    """The screen for articles in `language`; what it knows of words is kept for the next article."""
    sense = open_sense(rules, language)
    elided = sense.profile.section("elision").get("words", {})
    return Screen(sense, sense.profile.section("articles").get("forms", {}), elided)
