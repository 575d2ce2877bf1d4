"""Articles that do not fit the noun that follows: "un éventuel attaque", "de armes", "il studente", "a hour"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from cleaner.document import Document, Kind
from cleaner.findings import Action, Finding
from cleaner.lexicon import Pos
from cleaner.orthography.onsets import onset
from cleaner.orthography.screen import look
from cleaner.orthography.sense import GENDERS, MODERN, NATIVE, Sense, open_sense
from cleaner.profile import Profile
from cleaner.tokens import Sentence, Token, sentences

SLIPS, SLIPS_SHARE = 4, 0.2
"""Missing elisions that are still slips: at most 4 in a text, or one for every five apostrophes."""
_KINDS = frozenset(Kind) - {Kind.CODE, Kind.TABLE}
_VERBAL = Pos.FINITE | Pos.INFINITIVE
_DASHES = frozenset("-–—/")
_QUOTES = frozenset('«»“”„‘’"')


def find_agreement(document: Document, profile: Profile) -> Iterator[Finding]:
    """Suggests the article and the adjective that fit the noun, and mends elisions that are certain."""
    articles = profile.section("articles").get("forms", {})
    elision = profile.section("elision")
    if not articles and not elision:
        return
    doubtful = _doubtful(document, profile)
    if not doubtful:
        return
    search = _Search(open_sense(profile.rules, profile.language), articles, _apostrophe(document.text))
    found: list[Finding] = []
    for sentence in sentences(document, profile, _KINDS, doubtful):
        some = list(search.sentence(sentence))
        native = search.sense.native_share(sentence.tokens) if some else 0.0
        if native >= NATIVE:
            found += some if native >= MODERN else _asked(some)
    archaic = _keeps_vowels(document.text, found)
    yield from _asked(found) if archaic else found


def _doubtful(document: Document, profile: Profile) -> set[int]:
    """The numbers of the blocks that hold an article and a word which may not go together."""
    ends = list(accumulate(len(pieces) + 1 for pieces in document.pieces_of_blocks))  # of the blocks in Document.row
    return {bisect_left(ends, at) for at in look(document, profile).articles}


def _asked(found: Iterable[Finding]) -> Iterator[Finding]:
    return (replace(finding, action=Action.SUGGEST) for finding in found)


def _keeps_vowels(text: str, found: Sequence[Finding]) -> bool:
    """Whether the text writes "que il" so often that it is its habit (an old document), and no slip."""
    missing = sum(finding.rule == "orthography.elision" for finding in found)
    made = text.count("’") + text.count("'")
    return missing > SLIPS and missing > SLIPS_SHARE * made


def _apostrophe(text: str) -> str:
    """The apostrophe that the text uses; the typographic one where it uses none."""
    return "'" if text.count("'") > text.count("’") else "’"


@dataclass(frozen=True)
class _Search:
    sense: Sense
    articles: Mapping[str, Mapping[str, str]]
    apostrophe: str
    elided: Mapping[str, str] = field(init=False)
    heads: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "elided", self.sense.profile.section("elision").get("words", {}))
        object.__setattr__(self, "heads", frozenset(self.articles) | frozenset(self.elided))

    def sentence(self, sentence: Sentence) -> Iterator[Finding]:
        tokens, heads = sentence.tokens, self.heads
        for at in [at for at, token in enumerate(tokens[:-1]) if token[3] in heads]:
            if not _side_by_side(tokens, at):
                continue
            finding = self._elision(tokens, at, sentence.quoted[at]) or self._article(tokens, at)
            if finding is not None:
                yield finding

    def _elision(self, tokens: Sequence[Token], at: int, quoted: bool) -> Finding | None:
        """ "de armes" -> "d’armes": a word that always loses its vowel before another one."""
        first, second = tokens[at], tokens[at + 1]
        data = self.sense.profile.section("elision")
        if first.low not in self.elided or not second.text.islower() or second.low in data["never"].get(first.low, ()):
            return None
        only = data["only"].get(first.low)
        if (second.low not in only) if only is not None else (onset(second.low, data) != "v"):
            return None
        if not self.sense.profile.lexicon.knows(second.text.rstrip("’'")) or len(second.text) < 2:
            return None
        if first.is_capital and at and tokens[at - 1].is_word:
            return None
        if self._is_mentioned(tokens, at):
            return None
        after = _join(_like(first.text, self.elided[first.low]), second.text, self.apostrophe)
        action = Action.SUGGEST if quoted else Action.FIX
        return Finding("orthography.elision", action, first.start, second.end, after, confidence=0.99)

    def _is_mentioned(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the sentence speaks about the word at `at`: "la conjonction que introduit", "« que il »"."""
        before = tokens[at - 1].low if at else ""
        if _is_quoted(tokens, at):
            return True
        named = before in self.sense.profile.words("elision", "named_by")
        return named and bool(self.sense.profile.lexicon.pos(tokens[at + 1].text) & Pos.FINITE)

    def _article(self, tokens: Sequence[Token], at: int) -> Finding | None:
        forms = self.articles.get(tokens[at].low)
        if forms is None or not self._may_be_article(tokens, at) or _is_quoted(tokens, at):
            return None
        if "g" not in forms:
            return self._by_sound(tokens, at, forms)
        last = at + 1
        if (
            self._noun(tokens, at, last) is None
            and self.sense.is_adjective(tokens[last])
            and _side_by_side(tokens, last)
        ):
            last += 1
        code = self._noun(tokens, at, last)
        found = None if code is None else self._agreed(tokens[at : last + 1], code, forms)
        return found or self._by_sound(tokens, at, forms)

    def _noun(self, tokens: Sequence[Token], at: int, last: int) -> str | None:
        """The gender of the noun at `last`, None if it may be something else after the article at `at`."""
        if last >= len(tokens) or not tokens[last].is_word:
            return None
        if _goes_on(tokens, last) or _is_doubled(tokens, last) or _is_named(tokens, last):
            return None
        if self.sense.is_object(tokens[last + 1 : last + 3]):
            return None
        code, word = self.sense.code(tokens[last]), tokens[at].low
        acts = self._acts(tokens, last + 1)
        if word in self.sense.profile.words("articles", "only_before_verbs") and not acts:
            return None
        listed = tokens[last].text in self.sense.listed
        if code is None or listed or acts or word not in self.sense.profile.words("articles", "pronouns"):
            return code
        after_preposition = at and tokens[at - 1].low in self.sense.profile.words("articles", "prepositions")
        verbal = Pos.INFINITIVE if after_preposition else _VERBAL  # "sans la toucher": le toucher is a noun too
        return None if self.sense.profile.lexicon.pos(tokens[last].text) & verbal else code

    def _acts(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the word at `at` can only be a finite verb."""
        pos = self.sense.profile.lexicon.pos(tokens[at].text) if at < len(tokens) else Pos(0)
        return bool(pos & Pos.FINITE) and not pos & ~(Pos.FINITE | Pos.AUXILIARY)

    def _may_be_article(self, tokens: Sequence[Token], at: int) -> bool:
        word, profile = tokens[at].low, self.sense.profile
        before = tokens[at - 1].low if at else ""
        if before in profile.section("articles").get("not_after", {}).get(word, ()):
            return False
        if "g" in self.articles.get(before, {}) and before not in profile.words("articles", "only_after_prepositions"):
            return False  # "la une change": the second article is a noun
        if word in profile.words("articles", "only_before_verbs") or word in profile.words("articles", "only_at_start"):
            return at == 0
        led = before in profile.words("articles", "prepositions")
        opened = tokens[at - 1 - led].text == "," if at > led else False
        if word in profile.words("articles", "only_after_prepositions"):
            return at == 0 or (led and not opened)
        if opened and word in profile.words("articles", "not_after_commas"):
            return False
        return not (tokens[at].is_capital and at and tokens[at - 1].is_word)

    def _agreed(self, phrase: Sequence[Token], code: str, forms: Mapping[str, str]) -> Finding | None:
        """The phrase with its article, and its adjective, in the gender of the noun; None if they have it."""
        article, middle, noun = phrase[0], phrase[1:-1], phrase[-1]
        gender = GENDERS.get(code)
        adjectives = [gender and self.sense.inflected(word.text, gender) for word in middle]
        if None in adjectives:
            return None
        rest = " ".join([*(word or "" for word in adjectives), noun.text])
        sound = onset(rest.split(" ")[0], self.sense.profile.section("elision"))
        right = forms.get(f"{code}.{sound}") or forms.get(code)
        if right is None and adjectives == [word.text for word in middle]:
            return None
        wrong_gender = code not in forms["g"] or adjectives != [word.text for word in middle]
        choices = [
            _join(_like(article.text, form), rest, self.apostrophe) for form in (right or article.low).split("|")
        ]
        return Finding(
            "orthography.gender" if wrong_gender else _rule_of(right or article.low),
            Action.SUGGEST,
            article.start,
            noun.end,
            choices[0],
            confidence=0.9,
            suggestions=tuple(choices[1:]),
            values={"noun": noun.text, "gender": code.lower()},
        )

    def _by_sound(self, tokens: Sequence[Token], at: int, forms: Mapping[str, str]) -> Finding | None:
        """ "a hour" -> "an hour", "il studente" -> "lo studente": the sound of the next word alone decides."""
        first, second = tokens[at], tokens[at + 1]
        if at and tokens[at - 1].text == "-":
            return None
        right = forms.get("." + onset(second.low, self.sense.profile.section("elision")))
        if right is None or not second.text.islower() or self.sense.entry(second.text) is None or len(second.text) < 3:
            return None
        if self.sense.profile.lexicon.is_closed_class(second.text):
            return None
        after = _join(_like(first.text, right), second.text, self.apostrophe)
        return Finding(_rule_of(right), Action.SUGGEST, first.start, second.end, after, confidence=0.9)


def _rule_of(form: str) -> str:
    """The rule by which an article takes `form` for the sound of the next word: it loses a vowel, or it changes."""
    return "orthography.elision" if form.endswith("’") else "orthography.euphony"


def _side_by_side(tokens: Sequence[Token], at: int) -> bool:
    """Whether only a space, or nothing after an apostrophe, parts a token from the next."""
    if at + 1 >= len(tokens) or not tokens[at + 1].is_word:
        return False
    gap = tokens[at + 1].start - tokens[at].end
    return gap == 1 or (gap == 0 and tokens[at].text[-1] in "’'")


def _is_quoted(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words at `at` and after it stand alone in quotation marks: the name of something, or words."""
    return bool(at) and at + 2 < len(tokens) and tokens[at - 1].text in _QUOTES and tokens[at + 2].text in _QUOTES


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen follows the word at `at`, or a point that does not end its sentence: "art. 217"."""
    if at + 1 >= len(tokens) or tokens[at + 1].start != tokens[at].end:
        return False
    return tokens[at + 1].text == "-" or (
        tokens[at + 1].text == "." and any(t.is_word or t.is_number for t in tokens[at + 2 :])
    )


def _is_doubled(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` opens a phrase with a gender of its own: "el cara a cara", "un côte à côte"."""
    return at + 2 < len(tokens) and tokens[at + 1].is_word and tokens[at + 2].low == tokens[at].low


def _is_named(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` is the first of a longer name: "die Projekt Gruppe", "un Espagne – Italie"."""
    if not tokens[at].is_capital or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].text in _DASHES or (_side_by_side(tokens, at) and tokens[at + 1].is_capital)


def _like(old: str, new: str) -> str:
    """`new` with the capital of `old`."""
    if len(old) > 1 and old.isupper():
        return new.upper()
    return new[0].upper() + new[1:] if old[0].isupper() else new


def _join(article: str, rest: str, apostrophe: str) -> str:
    return article[:-1] + apostrophe + rest if article.endswith("’") else f"{article} {rest}"
