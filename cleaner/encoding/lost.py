"""Letters that a program could not hold and wrote as `?` or as U+FFFD: put back from the lexicon.

U+FFFD is damage wherever it stands. A `?` is mostly what it is, so a text is read in two steps: first the question
marks that cannot be meant, inside a word or before what is no word without them; only where there is such a one are
the doubtful ones read too ("est? una", "va ? Paris").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from cleaner.edits import Edit
from cleaner.encoding import lone, units
from cleaner.encoding.evidence import Evidence
from cleaner.encoding.looks import LOST, may_have_lost_letters
from cleaner.encoding.patterns import has_single, patterns
from cleaner.encoding.person import has_speech, is_told
from cleaner.encoding.reasons import Cause
from cleaner.encoding.sentences import starts_sentence
from cleaner.encoding.wildcards import CLEAR, read
from cleaner.expressions import re
from cleaner.reasons import Reason

RULE = "encoding.lost-letter"
SIGNS = "?" + LOST
_LETTER = r"[^\W\d_]"
_PART = re.compile(rf"(?<!\d)(?<!\d[?{LOST}])(?:{_LETTER}|[?{LOST}])++")
_SUFFIX = re.compile(rf"-{_LETTER}+(?![?{LOST}\w])")
_LINE = re.compile(r"[^\r\n]+")
_GOES_ON = re.compile(rf"[,;:.)»”%]|[ \xa0]+(?:[:;»]|[a-zß-öø-ÿœ]|\d)|['’-]{_LETTER}")
"""What follows a word but not a question mark: the sentence goes on, or ends with a full stop."""
_CAPITAL_FOLLOWS = re.compile(r"-[^\W\d_a-zß-öø-ÿœ]")
"""The next part of a compound has a capital, so this one has too: "États-Unis"."""
_CAPITAL_NEXT = re.compile(r"[ \xa0][^\W\d_a-zß-öø-ÿœ]")
_NAME_BEFORE = re.compile(r"(?<=\w[ \xa0])[^\W\d_a-zß-öø-ÿœ][^\W\d_]+[ \xa0](?:d[aeo]s?[ \xa0])?\Z")
"""A word with a capital inside a sentence, and perhaps a word that links names: "Agência Nacional de Águas"."""
_NO_QUESTION = re.compile(r"[,;]|\.(?!\.)")
"""What never follows a question mark."""
_LAST_WORD = re.compile(r"([^\W\d_]+)[ \xa0]\Z")
_AFTER_COMMA = re.compile(r", ([^\W\d_]+)")
_SMALL_FOLLOWS = re.compile(r" ([a-zß-öø-ÿœ]+)")
_OPENING = ("", "«", "“", "„")
_ELIDED = re.compile(rf"{_LETTER}['’]\Z")
"""Before a lone question mark: "c’? molto" can be no question."""
COMMON = 4.0
"""Zipf value (log10 of occurrences in 10^9 words) of a common word."""
FAMILIAR = 3.5
"""Zipf value of a name that is in the news: "Syri? zegt" is more likely Syrië than a question about one Syri."""
LONGEST = 60
"""Code points: what is longer is no word."""
PROVEN_LINES = 1
"""Lines with certain damage from which the doubtful question marks of the whole text are read."""
COMMONER = 1.0
"""By how many powers of ten a reading must be commoner than the word that stands there without its question mark."""


class Lost(NamedTuple):
    """A damaged word, `start:end` in code points: what it may have been, likeliest first, and whether that is clear."""

    start: int
    end: int
    words: tuple[str, ...]
    clear: bool


def restore(text: str, evidence: Evidence) -> list[Edit]:
    """Edits for the words of which it is clear what they were."""
    return [
        Edit(lost.start, lost.end, lost.words[0], (Cause(RULE, _why(lost)),))
        for lost in find(text, evidence)
        if lost.clear
    ]


def _why(lost: Lost) -> Reason:
    return Reason("encoding.commoner", words=lost.words[1:4]) if lost.words[1:] else Reason("encoding.only-word")


def find(text: str, evidence: Evidence) -> Iterator[Lost]:
    """The words of `text` that lost letters, in order."""
    if not may_have_lost_letters(text):
        return
    single = has_single(text)
    searched = [
        (line.start(), _Search(line[0], evidence, single))
        for line in _LINE.finditer(text)
        if "?" in line[0] or LOST in line[0]
    ]
    everywhere = sum(search.proven for _, search in searched) >= PROVEN_LINES
    for offset, search in searched:
        for lost in search.found(doubtful=search.proven or everywhere):
            yield Lost(offset + lost.start, offset + lost.end, lost.words, lost.clear)


class _Search:
    """The search of one line."""

    def __init__(self, line: str, evidence: Evidence, single: bool) -> None:
        self.line = line
        self.single = single
        self.evidence = evidence
        self.parts = [part for part in _PART.finditer(line) if "?" in part[0] or LOST in part[0]]

        self.certain = [self._certain(part) for part in self.parts]
        self.proven = any(lost is not None and lost.words for lost in self.certain)

    @cached_property
    def _has_speech(self) -> bool:
        return has_speech(self.line)

    def found(self, *, doubtful: bool) -> list[Lost]:
        """What was lost; `doubtful`: question marks that may be meant are read too."""
        if not doubtful:
            return [lost for lost in self.certain if lost and LOST in self.line[lost.start : lost.end]]
        pairs = zip(self.certain, self.parts, strict=True)
        return [found for lost, part in pairs if (found := lost or self._doubtful(part)) is not None]

    def _certain(self, part: re.Match[str]) -> Lost | None:
        """The part as damage that cannot be meant; without words if no word fits."""
        body = part[0]
        core = body.strip("?")
        if words := self._beside_number(part, goes_on=False):
            return Lost(part.start(), part.end(), words, len(words) == 1)
        if LOST in body:
            return self._lost(part, core) or Lost(part.start(), part.start() + len(body.rstrip("?")), (), False)
        if not core:
            return self._lone(part) if self._cannot_ask(part) else None
        if "?" not in core:
            return self._certain_at_edge(part)
        right = core.partition("?")[2]
        if right[:1].isupper() and not core.replace("?", "").isupper():
            return None  # a question glued to the next sentence
        stem = body.rstrip("?")
        if self._goes_on(part) or stem == body:
            return self._lost(part, body) or self._lost(part, stem)
        return self._lost(part, stem) or self._lost(part, body)

    def _beside_number(self, part: re.Match[str], *, goes_on: bool) -> tuple[str, ...]:
        """What a unit or "n" with the sign was; `goes_on`: the sentence does, in a text that lost letters."""
        sure = part[0][-1] == LOST or _NO_QUESTION.match(self.line, part.end()) is not None
        return units.read(self.line, part, self.evidence, sure=sure or goes_on)

    def _certain_at_edge(self, part: re.Match[str]) -> Lost | None:
        """The only open places are before or after the letters."""
        body, core = part[0], part[0].strip("?")
        if (len(core) == 1 and not body.startswith("??")) or (body[0] != "?" and not self._goes_on(part)):
            return None
        stem = body.rstrip("?")
        whole_first = stem == body or self._goes_on(part)
        lost = self._lost(part, body) if whole_first else self._lost(part, stem) or self._lost(part, body)
        if lost is None or not (body[0] == "?" or core.islower() or self.evidence.weight(lost.words[0]) >= FAMILIAR):
            return None
        return lost if self._is_commoner(lost, core, self.evidence.lexicon.zipf) else None

    def _cannot_ask(self, part: re.Match[str]) -> bool:
        """Whether a lone sign is no question mark.

        It is none after an elision, between hyphens, at the beginning of a line or quotation, before a comma, nor where
        the language has no space before one.
        """
        before = self.line[max(0, part.start() - 2) : part.start()]
        if _ELIDED.search(before) or lone.IN_COMPOUND.match(self.line, part.start()):
            return True
        follows = _SMALL_FOLLOWS.match(self.line, part.end()) or _AFTER_COMMA.match(self.line, part.end())
        if follows and follows[1] in self.evidence.words("reporting"):
            return False
        if follows and (before[-1:] in _OPENING or (before[-1:] == " " and follows[0][0] == ",")):
            return True
        return not self.evidence.data.get("space_before_question_mark") and before[-1:] == " " and self._goes_on(part)

    def _is_commoner(self, lost: Lost, core: str, weight: Callable[[str], float]) -> bool:
        """Whether the reading is much likelier than what stands there without its question mark.

        weight   how common a word is; that the text has it elsewhere proves nothing: "was ist da? es bewegt sich"
        """
        return not self.evidence.knows(core) or weight(lost.words[0]) >= weight(core) + COMMONER

    def _doubtful(self, part: re.Match[str]) -> Lost | None:
        """The part in a text that is known to have lost letters."""
        body, core = part[0], part[0].strip("?")
        if not core:
            return self._lone(part)
        if words := self._beside_number(part, goes_on=self._goes_on(part)):
            return Lost(part.start(), part.end(), words, len(words) == 1)
        lost = self._lost(part, body)
        if body[-1] == "?" and not self._goes_on(part) and not core.islower():
            return lost if lost and self._is_known_name(lost, core, part) else None
        if lost is None or not self.evidence.knows(core) or _NO_QUESTION.match(self.line, part.end()):
            return lost
        if body[-1] != "?":
            return lost if core.islower() else None
        if self._goes_on(part):
            common = self.evidence.weight(lost.words[0]) >= COMMON
            return lost if common or not self._asks(part) else None
        if self.evidence.data.get("space_before_question_mark"):
            return lost
        return lost if self._is_commoner(lost, core, self.evidence.weight) else None

    def _is_known_name(self, lost: Lost, core: str, part: re.Match[str]) -> bool:
        """Whether what is no word, or a rare one, is a common name with one letter more: "Jos? Gil"."""
        goes_on = _CAPITAL_NEXT.match(self.line, part.end()) is not None
        weight = self.evidence.weight(lost.words[0])
        return goes_on and weight >= COMMON and self._is_commoner(lost, core, self.evidence.lexicon.zipf)

    def _lone(self, part: re.Match[str]) -> Lost | None:
        if len(part[0]) != 1:
            return None
        words = lone.read(self.line, part.start(), self.evidence)
        return Lost(part.start(), part.end(), words, len(words) == 1) if words else None

    def _lost(self, part: re.Match[str], body: str) -> Lost | None:
        if len(body) > LONGEST:
            return None
        start = part.start() + part[0].index(body)
        if len(body) == 1:
            return self._lone(part)
        first = starts_sentence(self.line, start) or _CAPITAL_FOLLOWS.match(self.line, start + len(body)) is not None
        before = _LAST_WORD.search(self.line[max(0, start - LONGEST) : start])
        leader = before[1] if before else ""
        found = [
            reading
            for pattern in patterns(body, self.evidence, single=self.single)
            if (reading := read(pattern, self.evidence, starts_sentence=first, leader=leader))
        ]
        if not found:
            return None
        found.sort(key=lambda reading: -reading.weight)
        words = tuple(word for reading in found for word in reading.words)
        clear = found[0].clear and (len(found) == 1 or found[0].weight - found[1].weight >= CLEAR)
        clear = clear or (is_told(words, self.evidence) and not self._has_speech)
        if suffix := _SUFFIX.match(self.line, start + len(body)):
            fitting = tuple(word for word in words if self.evidence.knows(word + suffix[0]))
            words, clear = (fitting, clear or len(fitting) == 1) if fitting else (words, clear)
        wavers = body[0] in SIGNS and not first and self._wavers(words[0], start, start + len(body))
        return Lost(start, start + len(body), words, clear and not wavers)

    def _wavers(self, word: str, start: int, end: int) -> bool:
        """Whether the word may have had a capital as well as none."""
        in_name = _CAPITAL_NEXT.match(self.line, end) or _NAME_BEFORE.search(self.line, max(0, start - LONGEST), start)
        settled = word in self.evidence.words("settled") and not in_name
        return not settled and self.evidence.wavers(word)

    def _goes_on(self, part: re.Match[str]) -> bool:
        return _GOES_ON.match(self.line, part.end()) is not None

    def _asks(self, part: re.Match[str]) -> bool:
        """Whether a question may end here.

        In Spanish only after an inverted mark; where the sentence goes on with a small word, only before one like
        "demanda", if the language has a list of those.
        """
        reporting = self.evidence.words("reporting")
        small = _SMALL_FOLLOWS.match(self.line, part.end())
        if reporting and small and small[1] not in reporting:
            return False
        return "¿" not in str(self.evidence.data.get("opening", "")) or "¿" in self.line[: part.start()]
