"""The language of a whole article: a vote of its lines, a long line with more weight than a short one.

A vote, and not one sum over the text, so that a block in another language does not outvote the article by being more
typical of its language than the article is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from struct import unpack

from cleaner.document import LETTERS, Document, Line, runs_of
from cleaner.language.scripts import LATIN, document_may_hold_other, language_of, weigh_scripts
from cleaner.language.tables import UNLISTED, LanguageTables, tables_of
from cleaner.memo import Memo
from cleaner.rule import ANY
from cleaner.ruleset import RuleSet

UNKNOWN = "und"
"""ISO 639-2 for "undetermined"."""
ENOUGH = 20_000
"""Code points after which more lines change nothing: a longer text is read in even steps."""
LONGEST_LINE = 2_000
LONG_LINE, FEW_LINES = 200, 3
"""Code points of a line that are read where a text has more than FEW_LINES: thirty words say what their line is in."""
WEIGHT = 0.75
"""Power of a line's length that is its weight: by length alone, two long quotations outvote a dozen short lines of
the article; by lines alone, a menu does."""
HOME = 1.5
"""Nats by which a language that has rules is preferred, being what the tool is used for."""
MOST_PER_WORD = 6.0
"""Nats that one word may say for or against a language: it may be a name or a quotation."""
LEAST_WORDS, LEAST_COMMON = 2, 0.05
"""Different words that a text must have, and the share of them that the language must count among its common ones; in
an article it is a third or more."""
SURE = 2.0
"""Nats by which the best language must lead the second (odds of 7 to 1), else it is UNKNOWN."""
CLEAR = 8.0
"""Nats by which one language must lead on the listed words of a line, that no other word is read by its letters."""
LANE, STEPS = 32, 10
"""Bits, and steps a nat, of one language's evidence in a sum of many."""


def document_language(document: Document, rules: RuleSet) -> str:
    """The ISO 639-1 code of the article's language; "und" where it has no words, or too few to tell.

    >>> from cleaner.formats import parse
    >>> from cleaner.ruleset import builtin_rules
    >>> document_language(parse("Le ministre a répondu hier soir à ses critiques."), builtin_rules())
    'fr'
    """
    if document_may_hold_other(document):
        data = rules.section(ANY, "language")
        text = "\n".join(_text(document, line, LONGEST_LINE) for line in _sample(document))
        scripts = weigh_scripts(text)
        if 2 * scripts.get(LATIN, 0) < sum(scripts.values()):
            return language_of(text, data) or UNKNOWN
    tables, start = tables_of(rules), _start(rules)
    if len(document.lines) > FEW_LINES:
        return _vote(document, tables, start)
    lines = [LETTERS.findall(_text(document, line, LONGEST_LINE)) for line in document.lines]
    return _judge(lines, tables, start)


@lru_cache(maxsize=4)
def _start(rules: RuleSet) -> tuple[float, ...]:
    """What each language is given before the first word."""
    return tuple(HOME if code in rules.languages else 0.0 for code in tables_of(rules).languages)


def _sample(document: Document) -> Sequence[Line]:
    """Lines spread evenly over the text, ENOUGH code points in all."""
    lines = document.lines
    return lines[:: max(1, sum(map(_length, lines)) // ENOUGH)]


def _length(line: Line) -> int:
    return min(line.end - line.start, LONGEST_LINE)


def _text(document: Document, line: Line, most: int) -> str:
    """The first `most` code points of a line in small letters, without protected spans."""
    end = min(line.end, line.start + most)
    if not document.protected:
        return document.text[line.start : end].lower()
    pieces, at = [], line.start
    for left, right in document.protected.within(line.start, end):
        pieces.append(document.text[at:left])
        at = right
    return " ".join([*pieces, document.text[at:end]]).lower()


def _vote(document: Document, tables: LanguageTables, start: Sequence[float]) -> str:
    """The language of most lines, by weight; the rest is not read where it cannot change the outcome."""
    weights = [(line, _length(line) ** WEIGHT) for line in _sample(document)]
    left = sum(weight for _, weight in weights)
    known = document.carry("languages of lines")
    votes: dict[int, float] = {}
    read: list[list[str]] = []
    best = -1
    for line, weight in weights:
        left -= weight
        text = _text(document, line, LONG_LINE)
        found = known.get(text)
        if found is None:
            found = known[text] = _read(text, tables, start, best)
        pieces, number = found
        if number >= 0:
            best = number
            read.append(pieces)
            votes[best] = votes.get(best, 0.0) + weight
            if 2 * votes[best] > sum(votes.values()) + left:
                break
    if not votes:
        return UNKNOWN
    winner = min(votes, key=lambda number: (-votes[number], number))
    pieces = list(chain.from_iterable(read))
    return tables.languages[winner] if _has_words(pieces, winner, tables) else UNKNOWN


def _read(text: str, tables: LanguageTables, start: Sequence[float], likely: int) -> tuple[list[str], int]:
    """What stands between white space in a line, and the number of the language that it is in; -1 without a word.

    likely   the language of the line before, which is asked first; -1 if there is none
    """
    pieces = text.split()
    if likely >= 0 and _is_clearly(likely, pieces, tables, start):
        return pieces, likely
    if not any(map(runs_of.__getitem__, pieces)):
        return pieces, -1
    return pieces, _language_of(pieces, tables, start)


def _words(pieces: Iterable[str]) -> Iterator[str]:
    """The runs of letters in what stands between white space."""
    return chain.from_iterable(map(runs_of.__getitem__, pieces))


def _judge(lines: Sequence[Sequence[str]], tables: LanguageTables, start: Sequence[float]) -> str:
    """The language of a few lines: the same, and where they agree, they must be sure."""
    votes: dict[int, float] = {}
    sums = list(start)
    for words in filter(None, lines):
        scores = score_words(words, tables)
        sums = [total + score for total, score in zip(sums, scores, strict=True)]
        best = _best([a + b for a, b in zip(start, scores, strict=True)])
        votes[best] = votes.get(best, 0.0) + sum(map(len, words)) ** WEIGHT
    if not votes:
        return UNKNOWN
    winner = min(votes, key=lambda number: (-votes[number], number))
    if not _has_words(list(chain.from_iterable(lines)), winner, tables):
        return UNKNOWN
    lead = sums[winner] - max(score for number, score in enumerate(sums) if number != winner)
    undivided = 3 * votes[winner] > 2 * sum(votes.values())
    return tables.languages[winner] if lead >= SURE or not undivided else UNKNOWN


def _has_words(pieces: Sequence[str], number: int, tables: LanguageTables) -> bool:
    """Whether there are a few different words, and a fair part of them are common in language `number`."""
    common: set[str] = set()
    others = [piece for piece in pieces if not piece.isalpha()]
    most = len(pieces) + sum(map(len, others)) / 2  # words in the pieces, if each letter of the others were one
    enough = max(LEAST_WORDS, LEAST_COMMON * most)
    for word in _words(pieces):
        if number in tables.listed(word):
            common.add(word)
            if len(common) >= enough:
                return True  # as it will be for the different ones among them, which are fewer
    different = set(_words(pieces))
    return len(different) >= LEAST_WORDS and len(common) >= LEAST_COMMON * len(different)


def _language_of(pieces: Sequence[str], tables: LanguageTables, start: Sequence[float]) -> int:
    """The number of the language that a line is in: by its listed words, if these are clear, else by all it holds."""
    listed = _unpacked(sum(map(_lanes(tables).__getitem__, pieces)), len(start))
    scores = [STEPS * a + b for a, b in zip(start, listed, strict=True)]
    second, best = sorted(scores)[-2:]
    if best - second >= CLEAR * STEPS:
        return scores.index(best)
    words = list(_words(pieces))
    return _best([a + b for a, b in zip(start, score_words(words, tables), strict=True)])


def _is_clearly(number: int, pieces: Sequence[str], tables: LanguageTables, start: Sequence[float]) -> bool:
    """Whether `_language_of` would say `number` for certain: no other language has more than the best of each word.

    Nearly all lines of an article are as clear as that, and this is a tenth of the work.
    """
    leads, enough = _leads(tables, number, start)
    return sum(map(leads.__getitem__, pieces)) >= enough


@lru_cache(maxsize=64)
def _leads(tables: LanguageTables, number: int, start: Sequence[float]) -> tuple[Memo[int], float]:
    """What the listed words of a piece say more for language `number` than for the best of the others; and how much
    of that is clear, more than nothing, so that a line without a word never has it."""
    ahead = start[number] - max(score for other, score in enumerate(start) if other != number)
    lanes, size = _lanes(tables), len(tables.languages)

    def lead(piece: str) -> int:
        values = _unpacked(lanes[piece], size)
        return values[number] - max(values[:number] + values[number + 1 :])

    return Memo(lead, words_only=True), (CLEAR - ahead) * STEPS


def _unpacked(lanes: int, size: int) -> tuple[int, ...]:
    return unpack(f"<{size}I", lanes.to_bytes(LANE // 8 * size, "little"))


@lru_cache(maxsize=4)
def _lanes(tables: LanguageTables) -> Memo[int]:
    """What the listed words of a piece say for each language over the least that a word says: numbers of LANE bits side
    by side."""

    def lanes(word: str) -> int:
        listed = tables.listed(word)
        least = max(UNLISTED, max(listed.values(), default=0.0) - MOST_PER_WORD)
        over = [(number, score - least) for number, score in listed.items() if score > least]
        return sum(round(STEPS * score) << (LANE * number) for number, score in over)

    return Memo(lambda piece: sum(map(lanes, runs_of[piece])), words_only=True)


def score_words(words: Sequence[str], tables: LanguageTables) -> list[float]:
    """The evidence of small-letter words for each language: 0 for the best of each word, less for the others."""
    return list(map(sum, zip(*(_evidence(word, tables) for word in words), strict=True)))


@lru_cache(maxsize=1 << 14)
def _evidence(word: str, tables: LanguageTables) -> tuple[float, ...]:
    scores = tables.scores(word)
    least = max(scores) - MOST_PER_WORD
    return tuple(max(least, score) - least - MOST_PER_WORD for score in scores)


def _best(scores: Sequence[float]) -> int:
    return max(range(len(scores)), key=scores.__getitem__)
