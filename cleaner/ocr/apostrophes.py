"""Apostrophes where nothing is elided, and full stops behind words that end no sentence.

For languages that elide with an apostrophe and never quote with one (`[ocr] elides` of the language), in a text that
the user calls OCR.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.ocr.marks import ALONE, FAR, Kinds, Mark, judged
from cleaner.profile import Profile
from cleaner.reasons import Reason

_AFTER = regex.compile(rf"{ALONE}(?P<word>\p{{L}}{{2,20}}+)(?P<mark>['’])(?=[ ]\p{{L}}|[.,;:])")
_AFTER_MARK = regex.compile(r"(?<=\p{L}{2}[.,;:])(?P<mark>['’])(?=[ ]\p{L})")
_BEFORE = regex.compile(r"(?<=\p{Ll}{2},?[ ])(?P<mark>['‘])(?P<word>\p{Ll}{2,20}+)(?![\p{L}\p{M}'’])")
_LAST = regex.compile(rf"{ALONE}(?P<word>\p{{Ll}}{{2,5}}+)(?P<mark>\.)(?=[ ]*+$|[ ]\p{{L}})", regex.MULTILINE)
_DOUBLED = regex.compile(r"(?<=\p{Ll}{2})(?P<mark>\.)(?=\.(?:[ ]|$))", regex.MULTILINE)
_OPEN = regex.compile(r"(?<![\p{L}\p{N}])['‘’]\p{L}")
_CLOSING = regex.compile(r"(?<=[\p{L}\p{P}])['’](?![\p{L}\p{N}])")


def apostrophes(document: Document, profile: Profile) -> Iterator[Mark]:
    """The apostrophes that elide nothing and the full stops that end nothing, in no order."""
    if profile.section("ocr").get("elides"):
        yield from judged(_KINDS, document, profile)


def _after(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "les travailleurs' ont": the word is whole, and no name owns anything ("Boys' Club")."""
    word, knows = match["word"], profile.lexicon.knows
    if not (knows(word) or knows(word.lower())) or (word[0].isupper() and word.endswith("s")):
        return None
    if knows(word.lower() + "'") or word.lower() in profile.words("ocr", "elided"):
        return None
    return _after_mark(match, profile)


def _after_mark(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "peu de jours,' bon nombre": nothing before it opens a quotation."""
    at = match.start("mark")
    return None if _OPEN.search(match.string, max(0, at - FAR), at) else _mark(match, "ocr.elides-nothing")


def _before(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "fait 'la gageure": nothing behind it closes a quotation."""
    word = match["word"]
    if not profile.lexicon.knows(word) or word in profile.words("ocr", "clipped"):
        return None
    return None if _CLOSING.search(match.string, match.end(), match.end() + FAR) else _mark(match, "ocr.never-closed")


def _last(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "sous les yeux du. Préfet": no sentence ends so, and no abbreviation is spelled so."""
    return _mark(match, "ocr.ends-nothing") if match["word"] in profile.words("ocr", "never_last") else None


def _doubled(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "la Faisanderie.. Nurse"."""
    return _mark(match, "ocr.speck")


def _mark(match: regex.Match[str], reason: str) -> Mark:
    return Mark("ocr.mark", match.start("mark"), match.end("mark"), "", True, Reason(reason))


_KINDS: Kinds = (
    (_AFTER, _after),
    (_AFTER_MARK, _after_mark),
    (_BEFORE, _before),
    (_LAST, _last),
    (_DOUBLED, _doubled),
)
