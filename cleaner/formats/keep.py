"""What the user keeps: words, and between slashes regular expressions, that no rule may touch."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from cleaner.errors import ConfigError
from cleaner.rule import PER_CODE_POINT, TIMEOUT


def kept_spans(text: str, keep: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The places in `text` of what is kept.

    Raises ConfigError for an expression that takes too long, ValueError for one that is none.

    >>> [*kept_spans("la loi AB-12", ("loi", r"/[A-Z]{2}-\\d+/"))]
    [(3, 6), (7, 12)]
    """
    if not keep:
        return
    limit = TIMEOUT + PER_CODE_POINT * len(text)
    for pattern in compile_keep(keep):
        try:
            yield from (match.span() for match in pattern.finditer(text, timeout=limit))
        except TimeoutError:
            raise ConfigError(
                f"keep: /{pattern.pattern}/ took more than {limit:.0f} s on this text; "
                "it backtracks: make its quantifiers possessive (a++) or atomic ((?>...))"
            ) from None


@lru_cache(maxsize=64)
def compile_keep(keep: tuple[str, ...]) -> tuple[Any, ...]:
    """The compiled patterns of `keep`; raises ValueError naming an expression that is none."""
    expressions = [word for word in keep if len(word) > 2 and word[0] == word[-1] == "/"]
    words = sorted(set(keep).difference(expressions, [""]), key=lambda word: (-len(word), word))
    patterns: list[Any] = []
    if not words and not expressions:
        return ()
    import regex

    if words:
        patterns.append(regex.compile(rf"(?<!\w)(?:{'|'.join(map(regex.escape, words))})(?!\w)"))
    for expression in expressions:
        try:
            patterns.append(regex.compile(expression[1:-1], regex.VERSION1 | regex.MULTILINE))
        except regex.error as error:
            raise ValueError(f"{expression} is no regular expression: {error}") from None
    return tuple(patterns)
