"""Letters and signs that a machine read as digits, by themselves or in a sum: for a text that the user calls OCR."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.lexicon import Pos
from cleaner.ocr.context import open_context
from cleaner.ocr.marks import Kinds, Mark, judged
from cleaner.profile import Profile
from cleaner.reasons import Reason

TOGETHER = 0.3
"""log10 from which two words stand together more often than by chance."""
_ONE = regex.compile(
    r"(?<![^\s\"“(])(?<!\p{N}[ ])(?P<mark>1)(?=[ ](?P<right>\p{Ll}{1,20}+)(?![\p{L}\p{M}\-]))",
)
_CONTRACTED = regex.compile(
    r"(?<![^\s\"“(])(?P<mark>1)(?=[ ](?P<right>\p{Ll}{1,7}n['’]t|['’](?:ve|ll|d|m))(?![\p{L}\p{M}'’]))"
)
_ASKED = regex.compile(
    r"(?<![\p{L}\p{N}'’\-])(?P<left>\p{L}{2,10}+)[ ](?P<mark>1)(?=[ ](?P<right>\p{Ll}{2,20}+)(?![\p{L}\p{M}\-]))"
)
_ZERO = regex.compile(
    r"(?:^|(?<=[\s\"“(]))(?<![^,.;:!?'’\"“(\s]\s)(?P<mark>0)(?=(?:,[ ]|[ ](?=\p{Lu}))(?P<right>\p{L}{2,}+)(?!\.))"
)
_WILL = regex.compile(r"(?<=(?P<left>\p{L}{1,5})['’])(?P<mark>[1Il]{2})(?![\p{L}\p{M}\p{N}'’])(?<!ll)")
_POUNDS = regex.compile(r"(?<=\p{N},\p{N}{3})(?P<mark>1)(?=\.?+(?!\p{N}))|(?<=\p{N})(?P<mark>1)(?=\.(?:,|[ ]\p{Ll}))")
_LOST_SIGN = regex.compile(r"(?<![\p{L}\p{N}])(?P<mark>\ufffd)(?=\p{N})")
_BEFORE = regex.compile(r"(?P<word>[\p{L}.]++)[ ]$")


def digits(document: Document, profile: Profile) -> Iterator[Mark]:
    """The letters that stand as digits, in no order.

    The language says what is read so (`[ocr]`: one, calling, pounds, money); a language that does not is left alone.
    Of 1,000 in the English pairs none leads farther from the truth. November 2026.
    """
    return judged(_KINDS, document, profile)


def _read_as(match: regex.Match[str], new: str, reason: Reason) -> Mark:
    return Mark("ocr.digit", match.start("mark"), match.end("mark"), new, True, reason)


def _one(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "1 have", "do 1 know": I, before a verb that often follows it, and behind no word that numbers follow."""
    right, one = match["right"], profile.section("ocr").get("one")
    before = _BEFORE.search(match.string, 0, match.start("mark"))
    if not one or not profile.lexicon.pos(right) & (Pos.FINITE | Pos.AUXILIARY):
        return None
    if before and before["word"].lower() in profile.words("ocr", "numbered"):
        return None
    if open_context(profile.language).pair(str(one), right) <= TOGETHER:
        return None
    return _read_as(match, str(one), Reason("ocr.digit-alone", word=right))


def _contracted(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "1 don't", "1 've": only "I" stands before these."""
    one = profile.section("ocr").get("one")
    return _read_as(match, str(one), Reason("ocr.digit-alone", word=match["right"])) if one else None


def _asked(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "would 1 catch", "if 1 make": behind words that ask for a subject, and before no noun."""
    left, right, one = match["left"].lower(), match["right"], profile.section("ocr").get("one")
    pos = profile.lexicon.pos(right)
    if not one or not profile.lexicon.knows(right) or pos & (Pos.ADPOSITION | Pos.CONJUNCTION | Pos.NUMERAL):
        return None
    if left in profile.words("ocr", "inverted") or (left in profile.words("ocr", "clause") and pos & Pos.FINITE):
        return _read_as(match, str(one), Reason("ocr.digit-alone", word=right))
    return None


def _zero(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "0 Helen", "0, that": who calls, and counts nothing."""
    calling = profile.section("ocr").get("calling")
    before = _BEFORE.search(match.string, 0, match.start("mark"))
    if not calling or not profile.lexicon.knows(match["right"]):
        return None
    if before and (before["word"].lower() in profile.words("ocr", "numbered") or _precedes_number(before, profile)):
        return None
    return _read_as(match, str(calling), Reason("ocr.digit-alone", word=match["right"]))


def _precedes_number(before: regex.Match[str], profile: Profile) -> bool:
    return bool(profile.lexicon.pos(before["word"].lower()) & Pos.ADPOSITION)


def _will(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "he'11", "she'II"."""
    if profile.language != "en" or not profile.lexicon.knows(match["left"] + "'ll"):
        return None
    return _read_as(match, "ll", Reason("ocr.read-for", read=match["mark"], meant="ll"))


def _pounds(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "1,7001.", "the 501. which": no number has such groups, and none ends before a small letter: pounds."""
    pounds = profile.section("ocr").get("pounds")
    return _read_as(match, str(pounds), Reason("ocr.read-for", read="1", meant=str(pounds))) if pounds else None


def _lost_sign(match: regex.Match[str], profile: Profile) -> Mark | None:
    """ "\ufffd50" where no other sign of money stands: the sign of the country, which is not in ASCII."""
    sign = profile.section("ocr").get("money")
    if not sign or any(other in match.string for other in "$€£"):
        return None
    return _read_as(match, str(sign), Reason("ocr.read-for", read=match["mark"], meant=str(sign)))


_KINDS: Kinds = (
    (_ONE, _one),
    (_CONTRACTED, _contracted),
    (_ASKED, _asked),
    (_ZERO, _zero),
    (_WILL, _will),
    (_POUNDS, _pounds),
    (_LOST_SIGN, _lost_sign),
)
