"""The places of a scanned text at which a word may be misread, each with the words that may have been printed."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.lexicon import Lexicon
from cleaner.ocr.context import LEAST as LEAST_FIT
from cleaner.ocr.context import MOST as MOST_FIT
from cleaner.ocr.context import Context, open_context
from cleaner.ocr.damage import Damage
from cleaner.ocr.joined import JoinedPlaces
from cleaner.ocr.joints import Joint, is_elided, joints
from cleaner.ocr.lines import Line, lines
from cleaner.ocr.nearby import Nearby, NearbyWords
from cleaner.ocr.pieces import ADDED_OR_LOST, NEVER, ROUNDING, Pieces, Reading
from cleaner.ocr.place import CONTEXT, KEPT, LONGEST, NO_RIVAL, Option, Place, cased, is_in_capitals, likeliest
from cleaner.ocr.replaced import Replaced
from cleaner.ocr.words import LONG_S, is_number, surroundings
from cleaner.profile import Profile
from cleaner.spans import Spans

_ODD = r"!|^*§£$°~{}\[\]©®&%#<>\\_€@¢¥¬+="
_HYPHENS = "-\u2010\u2011\u00ad\u00ac"
_TOKEN = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\p{{N}}{_HYPHENS}@&/.])(?:[{{}}©®&$%£](?=\p{{L}}))?"
    rf"[\p{{L}}\p{{M}}\p{{N}}]++(?:[{_ODD}][\p{{L}}\p{{M}}\p{{N}}]++){{0,{LONGEST}}}+(?![{_ODD}][\p{{L}}\p{{M}}\p{{N}}])"
    rf"(?:(?<=\p{{L}})[{{}}$~^_\\<>])?+(?![{_HYPHENS}@&/]?[\p{{L}}\p{{N}}])"
)
"""Letters, digits and marks that no writer puts there: "bou!le", "{ondern", "hi~". What has more parts than the longest
word has letters is none, and would be gone through again from each of them."""
COMMON = 3.0
"""Zipf value of a word for which nobody looks farther away."""
DEAREST = 3.5
"""Cost of a confusion of which one known word is suspected to be another, and how much it may lack (log10)."""
LACK = 0.5
MOST_LEAD = LACK + 2 * CONTEXT * (MOST_FIT - LEAST_FIT)
"""What two neighbours may put a word before a known one at most, and what it may lack (log10)."""
GUESS = 1.5
"""What a letter of difference is thought to cost, to look at the likeliest words first."""
CACHED_WORDS, CACHED_OPTIONS = 1 << 14, 1 << 12
"""Tokens that are kept, and tokens between two neighbours: every pass over a text meets most of them again."""
FARTHEST = 3
"""Letters in which a long word may differ from the token."""
MOST_LINES = 1 << 10
"""Lines of a text up to which their places are kept from one pass to the next."""
ELISION = 3
"""Code points behind a word that say whether it is elided: an apostrophe and the beginning of the next word."""
_Asked = tuple[Line, list[tuple[int, int]], list[Joint]]
"""A line with its tokens, as spans of code points, and its joints."""


class _Suspect(NamedTuple):
    """A word that may have been read as a token, and how, where that is soon said; else what it costs at most."""

    near: Nearby
    reading: Reading | None
    dearest: float = NEVER


class Places:
    """Finds the places of documents of one language."""

    def __init__(self, profile: Profile, words: NearbyWords, pieces: Pieces) -> None:
        self._lexicon: Lexicon = profile.lexicon
        self._context: Context = open_context(profile.language)
        self._words = words
        self._pieces = pieces
        self._replaced = Replaced(pieces, words.sieve)
        self._confused = Replaced(pieces.cheaper(DEAREST), words.sieve)
        self._glues = not profile.section("linebreaks").get("closed_compounds", False)
        self._joined = JoinedPlaces(self._lexicon, self._context, words, pieces)
        self._near = lru_cache(CACHED_WORDS)(self._all_near)
        self._options = lru_cache(CACHED_OPTIONS)(self._all_options)

    def of(self, document: Document, known: bool = True) -> list[Place]:
        """The places of a document in order; some overlap. Known words, most of a text, are looked at if `known`."""
        damage = Damage(document.text, self._joined.knows)
        return [
            place._replace(start=start, end=end, damage=damage.beside(start, end))
            for at, places in self._of_lines(document, known)
            for place in places
            for start, end in [(at + place.start, at + place.end)]
        ]

    def _of_lines(self, document: Document, known: bool) -> Iterator[tuple[int, tuple[Place, ...]]]:
        """Where each line begins, and its places from there on; remembered, because a pass changes but few lines."""
        found, kept = list(lines(document)), document.carry(("ocr places", self._lexicon.language, known))
        places = {line: kept[line] for _, line in found if line in kept}
        new = [self._asked(line, known) for line in dict.fromkeys(line for _, line in found) if line not in kept]
        self._prepare(
            [line.text[start:end] for line, tokens, _ in new for start, end in tokens],
            [joint for _, _, joined in new for joint in joined],
        )
        places |= {line: self._in_line(line, tokens, joined) for line, tokens, joined in new}
        kept.clear()
        if len(places) <= MOST_LINES:
            kept |= places
        return ((at, places[line]) for at, line in found)

    def _asked(self, line: Line, known: bool) -> _Asked:
        """What is looked at in a line: its tokens, as spans of code points, and its joints."""
        text, overlaps, knows = line.text, Spans(line.protected).overlaps, self._joined.knows
        tokens = [match.span() for match in _TOKEN.finditer(text) if known or not knows(match[0])]
        found = dict.fromkeys(joints(text + line.behind[:ELISION], self._lexicon, knows))
        inside = [one for one in found if one.end <= len(text) and not overlaps(one.start, one.end)]
        return line, [token for token in tokens if not overlaps(*token)], inside

    def _in_line(self, line: Line, tokens: list[tuple[int, int]], joined: list[Joint]) -> tuple[Place, ...]:
        """The places of a line, in order, but for the damage around them; they begin where they do in the line."""
        text, shift = line.around, len(line.before)
        shifted = (joint._replace(start=joint.start + shift, end=joint.end + shift) for joint in joined)
        places = [place for start, end in tokens for place in self._of_token(text, start + shift, end + shift)]
        places += filter(None, (self._joined.joined(text, joint) for joint in shifted))
        places.sort(key=lambda place: (place.start, place.end, place.kind))
        return tuple(
            place._replace(
                start=place.start - shift,
                end=place.end - shift,
                rival=_rival(places, at),
                touched=bool(text[max(0, place.start - 1) : place.start].strip()),
                followed=bool(text[place.end : place.end + 1].strip()),
            )
            for at, place in enumerate(places)
        )

    def _of_token(self, text: str, start: int, end: int) -> Iterator[Place]:
        """A token as one word and as two."""
        token = text[start:end]
        place = self._place(text, start, end, token)
        if place is not None:
            yield place
        if self._glues and not self._joined.knows(token) and is_wordlike(token) and LONG_S not in token:
            place = self._joined.glued(text, start, end)
            if place is not None:
                yield place

    def _prepare(self, tokens: list[str], found: list[Joint]) -> None:
        """Look up at once all words that will be asked for."""
        known, unknown = [], []
        for word in dict.fromkeys(tokens):
            if self._joined.knows(word):
                known.append(word.lower())
            elif len(word) > 1 and is_wordlike(word):
                unknown.append(word.lower())
        self._replaced.prepare(unknown)
        self._confused.prepare(known)
        parts = unknown if self._glues else ()
        self._words.prepare(
            [
                *((word, _reach(word)) for word in unknown),
                *(look for joint in found for look in self._joined.looks(joint)),
                *(look for word in parts for look in self._joined.looks_of_parts(word)),
            ]
        )
        self._words.prepare((word, FARTHEST) for word in unknown if self._is_far(word))

    def _is_far(self, word: str) -> bool:
        """Whether a long word is looked for farther away, because no common one is near."""
        return len(word) > 6 and not any(near.zipf >= COMMON for near in self._words.near(word, _reach(word)))

    def _place(self, text: str, start: int, end: int, token: str) -> Place | None:
        lexicon = self._lexicon
        known = lexicon.knows(token) or lexicon.knows(token.lower())
        if not (known or is_wordlike(token)) or len(token) == 1 or LONG_S in token:
            return None
        near = self._near(token.lower(), known)
        own = lexicon.zipf(token) if known else 0.0
        if not near or (known and _unlikeliness(near[0]) > MOST_LEAD - own):
            return None
        if text[end : end + 1] in ("'", "’") and is_elided(token, text[end + 1 : end + 3], lexicon):
            return None
        starts, before, after = surroundings(text, start, end)
        capitals = is_in_capitals(token)
        own_fit = self._fit(before, token, after) if known else 0.0
        options = self._options(token, known, before, after)
        if not options or (known and options[0].score < own + CONTEXT * own_fit - LACK):
            return None
        return Place(
            start, end, token, known, own, own_fit, before, after, capitals, starts, options, letters=token.lower()
        )

    def _all_near(self, word: str, known: bool) -> tuple[_Suspect, ...]:
        """The words that may have been read as `word`, the likeliest first as far as can be said without neighbours."""
        return tuple(sorted(self._confusable(word) if known else self._misread(word), key=_unlikeliness))

    def _confusable(self, word: str) -> Iterator[_Suspect]:
        """The words that one likely piece makes of a known one and that are not much rarer."""
        least = self._lexicon.zipf(word) - 1
        for near in self._made(word, self._confused.of(word)):
            if near.zipf >= least:
                yield _Suspect(near, self._pieces.at_once(word, near.word))

    def _misread(self, word: str) -> Iterator[_Suspect]:
        """The words near to an unknown one: the longer it is, the farther, and what one learned piece makes of it."""
        found = self._words.near(word, FARTHEST if self._is_far(word) else _reach(word))
        for near in found:
            yield _Suspect(near, None, ADDED_OR_LOST * near.distance)
        seen = {near.word for near in found}
        for near in self._made(word, (other for other in self._replaced.of(word) if other not in seen)):
            yield _Suspect(near, None)

    def _made(self, word: str, strings: Iterable[str]) -> Iterator[Nearby]:
        """The words among what a piece makes of `word`."""
        for other in dict.fromkeys(strings):
            if other != word and self._lexicon.has(other):
                entry = self._lexicon.entry(other)
                if entry is not None and entry.trust > 0:
                    yield Nearby(other, abs(len(word) - len(other)) + 1, entry.zipf)

    def _all_options(self, token: str, known: bool, before: str, after: str) -> tuple[Option, ...]:
        """The likeliest words for a token between two others.

        What a reading costs and how well a word fits is asked only while the word may still be among them.
        """
        word, capitals, out = token.lower(), is_in_capitals(token), list[Option]()
        best: list[float] = []
        most = CONTEXT * MOST_FIT * (bool(before) + bool(after))
        for other, reading, dearest in self._near(word, known):
            if len(best) == KEPT and other.zipf - (reading.cost if reading else 0.0) + most < best[0]:
                continue
            meant = cased(other.word, token, capitals)
            if meant == token or not self._lexicon.knows(meant):
                continue
            left, right = self._context.pair(before, meant), self._context.pair(meant, after)
            fit = CONTEXT * (left + right)
            if len(best) == KEPT:
                dearest = min(dearest, other.zipf + fit - best[0])
            reading = reading or self._pieces.reading(word, other.word, dearest)
            if reading.cost <= dearest + ROUNDING:
                score = other.zipf - reading.cost + fit
                out.append(Option(score, meant, other.distance, other.zipf, reading, left, right))
                insort(best, score)
                del best[:-KEPT]
        return likeliest(out)

    def _fit(self, before: str, word: str, after: str) -> float:
        return self._context.pair(before, word) + self._context.pair(word, after)


def _unlikeliness(suspect: _Suspect) -> float:
    near, reading, _ = suspect
    return (reading.cost if reading else GUESS * near.distance) - near.zipf


def _reach(word: str) -> int:
    """In how many letters a token may differ from the word that was printed."""
    return 1 if len(word) <= 3 else 2


def _rival(places: list[Place], at: int) -> float:
    """The score of the best option of the places that overlap one; `places` are in order."""
    place, best = places[at], NO_RIVAL
    for near in (range(at - 1, -1, -1), range(at + 1, len(places))):
        for number in near:
            other = places[number]
            if other.start >= place.end or other.start < place.start - 2 * LONGEST:
                break
            if other.end > place.start:
                best = max(best, other.options[0].score)
    return best


@lru_cache(CACHED_WORDS)
def is_wordlike(token: str) -> bool:
    """Whether a token that nobody knows may be a word: letters for the half, and no numeral."""
    letters = sum(char.isalpha() for char in token)
    return letters > 0 and len(token) <= 2 * letters and len(token) <= LONGEST and not is_number(token)
