"""Participles without their auxiliary: "les États-Unis commencé à…", "il mangé", "the law been passed"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cleaner.findings import Finding
from cleaner.gaps.holes import because, hole_finding
from cleaner.gaps.mentions import contrasts_subjects
from cleaner.gaps.readings import Readings, Tokens, is_end
from cleaner.lexicon import Number, Pos
from cleaner.reasons import Reason
from cleaner.tokens import Sentence, Token


def find_auxiliaries(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """Flags a participle after a subject pronoun, after a subject it does not agree with, or without its witness."""
    tokens = sentence.tokens
    found = [
        *_after_pronouns(sentence, readings),
        *_after_subject(sentence, readings),
        *_without_witness(sentence, readings),
    ]
    if found and readings.is_native(tokens) and not contrasts_subjects(tokens, readings):
        yield from found


def _after_pronouns(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """ "il mangé", "elle se produite": nothing but clitics between a subject pronoun and a participle."""
    tokens, subjects = sentence.tokens, readings.data.get("subjects", {})
    clitics, reflexives = readings.words("clitics"), readings.words("reflexives")
    for at in range(len(tokens) - 1):
        word = tokens[at].low
        if sentence.quoted[at] or not (word in subjects or word in reflexives):
            continue
        verb = at + 1
        while verb < len(tokens) and tokens[verb].low in clitics:
            verb += 1
        if verb >= len(tokens) or not readings.is_participle(tokens[verb]) or _is_inverted(tokens, at, readings):
            continue
        if not tokens[verb].low.endswith(readings.data.get("invariable_participle", "")):
            continue
        if word in reflexives and (at == 0 or tokens[at - 1].low in subjects):
            continue
        reflexive = any(token.low in reflexives for token in tokens[at:verb])
        choices = _auxiliaries(readings, tokens[verb], subjects.get(word, ""), be=reflexive)
        yield _bare(tokens, verb, verb, choices, 0.9)


def _is_inverted(tokens: Tokens, at: int, readings: Readings) -> bool:
    """Whether an auxiliary stands shortly before: "has he gone", "had she never been", "hat er gesagt"."""
    before = range(max(0, at - 4), at)
    if tokens[at].is_capital and at > 0 and tokens[at - 1].is_word:
        return True
    if at > 0 and tokens[at - 1].low in readings.words("prepositions") | readings.words("not_before_subject"):
        return True
    return any(Pos.AUXILIARY in readings.pos(tokens[index]) or "-" in tokens[index].text for index in before)


def _after_subject(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """A participle right after the phrase that begins a sentence, where no verb follows and it cannot be an adjective.

    It cannot be one if it does not agree with the head of the phrase, or if an object or a clause follows it.
    """
    tokens = sentence.tokens
    if not readings.data.get("agreeing_participles") or not _can_open(tokens, readings):
        return
    verb = readings.phrase_end(tokens, 0)
    if not 0 < verb < len(tokens) - 2 or not readings.is_participle(tokens[verb]) or any(sentence.quoted[: verb + 1]):
        return
    after, head = tokens[verb + 1].low, readings.head_number(tokens, verb)
    active = after in readings.words("objects") or _disagrees(tokens[verb].text, head, readings)
    if not active or after in readings.words("passive"):
        return
    if not readings.has_finite(tokens, 0, _main_clause_end(tokens, verb + 1, readings)):
        number = "p" if head == Number.PLURAL else "s"
        yield _bare(tokens, verb, verb, _auxiliaries(readings, tokens[verb], number), 0.9)


def _can_open(tokens: Tokens, readings: Readings) -> bool:
    """Whether the sentence begins with an article, a noun or a listed name: with what can be its subject."""
    first = tokens[0]
    if first.low in readings.words("subject_articles") or first.text in readings.countries:
        return True
    return Pos.NOUN in readings.pos(first) and not readings.profile.lexicon.is_closed_class(first.text)


def _main_clause_end(tokens: Tokens, start: int, readings: Readings) -> int:
    """Where the main clause ends: a stop, or the comma of a last clause with a conjunction or relative pronoun.

    A clause between two commas may be followed by the main verb ("Les navires venus de Brest, qui attendaient,
    reviendront"), and so may "et" and "qui" without a comma: they end nothing.
    """
    openers = readings.words("clause_openers")
    comma = len(tokens)
    for at in range(start, len(tokens)):
        if is_end(tokens, at):
            return min(comma, at)
        if tokens[at].text == ",":
            if comma < at:
                return next((end for end in range(at, len(tokens)) if is_end(tokens, end)), len(tokens))
            if at + 1 < len(tokens) and tokens[at + 1].low in openers:
                comma = at
    return comma


def _disagrees(participle: str, head: Number, readings: Readings) -> bool:
    """Whether a masculine singular participle follows a plural subject."""
    entry = readings.entry(participle)
    return head == Number.PLURAL and entry is not None and entry.adjective_number == Number.SINGULAR


def _without_witness(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """ "been", "sido", "worden": forms that need a form of have or be somewhere in their sentence."""
    tokens = sentence.tokens
    needs: Sequence[Mapping[str, Any]] = readings.data.get("needs", ())
    for need in needs:
        places = [at for at, token in enumerate(tokens) if token.low in need["words"] and not sentence.quoted[at]]
        for at in places[:1]:
            around = tokens if need["anywhere"] else tokens[:at]
            if at == 0 or any(_is_witness(token.low, need["witnesses"]) for token in around):
                continue
            if tokens[at - 1].low in need["not_after"] or not _fits_after(tokens, at, need, readings):
                continue
            hole = at if not need["anywhere"] or not tokens[at + 1 :] else at + need["hole"]
            yield _bare(tokens, at, hole, tuple(need["suggestions"]), 0.85)


def _is_witness(word: str, witnesses: Sequence[str]) -> bool:
    return word in witnesses or any(part in witnesses for part in word.replace("'", "-").split("-"))


def _fits_after(tokens: Tokens, at: int, need: Mapping[str, Any], readings: Readings) -> bool:
    """Whether the next word is what the need is limited to (a participle: "été élaboré", but not "été comme hiver")."""
    if not need.get("before_participle"):
        return True
    return at + 1 < len(tokens) and readings.is_participle(tokens[at + 1])


def _bare(tokens: Tokens, participle: int, hole: int, choices: tuple[str, ...], confidence: float) -> Finding:
    """The hole of the auxiliary that the token at `participle` needs."""
    found = hole_finding("gaps.auxiliary", tokens, hole, choices, confidence)
    return because(found, Reason("gaps.bare-participle", word=tokens[participle].text))


def _auxiliaries(readings: Readings, verb: Token, number: str, *, be: bool = False) -> tuple[str, ...]:
    """The auxiliaries to suggest: of be for reflexive and listed verbs, else of have; in the number of the subject."""
    kind = "be_" if be or verb.low in readings.words("be_participles") else "have_"
    return tuple(readings.data["auxiliaries"].get(kind + (number or "s"), ()))
