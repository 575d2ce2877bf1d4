"""What a split is by the build of its parts: a compound, a derived or inflected word, a surname, a small word first."""

from __future__ import annotations

from cleaner.glue.candidates import NAME_LETTERS, Candidate
from cleaner.glue.conventions import Conventions
from cleaner.glue.vocabulary import PLURAL, Part

FULL_NAME = 4
"""Letters up to which a small word before two with capitals may belong to a brand ("easyJet Europe")."""


def is_inflected(candidate: Candidate, rules: Conventions) -> bool:
    """Whether the second half is what ends the forms of a word like the first: "bevriend|de", "berispt|en".

    A noun or a name does not take such endings; before one ("huis|de") the second half is a word.
    """
    left, ending = candidate.left, candidate.words[1].lower()
    if ending not in rules.inflections or left.closed or not candidate.token.text[0].islower():
        return False
    return left.kind.removesuffix(PLURAL) not in ("noun", "name")


def is_feminine(candidate: Candidate, rules: Conventions) -> bool:
    """Whether the second half is what makes of the name of a man that of a woman: "Hotelier|in"."""
    left, ending = (word.lower() for word in candidate.words)
    return ending in rules.feminines and left.endswith(rules.masculines)


def is_a_number(candidate: Candidate, rules: Conventions) -> bool:
    """Whether the halves are numerals, which some languages write as one word: "duemilanove", "tweeduizend"."""
    left, right = (word.lower() for word in candidate.words)
    if not rules.numerals or (candidate.left.closed and candidate.right.closed and right not in rules.numerals):
        return False  # "und|einem"
    return left.endswith(rules.numerals) and right.startswith(rules.numerals)


def need(candidate: Candidate, rules: Conventions) -> str:
    """How sure the model must be: the key of FIX.

    fused       a function word and what ends such words ("derzufolge"): only where the text itself writes them apart
    derived     a word and what often begins or ends words ("surtourisme", "takedown")
    compound    two nouns, a name and a noun are often one ("Sportsound"), and so is what ends in a word that nobody
                knows, or not in small letters; "joined compound" where the language joins words
    stranger    a first part that nobody knows; before a word of two letters ("short") it may go on
    name        a name, then a function word; "named" before another word, with which it makes one word where nouns are
                joined ("Brexitdebatte")
    open        two other words, "joined" where the language joins words
    """
    left, right = candidate.left, candidate.right
    begin, ending = candidate.words
    if ending.lower() in rules.particles and left.closed and not _is_an_article(right, begin, rules):
        return "fused"
    if _is_derived(candidate, rules):
        return "derived"
    if is_compound(candidate, rules) or candidate.acronym or not right.fits:
        return "joined compound" if rules.compounds else "compound"
    if not left.trust:
        return "short" if len(ending) <= 2 else "stranger"
    if left.name and right.closed:
        return "name"
    if left.name:
        return ("fused" if right.kind.startswith("noun") else "joined") if rules.compounds else "named"
    if left.closed or right.closed:
        return "closed"
    return "joined" if rules.compounds else "open"


def _is_an_article(right: Part, begin: str, rules: Conventions) -> bool:
    """Whether what also ends words is the article that it looks like: "is|een", "dat|een"; not "in|een", "bij|een"."""
    return right.kind == "determiner" and begin.lower() not in rules.prefixes


def _is_derived(candidate: Candidate, rules: Conventions) -> bool:
    """Whether the parts are a word and what often begins or ends words: "surtourisme", "takedown", "Andover"."""
    first, last = (word.lower() for word in candidate.words)
    if first in rules.prefixes and (last in rules.particles or not candidate.right.closed):
        return True
    return last in rules.particles and (candidate.token.text[0].isupper() or not candidate.left.closed)


def is_compound(candidate: Candidate, rules: Conventions) -> bool:
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
    return not left.title if not token.initial else left.kind.startswith(("verb", "noun or verb", "infinitive"))


def small_word_first(candidate: Candidate, right: Part, rules: Conventions) -> bool:
    """Whether a small word stands before one (`right`) that often has its capital: "enFrance", not "easyJet".

    In a language that writes its nouns with a capital, any known word may stand before one, and an article that begins
    a sentence ("DasInteresse").
    """
    left, token = candidate.left, candidate.token
    first, second = candidate.words
    if rules.capital_nouns and token.initial and left.small and right.trust and (left.closed or right.closed):
        return right.closed or len(second) > NAME_LETTERS
    if not token.text[0].islower() or not left.fits:
        return False
    if candidate.cut < 2:
        known = right.name or (right.title and right.fits)
        return known and first not in rules.brand_letters and len(second) > NAME_LETTERS
    if rules.capital_nouns:
        return len(second) >= 3 and second.lower() not in rules.after_colon
    if _before_a_full_name(candidate, right):
        return True
    if left.closed and (first not in rules.code_words or not right.small):
        return len(second) > NAME_LETTERS or (second.isupper() and len(second) == NAME_LETTERS) or _is_titled(right)
    return (left.closed and _is_titled(right)) or (right.name and not second.isupper() and candidate.cut > NAME_LETTERS)


def _before_a_full_name(candidate: Candidate, right: Part) -> bool:
    """Whether a word of the dictionary stands before a name of two: "ministraMarta Ortuño", not "easyJet Europe"."""
    left, token, second = candidate.left, candidate.token, candidate.words[1]
    titled = second[1:].islower() and (right.title or right.kind == "unknown")
    return left.trust > 1 and candidate.cut > FULL_NAME and titled and token.following[:1].isupper()


def _is_titled(part: Part) -> bool:
    return part.fits and part.title
