"""Front matter: the title and the description of a Markdown file are text, everything else there is data."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.expressions import regex

_FRONT_MATTER = regex.compile(
    r"\A(?:---[ \t]*+\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*+\r?$|\+\+\+[ \t]*+\r?\n(?P<toml>.*?)^\+\+\+[ \t]*+\r?$)",
    regex.DOTALL | regex.MULTILINE,
)
_VALUE = regex.compile(
    r"""
    ^(?:title|subtitle|headline|description|summary|excerpt)[ \t]*+(?:(?P<yaml>:)|=)[ \t]*+
    (?: "(?P<text>[^"\\\r\n]++)" | '(?P<text>[^'\r\n]++)' | (?(yaml)(?P<text>[\p{L}\p{N}«“„‘¿¡][^:\#\r\n]*+)) )
    [ \t]*+\r?$
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_UNSAFE = regex.compile(r"&(?:quot|apos|lt|gt|amp|#)|[%=\\][0-9A-Za-z]|\\")
"""What a repair could turn into a quote mark or a backslash, which would end the value or change its meaning."""
_PROSE = regex.compile(r"\S\s+\S")


def span(text: str) -> tuple[int, int]:
    """Where the front matter of `text` stands, in code points; an empty span if there is none.

    >>> span("---\\ntitle: Un\\n---\\n\\nTexte")
    (0, 17)
    """
    match = _FRONT_MATTER.match(text)
    return match.span() if match else (0, 0)


def values(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the title and the like, without their quotation marks.

    A value is left out if a repair in it could break the syntax around it: one with escapes, or an unquoted one with a
    colon or a number sign.

    >>> text = '---\\ntitle: "Un titre entier"\\ntags: [un, deux]\\n---\\n'
    >>> [text[start:end] for start, end in values(text)]
    ['Un titre entier']
    """
    match = _FRONT_MATTER.match(text)
    if match:
        group = "yaml" if match["yaml"] is not None else "toml"
        for value in _VALUE.finditer(text, *match.span(group)):
            if _PROSE.search(value["text"]) and not _UNSAFE.search(value["text"]):
                yield value.span("text")
