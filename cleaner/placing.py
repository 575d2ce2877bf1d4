"""Where some of the pieces of a text stand, its words with their marks: only for these an offset is worked out."""

from __future__ import annotations

from collections.abc import Container, Iterator, Set

from cleaner.document import LETTERS, Document, runs_of

WHITE = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""What str.split() cuts at, but for the space itself."""


def placed(document: Document, pieces: Container[str]) -> list[tuple[int, str]]:
    """Every offset at which one of `pieces` stands between white space, with the piece, in order.

    Each is sought from the one before it on, so that the text is gone through but once.

    >>> placed(Document("un an, un jour"), {"un"})
    [(0, 'un'), (7, 'un')]
    """
    sought = list(filter(pieces.__contains__, document.pieces))
    if not sought:
        return []
    find, at, found = _spaced(document).find, 0, []
    for piece in sought:
        at = find(f" {piece} ", at)
        found.append((at, piece))
        at += len(piece) + 1
    return found


def placed_words(document: Document, words: Set[str]) -> Iterator[tuple[int, str]]:
    """The same for runs of letters: every offset at which one of `words` stands with no letter joined to it.

    >>> list(placed_words(Document("l’an, un an."), {"an"}))
    [(2, 'an'), (9, 'an')]
    """
    runs = document.answers(runs_of)
    pieces = {piece for piece in document.different_pieces if not words.isdisjoint(runs[piece])} if words else ()
    for at, piece in placed(document, pieces):
        for run in LETTERS.finditer(document.text, at, at + len(piece)):
            if run[0] in words:
                yield run.start(), run[0]


def _spaced(document: Document) -> str:
    """The text with spaces for all white space, and one more before it and behind it; as long in between."""
    kept = document.memo("spaced")
    if "" not in kept:
        spaced = document.text
        for space in WHITE:
            if space in spaced:
                spaced = spaced.replace(space, " ")
        kept[""] = f" {spaced} "
    return str(kept[""])
