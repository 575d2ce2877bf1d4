"""The part of the standard library's `re` that cleancopy uses; expressions are compiled when they are first used."""

from __future__ import annotations

import re
from functools import partial
from re import DOTALL, IGNORECASE, MULTILINE, VERBOSE, Match, Pattern, escape
from typing import Any, AnyStr, cast

from cleaner.expressions import Expression

__all__ = ["DOTALL", "IGNORECASE", "MULTILINE", "VERBOSE", "Match", "Pattern", "compile", "escape"]


def compile(pattern: AnyStr, flags: int = 0) -> Pattern[AnyStr]:
    """The expression `pattern`, which is compiled when it is first used."""
    return cast("Pattern[AnyStr]", Expression(partial(re.compile, pattern, flags)))


def __getattr__(name: str) -> Any:
    return getattr(re, name)
