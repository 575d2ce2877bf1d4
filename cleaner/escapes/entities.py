"""HTML entities in text that is not HTML: "caf&eacute;", "&amp;eacute;", "&#233;", "caf&eacute"."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from cleaner.edits import Edit
from cleaner.escapes.codes import is_code

_ENTITY = re.compile(
    r"&(?:amp;)*+(?:#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});?|[A-Za-z][A-Za-z0-9]{1,31};|(?P<letter>[A-Za-z]"
    r"(?:acute|grave|circ|uml|cedil|tilde|ring|slash)|(?:AE|ae)lig|szlig)(?![;A-Z0-9=]))|&(?:amp;)++"
)
"""With its semicolon, or as a number, or as a letter: other names without a semicolon are too often ordinary text or a
parameter ("&copy=1"). `&amp;` before it, as often as it was escaped again."""
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*+(?:\s[^<>]*+)?/?>")
_MARKUP = frozenset("<>")


def is_markup(line: str) -> bool:
    """Whether a line is HTML or program text, in which entities are meant: it holds a tag, or reads like code."""
    return _TAG.search(line) is not None or is_code(_ENTITY.sub("", line))


def find(text: str) -> Iterator[Edit]:
    """Edits that write entities as their characters. Never one that would make markup or a control character.

    >>> [edit.new for edit in find("l&rsquo;&eacute;t&eacute; a &lt; b")]
    ['’', 'é', 'é']
    """
    at = 0
    for match in _ENTITY.finditer(text):
        if match.start() < at:
            continue
        char, at = _character(match[0]), match.end()
        if char is None and (pair := _surrogates(text, match)):
            char, at = pair
        if char is not None:
            yield Edit(match.start(), at, char)


def _character(entity: str) -> str | None:
    """What an entity stands for, through every `&amp;` before it; None if it is none, or must stay.

    `&lt;` and `&gt;` stay, since the characters would make markup of what is text; `&amp;lt;` becomes `&lt;`.
    """
    name = "&" + entity[1:].replace("amp;", "")
    char = html.unescape(name if name.endswith(";") else name + ";")
    if name == "&" or (name != entity and (char == name or set(char) & _MARKUP)):
        return name
    if char.startswith(name) or "\ufffd" in char or set(char) & _MARKUP:
        return None
    return None if any(unicodedata.category(one) in ("Cc", "Cs", "Cn", "Co") for one in char) else char


_UNIT = re.compile(r"&#(?:([0-9]{5})|[xX]([0-9A-Fa-f]{4}));")


def _surrogates(text: str, match: re.Match[str]) -> tuple[str, int] | None:
    """The character of two numeric entities that are the halves of a UTF-16 pair, and where they end."""
    first, second = _UNIT.fullmatch(match[0]), _UNIT.match(text, match.end())
    if not first or not second:
        return None
    high, low = (int(unit[1]) if unit[1] else int(unit[2], 16) for unit in (first, second))
    if 0xD800 <= high < 0xDC00 <= low < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)), second.end()
    return None
