"""What compiling an expression makes, kept in the user's cache: reading it takes a hundredth of the time.

The command line calls `save` when its work is done; a library writes nothing (see cleaner.cache).
"""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import Any

Code = tuple[Any, ...]
"""The arguments with which a library's engine makes a compiled expression, as `marshal` can keep them."""
Key = tuple[str, str | bytes, int]
"""The library, the pattern and the flags."""
MOST = 2_000
"""Codes in the cache, five times those of our own expressions: beyond that, only what this process used is kept."""


class Codes:
    """The codes that the cache holds, read when first asked, and those that were made in this process."""

    def __init__(self) -> None:
        self.known: dict[Key, Code] | None = None
        self.made: dict[Key, Code] = {}
        self._used: set[Key] = set()

    def get(self, key: Key) -> Code | None:
        """The code of an expression, if the cache holds it."""
        if self.known is None:
            self.known = _read()
        self._used.add(key)
        return self.known.get(key)

    def save(self) -> None:
        """Keep what was made in this process for the next one."""
        if not self.made:
            return
        from marshal import dumps

        from cleaner import cache

        known = self.known or {}
        if len(known) + len(self.made) > MOST:
            known = {key: code for key, code in known.items() if key in self._used}
        cache.write(_name(), dumps({**known, **self.made}))
        self.made = {}


codes = Codes()


def regex_engine() -> Any:
    """The module of the library `regex` that carries expressions out, without the one that compiles them.

    The library imports both, and the other takes as long as twenty expressions. Raises ImportError.
    """
    found = sys.modules.get(_ENGINE)
    if found is None:
        from importlib.util import module_from_spec

        spec = _spec()
        if spec is None or spec.loader is None:
            raise ImportError(_ENGINE)
        found = module_from_spec(spec)
        spec.loader.exec_module(found)
        found = sys.modules.setdefault(_ENGINE, found)
    return found


_ENGINE = "regex._regex"


@cache
def _spec() -> Any:
    from importlib.machinery import PathFinder

    package = PathFinder.find_spec("regex")
    return PathFinder.find_spec(_ENGINE, package.submodule_search_locations) if package else None


def _read() -> dict[Key, Code]:
    from marshal import loads

    from cleaner import cache

    found = cache.read(_name())
    codes: dict[Key, Code] = loads(found) if found else {}
    return codes


@cache
def _name() -> str:
    """The name in the cache: a code is good for one build of Python and of the library `regex` only."""
    from _sre import MAGIC  # type: ignore[import-not-found]

    spec = _spec()
    status = os.stat(spec.origin) if spec and spec.origin else None  # noqa: PTH116
    engine = f"{status.st_size:x}-{status.st_mtime_ns:x}" if status else "none"
    return f"expressions-{sys.implementation.cache_tag}-{MAGIC}-{engine}"
