"""Marks, letters and digits that context shows to be none: for a text that the user calls OCR."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.lexicon import Pos
from cleaner.ocr.context import open_context
from cleaner.ocr.marks import Mark
from cleaner.profile import Profile
from cleaner.reasons import Reason

TOGETHER = 0.3
"""log10 from which two words stand together so often that no full stop parts them."""
CLOSE = 0.6
"""The same for two words between which a letter stands."""
_ALONE = r"(?<![\p{L}\p{M}\p{N}'’.\-])"
_LEFT, _RIGHT = rf"{_ALONE}(?<!\p{{N}}[ ])(?P<left>\p{{Ll}}{{2,20}}+)", r"(?P<right>\p{Ll}{2,20}+)(?![\p{L}\p{M}'’\-])"
_STOP = regex.compile(rf"{_LEFT}(?P<mark>[ ]?\.)(?=[ ]{_RIGHT})")
_APOSTROPHE = regex.compile(rf"{_LEFT}(?P<mark>[ ]?['’])(?=[ ]{_RIGHT})")
_OPEN = regex.compile(r"(?:^|[\s(])['‘]\p{L}")
_HEAD = regex.compile(r"^(?P<mark>[.,:;]++[ ]?+)(?=\p{L}{2})", regex.MULTILINE)
_TAIL = regex.compile(r"(?<=\p{L}[.!?])(?P<mark>[ ]?+[,:;])(?=[ ]*+$)", regex.MULTILINE)
_COMMA = regex.compile(r"(?<=\p{L})(?P<mark>[ ])(?=,(?:\s|$))")
_LETTER = regex.compile(rf"{_LEFT}(?P<mark>[ ]\p{{Ll}})(?=[ ]{_RIGHT})")
_ONE = regex.compile(
    r"(?<![^\s\"“(])(?<!\p{N}[ ])(?P<mark>1)(?=[ ](?P<right>\p{Ll}{1,20}+)(?![\p{L}\p{M}\-]))",
)
_BEFORE = regex.compile(r"(?P<word>[\p{L}.]++)[ ]$")
_CLITIC = regex.compile(
    r"(?<=(?P<left>\p{L}{1,20}))(?P<mark>[ ])(?=(?P<right>['’](?:ll|m|ve|s|re|d|t)(?![\p{L}\p{M}'’])))",
)
_QUOTE = regex.compile(r"(?:(?<=^)|(?<=[\s(]))\"(?P<mark>[ ])(?=\p{Lu})", regex.MULTILINE)


def stray(document: Document, profile: Profile) -> Iterator[Mark]:
    """The marks, letters and spaces that no writer put there, in no order.

    Of 2,500 in the English and German pairs 97 of 100 lead nearer to the truth or as near; in clean English and French
    news there is none but slips of its authors ("No, no , no."). November 2026.
    """
    for pattern, judge in _KINDS:
        for match in pattern.finditer(document.text):
            mark = judge(match, profile)
            if mark is not None:
                yield mark


def _mark(match: regex.Match[str], rule: str, new: str, reason: Reason) -> Mark:
    return Mark(rule, match.start("mark"), match.end("mark"), new, True, reason)


def _stop(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "the. prisoner": no sentence begins small, and nothing is abbreviated so."""
    left, right, lexicon = match["left"], match["right"], profile.lexicon
    if not (lexicon.knows(left) and lexicon.knows(right)):
        return None
    if not lexicon.is_closed_class(left) and _fit(left, right, profile) <= TOGETHER:
        return None
    return _mark(match, "ocr.mark", "", Reason("ocr.mark-between", left=left, right=right))


def _apostrophe(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "the' prisoner": nothing is quoted, and no plural owns anything."""
    if match["left"].endswith("s") or match["left"] in profile.words("ocr", "clipped"):
        return None
    return None if _OPEN.search(match.string, 0, match.start("mark")) else _stop(match, profile)


def _speck(match: regex.Match[str], profile: Profile) -> Mark | None:
    """A mark before the first word or behind the last: English only, French truths begin with one in the half."""
    return _mark(match, "ocr.mark", "", Reason("ocr.speck")) if profile.language == "en" else None


def _comma(match: regex.Match[str], profile: Profile) -> Mark | None:
    """The French set some commas apart, and truths keep it."""
    return None if profile.language == "fr" else _mark(match, "ocr.mark", "", Reason("ocr.space-before"))


def _letter(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "that e was": the letter is no word, the others often stand together."""
    left, right, lexicon = match["left"], match["right"], profile.lexicon
    letter = match["mark"].strip()
    if profile.language != "en" or letter in "aio" or lexicon.knows(letter + right):
        return None
    if not (lexicon.knows(left) and lexicon.knows(right)) or _fit(left, right, profile) < CLOSE:
        return None
    return _mark(match, "ocr.mark", "", Reason("ocr.mark-between", left=left, right=right))


def _one(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "1 have", "do 1 know": I, before a verb that often follows it, and behind no word that numbers follow."""
    right, one = match["right"], profile.section("ocr").get("one")
    before = _BEFORE.search(match.string, 0, match.start("mark"))
    if not one or not profile.lexicon.pos(right) & (Pos.FINITE | Pos.AUXILIARY):
        return None
    if before and before["word"].lower() in profile.words("ocr", "numbered"):
        return None
    if _fit(str(one), right, profile) <= TOGETHER:
        return None
    return _mark(match, "ocr.digit", str(one), Reason("ocr.digit-alone", word=right))


def _clitic(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "it 's", "you 've"."""
    whole = match["left"] + match["right"]
    if (
        profile.language != "en"
        or not profile.lexicon.knows(whole)
        or not profile.lexicon.is_closed_class(match["left"])
    ):
        return None
    return _mark(match, "ocr.mark", "", Reason("ocr.space-before"))


def _quote(match: regex.Match[str], profile: Profile) -> Mark | None:
    """A quotation mark that opens: before it in its line stand as many that open as close."""
    line = match.string.rfind("\n", 0, match.start()) + 1
    if profile.language == "fr" or match.string.count('"', line, match.start()) % 2:
        return None
    return _mark(match, "ocr.mark", "", Reason("ocr.quote-opens"))


def _fit(left: str, right: str, profile: Profile) -> float:
    return open_context(profile.language).pair(left, right)


_KINDS: tuple[tuple[regex.Pattern[str], Callable[[regex.Match[str], Profile], Mark | None]], ...] = (
    (_STOP, _stop),
    (_APOSTROPHE, _apostrophe),
    (_HEAD, _speck),
    (_TAIL, _speck),
    (_COMMA, _comma),
    (_LETTER, _letter),
    (_ONE, _one),
    (_CLITIC, _clitic),
    (_QUOTE, _quote),
)
