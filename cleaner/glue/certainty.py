"""How sure the model must be of a split: by what the parts are, how the token is built, what the text itself shows."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.glue.build import (
    is_a_number,
    is_compound,
    is_feminine,
    is_inflected,
    like_a_surname,
    need,
    small_word_first,
)
from cleaner.glue.candidates import NAME_LETTERS, Candidate
from cleaner.glue.conventions import Conventions
from cleaner.glue.evidence import TextEvidence
from cleaner.glue.vocabulary import UNKNOWN, Part

NEVER = 1.01
SUGGEST = 0.20
SUGGEST_SHORT = 0.30
SUGGEST_COMPOUND = 0.40
SUGGEST_JOINED = 0.72
SUGGEST_AGAIN = 0.80
SUGGEST_CAMEL = 0.80
SUGGEST_SURNAME = 0.95
SUGGEST_INFLECTED = 0.80
"""Probabilities from which a split is proposed: of others, of what nobody knows and two letters, of parts that are
often written as one, of nouns in a language that joins them, of a name that nobody knows and the text has twice, of one
in mixed case (a brand is only flagged), of what may be a surname of two words, of what may be an inflected form."""
COMPOUNDS = ("compound", "joined compound", "derived")
"""Kinds of splits whose halves are often written as one."""
STRANGERS = ("short", "stranger", "compound", "joined compound")
"""Kinds of splits of which what the text has twice is no accident."""
FIX = {
    "proven": 0.65,
    "name": 0.60,
    "name unseen": 0.50,
    "closed": 0.60,
    "closed joined": 0.80,
    "open": 0.75,
    "coined": 0.95,
    "named": 0.75,
    "stranger": 0.60,
    "short": 0.80,
    "short initial": 0.92,
    "tiny": 0.94,
    "tiniest": 0.97,
    "surname": 0.86,
    "compound": 0.90,
    "joined compound": 0.95,
    "derived": 0.96,
    "joined": 0.96,
    "fused": 1.01,
    "hyphened": 0.94,
}
"""Probabilities from which a split is made, by what its parts are (see `need`), "name unseen" for a known
name and a function word that nobody wrote as one, "closed joined" for a function word and another in a language that
joins words. Read off the false splits of news and
treebanks in seven languages with training/glue/measure.py (November 2026), so that no more than one false split in
20,000 tokens is left that is not a real one."""
RIVAL = 12.0
"""How much the odds of the best split must exceed those of the next best: "il|sont" and "ils|ont" are both likely."""
HABIT = 2.5
"""Zipf value from which what is no word to any edited text is written as one word by many."""
ACCIDENT = 2.4
"""log10: how much rarer than two words beside each other by chance are those that lost their space by accident."""
SHORT_NAME = 3
"""Letters up to which a name that no dictionary has is as likely the beginning of another one."""
TINIEST = 4
"""Letters below which a token is a typing error sooner than two words: "dii" for "di"."""
TINY = 5
"""Letters of a token up to which a typing error or a name ("Neal", "Essie") is as likely as two words."""


class Context(NamedTuple):
    """What a decision needs beside the candidate.

    evidence    the text's own words
    rules       the language's conventions
    word        whether the whole token is a known word
    whole       what the lexicon says of it
    """

    evidence: TextEvidence
    rules: Conventions
    word: bool = False
    whole: Part = UNKNOWN


def is_proven(candidate: Candidate, evidence: TextEvidence) -> bool:
    """Whether the text holds the two words beside each other, or the rarer of them alone, or an element ends there.

    For a name in mixed case ("ExxonMobil") the half alone proves nothing, unless the other half is a function word.
    """
    left, right = candidate.words
    if evidence.together(left, right) or _at_a_border(candidate, evidence):
        return True
    if candidate.camel and not candidate.left.closed:
        return False
    rarer = left if candidate.left.zipf <= candidate.right.zipf else right
    return len(rarer) >= 4 and evidence.count(rarer) > 0 and evidence.count(candidate.token.text) == 1


def is_a_spelling(candidate: Candidate, context: Context) -> bool:
    """Whether people write the token as one word: as a habit ("infact"), as they once did ("ende"), as another word.

    Two words that only lost their space, as "dela" and "ofthe" did, are far rarer than they would be side by side. What
    is rarer than a habit is meant as it stands where the text sets the two words against it ("in fact, not infact";
    function words meet everywhere), or where it stands alone, in a list or at the head of an entry.
    """
    whole, token = context.whole, candidate.token
    if candidate.camel or candidate.elision or whole.trust or not whole.zipf or whole.kind == "name":
        return False
    if whole.zipf >= HABIT and candidate.left.zipf + candidate.right.zipf - 9.0 - whole.zipf < ACCIDENT:
        return True
    if token.alone and token.text.islower():
        return True
    small = candidate.left.closed and candidate.right.closed
    return not small and context.evidence.is_discussed(candidate.words, token.start)


def least(candidate: Candidate, context: Context) -> float:
    """The probability from which a split is worth proposing."""
    if is_a_number(candidate, context.rules):
        return NEVER
    if is_feminine(candidate, context.rules) and not _at_a_border(candidate, context.evidence):
        return NEVER  # though the text has "Hotelier" as well
    if is_inflected(candidate, context.rules):
        return SUGGEST_INFLECTED
    if is_proven(candidate, context.evidence):
        return SUGGEST
    if candidate.camel:
        small = small_word_first(candidate, candidate.right, context.rules)
        return SUGGEST if small else NEVER if _humps(candidate) > 1 else SUGGEST_CAMEL
    if like_a_surname(candidate, context.rules) and candidate.words[0].lower() in context.rules.name_articles:
        return SUGGEST_SURNAME
    if context.rules.compounds and is_compound(candidate, context.rules):
        return SUGGEST_JOINED
    kind = need(candidate, context.rules)
    if kind in STRANGERS and context.evidence.count(candidate.token.text) > 1:
        return SUGGEST_AGAIN
    kinds = {"fused": SUGGEST_JOINED, "short": SUGGEST_SHORT}
    return SUGGEST_COMPOUND if kind in COMPOUNDS else kinds.get(kind, SUGGEST)


def is_like_a_brand(candidate: Candidate, context: Context) -> bool:
    """Whether a capital inside the token is all that speaks for the split, as in "ExxonMobil" and "MoveOn".

    No brand begins with a small function word, or has two, or a verb of the text before one: "toSkarholm", "toldThe";
    nor does one end in a function word before small letters: "UkraineLe port". A function word among capitals is one of
    a headline or begins a sentence: "AreasMay Benefit", "TheMetropolitan Police", not "LaLiga".
    """
    if not candidate.camel or is_proven(candidate, context.evidence):
        return False
    first, left, right = candidate.words[0], candidate.left, candidate.right
    if left.closed and left.fits and (first.islower() or right.closed):
        return False
    if left.name and left.trust > 1 and right.closed and candidate.token.following[:1].islower():
        return False
    if (left.closed or right.closed) and left.fits and right.fits and _is_among_capitals(candidate, context.rules):
        return False
    if right.closed and left.fits and first.islower() and len(first) > NAME_LETTERS:
        return False
    return not small_word_first(candidate, right, context.rules)


def _is_among_capitals(candidate: Candidate, rules: Conventions) -> bool:
    """Whether a capital follows, and one stands before the token or a sentence begins; not "LaLiga Santander"."""
    token = candidate.token
    begins = token.initial or token.previous[:1].isupper()
    return begins and token.following[:1].isupper() and candidate.words[0].lower() not in rules.name_articles


def is_sure(candidate: Candidate, probability: float, rival: float, context: Context) -> bool:
    """Whether a split may be made without asking; `rival` is the probability of the token's next best split."""
    rules, proven = context.rules, is_proven(candidate, context.evidence)
    if context.word and not candidate.elision:
        return False
    if is_a_spelling(candidate, context) or is_inflected(candidate, rules) or is_a_number(candidate, rules):
        return False
    if probability * (1.0 - rival) < RIVAL * rival * (1.0 - probability):
        return False
    if candidate.camel:
        allowed = proven or (_humps(candidate) == 1 and small_word_first(candidate, candidate.right, rules))
        return allowed and probability >= FIX["proven"]
    if candidate.token.hyphened and probability < FIX["hyphened"]:
        return False
    kind = need(candidate, rules)
    if kind in (*COMPOUNDS, "fused", "open"):
        return _may_be_two(candidate, kind, probability, context)
    if proven and len(candidate.token.text) > TINY:
        return probability >= FIX["proven"]
    if like_a_surname(candidate, rules):
        article = rules.capital_nouns or candidate.words[0].lower() in rules.name_articles
        return not article and probability >= FIX["surname"] and _long_enough(candidate, probability)
    if kind == "name" and not context.whole.zipf and (candidate.left.trust > 1 or len(candidate.words[1]) > 1):
        kind = "name unseen"  # not "McNair|y"
    elif kind == "closed" and rules.compounds and not (candidate.left.closed and candidate.right.closed):
        kind = "closed joined"
    elif kind == "short" and candidate.token.initial:
        kind = "short initial"  # not "Hakain|de": any word may begin a sentence
    return probability >= FIX[kind] and _long_enough(candidate, probability)


def _may_be_two(candidate: Candidate, kind: str, probability: float, context: Context) -> bool:
    """Whether two words that may also be the name of a thing ("langdetect") are surely two.

    That one of them stands alone in the text proves nothing; and what the text has twice is its name.
    """
    text = candidate.token.text
    together = bool(context.evidence.together(*candidate.words)) or _at_a_border(candidate, context.evidence)
    if together and not context.rules.compounds:
        return probability >= FIX["proven"]
    if context.evidence.count(text) > 1 and text.islower():
        return False
    least = FIX["coined" if context.rules.coinages and text.islower() else kind]
    return probability >= least and bool(candidate.right.trust or together) and _long_enough(candidate, probability)


def _at_a_border(candidate: Candidate, evidence: TextEvidence) -> bool:
    """Whether an element of the page ends at the cut."""
    return candidate.token.start + candidate.cut in evidence.borders


def _humps(candidate: Candidate) -> int:
    """The capitals inside a token, an acronym at its end for one: "getElementById" has three."""
    if candidate.words[1].isupper():
        return 1
    return sum(letter.isupper() for letter in candidate.token.text[1:])


def _long_enough(candidate: Candidate, probability: float) -> bool:
    """Whether a short token, a short name, or a doubled last letter is no mere typing error or spelling.

    "Ker" is no name in "Keravec": the less there is of a name that no dictionary has, the more names begin so.
    """
    token = candidate.token
    if len(token.text) < TINIEST:
        return False
    if candidate.words[1] == token.text[-2] and candidate.words[1].islower():
        return token.text.islower() and probability >= FIX["tiniest"]  # not "Zelenskyy"
    if len(token.text) <= TINY:
        named = candidate.left.name and candidate.left.trust > 1 and probability >= FIX["surname"]
        plain = token.initial or token.text.islower()
        return named or probability >= FIX["tiny" if plain else "tiniest"]
    if candidate.cut > SHORT_NAME or candidate.left.trust > 1 or not token.text[0].isupper():
        return candidate.cut > 2 or candidate.left.closed or not token.text[0].isupper()
    return candidate.cut > 2 and probability >= FIX["tiniest"]
