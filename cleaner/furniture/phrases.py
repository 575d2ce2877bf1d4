"""The phrase lists: lines that are nothing but a known phrase, or that a known phrase opens.

A list lies under [furniture.certain], [furniture.topical], [furniture.heading] or [furniture.likely] (see Certainty)
and is named after its rule, so that `share` under [furniture.certain] belongs to furniture.share. In a phrase
* `#` stands for a number,
* `(cet|l’)` for one of several readings, `(cet|)` for a word that may be missing,
* a final ` …` for anything that follows, and ` : …` for anything that follows a colon, a bar, a dash or an arrow.
Case, accents, apostrophes and punctuation make no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import product
from types import MappingProxyType
from typing import Any, NamedTuple

from cleaner.expressions import re, regex
from cleaner.folding import first_form, fold, folded_words, forms, without_digits
from cleaner.furniture.hits import Certainty, Hit
from cleaner.reasons import Reason
from cleaner.rule import ANY
from cleaner.ruleset import RuleSet

LOOKED_AT = 160
"""Code points of a line that are compared with the lists; the longest phrase is shorter."""
LONGEST_TITLE = 30
"""Words that may follow a phrase such as "Lire aussi :"; more are not the title of an article."""
LONGEST_NOTICE = 60
"""Words that may follow the opening of a notice such as "En poursuivant votre navigation"; more hold something else."""
TOPIC_LETTERS = 5
"""Shorter words of a phrase ("sur", "les") say nothing about its subject."""
_TIERS = {
    "likely": Certainty.LIKELY,
    "heading": Certainty.HEADING,
    "topical": Certainty.TOPICAL,
    "certain": Certainty.CERTAIN,
}
"""The names of the lists, the least sure first: of two entries for the same words, the less sure one counts."""
_CHOICE = re.compile(r"\(([^()]*)\)")
_NO_WORD = re.compile(r"[^\w#(|)]+|_")
_SEPARATOR = re.compile(r"[:|/>»›→▸►▶–—]|-(?=\s)")
_FINAL_MARKS = (".", ",", ";", "!", "?", "…")
_SENTENCE_END = re.compile(r"[.!?…]['\"’”»)\]]*\s+\S")
_CODE = regex.compile(r"\w\(|[{}=<;]")


class Phrase(NamedTuple):
    """One phrase of a list, as written there."""

    written: str
    category: str
    certainty: Certainty
    open_end: bool = False
    separated: bool = False


class Phrases:
    """The phrases of one language, ready for look-up in time linear in the words of a line.

    `confirming` has, for a category, the folded words of which one must follow a phrase with an open end.
    """

    def __init__(
        self, *sections: Mapping[str, Any], confirming: Mapping[str, AbstractSet[str]] = MappingProxyType({})
    ) -> None:
        self._confirming = confirming
        self._whole: dict[str, Phrase] = {}
        self._openings: dict[str, Phrase] = {}
        self._lengths: dict[str, list[int]] = {}  # under its first word, of the phrases that open a line, longest first
        self.longest = 0
        for phrase in _read(sections):
            into = self._openings if phrase.open_end else self._whole
            for reading in readings(_NO_WORD.sub(" ", fold(phrase.written))):
                words = reading.split()
                into.setdefault(" ".join(words), phrase)
                self.longest = max(self.longest, len(words))
                lengths = self._lengths.setdefault(words[0], []) if words else []
                if phrase.open_end and len(words) not in lengths:
                    lengths.append(len(words))
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def match(self, line: str) -> Hit | None:
        """What the lists say of a line; None if they do not know it.

        >>> phrases = Phrases({"certain": {"read-also": ["Lire aussi : …"]}})
        >>> phrases.match("LIRE AUSSI | Le vélo en ville").category
        'read-also'
        """
        first = without_digits(first_form(line, LOOKED_AT))
        if first not in self._lengths or _is_quotation(line):
            return None
        if _CODE.search(line, 0, LOOKED_AT):
            return None
        words = [without_digits(form) for form in forms(line[:LOOKED_AT])]
        phrase = self._whole.get(" ".join(words)) if len(words) <= self.longest and len(line) <= LOOKED_AT else None
        if phrase is not None:
            certainty = phrase.certainty
            if len(words) == 1 and certainty is Certainty.CERTAIN:
                certainty = Certainty.HEADING
            asked = certainty in (Certainty.TOPICAL, Certainty.HEADING) and line.endswith("?")
            return None if asked else Hit(phrase.category, certainty, _evidence(line), _topic(words))
        return self._opening(line, words)

    def _opening(self, line: str, words: Sequence[str]) -> Hit | None:
        for count in self._lengths.get(words[0], ()) if words else ():
            phrase = self._openings.get(" ".join(words[:count])) if count <= len(words) else None
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

    def _is_confirmed(self, phrase: Phrase, words: Sequence[str], count: int) -> bool:
        """Whether a second word shows what the line is: "We use cookies to thank the children" is no notice."""
        wanted = self._confirming.get(phrase.category)
        if wanted is None or phrase.separated or count == len(words):
            return True
        known = words[:count]
        return any(word in wanted and word not in known for word in words[count:])


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
    if len(rest.split(None, LONGEST_TITLE)) > LONGEST_TITLE or _SENTENCE_END.search(rest):
        return None
    if mark := _SEPARATOR.match(rest):
        written_small = rest[mark.end() :].lstrip()[:1].islower()
        return None if sentence and (written_small or phrase.certainty is Certainty.LIKELY) else phrase.certainty
    titled = count > 1 and phrase.category == "read-also" and not rest[0].islower() and not sentence
    return Certainty.LIKELY if titled else None


def _is_quotation(line: str) -> bool:
    return line[0] in "«“„\"'‘‹»" and line[-1] in "»”“\"'’›«"


def _topic(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) >= TOPIC_LETTERS)


def readings(phrase: str) -> Iterator[str]:
    """Every way to read a phrase with choices.

    >>> list(readings("Partager (cet|l’)article"))
    ['Partager cetarticle', 'Partager l’article']
    """
    parts = _CHOICE.split(phrase)
    choices = [part.split("|") if number % 2 else [part] for number, part in enumerate(parts)]
    return ("".join(reading) for reading in product(*choices))


def _read(sections: Sequence[Mapping[str, Any]]) -> Iterator[Phrase]:
    for tier, certainty in _TIERS.items():
        for section in sections:
            for category, entries in section.get(tier, {}).items():
                for written in entries:
                    yield Phrase(written, category, certainty, written.endswith("…"), written.endswith((": …", ":…")))


@lru_cache(maxsize=16)
def phrases_of(rules: RuleSet, language: str) -> Phrases:
    """The phrases of `language` and those that pages in any language carry."""

    def words(*keys: str) -> frozenset[str]:
        both = (rules.words(lang, "furniture", key) for key in keys for lang in (language, ANY))
        return frozenset(fold(word) for found in both for word in found)

    confirming = {"cookies": words("consent_words"), "share": words("networks", "channels")}
    return Phrases(rules.section(language, "furniture"), rules.section(ANY, "furniture"), confirming=confirming)
