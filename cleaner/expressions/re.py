"""The part of the standard library's `re` that cleancopy uses; expressions are compiled when they are first used."""

from __future__ import annotations

import re
from functools import partial
from re import DOTALL, IGNORECASE, MULTILINE, VERBOSE, Match, Pattern, escape
from typing import Any, AnyStr, cast

from cleaner.expressions import Expression, functions
from cleaner.expressions.codes import Code, codes

__all__ = ["DOTALL", "IGNORECASE", "MULTILINE", "VERBOSE", "Match", "Pattern", "compile", "escape"]


def compile(pattern: AnyStr, flags: int = 0) -> Pattern[AnyStr]:
    """The expression `pattern`, which is compiled when it is first used."""
    return cast("Pattern[AnyStr]", Expression(partial(_compile, pattern, flags)))


def _compile(pattern: str | bytes, flags: int) -> Any:
    key = ("re", pattern, int(flags))
    code = codes.get(key)
    if code is not None:
        import _sre  # type: ignore[import-not-found]  # the engine of `re`

        return _sre.compile(*code)
    compiled: Pattern[Any] = re.compile(pattern, flags)
    code = _code(compiled, flags)
    if code is not None:
        codes.made[key] = code
    return compiled


def _code(compiled: Pattern[Any], flags: int) -> Code | None:
    """What `re` gives to its engine; None in a Python whose `re` is made otherwise."""
    library: Any = re
    try:
        code = library._compiler._code(library._parser.parse(compiled.pattern, int(flags)), int(flags))
    except (AttributeError, TypeError):
        return None
    groups = dict(compiled.groupindex)
    names = {number: name for name, number in groups.items()}
    by_number = tuple(names.get(number) for number in range(compiled.groups + 1))
    return (compiled.pattern, compiled.flags, [*map(int, code)], compiled.groups, groups, by_number)


_FUNCTIONS = functions(compile)


def __getattr__(name: str) -> Any:
    return _FUNCTIONS[name] if name in _FUNCTIONS else getattr(re, name)
