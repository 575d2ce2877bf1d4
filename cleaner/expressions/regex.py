"""The part of the library `regex` that cleancopy uses, imported and carried out when an expression is first used."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from cleaner.expressions import Expression

if TYPE_CHECKING:
    from regex import Match, Pattern

IGNORECASE, MULTILINE, DOTALL, VERBOSE, VERSION1 = 0x2, 0x8, 0x10, 0x40, 0x100
"""As in the library, which takes longer to import than to carry out most expressions."""
__all__ = ["DOTALL", "IGNORECASE", "MULTILINE", "VERBOSE", "VERSION1", "Match", "Pattern", "compile", "escape", "save"]
Code = tuple[Any, ...]
"""What the library itself puts into a pickle of an expression."""


class _Codes:
    """The codes that the cache holds, read when first asked, and those that were made in this process."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, int], Code] | None = None
        self.made: dict[tuple[str, int], Code] = {}

    def get(self, key: tuple[str, int]) -> Code | None:
        if self.known is None:
            import marshal

            from cleaner import cache

            found = cache.read(_name())
            self.known = marshal.loads(found) if found else {}
        return self.known.get(key)

    def save(self) -> None:
        if self.made:
            import marshal

            from cleaner import cache

            cache.write(_name(), marshal.dumps({**(self.known or {}), **self.made}))
            self.made = {}


_codes = _Codes()


def compile(pattern: str, flags: int = 0) -> Any:
    """The expression `pattern`, which is compiled when it is first used."""
    return Expression(partial(_compile, pattern, flags))


def escape(text: str) -> str:
    """`text` as an expression that matches it and nothing else."""
    import regex

    return str(regex.escape(text))


def save() -> None:
    """Keep what was compiled in this process for the next one; call it when the work is done."""
    _codes.save()


def _name() -> str:
    """The name in the cache: a code is good for one version of the library only."""
    import sys

    import regex

    return f"expressions-{regex.__version__}-{sys.implementation.cache_tag}-{sys.byteorder}"


def _compile(pattern: str, flags: int) -> Any:
    import copyreg

    import regex

    pickled: Any = copyreg.dispatch_table.get(regex.Pattern)
    code = _codes.get((pattern, flags)) if pickled else None
    if code is not None:
        return regex._regex.compile(*code)
    compiled = regex.compile(pattern, flags)
    if pickled is not None:
        maker, arguments = pickled(compiled)
        if maker is regex._regex.compile and isinstance(arguments, tuple):
            _codes.made[pattern, flags] = arguments
    return compiled


def __getattr__(name: str) -> Any:
    import regex

    return getattr(regex, name)
