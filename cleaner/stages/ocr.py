"""OCR: letters that a machine misread, in words that nobody knows, of a text that shows it was read by a machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.findings import Action, Finding
from cleaner.ocr.age import is_final_s, is_old_spelling, old_spellings
from cleaner.ocr.apostrophes import apostrophes
from cleaner.ocr.dialogue import dashes
from cleaner.ocr.digits import digits
from cleaner.ocr.gate import LIKELY, open_gate
from cleaner.ocr.guards import Guards, open_guards
from cleaner.ocr.latin import LongS, long_s
from cleaner.ocr.marks import Mark, marks
from cleaner.ocr.model import Proposal, Source, plain
from cleaner.ocr.spaces import Spaced, spaced
from cleaner.ocr.spelling import Spelling, spellings
from cleaner.ocr.stray import stray
from cleaner.ocr.words import LONG_S, Unknown
from cleaner.profile import Profile
from cleaner.reasons import Reason
from cleaner.spans import Spans

SURE = 0.85
"""Probability from which a word is mended. On held-out French and English pairs 98 of 100 words above it were right
when read by a person (`python training/ocr/weights.py --report`); many truths keep the error."""
SURE_ASKED = 0.75
"""The same where the user says that the text is OCR: in held-out English and German books and newspapers 98 of 100
words above it lead nearer to the truth, in French ones 85, where many truths keep the error."""
SURE_TRAINED = 0.75
"""The same for what the trained corrector says of a word that nobody knows, in a text that was found to be OCR."""
SURE_TRAINED_ASKED = 0.6
"""The same for all that it says where the user says that the text is OCR, if `[ocr] sure` of the language is not set:
in held-out pairs twelve become better for each that becomes worse (`python training/ocr/corrector.py`)."""
SURE_MAY_BE_RIGHT = 0.9
"""The same, in a text with few misreadings, for what may well be right as it stands: a word that somebody knows, one
that may be a name, and one that may be a compound. There all else must be as sure as SURE_TRAINED."""
DAMAGED, USUAL = 0.006, 100
"""Share of misread words from which a text has many, and what is added to the words of a short text. Of 90 pages of
clean news (English, French, German) none has so many, of 46 pages of scans all but two. November 2026."""
SURE_ACCENT = 0.95
"""The same for a word of which only accents change: other ages had other accents."""
SURE_NAME = 0.95
"""The same for a word with a capital inside a sentence, which may be a name that nobody knows."""
WORTH = 0.7
"""Probability from which a word of any text is suggested: 3 in 300,000 words of clean news, all of them misspelled, but
for German forms."""
SURE_MARK, LIKELY_MARK = 0.98, 0.8
"""Probabilities of stray marks: 230 of the 240 sure ones in the first half of the French and English pairs lead nearer
to the truth, and the rest to what the truth forgot; November 2026."""
SURE_SPACE = 0.99
"""Probability from which a space is taken out of a word."""
SURE_LATIN = 0.98
"""Probability that an f in a Latin passage is the long s that it is taken for."""
SPELLED = 0.85
"""Probability of a spelling: cleaner/ocr/symspell.py has the figures."""
NEVER = 2.0
"""A probability that nothing has: words that somebody knows are left alone where the user does not speak of OCR."""
_LONG_S = regex.compile(rf"[^\W\d_{LONG_S}]*+{LONG_S}\w*+")


def find(document: Document, profile: Profile) -> Iterable[Finding]:
    """The misread words of `document`: fixes where the gate is open, suggestions also elsewhere."""
    if profile.mode == "auto":
        yield from _old_print(document)
    gate, guards = open_gate(document, profile), open_guards(profile.rules, profile.language)
    nouns = bool(profile.section("glue").get("capital_nouns", False))
    damaged = _is_damaged(document, gate.proposals, nouns)
    forced, limits = profile.mode == "ocr", _Limits.of(profile, nouns, damaged)
    taken, mended = set(), []
    spellings_of_old = old_spellings(profile)
    for proposal in gate.proposals:
        read, meant = proposal.unknown.text, proposal.best.word
        if is_final_s(read, meant) or is_old_spelling(read, meant, spellings_of_old):
            continue
        if gate.is_ocr and proposal.probability >= _sure(proposal, limits):
            yield _finding(proposal, Action.FIX)
            taken.add(proposal.unknown.start)
            mended.append((proposal.unknown.start, proposal.unknown.end))
        elif _worth_a_suggestion(proposal, forced) and (forced or _is_own(proposal, document, guards)):
            yield _finding(proposal, Action.SUGGEST)
            taken.add(proposal.unknown.start)
    if forced and profile.lexicon.available:
        words = Spans(mended)
        yield from map(_spaced_finding, spaced(document, profile))
        yield from map(_latin_finding, long_s(document, profile))
        found = chain(stray(document, profile), apostrophes(document, profile), digits(document, profile))
        yield from (_mark_finding(mark) for mark in found if not words.overlaps(mark.start, mark.end))
    if profile.mode != "web" and profile.lexicon.available and not (forced and gate.is_trained):
        for spelling in spellings(document, profile, gate.is_ocr, frozenset(taken)):
            yield _spelling_finding(spelling)
    if gate.is_ocr:
        yield from (_mark_finding(mark) for mark in marks(document, profile) if mark.sure or forced)
        for start, end, dash in dashes(document):
            yield Finding("ocr.dash", Action.FIX, start, end, dash, SURE_MARK, (Reason("ocr.among-speech"),))


def _spaced_finding(found: Spaced) -> Finding:
    action = Action.FIX if found.confidence >= SURE_SPACE else Action.SUGGEST
    return Finding(found.rule, action, found.start, found.end, found.whole, found.confidence, found.evidence)


def _latin_finding(found: LongS) -> Finding:
    return Finding("ocr.latin", Action.FIX, found.start, found.end, found.word, SURE_LATIN, (Reason("ocr.latin"),))


def _spelling_finding(spelling: Spelling) -> Finding:
    key = "ocr.one-edit" if spelling.distance == 1 else "ocr.edits"
    reason = Reason(key, word=spelling.text, meant=spelling.word, count=spelling.distance)
    return Finding("ocr.spelling", Action.SUGGEST, spelling.start, spelling.end, spelling.word, SPELLED, (reason,))


def _mark_finding(mark: Mark) -> Finding:
    action = Action.FIX if mark.sure else Action.SUGGEST
    confidence = SURE_MARK if mark.sure else LIKELY_MARK
    return Finding(mark.rule, action, mark.start, mark.end, mark.replacement, confidence, (mark.reason,))


def _old_print(document: Document) -> Iterator[Finding]:
    """One remark for a text with the long s of old print."""
    match = _LONG_S.search(document.text) if LONG_S in document.text else None
    if match:
        yield Finding("ocr.long-s", Action.INFO, match.start(), match.end(), confidence=0.95)


class _Limits(NamedTuple):
    """What the probabilities from which proposals are carried out depend on, beside the proposal.

    forced    whether the user says that the text is OCR
    nouns     whether a noun has a capital, which then makes no name of it
    asked     the probability for what the trained corrector says, where the user says so
    damaged   whether many words of the text are misread
    """

    forced: bool
    nouns: bool
    asked: float
    damaged: bool

    @classmethod
    def of(cls, profile: Profile, nouns: bool, damaged: bool) -> _Limits:
        asked = float(profile.section("ocr").get("sure", SURE_TRAINED_ASKED))
        return cls(profile.mode == "ocr", nouns, asked, damaged)


def _sure(proposal: Proposal, limits: _Limits) -> float:
    """The probability from which the proposal is carried out."""
    unknown, forced = proposal.unknown, limits.forced
    name = _is_name(unknown) and not (forced and limits.nouns)
    if forced and proposal.source is not Source.MODEL:
        if limits.damaged:
            return limits.asked
        doubtful = _is_name(unknown) or proposal.source is Source.REAL_WORD or " " in proposal.best.word
        return SURE_MAY_BE_RIGHT if doubtful else max(limits.asked, SURE_TRAINED)
    if proposal.source is Source.REAL_WORD:
        return NEVER
    if name:
        return SURE_NAME
    if plain(unknown.text) == plain(proposal.best.word):
        return SURE_ACCENT
    if proposal.source is Source.TRAINED:
        return SURE_TRAINED
    return SURE_ASKED if forced else SURE


def _is_damaged(document: Document, proposals: tuple[Proposal, ...], nouns: bool) -> bool:
    """Whether many words of a text are misread, beside the one that is judged.

    Where nouns have capitals, names look like misread nouns: there neither these nor known words count.
    """
    likely = sum(
        one.probability >= LIKELY and not (nouns and (one.source is Source.REAL_WORD or _is_name(one.unknown)))
        for one in proposals
    )
    return likely > 0 and likely >= DAMAGED * (len(document.pieces) + USUAL)


def _worth_a_suggestion(proposal: Proposal, forced: bool) -> bool:
    """Whether an editor should see the proposal: in a text that is not called OCR, only what is likely and no name."""
    if forced:
        return proposal.probability >= (SURE if _is_name(proposal.unknown) else LIKELY)
    if proposal.source is Source.REAL_WORD:
        return False
    return proposal.probability >= WORTH and proposal.unknown.text.islower()


def _is_name(unknown: Unknown) -> bool:
    return unknown.text[0].isupper() and not unknown.starts_sentence


def _is_own(proposal: Proposal, document: Document, guards: Guards) -> bool:
    """Whether the word is the author's own: not quoted, and not of another language."""
    unknown = proposal.unknown
    return not document.quoted.overlaps(unknown.start, unknown.end) and not guards.is_foreign(unknown.text)


def _finding(proposal: Proposal, action: Action) -> Finding:
    unknown, best = proposal.unknown, proposal.best
    evidence = list(_reasons(proposal))
    if unknown.confidence is not None:
        evidence.append(Reason("ocr.machine-sure", percent=round(100 * unknown.confidence)))
    if proposal.rivals:
        evidence.append(Reason("ocr.rivals", words=proposal.rivals))
    return Finding(
        "ocr.real-word" if proposal.source is Source.REAL_WORD else _rule(unknown.text, best.word),
        action,
        unknown.start,
        unknown.end,
        best.word,
        round(proposal.probability, 3),
        tuple(evidence),
        suggestions=proposal.rivals if action is Action.SUGGEST else (),
    )


def _reasons(proposal: Proposal) -> Iterator[Reason]:
    """Why the word was misread, and how."""
    unknown, best = proposal.unknown, proposal.best
    read = tuple(Reason("ocr.read-for", read=read, meant=meant) for read, meant in best.confusions)
    if proposal.source is Source.REAL_WORD:
        yield Reason(
            "ocr.fits-better",
            word=unknown.text,
            meant=best.word,
            before=unknown.before,
            after=unknown.after,
            confusions=read,
        )
    elif " " in best.word or " " in unknown.text:
        key = "ocr.two-words" if " " in best.word else "ocr.one-word"
        yield Reason(key, word=unknown.text, meant=best.word)
        yield from read
    else:
        yield Reason("ocr.misread", word=unknown.text, confusions=read)


def _rule(read: str, word: str) -> str:
    if LONG_S in read:
        return "ocr.long-s"
    if " " in word:
        return "ocr.glued-words"
    if " " in read:
        return "ocr.split-word"
    if not read.replace("-", "").isalpha():
        return "ocr.digit"
    return "ocr.accent" if plain(read) == plain(word) else "ocr.confusion"
