"""A bare noun joined to one of another gender: "une arme tactique ou champ de bataille" lacks "de", or an article.

Two nouns share one article only if it fits both ("un médecin ou chirurgien").
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.findings import Action, Finding
from cleaner.gaps.readings import Readings, Tokens
from cleaner.lexicon import Entry, Gender, Number, Pos
from cleaner.reasons import Reason
from cleaner.tokens import Sentence

FARTHEST = 4
"""Words from the article to the conjunction: a noun and at most three more."""
_ONE = (Gender.MASCULINE, Gender.FEMININE)


def find_coordination(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """Flags a noun without article after a conjunction, where the noun before it has an article of another gender."""
    tokens, joins = sentence.tokens, readings.words("joining")
    for at in range(2, len(tokens) - 2):
        if tokens[at].low not in joins or sentence.quoted[at]:
            continue
        second = _noun(tokens, at + 1, readings, only=True)
        first = _first(tokens, at, readings)
        if second is None or first is None or first.noun_gender == second.noun_gender:
            continue
        if readings.is_native(tokens):
            yield _finding(tokens, at, readings.data["indefinite"][second.noun_gender.name])


def _noun(tokens: Tokens, at: int, readings: Readings, *, only: bool = False) -> Entry | None:
    """The entry of a small word that is a singular noun of one gender; if not `only`, it may also be a verb."""
    if not tokens[at].text.islower() or tokens[at].low in readings.words("bare_nouns"):
        return None
    entry = readings.entry(tokens[at].text)
    others = ~Pos.NOUN if only else ~(Pos.NOUN | Pos.FINITE)
    if entry is None or entry.pos & others or Pos.NOUN not in entry.pos:
        return None
    return entry if entry.noun_number == Number.SINGULAR and entry.noun_gender in _ONE else None


def _first(tokens: Tokens, end: int, readings: Readings) -> Entry | None:
    """The noun of the phrase "article noun adjective…" that ends before `end`; None if there is no such phrase."""
    for start in range(end - 2, max(-1, end - 2 - FARTHEST), -1):
        if tokens[start].low in readings.words("singular_articles"):
            adjectives = tokens[start + 2 : end]
            if all(Pos.ADJECTIVE in readings.pos(token) and token.text.islower() for token in adjectives):
                return _noun(tokens, start + 1, readings)
            return None
    return None


def _finding(tokens: Tokens, at: int, articles: list[str]) -> Finding:
    conjunction, noun = tokens[at], tokens[at + 1]
    return Finding(
        "gaps.word",
        Action.FLAG,
        conjunction.start,
        noun.end,
        gap=noun.start,
        confidence=0.75,
        suggestions=("de", articles[1]),
        values={"after": conjunction.text, "next": noun.text},
        evidence=(Reason("gaps.shared-article", noun=noun.text),),
    )
