"""The part of the library `regex` that cleancopy uses, imported and carried out when an expression is first used."""

from __future__ import annotations

from functools import partial
from re import escape
from typing import TYPE_CHECKING, Any

from cleaner.expressions import Expression, functions
from cleaner.expressions.codes import codes, regex_engine

if TYPE_CHECKING:
    from regex import Match, Pattern

IGNORECASE, MULTILINE, DOTALL, VERBOSE, VERSION1 = 0x2, 0x8, 0x10, 0x40, 0x100
"""As in the library, which takes longer to import than to carry out most expressions."""
__all__ = ["DOTALL", "IGNORECASE", "MULTILINE", "VERBOSE", "VERSION1", "Match", "Pattern", "compile", "escape"]


def compile(pattern: str, flags: int = 0) -> Any:
    """The expression `pattern`, which is compiled when it is first used."""
    return Expression(partial(_compile, pattern, flags))


def _compile(pattern: str, flags: int) -> Any:
    key = ("regex", pattern, flags)
    code = codes.get(key)
    if code is not None:
        return regex_engine().compile(*code)
    import regex

    compiled: Any = regex.compile(pattern, flags)
    code = getattr(compiled, "_pickled_data", None)  # what the library itself puts into a pickle of an expression
    if isinstance(code, tuple):
        codes.made[key] = code
    return compiled


_FUNCTIONS = functions(compile)


def __getattr__(name: str) -> Any:
    if name in _FUNCTIONS:
        return _FUNCTIONS[name]
    import regex

    return getattr(regex, name)
