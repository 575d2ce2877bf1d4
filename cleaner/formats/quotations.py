"""Quotations of speech, in every convention that the seven languages use."""

from __future__ import annotations

from cleaner.expressions import regex
from cleaner.spans import Spans

LONGEST = 2000
"""Code points: a quotation that runs longer is taken for a quote mark that was never closed."""
_QUOTATION = regex.compile(
    rf"""
    «[^«»\n]{{1,{LONGEST}}}+» | „[^„“”\n]{{1,{LONGEST}}}+[“”] | “[^“”\n]{{1,{LONGEST}}}+”
  | ‹[^‹›\n]{{1,{LONGEST}}}+› | »[^«»\n]{{1,{LONGEST}}}+« | (?<!\w)"[^"\n]{{1,{LONGEST}}}+"(?!\w)
    """,
    regex.VERBOSE,
)


def quoted_spans(text: str) -> Spans:
    """The spans between quotation marks, the marks included; a quotation does not cross a line.

    >>> [*quoted_spans("Il dit « non » deux fois.")]
    [(7, 14)]
    """
    return Spans(match.span() for match in _QUOTATION.finditer(text))
