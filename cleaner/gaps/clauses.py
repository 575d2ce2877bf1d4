"""Subordinate clauses that lost their verb: "au point qu’un plan de contingence dans ce scénario."."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.findings import Action, Finding
from cleaner.gaps.readings import Readings, Tokens, is_end
from cleaner.lexicon import Pos
from cleaner.reasons import Reason
from cleaner.tokens import Sentence

LEAST_WORDS = 3
"""Words that a clause must have: "parce que." is a cut sentence, "dès que possible" is complete."""


def find_clauses(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """Flags each clause after a conjunction that demands a conjugated verb, where no word of it can be one."""
    tokens = sentence.tokens
    for at in range(len(tokens)):
        length = readings.conjunction(tokens, at)
        if not length:
            continue
        start, end = at + length, _clause_end(tokens, at + length, readings)
        if at and tokens[at - 1].low in readings.words("determiners"):  # "sul perché"
            continue
        if _is_complete_without_verb(sentence, start, end, readings) or readings.has_finite(tokens, start, end):
            continue
        yield _finding(tokens, at, start, end, readings)


def _clause_end(tokens: Tokens, start: int, readings: Readings) -> int:
    """Index of the mark that ends the clause, or of a comma after which a German or Dutch main clause begins."""
    for at in range(start, len(tokens)):
        if is_end(tokens, at):
            return at
        if readings.verb_second and tokens[at].text == "," and _begins_main_clause(tokens, at + 1, readings):
            return at
    return len(tokens)


def _begins_main_clause(tokens: Tokens, at: int, readings: Readings) -> bool:
    """Whether the word at `at` is the verb of a main clause: its subject follows, and no mark."""
    if at + 1 >= len(tokens) or not tokens[at + 1].is_word or not tokens[at].text.islower():
        return False
    pos = readings.pos(tokens[at])
    return Pos.AUXILIARY in pos or (Pos.FINITE in pos and not readings.profile.lexicon.is_closed_class(tokens[at].text))


def _is_complete_without_verb(sentence: Sentence, start: int, end: int, readings: Readings) -> bool:
    """Whether nothing can be said of the clause: too short, quoted, foreign, or "bien que malade"."""
    tokens = sentence.tokens
    if end >= len(tokens) or any(sentence.quoted[start:end]) or not readings.is_native(tokens):
        return True
    words = [token for token in tokens[start:end] if token.is_word]
    if len(words) < LEAST_WORDS:
        return True
    if not is_end(tokens, end) and tokens[end].text != ",":
        return True
    return not _is_subject(tokens, start, readings)


def _is_subject(tokens: Tokens, start: int, readings: Readings) -> bool:
    """Whether the clause begins with an article, a pronoun or a name, and so not with what can stand without a verb."""
    articles = readings.words("determiners") | readings.words("articles_or_pronouns")
    pronouns = readings.words("sure_subjects") | readings.words("subject_articles")
    return tokens[start].low in articles | pronouns or readings.is_name(tokens, start)


def _finding(tokens: Tokens, at: int, start: int, end: int, readings: Readings) -> Finding:
    """The clause `at:end` with its hole: after its first noun phrase, or at its end in German and Dutch."""
    last = end if is_end(tokens, end) else end - 1
    hole = end if readings.verb_second else min(max(start + 1, readings.phrase_end(tokens, start)), end)
    return Finding(
        "gaps.verb",
        Action.FLAG,
        tokens[at].start,
        tokens[last].end,
        gap=tokens[hole].start,
        confidence=0.9,
        values={"after": tokens[hole - 1].text, "next": tokens[hole].text},
        evidence=(Reason("gaps.demands-verb", words=" ".join(token.text for token in tokens[at:start])),),
    )
