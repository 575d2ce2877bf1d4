"""How well one piece of text reads in a language.

A *token* is what stands between ASCII white space. Its score says how much its characters beyond ASCII look intended:

    +1    a word that the lexicon holds: "déclaré"
    +0.5  only marks, each where such a mark belongs: "l’homme", "(« ouï", "£5"
     0    nothing to say: a name in letters of the language, a word of another script, an emoji
    -1    damage: a letter that the language does not write in a word that nobody knows, a mark inside a word
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cleaner.encoding.apostrophes import COMMON, joins
from cleaner.expressions import re

if TYPE_CHECKING:
    from cleaner.encoding.evidence import Evidence

TOKEN = re.compile(r"[^\t\n\x0b\f\r ]+")
"""ASCII white space only: a no-break space may itself be half of a mis-read letter."""
TOKEN_BEYOND_ASCII = re.compile(r"(?<![^\t\n\x0b\f\r ])[\x00-\x08\x0e-\x1f!-\x7f]*+[^\x00-\x7f][^\t\n\x0b\f\r ]*+")
"""A token that holds a character beyond ASCII."""
DAMAGED, UNKNOWN, MARKS, WORD = -1.0, 0.0, 0.5, 1.0

APOSTROPHES = "’ʼ"
SPACES = "\xa0\u202f\u2009\u2007\u200a\u2003\u2002"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Said nothing of here: the stage characters knows them."""
_OPENING = "„‚¿¡‹"
_QUOTES = "“”‘«»›"
_JOINING = "–—…·•"
_DASHES = "–—·•"
_CURRENCY = "€£¥¢"
_BEFORE_DIGIT = "±§×÷−№Δ"
_AFTER = "°ºª²³¹½¼¾®™‰′″"
_FRACTIONS = "¼½¾"
_DIGITS_AND_STOP = "0123456789."
_FREE = "©†µ→←↑↓★☆♥✓✔■▪●►▶"
MARKS_OF_PROSE = APOSTROPHES + SPACES + _OPENING + _QUOTES + _JOINING + _CURRENCY + _BEFORE_DIGIT + _AFTER + "©"
"""What printed prose uses beside letters; a token may still hold them where they do not belong."""

RUN = re.compile(r"[^\W\d_ªº²³¹¼½¾]+")
SHORTEST_REST = 3
"""Letters of the shortest word that a misread sign may cling to."""
_MARK = re.compile(r"[^\x00-\x7f\w]|[ªº²³¹¼½¾]")
_HOPELESS = re.compile(r"[\x80-\x9f\ufffd\ue000-\uf8ff\ufb00-\ufb06]")
_STRANDED = re.compile(
    r"[.,;!?][\xc0-\u024f](?!\w)|(?<!\w)[\xc0-\u024f]\d|[†§¶®©™ªº]{2}|\d†[\d€£$%]"
    r"|\A[!-/:-@]*+[\u0370-\u052f\u2e80-\ud7ff\uf900-\ufaff]{1,2}\d[\x00-\x7f]*+\Z"
)
"""A letter beyond ASCII, or two symbols, where only a mark can be: "prachtig.í", "ú5", "拢5", "demain.†ª", "500†£"."""
_HALF = re.compile(r"(?<![^\W\d_])[\u0370-\u052f][«»°²³ªº]")
"""One letter of another script before a mark: half of a misread mark, "В«"; not looked for in a language of which
nothing is known, since it may be written so."""
_LONG_BEFORE_STOP = re.compile(r"[^\W\d_]{5}\.")
_DEGREES = re.compile(r"[°º][CF]\b")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u2c00-\ua71f\ua800-\ud7ff\uf900-\ufaff\uff66-\uffdc]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def score_token(token: str, evidence: Evidence) -> float:
    """What the characters of a token beyond ASCII say; see the head of this file."""
    if token.isascii():
        return UNKNOWN
    if _HOPELESS.search(token) or _STRANDED.search(token):
        return DAMAGED
    if evidence.data and _HALF.search(token):
        return DAMAGED
    runs = [_run(run, evidence) for run in RUN.findall(token) if not run.isascii()]
    marks = [_mark(token, found.start(), evidence) for found in _MARK.finditer(token)]
    scores = runs + marks
    if DAMAGED in scores:
        return DAMAGED
    return max(scores, default=UNKNOWN)


def _run(run: str, evidence: Evidence) -> float:
    if evidence.knows(run):
        return WORD
    other = _OTHER_SCRIPT.search(run) is not None
    if other:
        return DAMAGED if _LATIN.search(run) or (evidence.data and _rises(run)) else UNKNOWN
    beyond = [char for char in run if char > "\x7f"]
    strange = any(char not in evidence.letters for char in beyond) or 1 < len(beyond) == len(run)
    return DAMAGED if strange or _capital_inside(run) or _clings(run, evidence) else UNKNOWN


def _clings(run: str, evidence: Evidence) -> bool:
    """Whether a letter beyond ASCII stands before or after what is a word without it: "ëgewoon", "donÕt"."""
    rest = run[1:] if run[0] > "\x7f" else run[:-1] if run[-1] > "\x7f" else ""
    return len(rest) >= SHORTEST_REST and rest.isascii() and evidence.knows(rest)


def _mark(token: str, at: int, evidence: Evidence) -> float:
    char = token[at]
    left, right = token[at - 1 : at], token[at + 1 : at + 2]
    inside = left.isalpha() and right.isalpha()
    if char in APOSTROPHES:
        return _apostrophe(token, at, evidence) if inside else MARKS
    if char in SPACES:
        return MARKS
    if char in _JOINING:
        return _joint(token, at, evidence) if inside else _edge(token, at, evidence)
    if char in _OPENING:
        fits = MARKS if char in str(evidence.data.get("opening", "")) else UNKNOWN
        return DAMAGED if left.isalnum() or not right else fits
    if char in _QUOTES:
        return DAMAGED if inside or _opens_after_word(token, at, evidence) else MARKS
    if char in _CURRENCY:
        return DAMAGED if left.isalpha() or right.isalpha() else MARKS
    if char in _BEFORE_DIGIT:
        return DAMAGED if left.isalpha() or right.isalpha() else MARKS
    if char in _AFTER:
        return _after(token, at, evidence)
    if char in INVISIBLE:
        return UNKNOWN
    if not inside and (char in _FREE or char > "\u25ff"):
        return UNKNOWN
    return DAMAGED if _touches(left) or _touches(right) else UNKNOWN


def _opens_after_word(token: str, at: int, evidence: Evidence) -> bool:
    """Whether an opening quotation mark of the language ends what is no common word: "gioved“" for "giovedì"."""
    if token[at] not in evidence.opening_quotes or not token[at - 1 : at].isalpha():
        return False
    word = _run_before(token, at).lower()
    if not word:  # a letter that is a sign, such as U+02C6
        return False
    return evidence.lexicon.zipf(word) < COMMON or word in evidence.words("before_apostrophe")


def _apostrophe(token: str, at: int, evidence: Evidence) -> float:
    left, right = _run_before(token, at), RUN.match(token, at + 1)
    return WORD if left and right and joins(left, right[0], evidence, doubtful=True) else UNKNOWN


def _after(token: str, at: int, evidence: Evidence) -> float:
    """A sign that stands behind a number or a unit: "5²", "3.º", "20 °C"; behind an abbreviation ª and º only."""
    char, left, right = token[at], token[at - 1 : at], token[at + 1 : at + 2]
    if char in _FRACTIONS and (left in _FRACTIONS or right in _FRACTIONS) and left and right:
        return DAMAGED
    if _DEGREES.match(token, at) and not left.isalpha():
        return MARKS
    if not left:
        return DAMAGED if right.isalpha() else UNKNOWN
    if left.isalpha():
        return DAMAGED if right.isalpha() else MARKS if char in "²³" and left == "m" else UNKNOWN
    if char in _FRACTIONS and left in "([":
        return UNKNOWN
    if char in "ªº" and (left in ")!?…" or (left == "." and at > 5 and _LONG_BEFORE_STOP.match(token, at - 6))):
        return UNKNOWN  # behind a sentence, where a quotation mark may have been; "Sr.ª" and "n.º" are short
    if (char in "®™" and left in _DIGITS_AND_STOP) or (char in _FRACTIONS and left == "."):
        return UNKNOWN
    return MARKS


def _edge(token: str, at: int, evidence: Evidence) -> float:
    """A dash or dots before or after a word; dots before what is no word may have been a capital: "…lisabeth"."""
    char, left = token[at], token[at - 1 : at]
    if left.isalpha():
        return UNKNOWN if char in _DASHES else MARKS
    word = RUN.match(token, at + 1)
    return UNKNOWN if char == "…" and word and word[0].islower() and not evidence.knows(word[0]) else MARKS


def _joint(token: str, at: int, evidence: Evidence) -> float:
    """A dash or dots between letters: right between two words, wrong inside one."""
    left, right = _run_before(token, at), RUN.match(token, at + 1)
    return MARKS if left and right and evidence.knows(left) and evidence.knows(right[0]) else DAMAGED


def _run_before(token: str, at: int) -> str:
    """The last run of letters before the mark at `at`; "" if there is none."""
    ends, runs = _runs(token)
    number = bisect_right(ends, at)
    return runs[number - 1] if number else ""


@lru_cache(maxsize=8)
def _runs(token: str) -> tuple[list[int], list[str]]:
    """Where the runs of letters of a token end, and the runs: asked for each mark of what may be a whole book."""
    found = list(RUN.finditer(token))
    return [run.end() for run in found], [run[0] for run in found]


def _touches(neighbour: str) -> bool:
    """Whether a symbol that prose does not use, standing beside `neighbour`, looks like half of a letter."""
    return neighbour.isalpha() or neighbour > "\x7f"


def _rises(run: str) -> bool:
    return any(left.islower() and right.isupper() for left, right in pairwise(run))


def _capital_inside(run: str) -> bool:
    """A capital beyond ASCII right after a small letter, two before one, or one after a small one: "ÈÈn", "ëHet"."""
    if len(run) > 2 and run[0] > "\x7f" and run[0].islower() and run[1].isupper() and run[2].islower():
        return True
    if len(run) > 2 and run[2].islower() and run[:2].isupper() and run[0] > "\x7f" and run[1] > "\x7f":
        return True
    return any(right.isupper() and right > "\x7f" and left.islower() for left, right in pairwise(run))
