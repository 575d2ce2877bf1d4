"""Splits runs of letters: from the candidates of each strange token to findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cleaner.document import Document
from cleaner.findings import Action, Finding
from cleaner.glue import certainty
from cleaner.glue.candidates import Candidate, candidates
from cleaner.glue.conventions import conventions
from cleaner.glue.features import vectors
from cleaner.glue.model import Model, load_model, reasons
from cleaner.glue.tokens import APOSTROPHES, TextEvidence, Token, suspicious
from cleaner.glue.vocabulary import Part, Vocabulary, vocabulary_of
from cleaner.profile import Profile

DEEPEST = 3
"""Lost spaces in one token: "enFranceet" has two, more are no prose."""
PIECE = 6
"""Letters of a piece behind an apostrophe or a hyphen that a machine may have misread."""
FEW_WORDS = 40
STRANGE_FIX = 0.10
STRANGE_ANY = 0.25
"""Shares of a text's different small words that the lexicon does not know (a shorter text than FEW_WORDS counts as one
of so many), from which nothing is split without the text's own evidence: by itself, or at all. News of seven languages
have 0.07 at most, web forums 0.15, old prose and raw OCR of black letter 0.18 and more (November 2026)."""


@dataclass(frozen=True)
class Split:
    """The cuts of one token and the reasons.

    name            whether a part is a name, or the case changes inside the token
    sure            whether it may be made without asking
    proven          whether the text itself holds the parts
    first           the first part
    """

    token: Token
    cuts: tuple[int, ...]
    probability: float
    name: bool
    sure: bool
    proven: bool
    first: Part
    reasons: tuple[str, ...]


def find(document: Document, profile: Profile) -> Iterator[Finding]:
    """The words and names that lost the space between them; nothing for a language without a lexicon or a model."""
    if not profile.lexicon.available:
        return
    vocabulary = vocabulary_of(profile.lexicon, conventions(profile))
    evidence = TextEvidence(document.text)
    tokens = list(suspicious(document, vocabulary, evidence))
    if not tokens:
        return
    model = load_model(profile.language)
    if model is None:
        return
    made = [split_token(token, vocabulary, evidence, model) for token in tokens]
    splits = [split for split in made if split is not None]
    strange = strangeness(vocabulary, evidence) if splits else 0.0
    is_ocr = profile.mode == "ocr"
    for split in splits:
        if is_ocr and _may_be_misread(split):
            split = replace(split, sure=False)
        if split.token.hyphened and not split.sure:
            continue  # "vade-mecum": the hyphen says that the word is meant
        if strange < STRANGE_ANY or split.proven:
            yield _finding(split, strange)


def _may_be_misread(split: Split) -> bool:
    """Whether a machine sooner misread a short piece behind an apostrophe or a hyphen than it lost a space there."""
    token = split.token
    marked = token.hyphened or (bool(token.before) and token.before in APOSTROPHES)
    return marked and len(token.text) <= PIECE and not split.proven


def strangeness(vocabulary: Vocabulary, evidence: TextEvidence) -> float:
    """The share of a text's different words, written small, that are no ordinary words."""
    small = [run for run in evidence.counts if run.islower()]
    strange = sum(not vocabulary.ordinary(run) for run in small)
    return strange / max(len(small), FEW_WORDS)


def split_token(
    token: Token, vocabulary: Vocabulary, evidence: TextEvidence, model: Model, depth: int = DEEPEST
) -> Split | None:
    """The likeliest split of a token, its halves split again where they are no words; None if there is none."""
    found = candidates(token, vocabulary, evidence)
    if not found or depth == 0:
        return None
    weighed = vectors(found, vocabulary, evidence, model.affixes, model.transitions)
    if not weighed:
        return None
    scored = [(model.probability(vector), candidate, vector) for candidate, vector in zip(found, weighed, strict=True)]
    scored.sort(key=lambda item: (-item[0], item[1].cut))
    probability, best, vector = scored[0]
    if probability < certainty.SUGGEST:
        return None
    whole = vocabulary.part(token.text)
    context = certainty.Context(evidence, vocabulary.conventions, vocabulary.knows(token.text), whole)
    if probability < certainty.least(best, context):
        return None
    rival = scored[1][0] if len(scored) > 1 else 0.0
    split = Split(
        token=token,
        cuts=(best.cut,),
        probability=probability,
        name=best.left.name or best.left.trust == 0 or best.camel or (token.text[0].isupper() and not token.initial),
        sure=certainty.is_sure(best, probability, rival, context),
        proven=certainty.is_proven(best, evidence),
        first=best.left,
        reasons=reasons(model, best, vector, evidence),
    )
    return _deeper(split, best, vocabulary, evidence, (model, depth))


def _deeper(
    split: Split, best: Candidate, vocabulary: Vocabulary, evidence: TextEvidence, how: tuple[Model, int]
) -> Split:
    """`split` with the cuts inside its halves."""
    model, depth = how
    token, cut = split.token, best.cut
    left, right = best.words
    halves = (
        (0, replace(token, text=left, after=" ", right_word=right)),
        (cut, replace(token, text=right, start=token.start + cut, before=" ", left_word=left)),
    )
    for offset, half in halves:
        if vocabulary.ordinary(half.text) or (offset and best.elision):
            continue
        inner = split_token(half, vocabulary, evidence, model, depth - 1)
        if inner is not None:
            sure = split.sure or (offset > 0 and certainty.small_word_first(best, inner.first, vocabulary.conventions))
            split = replace(
                split,
                cuts=tuple(sorted((*split.cuts, *(offset + c for c in inner.cuts)))),
                probability=min(split.probability, inner.probability),
                name=split.name or inner.name,
                sure=sure and inner.sure,
                proven=split.proven and inner.proven,
            )
    return split


def _finding(split: Split, strange: float) -> Finding:
    token = split.token
    pieces = [token.text[i:j] for i, j in zip((0, *split.cuts), (*split.cuts, len(token.text)), strict=True)]
    sure = split.sure and (strange < STRANGE_FIX or split.proven)
    return Finding(
        rule="glue.name" if split.name else "glue.words",
        action=Action.FIX if sure else Action.SUGGEST,
        start=token.start,
        end=token.start + len(token.text),
        replacement=" ".join(pieces),
        confidence=round(split.probability, 3),
        evidence=split.reasons,
    )
