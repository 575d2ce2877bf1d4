"""Splits runs of letters: from the candidates of each strange token to findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from typing import NamedTuple

from cleaner.document import Document
from cleaner.findings import Action, Finding
from cleaner.glue import build, certainty, misread
from cleaner.glue.candidates import Candidate, candidates
from cleaner.glue.evidence import TextEvidence
from cleaner.glue.features import vectors
from cleaner.glue.model import Model, load_model
from cleaner.glue.tokens import Token, in_code
from cleaner.glue.told import reasons
from cleaner.glue.vocabulary import Vocabulary
from cleaner.memo import Notable
from cleaner.profile import Profile

DEEPEST = 3
"""Lost spaces in one token: "enFranceet" has two, more are no prose."""
FEW_WORDS = 40
STRANGE_FIX = 0.10
STRANGE_ANY = 0.25
"""Shares of a text's different small words that the lexicon does not know (a shorter text than FEW_WORDS counts as one
of so many), from which nothing is split without the text's own evidence: by itself, or at all. News of seven languages
have 0.07 at most, web forums 0.15, old prose and raw OCR of black letter 0.18 and more (November 2026)."""


class Split(NamedTuple):
    """The cuts of one token and the reasons.

    name            whether a part is a name, or the case changes inside the token
    brand           whether it may be a brand in mixed case ("ExxonMobil"), which nothing in the text speaks against
    sure            whether it may be made without asking
    proven          whether the text itself holds the parts
    best, vector    the first cut that was chosen, and what the model was told of it
    """

    token: Token
    cuts: tuple[int, ...]
    probability: float
    name: bool
    brand: bool
    sure: bool
    proven: bool
    best: Candidate
    vector: list[float]


def find(
    document: Document,
    profile: Profile,
    vocabulary: Vocabulary,
    evidence: TextEvidence,
    runs: Iterable[tuple[int, int]],
) -> Iterator[Finding]:
    """The words and names, of the runs of letters given, that lost the space between them."""
    model = load_model(profile.language)
    if model is None:
        return
    tokens = tokens_at(document, runs)
    evidence.expect(token.text for token in tokens)
    made = [split_token(token, vocabulary, evidence, model) for token in tokens]
    splits = [split for split in made if split is not None and not in_code(split.token)]
    strange = strangeness(vocabulary, evidence, {split.token.text for split in splits}) if splits else 0.0
    is_ocr = profile.mode == "ocr"
    for split in splits:
        if is_ocr and split.sure and not split.proven and misread.is_a_near_word(split.token, profile):
            split = split._replace(sure=False)
        if split.token.suspended:
            continue  # "Brückenauf- oder -abgänge"
        if split.token.hyphened and not split.sure:
            continue  # "vade-mecum": the hyphen says that the word is meant
        if split.brand and evidence.count(split.token.text) > 1:
            continue  # the text knows it
        if strange < STRANGE_ANY or split.proven:
            yield _finding(split, strange, reasons(model, split.best, split.vector, evidence))


def tokens_at(document: Document, runs: Iterable[tuple[int, int]]) -> list[Token]:
    """The tokens at `runs`, without those that no edit may touch."""
    return [Token.at(document.text, *run) for run in runs if not document.protected.overlaps(*run)]


def strangeness(vocabulary: Vocabulary, evidence: TextEvidence, explained: Set[str]) -> float:
    """The share of a text's different words, written small, that are no ordinary words, and no two words either."""
    strange = _no_words(vocabulary).among(evidence.different).keys() - explained
    return len(strange) / max(sum(map(str.islower, evidence.different)), FEW_WORDS)


@lru_cache(maxsize=16)
def _no_words(vocabulary: Vocabulary) -> Notable[bool]:
    """Which runs of letters are written small and no ordinary words."""
    return Notable(lambda run: run.islower() and not vocabulary.ordinary(run))


def split_token(
    token: Token, vocabulary: Vocabulary, evidence: TextEvidence, model: Model, depth: int = DEEPEST
) -> Split | None:
    """The likeliest split of a token, its halves split again where they are no words; None if there is none."""
    found = candidates(token, vocabulary, evidence)
    if not found or depth == 0:
        return None
    weighed = vectors(found, vocabulary, evidence, model.tables)
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
    sure = certainty.is_sure(best, probability, rival, context)
    if sure and not best.left.closed and not best.right.closed:
        sure = not misread.has_a_letter_too_many(token.text, vocabulary)
    split = Split(
        token=token,
        cuts=(best.cut,),
        probability=probability,
        name=best.left.name or best.left.trust == 0 or best.camel or (token.text[0].isupper() and not token.initial),
        brand=certainty.is_like_a_brand(best, context),
        sure=sure,
        proven=certainty.is_proven(best, evidence),
        best=best,
        vector=vector,
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
        (0, token._replace(text=left, after=" ", right_word=right)),
        (cut, token._replace(text=right, start=token.start + cut, before=" ", left_word=left)),
    )
    for offset, half in halves:
        if vocabulary.ordinary(half.text) or (offset and best.elision):
            continue
        inner = split_token(half, vocabulary, evidence, model, depth - 1)
        if inner is not None:
            known = offset > 0 and build.small_word_first(best, inner.best.left, vocabulary.conventions)
            if (split.sure or known) and not inner.sure:  # the half is looked at again when it stands alone
                split = split._replace(brand=split.brand and not known, sure=True)
                continue
            split = split._replace(
                cuts=tuple(sorted((*split.cuts, *(offset + c for c in inner.cuts)))),
                probability=min(split.probability, inner.probability),
                name=split.name or inner.name,
                brand=(split.brand and not known) or inner.brand,
                sure=(split.sure or known) and inner.sure,
                proven=split.proven and inner.proven,
            )
    return split


def _finding(split: Split, strange: float, why: tuple[str, ...]) -> Finding:
    token = split.token
    pieces = [token.text[i:j] for i, j in zip((0, *split.cuts), (*split.cuts, len(token.text)), strict=True)]
    apart, start, end = " ".join(pieces), token.start, token.start + len(token.text)
    confidence = round(split.probability, 3)
    if split.brand:
        flagged = Action.FLAG, start, end, None, confidence, why
        return Finding("glue.camel", *flagged, suggestions=(apart,))
    sure = split.sure and (strange < STRANGE_FIX or split.proven)
    action = Action.FIX if sure else Action.SUGGEST
    return Finding("glue.name" if split.name else "glue.words", action, start, end, apart, confidence, why)
