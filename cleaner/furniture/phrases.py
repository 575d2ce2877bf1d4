"""The phrase lists: lines that are nothing but known phrases, or that a known phrase opens.

A list lies under [furniture.certain], [furniture.topical], [furniture.heading] or [furniture.likely] (see Certainty)
and is named after its rule, so that `share` under [furniture.certain] belongs to furniture.share. In a phrase
* `#` stands for a number,
* `(cet|l’)` for one of several readings, `(cet|)` for a word that may be missing,
* a final ` …` for anything that follows, and ` : …` for anything that follows a colon, a bar, a dash or an arrow,
* ` … ` inside for a few words, such as the name of a site: `Suivez … sur (Facebook|WhatsApp)`.
Case, accents, apostrophes and punctuation make no difference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any

from cleaner.expressions import re, regex
from cleaner.folding import first_form, fold, folded_words, piece_forms, without_digits
from cleaner.furniture.entries import Bucket, Buckets, Phrase, phrases_in
from cleaner.furniture.heads import second_form
from cleaner.furniture.hits import Certainty, Hit
from cleaner.furniture.rows import row
from cleaner.reasons import Reason
from cleaner.rule import ANY
from cleaner.ruleset import RuleSet

LOOKED_AT = 160
"""Code points of a line that are compared with the lists; the longest phrase is shorter."""
LONGEST_TITLE = 30
"""Words that may follow a phrase such as "Lire aussi :"; more are not the title of an article."""
LONGEST_NOTICE = 60
"""Words that may follow the opening of a notice such as "En poursuivant votre navigation"; more hold something else."""
MOST_BETWEEN = 9
"""Words that may stand between the two parts of a phrase such as "Suivez … sur WhatsApp"."""
TOPIC_LETTERS = 5
"""Shorter words of a phrase ("sur", "les") say nothing about its subject."""
_SEPARATOR = re.compile(r"[:|/>»›→▸►▶–—]|-(?=\s)")
_FINAL_MARKS = (".", ",", ";", "!", "?", "…")
_SENTENCE_END = re.compile(r"[.!?…]['\"’”»)\]]*\s+\S")
_CODE = regex.compile(r"\w\(|[{}=<;]")


class Phrases:
    """The phrases of one language, ready for look-up in time linear in the words of a line.

    `confirming` has, for a category, the folded words of which one must follow a phrase with an open end; those of
    "share" are buttons by themselves.
    """

    def __init__(
        self, *sections: Mapping[str, Any], confirming: Mapping[str, AbstractSet[str]] = MappingProxyType({})
    ) -> None:
        self._confirming = confirming
        self._networks = confirming.get("share", frozenset())
        self._buckets = Buckets(phrases_in(sections))

    def may_begin(self, form: str) -> bool:
        """Whether a line that the lists know may begin with a folded word."""
        form = without_digits(form)
        return self._buckets.begins(form) or form in self._networks

    def match(self, line: str) -> Hit | None:
        """What the lists say of a line; None if they do not know it.

        >>> phrases = Phrases({"certain": {"read-also": ["Lire aussi : …"]}})
        >>> phrases.match("LIRE AUSSI | Le vélo en ville").category
        'read-also'
        """
        first = without_digits(first_form(line, LOOKED_AT))
        if not self._buckets.begins(first) and first not in self._networks:
            return None
        bucket = self._buckets[first]
        if len(line) > LOOKED_AT and not bucket.lengths:
            return None
        if first not in self._networks and not _goes_on(line, bucket):
            return None
        pieces = line[:LOOKED_AT].split()
        words = [without_digits(form) for form in chain.from_iterable(map(piece_forms.__getitem__, pieces))]
        hit = self._listed(line, words, bucket)
        return None if hit is None or _is_quotation(line) or _CODE.search(line, 0, LOOKED_AT) else hit

    def _listed(self, line: str, words: Sequence[str], bucket: Bucket) -> Hit | None:
        """What the lists say of a line that begins as the phrases of a bucket do."""
        phrase = bucket.whole.get(" ".join(words)) if len(line) <= LOOKED_AT else None
        if phrase is not None:
            certainty = phrase.certainty
            if len(words) == 1 and certainty is Certainty.CERTAIN:
                certainty = Certainty.HEADING
            asked = certainty in (Certainty.TOPICAL, Certainty.HEADING) and line.endswith("?")
            leads = phrase.category == "read-also"
            return None if asked else Hit(phrase.category, certainty, _evidence(line), _topic(words), leads)
        return self._opening(line, words, bucket) or self._row(line, words)

    def _opening(self, line: str, words: Sequence[str], bucket: Bucket) -> Hit | None:
        for count in bucket.lengths:
            opening = " ".join(words[:count])
            framed = _framed(line, words, count, bucket.framed.get(opening)) if count <= len(words) else None
            if framed and not (framed.certainty is Certainty.LIKELY and line[-1] in _FINAL_MARKS):
                return Hit(framed.category, framed.certainty, _evidence(line[:LOOKED_AT]), _topic(words[:count]))
            phrase = bucket.openings.get(opening) if count <= len(words) else None
            if phrase is None:
                continue
            places = folded_words(line, LOOKED_AT)
            if len(places) != len(words):
                return None
            rest = line[places[count - 1].end :].strip()
            certainty = _alone(phrase, rest, count) if count == len(words) else _followed(phrase, rest, count)
            if certainty is not None and not self._is_confirmed(phrase, words, count):
                certainty = None if rest[-1:] in _FINAL_MARKS else Certainty.LIKELY
            if certainty is not None:
                leads = phrase.separated and count == len(words)
                evidence = _evidence(line[: places[count - 1].end])
                return Hit(phrase.category, certainty, evidence, _topic(words[:count]), leads)
        return None

    def _row(self, line: str, words: Sequence[str]) -> Hit | None:
        """A line of several phrases: "Déjà abonné ? Se connecter", "Partager Tweeter Imprimer"."""
        found = row(words, self._buckets, self._networks) if len(line) <= LOOKED_AT else None
        if found is None:
            return None
        category, certainty = found
        return Hit(category, certainty, _evidence(line), _topic(words) if "," in line else ())

    def _is_confirmed(self, phrase: Phrase, words: Sequence[str], count: int) -> bool:
        """Whether a second word shows what the line is: "We use cookies to thank the children" is no notice."""
        wanted = self._confirming.get(phrase.category)
        known = words[:count]
        if wanted is None or phrase.separated or count == len(words):
            return True
        if phrase.category == "share" and any(word in wanted for word in known):
            return True
        return any(word in wanted and word not in known for word in words[count:])


def _goes_on(line: str, bucket: Bucket) -> bool:
    """Whether the second word of a line may be that of a phrase of the bucket, or a phrase has none."""
    if "" in bucket.seconds:
        return True
    second = second_form(line[:LOOKED_AT])
    return second is None or without_digits(second) in bucket.seconds


def _framed(
    line: str, words: Sequence[str], count: int, tails: Mapping[tuple[str, ...], Phrase] | None
) -> Phrase | None:
    """The phrase with a gap that the line is, whose first `count` words are the first part of those of `tails`."""
    for tail, phrase in tails.items() if tails else ():
        starts = range(count, min(count + MOST_BETWEEN, len(words) - len(tail)) + 1)
        if phrase.open_end and any(tuple(words[at : at + len(tail)]) == tail for at in starts):
            return phrase
        ends = len(line) <= LOOKED_AT and len(words) - len(tail) in starts and not _SENTENCE_END.search(line)
        if ends and tuple(words[len(words) - len(tail) :]) == tail:
            return phrase
    return None


def _alone(phrase: Phrase, rest: str, count: int) -> Certainty | None:
    """How sure a phrase of `count` words is after which only marks stand; one word alone may be a heading."""
    announces = rest.startswith(":") or (count > 1 and phrase.category == "read-also")
    if phrase.separated and (not announces or rest[-1:] in _FINAL_MARKS):
        return None
    return min(phrase.certainty, Certainty.TOPICAL) if phrase.separated else phrase.certainty


def _evidence(matched: str) -> str:
    return Reason("furniture.listed", phrase=matched.strip())


def _followed(phrase: Phrase, rest: str, count: int) -> Certainty | None:
    """How sure a phrase of `count` words is after which more words follow; None if the line may be a sentence."""
    sentence = rest[-1:] in _FINAL_MARKS
    if not phrase.separated:
        long = len(rest.split(None, LONGEST_NOTICE)) > LONGEST_NOTICE
        return None if long or (sentence and phrase.certainty is Certainty.LIKELY) else phrase.certainty
    announced = count > 1 and phrase.category == "read-also"
    if announced and rest.startswith(". "):
        rest = rest[2:]
    if len(rest.split(None, LONGEST_TITLE)) > LONGEST_TITLE or _SENTENCE_END.search(rest):
        return None
    if mark := _SEPARATOR.match(rest):
        written_small = rest[mark.end() :].lstrip()[:1].islower()
        return None if sentence and (written_small or phrase.certainty is Certainty.LIKELY) else phrase.certainty
    return Certainty.LIKELY if announced and not rest[0].islower() and not sentence else None


def _is_quotation(line: str) -> bool:
    return line[0] in "«“„\"'‘‹»" and line[-1] in "»”“\"'’›«"


def _topic(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) >= TOPIC_LETTERS)


@lru_cache(maxsize=16)
def phrases_of(rules: RuleSet, language: str) -> Phrases:
    """The phrases of `language` and those that pages in any language carry."""

    def words(*keys: str) -> frozenset[str]:
        both = (rules.words(lang, "furniture", key) for key in keys for lang in (language, ANY))
        return frozenset(fold(word) for found in both for word in found)

    confirming = {"cookies": words("consent_words"), "share": words("networks", "channels")}
    return Phrases(rules.section(language, "furniture"), rules.section(ANY, "furniture"), confirming=confirming)
