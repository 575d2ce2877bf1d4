"""A first look at words and the words after them: most paragraphs hold no article that could be wrong, no word twice.

Whether an article goes with its noun depends, but for the sentence around them, on the two words alone, or on three
where an adjective stands between. So each piece between white space is looked up once, and only paragraphs with words
that do not go together are cut into tokens for cleaner.orthography.agreement, which decides. The look never clears a
paragraph in which that would find something.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress, count, islice, pairwise, repeat
from operator import and_, rshift
from typing import NamedTuple

from cleaner.document import BREAK, Document, runs_of
from cleaner.memo import MARKS, Memo
from cleaner.orthography.confusable import confusions_of
from cleaner.orthography.onsets import PLAIN, onset
from cleaner.orthography.sense import CODES, Sense, open_sense
from cleaner.profile import Profile
from cleaner.ruleset import RuleSet
from cleaner.tokens import Token, lone_token, tokenise

VOWEL = "v"
"""The onset before which words are elided."""
DOUBT = "?"
"""The key of a word that must be looked at in its sentence whatever stands before it."""
_WRONG, _CONFUSABLE, _ADJECTIVE, _FREE = 1, 2, 4, 3
"""Bits: what holds an article that is wrong, or a word that is taken for others; an adjective, after which the noun
must be asked. The number of the first bit that is free for a key."""
_ALWAYS = _WRONG | _CONFUSABLE
"""Bits that clash with whatever stands before them."""


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


NOTHING = Traits("", frozenset(), (), False)
"""The traits of what is no word, and of the edge of a paragraph."""


class Clashes(NamedTuple):
    """What a look at a row of pieces, such as `Document.row`, found.

    articles     places of the pieces that end in an article which may not go with the words after it
    doubled      places of the pieces that end in a small word, which the next may have again, and no sentence has twice
    confusable   places of the pieces that hold a word which may be taken for another
    """

    articles: list[int]
    doubled: list[int]
    confusable: list[int]


class Screen:
    """Looks at paragraphs in the language of `sense`.

    articles     the table [articles.forms]: what an article must become, by the gender and onset of its noun
    elided       words that lose their vowel before another one
    never        words that never stand twice in a row
    confusable   words that are taken for others

    Each key is a bit, and so is each word of `never`. The low bits of a piece's number say what it begins with, the
    high ones what must not follow; so what clashes with its neighbour is found in a row of numbers, without a loop.
    """

    def __init__(
        self,
        sense: Sense,
        articles: Mapping[str, Mapping[str, str]],
        elided: Mapping[str, str],
        never: frozenset[str],
        confusable: frozenset[str],
    ) -> None:
        self._sense = sense
        self._elision = sense.profile.section("elision")
        self._articles = articles
        self._elided = elided
        self._wrong = {head: frozenset(self._wrong_after(head)) for head in {*articles, *elided}}
        self._named = frozenset(word for words in self._elision.get("only", {}).values() for word in words)
        self._confusable = confusable
        keys = sorted(frozenset().union(*self._wrong.values()))
        self._bits = {key: 1 << number for number, key in enumerate(keys, _FREE)}
        self._twice = {word: 1 << number for number, word in enumerate(sorted(never), _FREE + len(keys))}
        self._width = _FREE + len(keys) + len(never)
        self._of_articles = sum(self._bits.values()) | _WRONG | _ADJECTIVE
        self._of_doubled = sum(self._twice.values())
        self._shared: dict[Traits, int] = {}
        self.numbers = Memo(self._number_of)
        self._traits = Memo(self._traits_of)

    def clears(self, pieces: Sequence[str]) -> bool:
        """Whether every article among the pieces of a paragraph goes with the words after it."""
        return not self.look([BREAK, *pieces, BREAK]).articles

    def look(self, row: Sequence[str], numbers_of: Mapping[str, int] | None = None) -> Clashes:
        """Which pieces of a row may not go with the one after them; `numbers_of` keeps the `numbers` of a long text."""
        table = self.numbers if numbers_of is None else numbers_of
        numbers = list(map(table.__getitem__, row))
        clashes = list(map(and_, map(rshift, numbers, repeat(self._width)), islice(numbers, 1, None)))
        places = [(at, clashes[at]) for at in compress(count(), clashes)]
        found = [(at, bits) for at, clash in places if (bits := clash & self._of_articles)]
        return Clashes(
            [at for at, bits in found if bits != _ADJECTIVE or self._clash(row[at : at + 3])],
            [at for at, clash in places if clash & self._of_doubled],
            [at + 1 for at, clash in places if clash & _CONFUSABLE],
        )

    def _clash(self, phrase: Sequence[str]) -> bool:
        """Whether an article and a noun do not go with the adjective between them."""
        article, adjective, noun = map(self._traits.__getitem__, phrase)
        forms = (form for gender, form in adjective.adjective if gender in noun.keys)
        return not self._wrong[article.head].isdisjoint(forms)

    def _number_of(self, piece: str) -> int:
        """The bits of a piece: what stands before it must not have one of the low ones among its high ones."""
        word = piece.rstrip(MARKS)
        if word != piece and word.isalpha():  # as the word alone, but that anything may follow
            return self.numbers[word] & ((1 << self._width) - 1) | _ALWAYS << self._width
        traits = self._traits_of(piece)
        number = self._shared.get(traits)  # most words are alike in these
        if number is None:
            number = self._shared[traits] = self._bits_of(traits)
        runs = runs_of[piece]
        if runs and piece.startswith(runs[0]):
            number |= self._twice.get(runs[0], 0)
        if runs and piece.endswith(runs[-1]):
            number |= self._twice.get(runs[-1].lower(), 0) << self._width
        return number if self._confusable.isdisjoint(runs) else number | _CONFUSABLE

    def _bits_of(self, traits: Traits) -> int:
        must_not = self._wrong.get(traits.head, frozenset())
        after = sum(map(self._bits.__getitem__, must_not)) | _ALWAYS | _ADJECTIVE * (DOUBT in must_not)
        keys = sum(self._bits.get(key, 0) for key in traits.keys)
        return keys | _WRONG * traits.wrong | _ADJECTIVE * bool(traits.adjective) | after << self._width

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
        if piece == BREAK:
            return NOTHING
        word = piece.rstrip(MARKS)
        if word != piece and word.isalpha():
            return self._traits_of(word)._replace(head="")
        elided = self._sense.profile.words("orthography", "elided")
        tokens = [lone_token(piece)] if piece.isalpha() else tokenise(piece, elided=elided)
        first, last = tokens[0], tokens[-1]
        keys = frozenset(self._keys(first)) if first.is_word else frozenset()
        joined = len(tokens) > 1 and tokens[1].is_word
        adjective = self._forms(first) if first.is_word and self._sense.is_adjective(first) else ()
        return Traits(
            last.low if last.low in self._wrong else "",
            keys | {DOUBT} if adjective and joined else keys,
            adjective,
            any(self._clashes(one, other) for one, other in pairwise(tokens)),
        )

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
    never, confusable = sense.profile.words("orthography", "never_doubled"), frozenset(confusions_of(rules, language))
    return Screen(sense, sense.profile.section("articles").get("forms", {}), elided, never, confusable)


def look(document: Document, profile: Profile) -> Clashes:
    """What the screen says of the blocks of a document; looked at once."""
    seen = document.memo("orthography.screen")
    if profile.language not in seen:
        screen = open_screen(profile.rules, profile.language)
        seen[profile.language] = screen.look(document.row, document.answers(screen.numbers))
    clashes: Clashes = seen[profile.language]
    return clashes
