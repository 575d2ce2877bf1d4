"""How well a piece of text reads in a language: the evidence on which a recoding is accepted or refused.

A *token* is what stands between ASCII white space. Its score says how much its characters beyond ASCII look intended:

    +1    a word that the lexicon holds: "déclaré"
    +0.5  only marks, each where such a mark belongs: "l’homme", "(« ouï", "£5"
     0    nothing to say: a name in letters of the language, a word of another script, an emoji
    -1    damage: a letter that the language does not write in a word that nobody knows, a mark inside a word
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cleaner.encoding.apostrophes import COMMON, joins
from cleaner.encoding.letters import letters, opening_quotes
from cleaner.profile import Profile

if TYPE_CHECKING:
    from cleaner.lexicon import Lexicon

TOKEN = re.compile(r"[^\t\n\x0b\f\r ]+")
"""ASCII white space only: a no-break space may itself be half of a mis-read letter."""
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
_FREE = "©†µ→←↑↓★☆♥✓✔■▪●►▶"
MARKS_OF_PROSE = APOSTROPHES + SPACES + _OPENING + _QUOTES + _JOINING + _CURRENCY + _BEFORE_DIGIT + _AFTER + "©"
"""What printed prose uses beside letters; a token may still hold them where they do not belong."""

SEEN_HERE = 2.0
"""Powers of ten that a word gains because the text has it undamaged elsewhere."""

PREFERRED = 1.0
"""Powers of ten that a word gains over a spelling of it that usage holds for wrong: "perché", and not "perchè"."""
SHORTEST_PART = 3
"""Letters of the shortest part of a compound."""
_RUN = re.compile(r"[^\W\d_ªº²³¹¼½¾]+")
_MARK = re.compile(r"[^\x00-\x7f\w]|[ªº²³¹¼½¾]")
_HOPELESS = re.compile(r"[\x80-\x9f\ufffd\ue000-\uf8ff\ufb00-\ufb06]")
_STRANDED = re.compile(
    r"[.,;!?][\xc0-\u024f](?!\w)|(?<!\w)[\xc0-\u024f]\d|[†§¶®©™ªº]{2}"
    r"|\A[!-/:-@]*+[\u0370-\u052f\u2e80-\ud7ff\uf900-\ufaff]{1,2}\d[\x00-\x7f]*+\Z"
)
"""A letter beyond ASCII, or two symbols, where only a mark can be: "prachtig.í", "ú5", "拢5", "demain.†ª"."""
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u2c00-\ua71f\ua800-\ud7ff\uf900-\ufaff\uff66-\uffdc]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


class Evidence:
    """What is known of one text: it scores tokens and weighs words, and remembers both. One is made for each text."""

    def __init__(self, profile: Profile, text: str = "") -> None:
        self.language = profile.language
        self.text = text
        self.letters = letters(profile)
        self.data = profile.section("encoding")
        self._profile = profile
        self._alone = frozenset(str(self.data.get("alone", "")))
        self.score = lru_cache(maxsize=1 << 14)(self._score)
        self.leaders = lru_cache(maxsize=8)(self._leaders)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon, opened when the first word is looked up."""
        return self._profile.lexicon

    @cached_property
    def here(self) -> Counter[str]:
        """How often each word with a letter beyond ASCII stands in the text as it came."""
        return Counter(run for run in _RUN.findall(self.text) if not run.isascii())

    def words(self, key: str) -> frozenset[str]:
        """A set of words of the language, written in rules/<language>/encoding.toml."""
        return self._profile.words("encoding", key)

    def _leaders(self, key: str) -> dict[str, list[str]]:
        """For each word of a table of rules/<language>/encoding.toml, the words that stand before it."""
        table = self.data.get(key, {})
        return {word: str(leaders).split() for word, leaders in table.items()} if isinstance(table, dict) else {}

    def knows(self, word: str) -> bool:
        """Whether the lexicon holds the word in this case; a single letter only if it is a word by itself."""
        if len(word) == 1:
            return self.lexicon.is_closed_class(word) if word.isascii() else word.lower() in self._alone
        return self.lexicon.knows(word) or (word.isupper() and self.lexicon.knows(word.title()))

    def compound(self, word: str) -> float | None:
        """How common the rarer part of a compound is, at best; None if the word is no compound of two known words.

        Only in languages that write compounds in one word (German, Dutch), and with their linking letters.
        """
        links = str(self.data.get("links", "")).split()
        if not links:
            return None
        found = (self._parts(word, at, links) for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1))
        return max((weight for weight in found if weight is not None), default=None)

    def _parts(self, word: str, at: int, links: Sequence[str]) -> float | None:
        right = self._part(word[at:])
        if right is None:
            return None
        heads = [word[:at], *(word[: at - len(link)] for link in links if word[:at].endswith(link))]
        left = [weight for head in heads if len(head) >= SHORTEST_PART and (weight := self._part(head)) is not None]
        return min(max(left), right) if left else None

    def _part(self, part: str) -> float | None:
        small, capital = part.lower(), part.capitalize()
        return self.lexicon.zipf(small) if self.lexicon.knows(small) or self.lexicon.knows(capital) else None

    def weight(self, word: str) -> float:
        """How common the word is, as a power of ten; more if this text has it elsewhere, or its spelling is better."""
        better = word.lower() in self.words("preferred")
        return self.lexicon.zipf(word) + (SEEN_HERE if self.here[word] else 0.0) + (PREFERRED if better else 0.0)

    def may_be_name(self, word: str) -> bool:
        """Whether a word, written with a capital, need not be the first of a sentence."""
        from cleaner.lexicon import Case, Pos

        entry = self.lexicon.entry(word)
        return entry is None or (
            Case.TITLE in entry.case
            and not entry.closed_class
            and (Case.LOWER not in entry.case or Pos.PROPER in entry.pos)
        )

    def wavers(self, word: str) -> bool:
        """Whether a word is written with a capital about as often as without: "état", "État"."""
        from cleaner.lexicon import Case, Pos

        entry = self.lexicon.entry(word)
        both = Case.LOWER | Case.TITLE
        return word.lower() in self.words("wavering") or (
            entry is not None and both & entry.case == both and Pos.PROPER in entry.pos
        )

    def is_predicate(self, word: str) -> bool:
        """Whether a word is at home after Portuguese é, not à: an article, adverb, participle, masculine adjective."""
        from cleaner.lexicon import Pos

        entry = self.lexicon.entry(word)
        if entry is None or not word.islower() or word in self.words("either_way"):
            return False
        if Pos.PARTICIPLE in entry.pos and Pos.NOUN not in entry.pos:
            return True
        describes = bool(entry.pos & (Pos.ADJECTIVE | Pos.ADVERB)) and Pos.NOUN not in entry.pos
        return entry.closed_class or (describes and not word.endswith(("a", "as")))

    def begins_word(self, beginning: str) -> bool:
        """Whether some word of the lexicon begins so."""
        return next(iter(self.lexicon.words(beginning)), None) is not None

    def _score(self, token: str) -> float:
        if token.isascii():
            return UNKNOWN
        if _HOPELESS.search(token) or _STRANDED.search(token):
            return DAMAGED
        runs = [self._run(run) for run in _RUN.findall(token) if not run.isascii()]
        marks = [self._mark(token, found.start()) for found in _MARK.finditer(token)]
        scores = runs + marks
        if DAMAGED in scores:
            return DAMAGED
        return max(scores, default=UNKNOWN)

    def _run(self, run: str) -> float:
        if self.knows(run):
            return WORD
        other = _OTHER_SCRIPT.search(run) is not None
        if other:
            return DAMAGED if _LATIN.search(run) else UNKNOWN
        beyond = [char for char in run if char > "\x7f"]
        strange = any(char not in self.letters for char in beyond) or 1 < len(beyond) == len(run)
        return DAMAGED if strange or _capital_inside(run) or self._clings(run) else UNKNOWN

    def _clings(self, run: str) -> bool:
        """Whether a letter beyond ASCII stands before or after what is a word without it: "ëgewoon", "donÕt"."""
        rest = run[1:] if run[0] > "\x7f" else run[:-1] if run[-1] > "\x7f" else ""
        return len(rest) >= SHORTEST_PART and rest.isascii() and self.knows(rest)

    def _mark(self, token: str, at: int) -> float:
        char = token[at]
        left, right = token[at - 1 : at], token[at + 1 : at + 2]
        inside = left.isalpha() and right.isalpha()
        if char in APOSTROPHES:
            return self._apostrophe(token, at) if inside else MARKS
        if char in SPACES:
            return MARKS
        if char in _JOINING:
            return self._joint(token, at) if inside else UNKNOWN if left.isalpha() and char in _DASHES else MARKS
        if char in _OPENING:
            fits = MARKS if char in str(self.data.get("opening", "")) else UNKNOWN
            return DAMAGED if left.isalnum() or not right else fits
        if char in _QUOTES:
            return DAMAGED if inside or self._opens_after_word(token, at) else MARKS
        if char in _CURRENCY:
            return DAMAGED if left.isalpha() or right.isalpha() else MARKS
        if char in _BEFORE_DIGIT:
            return DAMAGED if left.isalpha() or right.isalpha() else MARKS
        if char in _AFTER:
            unit = char in "²³" and left == "m"
            return DAMAGED if inside or not left else UNKNOWN if left.isalpha() and not unit else MARKS
        if char in INVISIBLE:
            return UNKNOWN
        if not inside and (char in _FREE or char > "\u25ff"):
            return UNKNOWN
        return DAMAGED if _touches(left) or _touches(right) else UNKNOWN

    def _opens_after_word(self, token: str, at: int) -> bool:
        """Whether an opening quotation mark of the language ends what is no common word: "gioved“" for "giovedì"."""
        if token[at] not in opening_quotes(self.data) or not token[at - 1 : at].isalpha():
            return False
        word = _RUN.findall(token[:at])[-1].lower()
        return self.lexicon.zipf(word) < COMMON or word in self.words("before_apostrophe")

    def _apostrophe(self, token: str, at: int) -> float:
        left, right = _RUN.findall(token[:at]), _RUN.match(token, at + 1)
        return WORD if left and right and joins(left[-1], right[0], self, doubtful=True) else UNKNOWN

    def _joint(self, token: str, at: int) -> float:
        """A dash or dots between letters: right between two words, wrong inside one."""
        left, right = _RUN.findall(token[:at]), _RUN.match(token, at + 1)
        return MARKS if left and right and self.knows(left[-1]) and self.knows(right[0]) else DAMAGED


def _touches(neighbour: str) -> bool:
    """Whether a symbol that prose does not use, standing beside `neighbour`, looks like half of a letter."""
    return neighbour.isalpha() or neighbour > "\x7f"


def _capital_inside(run: str) -> bool:
    """A capital beyond ASCII right after a small letter, or two before one: "premiÈre", "ÈÈn"."""
    if len(run) > 2 and run[2].islower() and run[:2].isupper() and run[0] > "\x7f" and run[1] > "\x7f":
        return True
    return any(right.isupper() and right > "\x7f" and left.islower() for left, right in pairwise(run))
