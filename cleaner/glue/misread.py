"""What was sooner misspelled, or misread by a machine, than lost a space: marks inside words, pieces, near words."""

from __future__ import annotations

from cleaner.glue.junction import Junction
from cleaner.glue.tokens import APOSTROPHES, Token
from cleaner.glue.vocabulary import Vocabulary
from cleaner.ocr.channel import open_channel
from cleaner.profile import Profile

LEAST_MISSPELLED = 8
"""Letters of a token that is sooner a word with a letter too many than two words."""
PIECE = 6
"""Letters of a piece behind an apostrophe or a hyphen that may be misread."""
FREQUENT = 4.0
"""Zipf value of a word that is sooner misread than two words are to lose their space: "helong" for "belong"."""
SHORTEST_NAME = 4
"""Letters of a capitalised word that may be a name nobody knows: "Liencourt", not "Io"."""
_SMALL = ("determiner", "preposition")


def is_a_letter(junction: Junction, vocabulary: Vocabulary) -> bool:
    """Whether the mark is a misread letter, or stray, in one word: "after,oon", "que,stion"."""
    left, right = junction.left, junction.right
    if not left or not right or (_knows(left, vocabulary) and _knows(right, vocabulary)):
        return False
    return vocabulary.part(left + right).trust > 0


def is_a_fragment(junction: Junction, vocabulary: Vocabulary) -> bool:
    """Whether what stands beside the mark is no word, so that the mark may be none: "bol,a", "!ta", "the.Court"."""
    left, right = junction.left, junction.right
    if junction.after_right and junction.after_right in APOSTROPHES:
        right = ""  # an elided word
    if not left and not junction.number and not junction.closes:
        return not vocabulary.part(right).closed
    if junction.mark == "." and vocabulary.part(left).kind in _SMALL:
        return True
    unknown = [word for word in (left, right) if word and not _knows(word, vocabulary)]
    return len(unknown) > 1 or any(not _may_be_a_name(word) for word in unknown)


def _knows(word: str, vocabulary: Vocabulary) -> bool:
    if len(word) == 1:
        return word.lower() in vocabulary.conventions.one_letter
    return vocabulary.part(word).trust > 0


def _may_be_a_name(word: str) -> bool:
    return len(word) >= SHORTEST_NAME and word[0].isupper() and word[1:].islower()


def has_a_letter_too_many(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a known word is left without one of the inner letters: "aereospaziale" for "aerospaziale"."""
    if len(text) < LEAST_MISSPELLED:
        return False
    return any(vocabulary.knows(text[:at] + text[at + 1 :]) for at in range(1, len(text) - 1))


def is_a_near_word(token: Token, profile: Profile) -> bool:
    """Whether a misread letter, or a lost one, explains the token by a frequent word: "wehe" for "were".

    So it does for a short piece behind an apostrophe or a hyphen.
    """
    if (token.hyphened or (token.before and token.before in APOSTROPHES)) and len(token.text) <= PIECE:
        return True
    meant = open_channel(profile.rules, profile.language).wide(token.text.lower())
    return any(len(one.word) >= len(token.text) and profile.lexicon.zipf(one.word) >= FREQUENT for one in meant)
