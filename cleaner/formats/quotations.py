"""Quotations of speech, in every convention that the seven languages use."""

from __future__ import annotations

from cleaner.expressions import regex
from cleaner.spans import Spans

LONGEST = 2000
"""Code points: a quotation that runs longer is taken for a quote mark that was never closed."""
_OTHERS = rf"""
    „[^„“”\n]{{1,{LONGEST}}}+[“”] | “[^“”\n]{{1,{LONGEST}}}+” | ‹[^‹›\n]{{1,{LONGEST}}}+›
  | (?<!\w)"[^"\n]{{1,{LONGEST}}}+"(?!\w)
    """
_QUOTATION = {
    inward: regex.compile(rf"{first}{{1,{LONGEST}}}+{last} | {_OTHERS}", regex.VERBOSE)
    for inward, first, last in ((False, "«[^«»\n]", "»"), (True, "»[^«»\n]", "«"))
}
_OPENS_OUTWARD = regex.compile(r"(?:^|[\s(\[–—'’-])«", regex.MULTILINE)
_OPENS_INWARD = regex.compile(r"(?:^|[\s(\[–—'’-])»(?=\w)", regex.MULTILINE)


def quoted_spans(text: str) -> Spans:
    """The spans between quotation marks, the marks included; a quotation does not cross a line.

    >>> [*quoted_spans("Il dit « non » deux fois.")]
    [(7, 14)]
    >>> [*quoted_spans("mein Freund« (»ach, ja«)")]
    [(14, 23)]
    """
    return Spans(match.span() for match in _QUOTATION[_is_inward(text)].finditer(text))


def _is_inward(text: str) -> bool:
    """Whether the text quotes »so«, as German books do: more words have a » before them than there are opening «."""
    if "»" not in text or "«" not in text:
        return False
    return len(_OPENS_INWARD.findall(text)) > len(_OPENS_OUTWARD.findall(text))
