"""Tracking parameters in addresses that stand visibly in the text."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from cleaner.expressions import regex

_ADDRESS = regex.compile(r"https?://[^\s<>\"«»“”„]++")


def tracked(text: str, parameters: AbstractSet[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and clean form of every address in `text` that carries one of `parameters` ("utm_*" for a prefix).

    >>> list(tracked("http://example.org/a?id=3&utm_source=x", {"utm_*"}))
    [(0, 38, 'http://example.org/a?id=3')]
    """
    if "?" not in text or "://" not in text:
        return
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(".,;:!?…)]'’")
        clean = _clean(address, parameters)
        if clean != address:
            yield match.start(), match.start() + len(address), clean


def _clean(address: str, parameters: AbstractSet[str]) -> str:
    head, mark, query = address.partition("?")
    if not mark:
        return address
    query, hash_, fragment = query.partition("#")
    kept = [part for part in query.split("&") if not _tracks(part.partition("=")[0], parameters)]
    return head + ("?" + "&".join(kept) if kept else "") + hash_ + fragment


def _tracks(name: str, parameters: AbstractSet[str]) -> bool:
    return name in parameters or name.partition("_")[0] + "_*" in parameters
