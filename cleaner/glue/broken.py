"""Words that a space broke in two: "inter nationale", "l' Ukraine", "they 're"; strange pieces are for linebreaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import normalize

from cleaner.document import LETTERS, Document
from cleaner.expressions import regex
from cleaner.findings import Action, Finding
from cleaner.glue.evidence import TextEvidence
from cleaner.glue.model import load_model
from cleaner.glue.tables import Tables
from cleaner.glue.tokens import APOSTROPHES, LONGEST, letters_at_end
from cleaner.glue.vocabulary import Vocabulary
from cleaner.profile import Profile
from cleaner.reasons import Reason

LIKELIER = 3.0
"""log10 of how much likelier one word must be than two beside each other. In 570,000 words of news and treebanks of
seven languages, 3 pairs are proposed to be one word, two of them "cease fire" (November 2026)."""
LIKELIER_HERE = 1.5
"""The same where the text itself has the whole word elsewhere."""
MOST_LIKED = 2.0
"""log10: the furthest that two words' liking for each other goes down."""
COMMON = 3.0
"""Zipf value of a word that is common enough to be met in pieces."""
CONFIDENCE = 0.8
_VOWELS = frozenset("aeiouyhœæ")
_GAP = regex.compile(r"(?P<left>\p{L}++)(?P<apostrophe>['’]?)[ \u00a0](?P<right>['’]?\p{L}++)(?![\p{M}\p{N}'’/_@-])")
_SPACES = " \u00a0"


def find(
    document: Document,
    profile: Profile,
    vocabulary: Vocabulary,
    evidence: TextEvidence,
    pieces: Iterable[tuple[int, int]],
) -> Iterator[Finding]:
    """Proposals to join one of `pieces` (its start and end) to the word before or after it."""
    model = load_model(profile.language)
    if model is None:
        return
    text, behind = document.text, 0
    for start, end in pieces:
        if text[start:end].isalpha() and not _may_be_joined(text, start, end, vocabulary):
            continue
        for match in _gaps(text, start):
            if match.start() < behind or document.protected.overlaps(match.start(), match.end()):
                continue
            reason = _reason(match, vocabulary, evidence, model.tables)
            if reason:
                behind = match.end()
                yield _finding(match, reason)


def _may_be_joined(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a common word is what the piece makes with the letters before it or behind it: a look before the rest."""
    piece = text[start:end]
    if start and text[start - 1] in _SPACES:
        before = letters_at_end(text[max(0, start - LONGEST) : start - 1])
        if _is_common(before + piece, vocabulary):
            return True
    after = LETTERS.match(text, end + 1, end + LONGEST) if text[end : end + 1] in _SPACES else None
    return after is not None and _is_common(piece + str(after[0]), vocabulary)


def _is_common(word: str, vocabulary: Vocabulary) -> bool:
    entry = vocabulary.entry(word)
    return entry is not None and entry.trust > 0 and entry.zipf >= COMMON


def _gaps(text: str, start: int) -> Iterator[regex.Match[str]]:
    """The gaps before and behind the piece that begins at `start`, with the words on both sides of each."""
    before = start - 1
    while before > 0 and text[before - 1].isalpha():
        before -= 1
    for match in (_GAP.match(text, before), _GAP.match(text, start)):
        if match and not (
            match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "-'’@#_/")
        ):
            yield match


def _reason(match: regex.Match[str], vocabulary: Vocabulary, evidence: TextEvidence, tables: Tables) -> Reason | None:
    left, right = match["left"], match["right"]
    rules = vocabulary.conventions
    if match["apostrophe"]:
        tied = left.lower() in rules.elisions - rules.apocopes and normalize("NFD", right[0].lower())[0] in _VOWELS
        return Reason("glue.elided", word=left + match["apostrophe"]) if tied else None
    if right[0] in APOSTROPHES:
        tied = right[1:].lower() in rules.tied_clitics and vocabulary.knows(left)
        return Reason("glue.clitic", word=right) if tied else None
    return _one_word(left, right, vocabulary, evidence, tables)


def _one_word(left: str, right: str, vocabulary: Vocabulary, evidence: TextEvidence, tables: Tables) -> Reason | None:
    """Why two words are one, None if they are not."""
    whole = vocabulary.part(left + right)
    if not whole.trust or not whole.fits or whole.zipf < COMMON or not right.islower():
        return None
    parts = vocabulary.part(left), vocabulary.part(right)
    ratio = whole.zipf + 9.0 - parts[0].zipf - parts[1].zipf
    if not all(part.trust for part in parts) or ratio < LIKELIER_HERE - MOST_LIKED:
        return None
    ratio -= tables.likes(vocabulary.neighbour(left), vocabulary.neighbour(right))
    listed = f"{left} {right}".lower() in vocabulary.conventions.apart
    if ratio < LIKELIER_HERE or listed or len(evidence.together(left, right)) > 1:
        return None  # a habit of the writer, or of the language
    if evidence.count(left + right):
        return Reason("glue.whole-elsewhere", word=left + right)
    return Reason("glue.whole-commoner", word=left + right) if ratio >= LIKELIER else None


def _finding(match: regex.Match[str], reason: Reason) -> Finding:
    return Finding(
        rule="glue.split",
        action=Action.SUGGEST,
        start=match.start(),
        end=match.end(),
        replacement=match["left"] + match["apostrophe"] + match["right"],
        confidence=CONFIDENCE,
        evidence=(reason,),
    )
