"""Specks, strokes and folds of the paper that a machine read as hyphens, apostrophes and other marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.profile import Profile
from cleaner.reasons import Reason

ALONE = r"(?<![\p{L}\p{M}\p{N}'’.\-])"
"""Before a word that nothing is joined to."""
FAR = 2000
"""Code points in which what looks like a quotation is opened or closed."""
_HYPHEN_BEFORE = regex.compile(r"(?<=(?P<left>\p{Ll}{1,20})[ ])-(?P<word>\p{Ll}{2,}+)(?![-\p{L}])")
_HYPHEN_AFTER = regex.compile(r"(?<![-\p{L}'’])(?P<left>\p{Ll}{1,20}+)-(?=[ ](?P<word>\p{Ll}{2,}+)(?![-\p{L}]))")
_APOSTROPHE = regex.compile(r"(?<=\p{Ll}(?P<comma>,?)[ ])['‘](?P<word>\p{Ll}{2,}+)[^\r\n'’‘]{0,400}+(?P<close>['’]?+)")
_COMMA = regex.compile(r"(?<=\p{Ll},)['’](?=[ ]\p{Ll})")
_SPECK = regex.compile(r"(?<=\p{L}[,;]?)[ ][~^■¦|]++(?=[ ]\p{L})|(?<=\p{Ll})[~^■¦|]++(?=[ ]\p{L})")
_ONE = regex.compile(r"(?<=(?:^|[.,;:!?—-][ ]?|\p{Ll}[ ]))1(?=[ ](?P<word>\p{Ll}++))", regex.MULTILINE)
_BARS = frozenset("|¦")


class Mark(NamedTuple):
    """A mark at `start:end` (code points) that should be `replacement`; `sure` if it can be done without asking."""

    rule: str
    start: int
    end: int
    replacement: str
    sure: bool
    reason: str


Kinds: TypeAlias = "tuple[tuple[regex.Pattern[str], Callable[[regex.Match[str], Profile], Mark | None]], ...]"
"""Patterns, each with what judges a match. A string: built at import, the type would load `regex`."""


def marks(document: Document, profile: Profile) -> Iterator[Mark]:
    """The stray marks of a text that was read by a machine, in no order."""
    return judged(_KINDS, document, profile)


def judged(kinds: Kinds, document: Document, profile: Profile) -> Iterator[Mark]:
    """What each judge makes of the places that its pattern finds, in no order."""
    for pattern, judge in kinds:
        for match in pattern.finditer(document.text):
            mark = judge(match, profile)
            if mark is not None:
                yield mark


def _hyphen_before(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "de -plus"; but "celui -ci" is a clitic that lost its place, and "Hosen und -jacken" is right."""
    word = match["word"]
    joins = profile.section("linebreaks").get("closed_compounds") and match["left"] in _suspended(profile)
    if joins or word in profile.words("linebreaks", "clitics") or not profile.lexicon.knows(word):
        return None
    return Mark("ocr.mark", match.start(), match.start() + 1, "", True, Reason("ocr.hyphen-before", word=word))


def _hyphen_after(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "suite- pour": two words of which no compound is made, in one word or with a hyphen."""
    left, right, lexicon = match["left"], match["word"], profile.lexicon
    suspended = right in _suspended(profile)
    whole = any(lexicon.entry(left + sign + right) for sign in ("", "-"))
    if suspended or whole or not (lexicon.knows(left) and lexicon.knows(right)):
        return None
    sure = lexicon.is_closed_class(left) or lexicon.is_closed_class(right)
    return Mark("ocr.mark", match.end("left"), match.end(), "", sure, Reason("ocr.no-compound", left=left, right=right))


def _apostrophe(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "and 'the deceased": no quotation, because nothing closes it; no elision ("'tis")."""
    word = match["word"]
    if match["close"] or not profile.lexicon.knows(word) or word in profile.words("ocr", "clipped"):
        return None
    sure = len(word) > 2 and not match["comma"]
    return Mark("ocr.mark", match.start(), match.start() + 1, "", sure, Reason("ocr.never-closed"))


def _comma(match: regex.Match[str], profile: Profile) -> Mark | None:
    return Mark("ocr.mark", match.start(), match.end(), "", False, Reason("ocr.nothing-elided"))


def is_in_table(match: regex.Match[str]) -> bool:
    """Whether a bar parts the cells of a table: its line has another one, or one of the lines beside it has."""
    text = match.string
    if _BARS.isdisjoint(match.group()):
        return False
    line = text.rfind("\n", 0, match.start()) + 1
    first = text.rfind("\n", 0, max(0, line - 1)) + 1
    after = text.find("\n", match.end())
    last = text.find("\n", after + 1) if after >= 0 else -1
    around = text[first : match.start()] + text[match.end() : last if last >= 0 else len(text)]
    return not _BARS.isdisjoint(around)


def _speck(match: regex.Match[str], profile: Profile) -> Mark | None:
    if is_in_table(match):
        return None
    return Mark("ocr.mark", match.start(), match.end(), "", True, Reason("ocr.speck"))


def _one(match: regex.Match[str], profile: Profile) -> Mark | None:
    """English "1 was" for "I was": before verbs that stand after no number."""
    if match["word"] not in profile.words("ocr", "after_one"):
        return None
    meant = str(profile.section("ocr").get("one", "I"))
    return Mark("ocr.digit", match.start(), match.end(), meant, True, Reason("ocr.digit-alone", word=match["word"]))


def _suspended(profile: Profile) -> frozenset[str]:
    """The words before and after which a hyphen stands for the rest of a compound."""
    return profile.words("linebreaks", "suspended")


_KINDS: Kinds = (
    (_HYPHEN_BEFORE, _hyphen_before),
    (_HYPHEN_AFTER, _hyphen_after),
    (_APOSTROPHE, _apostrophe),
    (_COMMA, _comma),
    (_SPECK, _speck),
    (_ONE, _one),
)
