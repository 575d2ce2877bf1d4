"""How sure the model must be of a split: by what the parts are, how the token is built, what the text itself shows."""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.glue.candidates import NAME_LETTERS, Candidate
from cleaner.glue.conventions import Conventions
from cleaner.glue.tokens import TextEvidence
from cleaner.glue.vocabulary import UNKNOWN, Part

NEVER = 1.01
SUGGEST = 0.50
SUGGEST_COMPOUND = 0.80
"""Probabilities from which a split is proposed; the second for parts that are often written as one."""
FIX = {
    "proven": 0.75,
    "name": 0.75,
    "closed": 0.80,
    "open": 0.86,
    "named": 0.96,
    "stranger": 0.68,
    "short": 0.85,
    "tiny": 0.93,
    "surname": 0.97,
    "compound": 0.98,
    "fused": 1.01,
}
"""Probabilities from which a split is made, by what its parts are (see `need`). Read off the false splits of news and
treebanks in seven languages with training/glue/measure.py (November 2026), so that no more than one false split in
20,000 tokens is left that is not a real one."""
RIVAL = 12.0
"""How much the odds of the best split must exceed those of the next best: "il|sont" and "ils|ont" are both likely."""
HABIT = 2.5
"""Zipf value from which what is no word to any edited text is written as one word by many."""
ACCIDENT = 2.4
"""log10: how much rarer than two words beside each other by chance are those that lost their space by accident."""
TINIEST = 4
"""Letters below which a token is a typing error sooner than two words: "dii" for "di"."""
TINY = 5
"""Letters of a token up to which a typing error or a name ("Neal", "Essie") is as likely as two words."""


@dataclass(frozen=True)
class Context:
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
    """Whether the text itself holds the two words beside each other, or the rarer of them alone.

    For a name in mixed case ("ExxonMobil") the half alone proves nothing, unless the other half is a function word.
    """
    left, right = candidate.words
    if (left, right) in evidence.pairs:
        return True
    if candidate.camel and not candidate.left.closed:
        return False
    rarer = left if candidate.left.zipf <= candidate.right.zipf else right
    return len(rarer) >= 4 and evidence.counts[rarer] > 0 and evidence.counts[candidate.token.text] == 1


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
    if is_a_number(candidate, context.rules) or is_inflected(candidate, context.rules):
        return NEVER
    if candidate.camel or is_proven(candidate, context.evidence):
        return SUGGEST
    if like_a_surname(candidate, context.rules) and candidate.words[0].lower() in context.rules.name_articles:
        return FIX["surname"]
    return SUGGEST_COMPOUND if need(candidate, context.rules) in ("compound", "fused") else SUGGEST


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
        capitals = sum(letter.isupper() for letter in candidate.token.text[1:])
        allowed = proven or (capitals == 1 and small_word_first(candidate, candidate.right, rules))
        return allowed and probability >= FIX["proven"]
    kind = need(candidate, rules)
    if kind in ("compound", "fused"):
        together = candidate.words in context.evidence.pairs and not rules.compounds
        return probability >= FIX["proven" if together else kind] and bool(candidate.right.trust or together)
    if proven and len(candidate.token.text) > TINY:
        return probability >= FIX["proven"]
    if like_a_surname(candidate, rules):
        article = candidate.words[0].lower() in rules.name_articles
        return not article and probability >= FIX["surname"] and _long_enough(candidate, probability)
    return probability >= FIX[kind] and _long_enough(candidate, probability)


def is_inflected(candidate: Candidate, rules: Conventions) -> bool:
    """Whether the second half is what ends the forms of a word like the first: "bevriend|de", "berispt|en".

    A noun or a name does not take such endings; before one ("huis|de") the second half is a word.
    """
    left, ending = candidate.left, candidate.words[1].lower()
    if ending not in rules.inflections or left.closed or not candidate.token.text[0].islower():
        return False
    return left.kind not in ("noun", "name")


def is_a_number(candidate: Candidate, rules: Conventions) -> bool:
    """Whether the halves are numerals, which some languages write as one word: "duemilanove", "tweeduizend"."""
    left, right = (word.lower() for word in candidate.words)
    return left.endswith(rules.numerals) and right.startswith(rules.numerals) if rules.numerals else False


def _long_enough(candidate: Candidate, probability: float) -> bool:
    """Whether a short token, or a name of two letters, is no mere typing error."""
    token = candidate.token
    if len(token.text) < TINIEST:
        return False
    if len(token.text) <= TINY:
        named = candidate.left.name and candidate.left.trust > 1 and probability >= FIX["surname"]
        return named or (probability >= FIX["tiny"] and (token.initial or token.text.islower()))
    return candidate.cut > 2 or candidate.left.closed or not token.text[0].isupper()


def need(candidate: Candidate, rules: Conventions) -> str:
    """How sure the model must be: the key of FIX.

    fused       a function word and what ends such words ("derzufolge"): only where the text itself writes them apart
    compound    two nouns, a name and a noun, a prefix and a word are often one ("Sportsound", "surtourisme"), and so is
                what ends in a word that nobody knows
    stranger    a first part that nobody knows; before a word of two letters ("short") it may go on
    name        a name, then a function word; as above, "short" before one of two letters; "named" before another word,
                with which it makes one word where nouns are joined ("Brexitdebatte")
    """
    left, right = candidate.left, candidate.right
    ending = candidate.words[1]
    if ending.lower() in rules.particles and left.closed:
        return "fused"
    if _derived(candidate, rules) or _compound(candidate, rules) or candidate.acronym or not right.trust:
        return "compound"
    if not left.trust or (left.name and right.closed):
        return "short" if len(ending) <= 2 else ("name" if left.trust else "stranger")
    if left.name:
        return "fused" if rules.compounds and right.kind.startswith("noun") else "named"
    return "closed" if left.closed or right.closed else "open"


def _derived(candidate: Candidate, rules: Conventions) -> bool:
    """Whether the parts are a word and what often begins or ends words: "surtourisme", "takedown", "Andover"."""
    first, last = (word.lower() for word in candidate.words)
    if first in rules.prefixes and (last in rules.particles or not candidate.right.closed):
        return True
    return last in rules.particles and (candidate.token.text[0].isupper() or not candidate.left.closed)


def _compound(candidate: Candidate, rules: Conventions) -> bool:
    """Whether the parts are a noun or name and a noun, or, in a language that joins them, anything and a noun."""
    left, right = candidate.left, candidate.right
    if left.closed or right.closed:
        return False
    nominal = right.kind.startswith("noun") or right.kind == "unknown" or (rules.capital_nouns and right.title)
    return nominal and (rules.compounds or left.name or not left.trust or left.kind.startswith("noun"))


def like_a_surname(candidate: Candidate, rules: Conventions) -> bool:
    """Whether the token is built like "Delcastillo", "Dujardin", "Montretout": a common word with a capital first.

    In a language that writes its nouns with a capital, only a function word with one is strange.
    """
    left, token = candidate.left, candidate.token
    if not token.text[0].isupper() or not left.small:
        return False
    if rules.capital_nouns:
        return left.closed and not token.initial
    if candidate.words[0].lower() in rules.name_articles:
        return not candidate.right.closed
    return not left.title if not token.initial else left.kind in ("verb", "noun or verb", "infinitive")


def small_word_first(candidate: Candidate, right: Part, rules: Conventions) -> bool:
    """Whether a small word stands before one (`right`) that often has its capital: "enFrance", not "easyJet".

    In a language that writes its nouns with a capital, any known word may stand before one.
    """
    left, token = candidate.left, candidate.token
    if not token.text[0].islower() or candidate.cut < 2 or not left.fits:
        return False
    first, second = candidate.words
    if rules.capital_nouns:
        return len(second) >= 3 and second.lower() not in rules.after_colon
    if left.closed and first not in rules.code_words and len(second) > NAME_LETTERS:
        return True
    return (left.closed and right.fits and right.title) or (right.name and candidate.cut > NAME_LETTERS)
