"""Pairs of words that cannot stand side by side: what belongs between them is missing.

Four tables of [gaps] feed it: `locutions` ("en raison" demands "de"), `bare` (prepositions after which a singular noun
needs an article), `pairs` and `impossible` (function words that never meet: "cette de").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cleaner.findings import Finding
from cleaner.gaps.holes import because, hole_finding
from cleaner.gaps.mentions import is_letter, mentions_words
from cleaner.gaps.readings import Readings, Tokens, stand_at
from cleaner.lexicon import Number, Pos
from cleaner.reasons import Reason
from cleaner.tokens import Sentence


def find_neighbours(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """Flags what locutions, bare nouns and impossible pairs give away."""
    found = [*_locutions(sentence, readings), *_bare_nouns(sentence, readings)]
    if not mentions_words(sentence.tokens, readings):
        found += [*_pairs(sentence, readings), *_impossible(sentence, readings)]
    if found and readings.is_native(sentence.tokens):
        yield from found


def _locutions(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """ "en raison la crise": the first words of a compound preposition right before an article."""
    tokens, follow = sentence.tokens, readings.words("after_locutions")
    for at in range(len(tokens) - 1):
        known = readings.locutions.get(tokens[at].low)
        if not known or sentence.quoted[at] or (at and tokens[at - 1].low in readings.words("clitics")):
            continue
        for words, missing in known:
            last = at + len(words)
            if stand_at(tokens, at, words) and last < len(tokens) and tokens[last].low in follow:
                reason = Reason("gaps.locution", words=" ".join(token.text for token in tokens[at:last]))
                yield because(hole_finding("gaps.preposition", tokens, last, missing, 0.9), reason)


def _bare_nouns(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """ "dans maison": a singular common noun that nothing introduces, after a preposition that wants an article."""
    tokens, bare = sentence.tokens, readings.words("bare")
    for at in range(len(tokens) - 2):
        noun = tokens[at + 1]
        if tokens[at].low not in bare or sentence.quoted[at] or sentence.quoted[at + 1] or not noun.text.islower():
            continue
        entry = readings.entry(noun.text)
        if entry is None or entry.pos != Pos.NOUN or entry.noun_number != Number.SINGULAR or entry.closed_class:
            continue
        if noun.low in readings.words("bare_nouns") or tokens[at + 2].text == "-" or noun.start != tokens[at].end + 1:
            continue
        choices = readings.data.get("indefinite", {}).get(entry.noun_gender.name, ())
        reason = Reason("gaps.bare-noun", noun=noun.text, preposition=tokens[at].text)
        yield because(hole_finding("gaps.article", tokens, at + 1, tuple(choices), 0.8), reason)


def _pairs(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """ "cette de": two function words that only a missing word can part."""
    tokens, table = sentence.tokens, readings.pairs
    for at, token in enumerate(tokens[:-1]):
        for right, row in table.get(token.low, ()):
            if tokens[at + 1].low in right and not sentence.quoted[at] and _is_plain_pair(tokens, at, row, readings):
                found = hole_finding(row["rule"], tokens, at + 1, tuple(row.get("suggestions", ())), 0.85)
                yield because(found, _never_meet(tokens, at))


def _impossible(sentence: Sentence, readings: Readings) -> Iterator[Finding]:
    """Pairs of function words that no large text holds (`impossible`, made by training/gaps/pairs.py)."""
    tokens, table = sentence.tokens, readings.impossible
    if not table:
        return
    for at in range(len(tokens) - 1):
        left, right = tokens[at].low, tokens[at + 1].low
        if right in table.get(left, ()) and not sentence.quoted[at] and _is_plain_pair(tokens, at, {}, readings):
            found = hole_finding(readings.missing_after(left), tokens, at + 1, (), 0.8)
            yield because(found, _never_meet(tokens, at))


def _never_meet(tokens: Tokens, at: int) -> Reason:
    return Reason("gaps.never-meet", left=tokens[at].text, right=tokens[at + 1].text)


def _is_plain_pair(tokens: Tokens, at: int, row: Mapping[str, Any], readings: Readings) -> bool:
    """Whether one space parts the two, neither is a capital inside a name, and nothing before them excuses them."""
    if tokens[at + 1].is_word and (tokens[at + 1].start != tokens[at].end + 1 and tokens[at].text[-1] not in "'’"):
        return False
    if at + 2 < len(tokens) and tokens[at + 1].text == "." and tokens[at + 2].start == tokens[at + 1].end:
        return False
    if tokens[at + 1].text == ";" or (at and tokens[at - 1].low == tokens[at].low):  # "a cerca de;", "la la la."
        return False
    if is_letter(tokens, at, readings) or readings.strands(tokens, at) or _may_meet(tokens, at, readings):
        return False
    if tokens[at + 1].is_capital or (tokens[at].is_capital and at > 0):
        return False
    return at == 0 or tokens[at - 1].low not in row.get("not_after", ())


def _may_meet(tokens: Tokens, at: int, readings: Readings) -> bool:
    """Whether the grammar of the language lets two small words meet that hardly ever do.

    "muitas de suas", "some is": a pronoun; "zum und vom Flughafen": two prepositions for one noun; "aus zur Straße
    offenen Ständen": a German or Dutch participle brings its own phrase before its noun.
    """
    left, right = tokens[at], tokens[at + 1]
    if left.low in readings.words("excused_pronouns"):
        return right.low in readings.words("excused_partitives") or Pos.FINITE in readings.pos(right)
    if Pos.ADPOSITION not in readings.pos(left):
        return False
    if right.low in readings.words("listing") and at + 2 < len(tokens):
        return Pos.ADPOSITION in readings.pos(tokens[at + 2])
    return readings.verb_second and Pos.ADPOSITION in readings.pos(right)
