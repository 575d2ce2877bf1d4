"""HTML entities in text that is not HTML: "caf&eacute;", "&amp;eacute;", "&#233;", "caf&eacute"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from cleaner.edits import Edit
from cleaner.escapes.codes import is_code
from cleaner.expressions import re

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


def find(text: str, *, marked_up: bool = False) -> Iterator[Edit]:
    """Edits that write entities as their characters. Never one that would make markup or a control character.

    marked_up   the text is Markdown or the like, where an entity is read as its character: what the source needs, such
                as &lt; and &nbsp;, stays

    >>> [edit.new for edit in find("l&rsquo;&eacute;t&eacute; 5 &lt; 6, &lt;b&gt;")]
    ['’', 'é', 'é', '<']
    >>> [edit.new for edit in find("&eacute;&nbsp;&lt;b&gt; &amp; &amp;lt; &amp;eacute;", marked_up=True)]
    ['é', '&lt;', 'é']
    """
    at = 0
    for match in _ENTITY.finditer(text):
        if match.start() < at:
            continue
        char, at = _in_markup(match[0]) if marked_up else _in_text(text, match), match.end()
        if char is None and (pair := _surrogates(text, match)):
            char, at = pair
        if char is not None and char != match[0]:
            yield Edit(match.start(), at, char)


def _in_text(text: str, match: re.Match[str]) -> str | None:
    """What an entity stands for, through every `&amp;` before it; None if it is none, or must stay.

    &lt; and &gt; stay where the character could make markup of what is text; &amp;lt; becomes &lt; there.
    """
    name = _once(match[0])
    char = _meaning(name)
    if char in _MARKUP and _is_comparison(text, match, str(char)):
        return char
    return char if char is not None and not set(char) & _MARKUP else None if name == match[0] else name


def _in_markup(entity: str) -> str | None:
    """The same where entities are read: what a reader sees as its character may be it; what he does not see stays."""
    name = _once(entity)
    char = _meaning(name)
    if char is not None and all(one > "\x7f" and unicodedata.category(one)[0] not in "ZC" for one in char):
        return char
    if name == "&":
        return "&amp;" if entity != "&amp;" else None
    return None if name == entity else name


def _once(entity: str) -> str:
    """The entity without the `amp;` of every time that it was escaped again; "&" where nothing else is left."""
    return "&" + entity[1:].replace("amp;", "")


def _meaning(name: str) -> str | None:
    """The characters of an entity; None for a name that is none, and for what is no printable character."""
    if name == "&":
        return name
    import html  # here, because the names of all entities take longer to load than most texts to clean

    char = html.unescape(name if name.endswith(";") else name + ";")
    if char.startswith(name) or "\ufffd" in char:
        return None
    return None if any(unicodedata.category(one) in ("Cc", "Cs", "Cn", "Co") for one in char) else char


def _is_comparison(text: str, match: re.Match[str], sign: str) -> bool:
    """Whether an angle bracket stands as in "5 < 6" or "->", so that it can be no part of a tag."""
    if sign == "<":
        return _NO_TAG.match(text, match.end()) is not None
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return _OPENS.search(line) is None


_NO_TAG = re.compile(r"\s|[0-9=-]|\Z")
_OPENS = re.compile(r"(?:<|&(?:amp;)*(?:lt|#0*60|#[xX]0*3[cC]);?)(?!\s|[0-9=-])")


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
