"""Holes that the gap model sees: between two words it expects another one, and the facts do not speak against it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from cleaner.findings import Action, Finding
from cleaner.gaps.because import because_expected
from cleaner.gaps.choices import Choices
from cleaner.gaps.excuses import is_excused
from cleaner.gaps.facts import SHORT_SENTENCE, VERBAL, clause, confidence, facts, facts_of_sentence
from cleaner.gaps.kinds import before, by_kind
from cleaner.gaps.mentions import is_letter, mentions_words
from cleaner.gaps.readings import Readings
from cleaner.gaps.sounds import is_spoken, repeats
from cleaner.models.gapmodel import DATA, Gap, open_model
from cleaner.tokens import Sentence

LEAST = 0.5
"""Probability, as the model puts it, below which no gap is looked at; nothing below it is worth an editor's look."""
APART = 1
"""Tokens by which gaps are one hole, of which the surest is taken: a hole unsettles its surroundings."""
CURT, CURT_INFO = 0.95, 0.5
"""Confidence from which a hole is a flag, and an info, in a quotation of speech, and a lost verb in a short sentence
(a title?)."""
NEAR_BEFORE = 4
"""Code points before a sentence in which the comma of the line before it stands."""
SHORTEST = 4
"""Tokens of a sentence of which anything can be said."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """A gap with its kind, what speaks for it, and how sure that makes it."""

    gap: Gap
    rule: str
    facts: Mapping[str, float]
    confidence: float


def find_expected(sentences: Sequence[Sentence], readings: Readings, text: str) -> Iterator[list[Finding]]:
    """For each sentence the findings of the model; none for a language that has no model."""
    weights = calibration(readings.profile.language)
    choices = Choices(readings, "'" if text.count("'") > text.count("’") else "’")
    for sentence, some in zip(sentences, expectations(sentences, readings, weights), strict=True):
        wanted = (one for one in some if one.gap.at > 0 or not _goes_on(text, sentence))
        levels = ((one, _level(one, sentence, readings, weights)) for one in wanted)
        yield [_finding(one, level, sentence, choices) for one, level in levels if level is not None]


def _goes_on(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is the rest of the line before it: "tourne, vieux moulin,", "le temps passe"."""
    start = sentence.tokens[0].start
    return text[start].islower() and text[max(0, start - NEAR_BEFORE) : start].rstrip(" \n").endswith(",")


def _level(one: Expectation, sentence: Sentence, readings: Readings, weights: Mapping[str, Any]) -> Action | None:
    """Whether an expectation is sure enough for a flag or an info, there where it stands."""
    tokens, at = sentence.tokens, one.gap.at
    flag, info = weights["flag"], weights["info"]
    short = len(tokens) <= SHORT_SENTENCE and one.rule in VERBAL
    if short or sentence.quoted[min(at, len(tokens) - 1)]:
        flag, info = max(flag, CURT), max(info, CURT_INFO)
    return Action.FLAG if one.confidence >= flag else Action.INFO if one.confidence >= info else None


@cache
def calibration(language: str) -> Mapping[str, Any]:
    """The weights of the facts, and the confidences from which a gap is worth an info and a flag."""
    path = DATA / f"{language}.json"
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else OFF
    return found


OFF: Mapping[str, Any] = {"weights": {"bias": 0.0}, "flag": 2.0, "info": 2.0}
"""The calibration of a language that has none: nothing is sure enough."""


def expectations(
    sentences: Sequence[Sentence], readings: Readings, weights: Mapping[str, Any]
) -> Iterator[list[Expectation]]:
    """For each sentence the gaps that the model sees, none next to a surer one, in the order of the text."""
    wanted = [sentence.tokens if _is_whole(sentence, readings) else () for sentence in sentences]
    profile = readings.profile
    model = open_model(profile.language, profile.lexicon) if any(wanted) and weights is not OFF else None
    if model is None:
        yield from ([] for _ in sentences)
        return
    seen = iter(model.gaps([tokens for tokens in wanted if tokens], LEAST))
    for sentence, tokens in zip(sentences, wanted, strict=True):
        gaps = [gap for gap in next(seen) if gap.at < len(tokens)] if tokens else []
        if gaps and (mentions_words(tokens, readings) or repeats(tokens) or is_spoken(tokens)):
            gaps = []
        gaps = [gap for gap in gaps if gap.at == 0 or not is_letter(tokens, gap.at - 1, readings)]
        judged = _judge(gaps, sentence, readings, weights["weights"]) if gaps else ()
        likely = (one for one in judged if one.confidence >= weights["info"])
        yield _apart(one for one in likely if not is_excused(one.rule, tokens, one.gap.at, readings))


def _is_whole(sentence: Sentence, readings: Readings) -> bool:
    return len(sentence.tokens) >= SHORTEST and bool(sentence.stop) and readings.is_native(sentence.tokens)


def _judge(
    gaps: Iterable[Gap], sentence: Sentence, readings: Readings, weights: Mapping[str, float]
) -> Iterator[Expectation]:
    shared = facts_of_sentence(sentence, readings)
    for gap in gaps:
        verbless = not readings.has_finite(sentence.tokens, *clause(sentence.tokens, gap.at))
        kinds = by_kind(gap.expected, verbless, before(sentence.tokens, gap.at, readings), readings)
        rule = min(kinds, key=lambda kind: (-kinds[kind], kind))
        found = shared | facts(gap, rule, kinds[rule] / sum(kinds.values()), sentence, readings)
        yield Expectation(gap, rule, found, confidence(found, weights))


def _apart(found: Iterable[Expectation]) -> list[Expectation]:
    kept: list[Expectation] = []
    for one in sorted(found, key=lambda one: (-one.confidence, one.gap.at)):
        if all(abs(one.gap.at - other.gap.at) > APART for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.gap.at)


def _finding(one: Expectation, level: Action, sentence: Sentence, choices: Choices) -> Finding:
    tokens, at = sentence.tokens, one.gap.at
    suggestions = choices.suggest(one.gap.expected, one.rule, tokens, at)
    first, last = clause(tokens, at) if one.rule in VERBAL else (at - 1, at + 1)
    first, last = max(0, min(first, at - 1)), max(last, at + 1)
    return Finding(
        one.rule,
        level,
        tokens[first].start,
        tokens[last - 1].end,
        gap=tokens[at].start,
        confidence=round(one.confidence, 3),
        suggestions=suggestions,
        values={
            "after": tokens[at - 1].text if at else "",
            "next": tokens[at].text,
            "word": suggestions[0] if suggestions else "…",
        },
        evidence=because_expected(one.gap),
    )
