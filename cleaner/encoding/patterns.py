"""What may stand in the open places of a damaged word."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.encoding.evidence import Evidence
from cleaner.expressions import re

_OPEN = re.compile("[?\ufffd]+")
_SINGLE = re.compile(r"(?<![?\ufffd])(?:\ufffd|\?(?=[^\W\d_]))(?![?\ufffd])")


def patterns(body: str, evidence: Evidence, *, single: bool) -> Iterator[list[str]]:
    """For each way of reading the open places of `body`, the characters that fit each place; the likeliest way first.

    A sign stands for a letter; or, where no sign of the text stands alone (`single` is False), each two of them for the
    two bytes of a letter in UTF-8.
    """
    runs = _OPEN.findall(body)
    if not single and all(len(run) % 2 == 0 for run in runs):
        yield _pattern(_OPEN.sub(lambda run: run[0][::2], body), evidence)
    yield _pattern(body, evidence)


def has_single(text: str) -> bool:
    """Whether some sign for a lost letter stands alone in a word."""
    return _SINGLE.search(text) is not None


def _pattern(body: str, evidence: Evidence) -> list[str]:
    letters = sorted(evidence.letters)
    small = "".join(char for char in letters if char.islower())
    capitals = "".join(char for char in letters if char.isupper())
    known = [char for char in body if char.isalpha()]
    shouted = len(known) > 1 and all(char.isupper() for char in known)
    first, inner = (capitals, capitals) if shouted else (small + capitals, small)
    return [char if char.isalpha() else inner if at else first for at, char in enumerate(body)]
