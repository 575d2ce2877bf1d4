"""Text on its way into the parts of a document: what XML 1.0 cannot hold is shown by a sign."""

from __future__ import annotations

from xml.sax.saxutils import escape

from cleaner.expressions import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_QUOTE = {'"': "&quot;"}


def held(text: str) -> str:
    """The text with a sign for each character that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets).

    >>> held("a\\x00b\\ufffe")
    'a␀b<U+FFFE>'
    """
    return _FORBIDDEN.sub(_sign, text)


def escaped(text: str) -> str:
    """The text as the content of an element or as the value of an attribute in double quotes.

    >>> escaped('a < "b"\\x07')
    'a &lt; &quot;b&quot;␇'
    """
    return escape(held(text), _QUOTE)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else f"<U+{code:04X}>"
