"""Marks, letters and spaces that context shows to be none: for a text that the user calls OCR."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.ocr.context import open_context
from cleaner.ocr.marks import ALONE, FAR, Kinds, Mark, is_in_table, judged
from cleaner.profile import Profile
from cleaner.reasons import Reason

TOGETHER = 0.3
"""log10 from which two words stand together so often that no full stop parts them."""
CLOSE = 0.6
"""The same for two words between which a letter stands."""
SHORTEST = 3
"""Letters of a word that a mark inside does not hide."""
_LEFT, _RIGHT = rf"{ALONE}(?<!\p{{N}}[ ])(?P<left>\p{{Ll}}{{2,20}}+)", r"(?P<right>\p{Ll}{2,20}+)(?![\p{L}\p{M}'’\-])"
_STOP = regex.compile(rf"{_LEFT}(?P<mark>[ ]?\.)(?=[ ]{_RIGHT})")
_APOSTROPHE = regex.compile(rf"{_LEFT}(?P<mark>[ ]?['’])(?=[ ]{_RIGHT})")
_OPEN = regex.compile(r"(?:^|[\s(])['‘]\p{L}")
_HEAD = regex.compile(r"^(?P<mark>[.,:;]++[ ]?+)(?=\p{L}{2})", regex.MULTILINE)
_TAIL = regex.compile(r"(?<=\p{L}[.!?])(?P<mark>[ ]?+[,:;])(?=[ ]*+$)", regex.MULTILINE)
_COMMA = regex.compile(r"(?<=\p{L})(?P<mark>[ ])(?=[,;:!?](?:\s|$))")
_LETTER = regex.compile(rf"{_LEFT}(?P<mark>[ ]\p{{Ll}})(?=[ ]{_RIGHT})")
_DOUBLED = regex.compile(
    r"(?<=[\p{L}\p{N}])(?P<mark>\.)(?=\.(?:[ ]|$))|(?<=\p{L}[,;:])(?P<mark>\.)(?=[ ]|$)|(?<=\p{L},)(?P<mark>,)(?=[ ]|$)"
)
_DASH = regex.compile(r"(?<=[\p{Ll},;.][ ])(?P<mark>-)(?=\p{Lu})")
_INSIDE = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}'’])(?P<left>\p{L}*+)(?P<mark>[~_|])(?P<right>\p{L}*+)(?![\p{L}\p{M}\p{N}~_|])"
)
_BESIDE = regex.compile(r"(?<=[ ])(?P<mark>[%.,;:*<>\\])(?=(?P<right>\p{Ll}{2,}+)(?![\p{L}\p{M}\p{N}]))")
_BETWEEN = regex.compile(
    rf"{ALONE}(?P<left>\p{{Ll}}{{2,20}}+)(?P<mark>['’.*])(?P<right>\p{{Ll}}{{2,20}}+)(?![\p{{L}}\p{{M}}\p{{N}}'’.\-])"
)
_CLOSING = regex.compile(r"['’](?!\p{L})")
_NO_SPACE = regex.compile(r"(?<=\p{L}{2})(?P<mark>,)(?=\p{L}{2})")
_FIRST = regex.compile(r"^(?P<mark>\|(?!.*\|)[ ]?+|['’][ ]?+)(?=(?P<right>\p{L}++))", regex.MULTILINE)
_CLITIC = regex.compile(
    r"(?<=(?P<left>\p{L}{1,20}))(?P<mark>[ ])(?=(?P<right>['’](?:ll|m|ve|s|re|d|t)(?![\p{L}\p{M}'’])))",
)
_QUOTE = regex.compile(r"(?:(?<=^)|(?<=[\s(]))\"(?P<mark>[ ])(?=\p{Lu})", regex.MULTILINE)


def stray(document: Document, profile: Profile) -> Iterator[Mark]:
    """The marks, letters and spaces that no writer put there, in no order.

    Of 2,500 in the English and German pairs 97 of 100 lead nearer to the truth or as near; in clean English and French
    news there is none but slips of its authors ("No, no , no."). November 2026.
    """
    return judged(_KINDS, document, profile)


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


def _doubled(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "the 8th inst.. the witness", "my deacon,. and"."""
    return _mark(match, "ocr.mark", "", Reason("ocr.speck")) if profile.language == "en" else None


def _dash(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "assaulting James -Morgan"."""
    return _mark(match, "ocr.mark", "", Reason("ocr.speck")) if profile.language == "en" else None


def _inside(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "Sit_uation", "K~ensington": a word without it, which no writer puts there."""
    word = match["left"] + match["right"]
    if len(word) < SHORTEST or not profile.lexicon.knows(word):
        return None
    return _mark(match, "ocr.mark", "", Reason("ocr.speck"))


def _beside(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "the ;prisoner": no mark stands so."""
    if profile.language not in ("en", "de") or not profile.lexicon.knows(match["right"]):
        return None
    return _mark(match, "ocr.mark", "", Reason("ocr.speck"))


def _between(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "for.the", "who w'ere": two words of which one is a function word, and no word with the mark."""
    left, right, lexicon = match["left"], match["right"], profile.lexicon
    if profile.language != "en" or lexicon.knows(left + match["mark"] + right) or lexicon.knows(left + right):
        return None
    closed = lexicon.is_closed_class(left) or lexicon.is_closed_class(right)
    if not closed or not (lexicon.knows(left) and lexicon.knows(right)):
        return None
    return _mark(match, "ocr.mark", " ", Reason("ocr.mark-between", left=left, right=right))


def _no_space(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "tall,gaunt"."""
    if profile.language not in ("en", "de"):
        return None
    return _mark(match, "ocr.mark", ", ", Reason("ocr.speck"))


def _first(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "| Die", "'The witness": a speck before the first word, or a quotation mark that nothing closes."""
    if match["mark"][0] in "'’":
        closing = _CLOSING.search(match.string, match.end(), match.end() + FAR)
        if closing or match["right"].lower() in profile.words("ocr", "clipped"):
            return None
    if is_in_table(match):
        return None
    return _mark(match, "ocr.mark", "", Reason("ocr.speck"))


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


_KINDS: Kinds = (
    (_STOP, _stop),
    (_APOSTROPHE, _apostrophe),
    (_HEAD, _speck),
    (_TAIL, _speck),
    (_COMMA, _comma),
    (_LETTER, _letter),
    (_CLITIC, _clitic),
    (_QUOTE, _quote),
    (_DOUBLED, _doubled),
    (_DASH, _dash),
    (_INSIDE, _inside),
    (_BESIDE, _beside),
    (_BETWEEN, _between),
    (_NO_SPACE, _no_space),
    (_FIRST, _first),
)
