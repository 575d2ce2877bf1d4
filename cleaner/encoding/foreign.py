"""Damaged lines in another language than the text's: their words are looked up in the lexicon of their own language.

A French lexicon says nothing of "perchÚ" in a line of Italian, nor an Italian one of a text whose language was given
wrongly.
"""

from __future__ import annotations

from collections.abc import Iterable

from cleaner.encoding.evidence import Evidence
from cleaner.encoding.looks import has_lost_letters
from cleaner.encoding.suspicion import of_language
from cleaner.expressions import re
from cleaner.profile import Profile

LEAST_WORDS = 4
"""Sound words by which the language of a line is judged; a shorter one is read as the text is."""
LONGEST = 120
"""Code points of a line that are read for its language: some twenty words tell it, and more only cost."""
OWN = 0.85
"""Share of words in the text's own lexicon from which a line is not asked for another language: 92 to 98 of 100 news
sentences have it in their own lexicon, 0 to 8 in that of another language."""
_LINE = re.compile(r"[^\r\n]+")
_SOUND = re.compile(r"(?<!\S)[a-z]++(?=[.,;:!?]*(?!\S))", re.IGNORECASE)

Lines = list[tuple[int, int]]


def foreign_lines(text: str, evidence: Evidence) -> dict[str, Lines]:
    """The damaged lines in each other language that has a lexicon, `start:end` in code points."""
    seen = of_language(evidence)
    found: dict[str, Lines] = {}
    for line in _LINE.finditer(text):
        if not (seen.search(line[0]) or has_lost_letters(line[0])):
            continue
        words = _SOUND.findall(line[0][:LONGEST])
        if len(words) < LEAST_WORDS or _are_known(words, evidence):
            continue
        language = _language(words, evidence.profile)
        if language not in ("und", evidence.language):
            found.setdefault(language, []).append(line.span())
    return found


def in_language(language: str, profile: Profile, text: str) -> Evidence:
    """Evidence for `text` in another language than that of `profile`."""
    return Evidence(Profile(language, profile.rules, profile.mode), text)


def _are_known(words: list[str], evidence: Evidence) -> bool:
    """Whether the text's own lexicon holds so many of the words that they are of its language; the cheap look."""
    return sum(map(evidence.lexicon.knows, words)) >= OWN * len(words)


def _language(words: list[str], profile: Profile) -> str:
    from cleaner.detection import document_language
    from cleaner.document import Block, Document, Kind

    text = " ".join(words)
    language = document_language(Document(text, (Block(Kind.PARAGRAPH, 0, len(text)),)), profile.rules)
    return language if language in profile.rules.languages else "und"


def shifted(lines: Lines, at: int) -> int:
    """The offset in the text of offset `at` in the lines joined by line ends."""
    for start, end in lines:
        if at <= end - start:
            return start + at
        at -= end - start + 1
    raise ValueError("the offset lies behind the lines")


def blanked(text: str, lines: Iterable[tuple[int, int]]) -> str:
    """The text with spaces for the code points of some lines, so that every offset stays."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(lines):
        parts += (text[at:start], " " * (end - start))
        at = end
    return "".join((*parts, text[at:]))
