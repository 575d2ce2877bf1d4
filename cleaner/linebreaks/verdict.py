"""Decides whether a broken word loses or keeps its hyphen: by the lexicon, the text's own forms and the language."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.linebreaks.breaks import SOFT, Break
from cleaner.profile import Profile
from cleaner.reasons import Reason
from cleaner.rule import ANY

_COMPOUND = regex.compile(r"\p{L}[\p{L}\p{M}]*+(?:[-\u2010\u2011]\p{L}[\p{L}\p{M}]*+)++")
COMMON = 3.0
"""Zipf value from which a word is so common that a chance meeting of two halves does not explain it."""
EVIDENCE = 5
"""Letters of a word whose second appearance in a text is no accident: "at" says nothing of "a-/t-il"."""
VOWEL_PAIRS = {a + b for a in "aeiou" for b in "aeiouj"} - {"ao", "ua", "io", "ia", "uo"}
"""Vowels that Dutch keeps apart with a hyphen in a compound."""
CLOSED_INSIDE = 0.99
"""Probability from which two words with a hyphen and a space between are the halves of one, in a text called OCR."""
WEB = 2.5
"""Zipf value below which a half is no word of any language that people write."""


class Join(StrEnum):
    """What becomes of the hyphen."""

    CLOSED = "closed"
    """The hyphen goes: "exa-/mination"."""
    HYPHEN = "hyphen"
    """The hyphen stays: "well-/known"."""
    APART = "apart"
    """The hyphen stays and so does the space: "Vor-/und Nachteile"."""


class Verdict(NamedTuple):
    """What a break is taken for, how sure that is (a probability), and why."""

    join: Join
    confidence: float
    evidence: tuple[str, ...]


class Judge:
    """Judges the breaks of one document.

    The figures are estimates of precision from words broken at line ends in clean news of seven languages, wrapped at
    40 to 70 columns (`python training/ocr/hyphens.py`, November 2026); what is below 0.99 is offered, not done.
    """

    def __init__(self, document: Document, profile: Profile) -> None:
        self.lexicon = profile.lexicon
        self.document = document
        self.prefixes = profile.words("linebreaks", "prefixes")
        self.set_off = profile.words("linebreaks", "set_off")
        self.either = profile.words("linebreaks", "either")
        self.suspended = profile.words("linebreaks", "suspended")
        self.clitics = profile.words("linebreaks", "clitics")
        self.name_prefixes = profile.rules.words(ANY, "linebreaks", "name_prefixes")
        self.closed_compounds = bool(profile.section("linebreaks").get("closed_compounds", False))
        self.scanned = profile.mode == "ocr"
        self.small_nouns = bool(profile.section("linebreaks").get("small_nouns", False))

    @cached_property
    def words(self) -> Counter[str]:
        """How often the text has each run of letters."""
        return self.document.letter_runs

    @cached_property
    def compounds(self) -> Counter[str]:
        """How often the text writes each word with hyphens inside a line, in small letters."""
        return Counter(match[0].lower() for match in _COMPOUND.finditer(self.document.text))

    def verdict(self, found: Break) -> Verdict:
        """What `found` was before the line was broken."""
        return (
            self._by_shape(found)
            or self._by_document(found)
            or self._by_lexicon(found)
            or self._by_language(found)
            or self._by_halves(found)
        )

    def is_broken_inside(self, found: Break, verdict: Verdict) -> bool:
        """Whether a hyphen before a space inside a line is left from a broken word, as it is in "repu- tation".

        Half of such a word is no word by itself; a hyphen that serves as a dash stands between two words. In a text
        that the user calls OCR, two words are halves as well where a closed word is sure ("con- stable"): so were 70 of
        71 such pairs in English newspapers, and one truth has "your lord ship and".
        """
        if verdict.join is not Join.CLOSED or not (found.hyphen in SOFT or self.lexicon.available):
            return False
        if found.hyphen == "\u00ad":
            return True
        both = self.is_word(found.left) and self.is_word(found.right)
        return self._knows_closed(found) and (not both or (self.scanned and verdict.confidence >= CLOSED_INSIDE))

    def is_word(self, word: str) -> bool:
        """Whether `word` is a word by itself, not a syllable that some list holds."""
        entry = self.lexicon.entry(word)
        if entry is None or not self.lexicon.knows(word):
            return False
        return entry.trust > 1 or entry.zipf >= COMMON or len(word) > 4

    def _by_shape(self, found: Break) -> Verdict | None:
        """What needs no lexicon: soft hyphens, suspended hyphens, capitals and single letters."""
        left, right = found.left, found.right
        capitals = len(left) > 1 and left.isupper()
        if found.hyphen in SOFT:
            return Verdict(Join.CLOSED, 0.995, (Reason("linebreaks.soft-hyphen"),))
        if right.lower() in self.suspended and not self.lexicon.knows(found.joined):
            return Verdict(Join.APART, 0.99, (Reason("linebreaks.suspended", word=right),))
        if right[0].isupper() and not (capitals and right.isupper()) and left not in self.name_prefixes:
            if self.lexicon.knows(found.joined) and not self._knows_compound(found):
                return Verdict(Join.CLOSED, 0.99, (Reason("linebreaks.name", word=found.joined),))
            sure = left[0].isupper() or left.lower() in self.prefixes or self._knows_compound(found)
            return Verdict(Join.HYPHEN, 0.99 if sure else 0.9, (Reason("linebreaks.capital", word=right),))
        if capitals and right.islower():
            return Verdict(Join.HYPHEN, 0.99, (Reason("linebreaks.capitals", word=left),))
        if len(left) == 1:
            sure = right.lower() in self.clitics or self._knows_compound(found)
            return Verdict(Join.HYPHEN, 0.99 if sure else 0.9, (Reason("linebreaks.one-letter"),))
        return None

    def _by_document(self, found: Break) -> Verdict | None:
        """What the same text writes elsewhere, in the middle of a line."""
        closed = self._count(found.joined) if len(found.joined) >= EVIDENCE else 0
        hyphened = self.compounds[found.compound.lower()]
        if closed and not hyphened:
            return Verdict(Join.CLOSED, 0.995, (Reason("linebreaks.elsewhere", word=found.joined, count=closed),))
        if hyphened and not closed:
            return Verdict(Join.HYPHEN, 0.995, (Reason("linebreaks.elsewhere", word=found.compound, count=hyphened),))
        return None

    def _by_lexicon(self, found: Break) -> Verdict | None:
        closed, hyphened = self._knows_closed(found), self._knows_compound(found)
        if closed and hyphened:
            more = self.lexicon.zipf(found.joined) - self.lexicon.zipf(found.compound)
            join, form = (Join.CLOSED, found.joined) if more > 0 else (Join.HYPHEN, found.compound)
            return Verdict(join, 0.98 if abs(more) >= 1 else 0.7, (Reason("linebreaks.more-frequent", word=form),))
        if hyphened:
            return Verdict(
                Join.HYPHEN, 0.99, (Reason("linebreaks.one-is-a-word", word=found.compound, other=found.joined),)
            )
        if not closed:
            return None
        reason = Reason("linebreaks.one-is-a-word", word=found.joined, other=found.compound)
        return Verdict(Join.CLOSED, self._closed_confidence(found), (reason,))

    def _closed_confidence(self, found: Break) -> float:
        zipf = self.lexicon.zipf(found.joined)
        if not (self.is_word(found.left) and self.is_word(found.right)):
            return 0.997
        if found.compound.lower() in self.either:
            return 0.9
        if found.left.lower() in self.prefixes or found.right.lower() in self.clitics:
            return 0.99 if zipf >= COMMON + 0.5 else 0.9
        return 0.99 if zipf >= COMMON or self.closed_compounds else 0.95

    def _by_language(self, found: Break) -> Verdict | None:
        """Prefixes and pronouns that take a hyphen, and languages that write compounds in one word."""
        left, right = found.left, found.right
        if right.lower() in self.clitics and self.is_word(left):
            return Verdict(Join.HYPHEN, 0.99, (Reason("linebreaks.clitic", word=right),))
        if left.lower() in self.prefixes or found.head.endswith("-"):
            return Verdict(
                Join.HYPHEN, 0.99 if self.is_word(right) else 0.97, (Reason("linebreaks.prefix", word=left),)
            )
        if not self.closed_compounds:
            return None
        if found.tail.startswith("-") or self._is_name_compound(found) or self._meets_vowels(found):
            return Verdict(Join.HYPHEN, 0.9, (Reason("linebreaks.with-hyphen"),))
        sure = self.is_word(right) or self.is_word(left) or len(found.joined) > 6
        return Verdict(Join.CLOSED, 0.99 if sure else 0.95, (Reason("linebreaks.in-one-word"),))

    def _is_name_compound(self, found: Break) -> bool:
        """ "Brexit-referendum": a name and a word, where the language begins only names with a capital."""
        return self.small_nouns and found.left[0].isupper() and self.is_word(found.right)

    def _meets_vowels(self, found: Break) -> bool:
        """ "zee-eend": two vowels that would be read as one."""
        pair = found.left[-1] + found.right[0]
        return self.small_nouns and pair in VOWEL_PAIRS and self.is_word(found.left) and self.is_word(found.right)

    def _by_halves(self, found: Break) -> Verdict:
        if not self.lexicon.available:
            return Verdict(Join.CLOSED, 0.7, (Reason("linebreaks.no-list"),))
        left, right = self.is_word(found.left), self.is_word(found.right)
        if left and right:
            return Verdict(
                Join.HYPHEN,
                0.9,
                (Reason("linebreaks.halves-are-words", left=found.left, right=found.right, word=found.joined),),
            )
        if left or right:
            odd = found.right if left else found.left
            name = found.left[0].isupper() and right
            sure = not name and (left or self.lexicon.zipf(odd) < WEB)
            return Verdict(Join.CLOSED, 0.99 if sure else 0.95, (Reason("linebreaks.no-word-alone", word=odd),))
        return Verdict(Join.CLOSED, 0.99, (Reason("linebreaks.neither-alone", left=found.left, right=found.right),))

    def _count(self, word: str) -> int:
        return self.words[word] or self.words[word.lower()]

    def _knows_closed(self, found: Break) -> bool:
        letters = found.joined + _letters(found.tail)
        return self.lexicon.knows(found.joined) or (letters != found.joined and self.lexicon.knows(letters))

    def _knows_compound(self, found: Break) -> bool:
        head = found.head.rpartition("'")[2].rpartition("’")[2]
        forms = {f"{found.left}-{found.right}", f"{head}{found.left}-{found.right}"}
        forms |= {form + _letters(found.tail) for form in forms}
        return any(self.lexicon.knows(form) for form in sorted(forms))


_LETTERS = regex.compile(r"(?:[-'’][\p{L}\p{M}]++)++")


def _letters(tail: str) -> str:
    """The part of a tail that may belong to the word: "'hui" of "'hui,", nothing of ","."""
    match = _LETTERS.match(tail)
    return match[0] if match else ""
