"""Lines of program code in a text that no mark sets off as code: "else {", "def area(r):", "printf(x);"."""

from __future__ import annotations

from cleaner.expressions import re

LONGEST = 400
"""Code points of a line that is looked at; a longer one is no line of code that a person wrote."""
_CODE = re.compile(
    r"""
      [{}] \s* $                      # else {
    | ^ \s* [{}]                      # } else
    | \w \( [^()]* \) \s* [;:{] \s* $   # def area(r):
    | \s (?: == | != | => | -> | := | && | \|\| | \+= | <- ) \s
    """,
    re.VERBOSE,
)
_MARK = re.compile(r"[{})=&|<>]")
"""One of these stands in all of them; to look for it takes a tenth of the time."""


def in_code_line(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, within one line, stands in a line that is built like program code, or is called there.

    >>> in_code_line("} else {", 2, 6), in_code_line("or else", 3, 7), in_code_line("use printf(x) here", 4, 10)
    (True, False, True)
    """
    if text[end : end + 1] == "(":
        return True
    first = max(text.rfind("\n", max(0, start - LONGEST), start) + 1, start - LONGEST, 0)
    last = text.find("\n", end, end + LONGEST)
    line = text[first : last if last >= 0 else end + LONGEST]
    return _MARK.search(line) is not None and _CODE.search(line) is not None
