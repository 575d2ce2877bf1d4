"""UTF-8 read as Latin-1 whose invisible C1 controls were deleted: only the first sign of a letter is left.

"l’État" becomes "lâÃtat": â was an apostrophe, a quotation mark or a dash, Ã a capital or ß, Å an œ. The lexicon says
which, where only one word fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cleaner.edits import Edit
from cleaner.encoding import quotes
from cleaner.encoding.apostrophes import joins
from cleaner.encoding.evidence import Evidence
from cleaner.encoding.lone import words_before
from cleaner.encoding.looks import may_have_leads
from cleaner.encoding.lost import Lost
from cleaner.encoding.reasons import Cause
from cleaner.encoding.sentences import starts_sentence
from cleaner.encoding.wildcards import read
from cleaner.expressions import re
from cleaner.reasons import Reason

RULE = "encoding.lost-letter"
_VISIBLE = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸŽ"
_LEAD = re.compile(rf"[ÃÅÄâ](?:(?![{_VISIBLE}])|(?<=â)(?=[«»]))")
_HALF = re.compile(rf"[ÂÃÅÄ][{_VISIBLE}]")
"""Both signs of a letter are there: ftfy mends it, and what is left is looked at again."""
_SIGN = r"(?:[^\W\d_]|(?<=[ÃÅÄ])[\xa1-\xbf])"
"""A letter, or the visible second sign of one."""
_RUN = re.compile(rf"{_SIGN}+")
_RUN_END = re.compile(rf"{_SIGN}+\Z")
_WHOLE = re.compile(r"[ÃÅÄ][\xa1-\xbf]")
MOST_APOSTROPHES = 2
_REACH = 60
"""Code points of a word before and after a sign."""
_FITS = {
    "Ã": "".join(chr(code) for code in range(0xC0, 0xE0)),
    "Å": "".join(chr(code) for code in range(0x140, 0x160)),
    "Ä": "".join(chr(code) for code in range(0x100, 0x120)),
}
"""The letters whose second byte in UTF-8 is 80 to 9F, a C1 control in Latin-1."""
_START = re.compile(r"(?:^|[.!?…»”]\s+|[«“„\"(]\s?|Â«(?:Â\s)?|(?<!\w)â)(Ã)(?= (?P<next>[^\s.,;:!?]+))", re.MULTILINE)
_COALESCED = re.compile(r"[a-z'’] ?Ã (?=[a-z])")
"""An à inside a sentence whose no-break space became a space. Then Ã before a space is à at the start of one as well:
where only the controls were deleted, à keeps its no-break space, and only À stands before a space."""
_ENDS = {"¦": "…", "¬": "€"}
_THIRD = re.compile(rf"(?<![^\x00-\x7f])â([{''.join(_ENDS)}])(?![^\x00-\x7f])")
"""Marks whose second byte alone was deleted, where only one mark ends so and prose has it."""
_APOSTROPHE = "â"
LONG = 4
"""Letters of a known word after an elision that is no ending of another word."""


@cache
def _why() -> Cause:
    return Cause(RULE, Reason("encoding.no-controls"), "utf-8", "latin-1")


def marks(text: str, evidence: Evidence) -> list[Edit]:
    """Edits for the marks of which only â is left and one reading is clear."""
    found = (mark for mark in quotes.read(text, evidence) if len(mark.readings) == 1)
    return [Edit(mark.at, mark.at + 1, mark.readings[0], (_why(),)) for mark in found]


def unclear(text: str, evidence: Evidence) -> Iterator[Lost]:
    """The marks of which several readings are left."""
    for mark in quotes.read(text, evidence):
        if len(mark.readings) > 1:
            yield Lost(mark.at, mark.at + 1, mark.readings, False)


def restore(text: str, evidence: Evidence) -> Iterator[Edit]:
    """Edits for words of which one reading is clear; `text` may hold other mojibake beside them."""
    for match in _THIRD.finditer(text) if "â¦" in text or "â¬" in text else ():
        yield Edit(match.start(), match.end(), _ENDS[match[1]], (_why(),))
    for match in _START.finditer(text) if "Ã" in text and not _COALESCED.search(text) else ():
        words = words_before(_halves(match["next"]), evidence)
        if len(words) == 1:
            yield Edit(match.start(1), match.end(1), words[0].upper(), (_why(),))
    done = 0
    for lead in _LEAD.finditer(text) if may_have_leads(text, evidence) else ():
        if lead.start() < done:
            continue
        start, done = _run_around(text, lead.start())
        run = _halves(text[start:done])
        if done - start > 1 and not _HALF.search(run + text[done : done + 1]) and not evidence.knows(run):
            first = starts_sentence(text, start)
            word = _word(run, first, evidence) or _between_marks(run, first, evidence)
            if word is not None and word != run:
                yield Edit(start, done, word, (_why(),))


def _halves(run: str) -> str:
    """The run with the letters of which both signs are there put right: "grÃ¶Ãe" becomes "gröÃe"."""
    return _WHOLE.sub(lambda match: match[0].encode("latin-1", "replace").decode("utf-8", "replace"), run)


def _run_around(text: str, at: int) -> tuple[int, int]:
    """The run of letters around an offset, cut where it is longer than any word."""
    left, right = _RUN_END.search(text[max(0, at - _REACH) : at]), _RUN.match(text, at, at + _REACH)
    return at - (len(left[0]) if left else 0), right.end() if right else at + 1


def _between_marks(run: str, first: bool, evidence: Evidence) -> str | None:
    """The same where the â at one end of the run, or at both, is a mark and no part of the word: "dâoroâ"."""
    body = run.strip(_APOSTROPHE)
    word = _word(body, first, evidence) if len(body) > 1 and body != run else None
    return run.replace(body, word) if word else None


def _word(run: str, first: bool, evidence: Evidence) -> str | None:
    if run.count(_APOSTROPHE) > MOST_APOSTROPHES:
        return None
    at = run.find(_APOSTROPHE)
    doubtful = not evidence.shows_first_bytes  # then â is first of all the letter â
    if not doubtful and at == len(run) - 1 and run[:at].lower() in evidence.words("before_apostrophe"):
        return run[:at] + "’"
    while at >= 0:
        left, right = run[:at], run[at + 1 :]
        mended = _word(right, False, evidence) or right
        if joins(left, mended, evidence, doubtful=doubtful and not _is_elision(left, mended, evidence)):
            return f"{left}’{mended}"
        at = run.find(_APOSTROPHE, at + 1)
    if evidence.knows(run):
        return run
    if not any(char in _FITS for char in run):
        return None
    reading = read([_FITS.get(char, char) for char in run], evidence, starts_sentence=first)
    if reading is None:
        return _only_letters(run, evidence)
    return reading.words[0] if reading.clear else None


def _only_letters(run: str, evidence: Evidence) -> str | None:
    """A word that no lexicon has, where each sign follows a small letter and one letter of the language fits: ß, œ."""
    letters: list[str] = []
    for at, char in enumerate(run):
        small = [letter for letter in _FITS.get(char, char) if letter.islower() and letter in evidence.letters]
        if char == _APOSTROPHE or (char in _FITS and (len(small) != 1 or not run[:at][-1:].islower())):
            return None
        letters.append(small[0] if char in _FITS else char)
    return "".join(letters)


def _is_elision(left: str, right: str, evidence: Evidence) -> bool:
    """Whether the parts of "dallâUtah" or "lâecclesiastico" can be no one word: a capital inside, or a long word."""
    if left.lower() not in evidence.words("before_apostrophe") or len(right) < LONG:
        return False
    return right.isalpha() and (right.islower() or (left[-1].islower() and right.istitle()))
