"""Residue of the scrape and furniture of the page: share bars, "Lire aussi", cookie notices, credits, page numbers.

A line is recognised by the phrase lists of the language (rules/<lang>/furniture.toml), by its shape, or by its place on
a printed page; it is removed only where it stands as a block of its own, and never where the article is about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from cleaner.document import Document, Kind
from cleaner.findings import Action, Finding
from cleaner.folding import first_form
from cleaner.furniture.bylines import repeated_bylines
from cleaner.furniture.context import Context
from cleaner.furniture.hits import Certainty, Hit
from cleaner.furniture.pages import PageLine, page_lines
from cleaner.furniture.phrases import Phrases, phrases_of
from cleaner.furniture.shapes import CREDIT_SIGNS, LONGEST_CODE, Shapes, shapes_of
from cleaner.furniture.tracking import tracked
from cleaner.memo import Memo
from cleaner.profile import Profile
from cleaner.removal import bridging_cut, cuts
from cleaner.rule import ANY
from cleaner.ruleset import RuleSet

SURE = 0.99
"""Confidence of a fix: none on clean sentences of seven languages, November 2026, score.py clean --select=furniture."""
LIKELY = 0.7
TRACKED = 0.95
MOST_TITLES = 5
"""Titles of other articles under one "Lire aussi"."""
LEAST_WORDS, MOST_WORDS = 3, 18
"""Words of the title of an article."""
_NO_PROSE = (Kind.CODE, Kind.METADATA, Kind.QUOTATION)


def find(document: Document, profile: Profile) -> Iterable[Finding]:
    """The lines that belong to the page and not to the article, and addresses that carry tracking parameters."""
    hits = _hits(document, profile)
    pages = {page.index: page for page in page_lines(document) if page.index not in hits}
    if hits:
        yield from _removals(document, hits, {page.index for page in pages.values() if page.sure})
    for page in pages.values():
        yield _page(document, page)
    yield from _tracking(document, profile)


def _removals(document: Document, hits: dict[int, Hit], pages: set[int]) -> Iterator[Finding]:
    """The lines of `hits` that go, and those that are shown; `pages` are the lines that surely belong to a page."""
    context = Context(document, hits, pages)
    sure = {index for index in hits if context.is_sure(index)}
    with_titles = _with_titles(document, hits, sure)
    sure -= with_titles.keys()
    for index, cut in cuts(document, sure).items():
        yield _removal(document, hits[index], cut, Action.FIX)
    shown = {index: with_titles.get(index, index) for index in hits.keys() - sure if not context.stays(index)}
    yield from _suggestions(document, hits, shown)


def _hits(document: Document, profile: Profile) -> dict[int, Hit]:
    """The lines that a list or a shape knows, by index."""
    known = document.carry(("furniture", profile.language))
    look = _open_look(profile.rules, profile.language)
    hits: dict[int, Hit] = {}
    for index, (_, _, text, block) in enumerate(document.lines):
        if document.blocks and document.blocks[block].kind in _NO_PROSE:
            continue
        if text not in known:
            known[text] = look.hit(text)
        hit = known[text]
        if hit is not None:
            hits[index] = hit
    return repeated_bylines(document, *_byline_words(profile.rules, profile.language)) | hits


class _Look:
    """Looks at lines by themselves; most end at their first word, with which nothing known begins."""

    def __init__(self, phrases: Phrases, shapes: Shapes) -> None:
        self._phrases, self._shapes = phrases, shapes
        self._may_begin = Memo(self._may_begin_with)

    def hit(self, line: str) -> Hit | None:
        """What a list or a shape says of a line."""
        plain = len(line) > LONGEST_CODE and not any(sign in line for sign in CREDIT_SIGNS)
        if plain and not self._may_begin[line.split(None, 1)[0]]:
            return None
        hit = self._phrases.match(line)
        if hit is None or hit.certainty is Certainty.LIKELY:
            hit = self._shapes.match(line) or hit
        return hit

    def _may_begin_with(self, piece: str) -> bool:
        form = first_form(piece)
        if not form or len(piece) > LONGEST_CODE:
            return True
        return self._phrases.may_begin(form) or self._shapes.may_begin(piece, form)


@lru_cache(maxsize=16)
def _open_look(rules: RuleSet, language: str) -> _Look:
    """What looks at lines in `language`; what it knows of words is kept for the next article."""
    return _Look(phrases_of(rules, language), shapes_of(rules, language))


@lru_cache(maxsize=16)
def _byline_words(rules: RuleSet, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that open a byline, and the small words inside names."""
    shapes = shapes_of(rules, language)
    return shapes.words("byline_words"), shapes.words("name_particles")


def _with_titles(document: Document, hits: dict[int, Hit], sure: set[int]) -> dict[int, int]:
    """The announcements ("Lire aussi") that titles follow, by index, with the index of the last title.

    Looked for from the end: one that goes closes no list before it, because it will not be there.
    """
    out: dict[int, int] = {}
    beyond: dict[int, int] = {}
    for index in sorted((index for index, hit in hits.items() if hit.leads), reverse=True) if document.blocks else ():
        last = _titles(document, hits, index, beyond)
        if last:
            out[index] = last
        elif index in sure:
            beyond[index] = beyond.get(index + 1, index + 1)
    return out


def _titles(document: Document, hits: dict[int, Hit], lead: int, beyond: dict[int, int]) -> int:
    """Index of the last title that an announcement without one ("Lire aussi") announces; 0 if none follows.

    A line of text is one only if nothing but titles stands between the announcement and the end, or other furniture.

    beyond   for a later announcement that goes, the first line behind it that stays
    """
    last, plain, count = 0, False, len(document.lines)
    index = beyond.get(lead + 1, lead + 1)
    for _ in range(MOST_TITLES):
        if index == count or index in hits:
            break
        marked = document.blocks[document.lines[index].block].kind in (Kind.HEADING, Kind.LIST_ITEM)
        if not (marked or _looks_like_title(document.lines[index].text)):
            break
        last, plain = index, plain or not marked
        index = beyond.get(index + 1, index + 1)
    closed = index == count or index in hits
    return 0 if plain and not closed else last


def _looks_like_title(line: str) -> bool:
    """A few words with a capital and without a final mark."""
    words = len(line.split(None, MOST_WORDS))
    return LEAST_WORDS <= words <= MOST_WORDS and line[0].isupper() and line[-1] not in ".!;:,"


def _suggestions(document: Document, hits: dict[int, Hit], shown: dict[int, int]) -> Iterator[Finding]:
    """A suggestion for each hit of `shown`, which maps the index of its line to that of the last one it takes along."""
    spans = cuts(document, (line for first, last in shown.items() for line in range(first, last + 1)))
    for first, last in sorted(shown.items()):
        yield _removal(document, hits[first], (spans[first][0], spans[last][1]), Action.SUGGEST)


def _page(document: Document, page: PageLine) -> Finding:
    cut = bridging_cut(document, page.index, page.index) if page.splits else cuts(document, [page.index])[page.index]
    return _finding(
        document, f"furniture.{page.category}", cut, page.evidence, Action.FIX if page.sure else Action.SUGGEST
    )


def _removal(document: Document, hit: Hit, cut: tuple[int, int], action: Action) -> Finding:
    return _finding(document, f"furniture.{hit.category}", cut, hit.evidence, action)


def _finding(document: Document, rule: str, cut: tuple[int, int], evidence: str, action: Action) -> Finding:
    """A removal, or a flag where the line holds an address or a word that no edit may touch."""
    confidence = SURE if action is Action.FIX else LIKELY
    replacement: str | None = ""
    if document.protected.overlaps(*cut):
        action, replacement = Action.FLAG, None
    return Finding(rule, action, *cut, replacement=replacement, confidence=confidence, evidence=(evidence,))


def _tracking(document: Document, profile: Profile) -> Iterator[Finding]:
    """Addresses are protected, so these are flags with the clean address as a suggestion."""
    for start, end, clean in tracked(document.text, profile.rules.words(ANY, "furniture", "tracking")):
        yield Finding(
            "furniture.tracking",
            Action.FLAG,
            start,
            end,
            confidence=TRACKED,
            suggestions=(clean,),
            values={"clean": clean},
        )
