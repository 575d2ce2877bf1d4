"""The language of a whole article: a vote of its lines, a long line with more weight than a short one.

A vote, and not one sum over the text, so that a block in another language does not outvote the article by being more
typical of its language than the article is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from cleaner.document import LETTERS, Document
from cleaner.language.scripts import LATIN, language_of, weigh_scripts
from cleaner.language.tables import LanguageTables, tables_of
from cleaner.ruleset import RuleSet

UNKNOWN = "und"
"""ISO 639-2 for "undetermined"."""
ENOUGH = 20_000
"""Code points after which more lines change nothing: a longer text is read in even steps."""
LONGEST_LINE = 2_000
WEIGHT = 0.75
"""Power of a line's letters that is its weight: by letters alone, two long quotations outvote a dozen short lines of
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


def document_language(document: Document, rules: RuleSet) -> str:
    """The ISO 639-1 code of the article's language; "und" where it has no words, or too few to tell.

    >>> from cleaner.formats import parse
    >>> from cleaner.ruleset import builtin_rules
    >>> document_language(parse("Le ministre a répondu hier soir à ses critiques."), builtin_rules())
    'fr'
    """
    lines = list(_sample(document))
    data = rules.section("any", "language")
    text = "\n".join(lines)
    scripts = weigh_scripts(text)
    if 2 * scripts.get(LATIN, 0) < sum(scripts.values()):
        return language_of(text, data) or UNKNOWN
    tables = tables_of(data)
    start = [HOME if code in rules.languages else 0.0 for code in tables.languages]
    return _vote([LETTERS.findall(line.lower()) for line in lines], tables, start)


def _sample(document: Document) -> Iterator[str]:
    """Lines spread evenly over the text, each cut, ENOUGH code points in all; protected spans are left out."""
    lines = document.lines
    step = max(1, sum(min(len(line.text), LONGEST_LINE) for line in lines) // ENOUGH)
    for line in lines[::step]:
        end = min(line.end, line.start + LONGEST_LINE)
        pieces, at = [], line.start
        for left, right in document.protected.within(line.start, end):
            pieces.append(document.text[at:left])
            at = right
        yield " ".join([*pieces, document.text[at:end]])


def _vote(lines: Sequence[Sequence[str]], tables: LanguageTables, start: Sequence[float]) -> str:
    votes: dict[int, float] = {}
    sums = list(start)
    for words in lines:
        if words:
            scores = score_words(words, tables)
            sums = [total + score for total, score in zip(sums, scores, strict=True)]
            best = _best([a + b for a, b in zip(start, scores, strict=True)])
            votes[best] = votes.get(best, 0.0) + sum(map(len, words)) ** WEIGHT
    if not votes:
        return UNKNOWN
    winner = min(votes, key=lambda number: (-votes[number], number))
    if not _has_words(lines, winner, tables):
        return UNKNOWN
    lead = sums[winner] - max(score for number, score in enumerate(sums) if number != winner)
    undivided = 3 * votes[winner] > 2 * sum(votes.values())
    return tables.languages[winner] if lead >= SURE or not undivided or len(lines) > 3 else UNKNOWN


def _has_words(lines: Sequence[Sequence[str]], number: int, tables: LanguageTables) -> bool:
    """Whether the lines hold a few different words, and a fair part of them are common in language `number`."""
    words = sorted({word for line in lines for word in line})
    common = sum(number in tables.listed(word) for word in words)
    return len(words) >= LEAST_WORDS and common >= LEAST_COMMON * len(words)


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
