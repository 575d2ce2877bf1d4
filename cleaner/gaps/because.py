"""Why a hole is believed: what demands the missing word, or what the model expected there."""

from __future__ import annotations

from cleaner.models.gapmodel import Gap
from cleaner.reasons import Reason

SHOWN = 3
"""Classes that the evidence of the model names."""
_CLASSES = {
    "<verb>": "gaps.a-verb",
    "<noun>": "gaps.a-noun",
    "<nominal>": "gaps.a-noun",
    "<noun or verb>": "gaps.a-noun-or-verb",
    "<adjective>": "gaps.an-adjective",
    "<participle>": "gaps.a-participle",
    "<infinitive>": "gaps.an-infinitive",
    "<adverb>": "gaps.an-adverb",
    "<name>": "gaps.a-name",
    "<number>": "gaps.a-number",
    "<several>": "gaps.several-words",
    "<word>": "gaps.another-word",
}
"""The model's classes of words, as an editor calls them."""


def because_expected(gap: Gap) -> tuple[Reason, ...]:
    """How sure the model was, and what it expected, each with its share in percent."""
    likely = tuple(_likely(name, share) for name, share in gap.expected[:SHOWN])
    return Reason("gaps.model", percent=_percent(gap.missing)), Reason("gaps.expected", words=likely)


def _likely(name: str, share: float) -> Reason:
    key = _CLASSES.get(name)
    return Reason("gaps.likely", word=Reason(key) if key else f"“{name}”", percent=_percent(share))


def _percent(share: float) -> str:
    """ "99.7" at most: a model is never certain."""
    return f"{min(99.9, 100 * share):.1f}" if share > 0.99 else f"{100 * share:.0f}"
