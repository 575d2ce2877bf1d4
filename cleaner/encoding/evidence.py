"""What is known of one text and its language: the evidence on which a repair is accepted or refused."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cleaner.encoding.letters import letters, opening_quotes
from cleaner.encoding.tokenscore import RUN, TOKEN_BEYOND_ASCII, score_token
from cleaner.profile import Profile

if TYPE_CHECKING:
    from cleaner.lexicon import Lexicon

SEEN_HERE = 2.0
"""Powers of ten that a word gains because the text has it undamaged elsewhere."""

PREFERRED = 1.0
"""Powers of ten that a word gains over a spelling of it that usage holds for wrong: "perché", and not "perchè"."""
SHORTEST_PART = 3
"""Letters of the shortest part of a compound."""


class Evidence:
    """What is known of one text: it scores tokens and weighs words, and remembers both. One is made for each text.

    lasting   what follows from a token and the language alone, by what it is: kept for the next pass over the article
    """

    def __init__(self, profile: Profile, text: str = "", lasting: dict[Hashable, dict[Any, Any]] | None = None) -> None:
        self.language = profile.language
        self.text = text
        self.letters = letters(profile)
        self.data = profile.section("encoding")
        self.profile = profile
        self._words = self.words("words")
        self._alone = frozenset(str(self.data.get("alone", "")))
        self._scores: dict[str, float] = {}
        self._lasting = {} if lasting is None else lasting
        self._lasting_scores: dict[str, float] = self._lasting.setdefault("scores", {})
        self._looked_here = False
        self._leaders: dict[str, dict[str, list[str]]] = {}

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon, opened when the first word is looked up."""
        return self.profile.lexicon

    @cached_property
    def opening_quotes(self) -> str:
        """The curly quotation marks that open and do not close in the language."""
        return opening_quotes(self.data)

    @cached_property
    def here(self) -> frozenset[str]:
        """The different words with a letter beyond ASCII of the text as it came."""
        tokens = set(TOKEN_BEYOND_ASCII.findall(self.text))
        return frozenset(run for token in tokens for run in RUN.findall(token) if not run.isascii())

    def words(self, key: str) -> frozenset[str]:
        """A set of words of the language, written in rules/<language>/encoding.toml."""
        return self.profile.words("encoding", key)

    def leaders(self, key: str) -> dict[str, list[str]]:
        """For each word of a table of rules/<language>/encoding.toml, the words that stand before it."""
        if key not in self._leaders:
            table = self.data.get(key, {})
            rows = table.items() if isinstance(table, dict) else ()
            self._leaders[key] = {word: str(leaders).split() for word, leaders in rows}
        return self._leaders[key]

    def score(self, token: str) -> float:
        """How well a token reads: DAMAGED, UNKNOWN, MARKS or WORD (see cleaner.encoding.tokenscore)."""
        score = self._lasting_scores.get(token)
        if score is None:
            score = self._scores.get(token)
        if score is None:
            self._looked_here = False
            score = score_token(token, self)
            (self._scores if self._looked_here else self._lasting_scores)[token] = score
        return score

    def lasts(self, token: str) -> bool:
        """Whether the score of a token that was scored says nothing of the text it stands in."""
        return token in self._lasting_scores

    def judged(self, key: Hashable) -> dict[str, bool]:
        """A table for what the language alone says of a token, true or not; kept as long as its score."""
        return self._lasting.setdefault(key, {})

    def knows(self, word: str) -> bool:
        """Whether the lexicon holds the word in this case; a single letter only if it is a word by itself."""
        if len(word) == 1:
            return self.lexicon.is_closed_class(word) if word.isascii() else word.lower() in self._alone
        if self.lexicon.knows(word) or (word.isupper() and self.lexicon.knows(word.title())):
            return True
        return word in self._words

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
        self._looked_here = self._looked_here or not word.isascii()
        return self.lexicon.zipf(word) + (SEEN_HERE if word in self.here else 0.0) + (PREFERRED if better else 0.0)

    def may_be_name(self, word: str) -> bool:
        """Whether a word, written with a capital, need not be the first of a sentence."""
        from cleaner.lexicon import Case, Pos

        entry = self.lexicon.entry(word)
        return entry is None or (
            (Case.TITLE in entry.case or not entry.case)
            and not entry.closed_class
            and (Case.LOWER not in entry.case or Pos.PROPER in entry.pos)
        )

    @cached_property
    def shows_first_bytes(self) -> bool:
        """Whether the text holds Ã or Â, with which nearly every letter of misread UTF-8 begins."""
        return "Ã" in self.text or "Â" in self.text

    @cached_property
    def has_speaker(self) -> bool:
        """Whether the author says "I" or "we" in the text."""
        from cleaner.encoding.person import has_speaker

        return has_speaker(self.text, self.words("first_person"))

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
