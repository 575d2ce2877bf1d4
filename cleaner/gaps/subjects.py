"""Subjects without a verb ("il également son premier disque"), verbs without a subject ("En 2008, prend la tête")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cleaner.expressions import regex
from cleaner.findings import Action, Finding
from cleaner.gaps.holes import because, hole_finding
from cleaner.gaps.mentions import contrasts_subjects, mentions_words
from cleaner.gaps.readings import Readings, Tokens, is_end
from cleaner.lexicon import Number, Pos
from cleaner.reasons import Reason
from cleaner.tokens import Sentence

LEAST_TOKENS = 5
LONG = 9
"""Tokens from which a sentence without a verb is worth a look. Of 1,900 news sentences a language, at most one begins
with an article, has no verb, and is as long as this (NTREX, November 2026: score.py gaps)."""
LONGEST_OPENING = 10
"""Tokens of an adverbial that opens a sentence ("Dans les rues de la vieille ville,")."""


def find_subjects(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """Flags a subject pronoun no verb can follow, a subject before an infinitive, an opening before a lone verb."""
    found = [
        *_pronouns(sentence, readings),
        *_before_infinitive(sentence, readings),
        *_lone_verb(sentence, readings),
        *_verbless(sentence, readings),
    ]
    if not found or mentions_words(sentence.tokens, readings) or contrasts_subjects(sentence.tokens, readings):
        return
    if readings.is_native(sentence.tokens):
        yield from found


def _pronouns(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """A pronoun that is only ever a subject, clitics, and then a word that is no verb."""
    tokens, strict = sentence.tokens, readings.words("strict_subjects")
    initial = readings.words("initial_subjects")
    clitics, blockers = readings.words("clitics"), readings.words("no_verb")
    for at in range(len(tokens) - 2):
        low = tokens[at].low
        if (low not in strict and not (low in initial and at == 0)) or sentence.quoted[at]:
            continue
        verb = at + 1
        while verb < len(tokens) and tokens[verb].low in clitics:
            verb += 1
        if verb >= len(tokens) or tokens[verb].low not in blockers or readings.can_be_finite(tokens, verb):
            continue
        if at and (
            readings.can_be_finite(tokens, at - 1) or tokens[at - 1].low in readings.words("not_before_subject")
        ):
            continue
        if not readings.has_finite(tokens, verb, _stop(tokens, verb)):
            reason = Reason("gaps.subject", word=tokens[at].text)
            yield because(hole_finding("gaps.verb", tokens, verb, (), 0.9), reason)


def _stop(tokens: Tokens, start: int) -> int:
    """Index of the first comma or stop."""
    return next((at for at in range(start, len(tokens)) if tokens[at].text == "," or is_end(tokens, at)), len(tokens))


def _before_infinitive(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """ "La réaction avoir lieu": the phrase that opens the sentence, and an infinitive right after it."""
    tokens = sentence.tokens
    if tokens[0].low not in readings.words("subject_articles"):
        return
    verb = readings.phrase_end(tokens, 0)
    if not 1 < verb < len(tokens) - 2 or any(sentence.quoted[: verb + 1]) or not tokens[verb].text.islower():
        return
    if readings.data.get("infinitives") and readings.pos(tokens[verb]) == Pos.INFINITIVE:
        reason = Reason("gaps.subject-and-infinitive", word=tokens[verb].text)
        yield because(hole_finding("gaps.verb", tokens, verb, (), 0.85), reason)


def _lone_verb(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """ "En 2008, prend la tête": an adverbial, a comma, and a verb that is neither an imperative nor inverted."""
    tokens, verbs = sentence.tokens, readings.words("third_person")
    if not verbs or not readings.pos(tokens[0]) & (Pos.ADPOSITION | Pos.ADVERB) or sentence.quoted[0]:
        return
    comma = next((at for at in range(1, min(len(tokens) - 2, LONGEST_OPENING)) if tokens[at].text == ","), 0)
    if not comma or readings.has_finite(tokens, 0, comma) or tokens[0].low in readings.words("not_openers"):
        return
    verb = comma + 1
    while verb < len(tokens) - 2 and tokens[verb].low in readings.words("clitics"):
        verb += 1
    if tokens[verb - 1].low in readings.words("articles_or_pronouns") and Pos.NOUN in readings.pos(tokens[verb]):
        return  # "Enfin, le produit de la vente": an article and a noun
    after = tokens[verb + 1]
    is_verb = tokens[verb].low in verbs and tokens[verb].text.islower()
    if is_verb and after.is_word and after.low not in readings.words("strict_subjects"):
        choices = tuple(readings.data.get("subject_choices", ()))
        reason = Reason("gaps.no-subject", word=tokens[verb].text)
        yield because(hole_finding("gaps.pronoun", tokens, comma + 1, choices, 0.8), reason)


def _verbless(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """A sentence without any word that could be a verb, where its first phrase shows that one is wanted.

    That phrase is a subject pronoun, or a noun phrase with an article, an adverb or a clitic right after it ("La chaîne
    un massif des Alpes."). With something else after it, it may well be a nominal sentence ("La fin d’une époque."):
    then a long one is worth a look, but no flag.
    """
    tokens = sentence.tokens
    if any(sentence.quoted) or len(tokens) < LEAST_TOKENS or sentence.stop != ".":
        return
    sure, hole = tokens[0].low in readings.words("sure_subjects") and tokens[1].is_word, 1
    if tokens[0].low in readings.words("subject_articles"):
        hole = readings.phrase_end(tokens, 0)
        if _is_correlative(tokens, hole, readings):
            return
        sure = 1 < hole < len(tokens) - 2 and tokens[hole].low in readings.words("after_subject")
        if not sure and (len(tokens) < LONG or not _may_lack_verb(tokens, hole, readings)):
            return
    elif not sure or _is_apposition(tokens, readings):
        return
    if not readings.has_finite(tokens, 0, len(tokens)):
        yield _without_verb(tokens, hole, readings, sure=sure)


def _may_lack_verb(tokens: Tokens, hole: int, readings: Readings) -> bool:
    """Whether a word follows the first phrase, and its article is not indefinite, as in most nominal sentences."""
    if tokens[0].low in readings.words("indefinite_articles") or hole >= len(tokens) - 2:
        return False
    if _is_decade(tokens, hole, readings) or _is_attribute(tokens, hole, readings):
        return False
    if any(tokens[at].text == "," and Pos.PARTICIPLE in readings.pos(tokens[at + 1]) for at in range(len(tokens) - 1)):
        return False  # a caption: "Le port au petit matin, vu du phare"
    return tokens[hole].is_word and not any(token.text in ":;!?…" for token in tokens)


def _is_decade(tokens: Tokens, hole: int, readings: Readings) -> bool:
    """Whether a number after a plural noun belongs to it: "los años veinte", "de jaren twintig"."""
    noun = readings.entry(tokens[hole - 1].text)
    return Pos.NUMERAL in readings.pos(tokens[hole]) and noun is not None and Number.PLURAL in noun.noun_number


def _is_attribute(tokens: Tokens, hole: int, readings: Readings) -> bool:
    """Whether the participle at `hole` fits the noun right before it, which is not the head: "du voleur présumé"."""
    if hole < 3 or tokens[hole - 2].low not in readings.words("determiners") | readings.words("links"):
        return False
    noun, participle = readings.entry(tokens[hole - 1].text), readings.entry(tokens[hole].text)
    if noun is None or participle is None or not readings.is_participle(tokens[hole]):
        return False
    return bool(noun.noun_gender & participle.adjective_gender and noun.noun_number & participle.adjective_number)


def _is_apposition(tokens: Tokens, readings: Readings) -> bool:
    """Whether a noun says who "we" are: "Wir Kinder vom Lande", "Noi ragazzi del quartiere"."""
    if tokens[0].low not in readings.words("appositive"):
        return False
    article = tokens[1].low in readings.words("articles_or_pronouns") and len(tokens) > 2
    return Pos.NOUN in readings.pos(tokens[2 if article else 1])


def _is_correlative(tokens: Tokens, hole: int, readings: Readings) -> bool:
    """Whether two phrases answer each other without a verb: "The more the merrier"."""
    pattern = readings.data.get("correlative", "")
    if not pattern or hole + 1 >= len(tokens) or tokens[hole].low != tokens[0].low:
        return False
    return all(regex.fullmatch(pattern, tokens[at].low) for at in (1, hole + 1))


def _without_verb(tokens: Tokens, hole: int, readings: Readings, *, sure: bool) -> Finding:
    """The hole after a subject: an auxiliary, in its number, where a participle follows; else a verb."""
    if not readings.is_participle(tokens[hole]):
        found = hole_finding("gaps.verb", tokens, hole, (), 0.85)
    else:
        plural = readings.head_number(tokens, hole) == Number.PLURAL
        choices = readings.data.get("auxiliaries", {}).get("passive_p" if plural else "passive_s", ())
        found = hole_finding("gaps.auxiliary", tokens, hole, tuple(choices), 0.85)
    found = because(found, Reason("gaps.no-verb"))
    return found if sure else replace(found, action=Action.INFO, confidence=0.6)
