"""Makes the damage: takes the space between two words away, as a scraper that joins page elements does."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

RENAMED = 0.5  # of the names inside a sentence
SPACE = re.compile(r"(?<=\S) (?=\S)")


def glue(sentence: str, kind: str, chance: random.Random) -> tuple[str, list[int]] | None:
    """`sentence` without one space (kind "both": two), and where a space belongs in it now; None if there is no place.

    word    any two words beside each other
    name    a capitalised word inside a sentence and a small one after it
    short   the same, the small one of one or two letters
    both    a capitalised word and the small ones on both sides of it
    """
    spots = [match.start() for match in SPACE.finditer(sentence) if _fits(sentence, match.start(), kind)]
    if kind == "both":
        spots = [at for at in spots if _small_before(sentence, at)]
    if not spots:
        return None
    at = chance.choice(spots)
    if kind != "both":
        return sentence[:at] + sentence[at + 1 :], [at]
    first = sentence.rindex(" ", 0, at)
    return sentence[:first] + sentence[first + 1 : at] + sentence[at + 1 :], [first, at - 1]


def _fits(sentence: str, at: int, kind: str) -> bool:
    left, right = sentence[:at].split(" ")[-1], sentence[at + 1 :].split(" ")[0]
    left = re.split(r"['’-]", left)[-1]
    right_word = re.split(r"[-,.;:!?]", right)[0]
    if not left.isalpha() or not re.split(r"['’]", right_word)[0].isalpha():
        return False
    if kind == "word":
        return True
    return (
        left[0].isupper()
        and len(left) > 2
        and not left.isupper()
        and " " in sentence[:at]
        and right_word[0].islower()
        and (kind != "short" or len(right_word) <= 2)
    )


def _small_before(sentence: str, at: int) -> bool:
    words = sentence[:at].split(" ")
    return len(words) > 1 and words[-2].isalpha() and words[-2].islower() and words[-1].isalpha()


def rename(sentence: str, is_name: Callable[[str], bool], names: Sequence[str], chance: random.Random) -> str:
    """`sentence` with half of the names inside it replaced by others, so that names of every tongue are met."""
    words = sentence.split(" ")
    for i, word in enumerate(words):
        titled = i and len(word) > 2 and word.isalpha() and word[0].isupper() and not word.isupper()
        if titled and is_name(word) and chance.random() < RENAMED:
            words[i] = chance.choice(names).capitalize()
    return " ".join(words)


def damage(document: Sequence[str], rate: float, chance: random.Random) -> tuple[str, set[int]]:
    """The text of a document in which about `rate` of the sentences are damaged, and the offsets of the lost spaces."""
    out: list[str] = []
    gold: set[int] = set()
    at = 0
    for sentence in document:
        made = None
        if chance.random() < rate:
            first = chance.choice(["word", "word", "name", "name", "short", "both"])
            made = glue(sentence, first, chance) or glue(sentence, "word", chance)
        text, places = made or (sentence, [])
        gold.update(at + place for place in places)
        out.append(text)
        at += len(text) + 2
    return "\n\n".join(out) + "\n", gold
