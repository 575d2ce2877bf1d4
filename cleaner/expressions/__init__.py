"""Regular expressions that are compiled when they are first used, and only once an installation.

`from cleaner.expressions import re, regex` stands for `import re, regex`: an expression at the head of a module costs
nothing until a text needs it. Compiling takes the library regex longer than reading most texts takes; therefore the
command line keeps what it compiled in the user's cache (cleaner.expressions.codes).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any


class Expression:
    """Stands for a compiled expression: the first use of any of its methods compiles it.

    >>> from cleaner.expressions import re
    >>> re.compile("b+").search("abba").span()
    (1, 3)
    """

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = self._make()
        for method in ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn"):
            self.__dict__[method] = getattr(compiled, method)  # the next use finds them without coming here
        self.__dict__[name] = getattr(compiled, name)
        return self.__dict__[name]


def functions(compile: Callable[[Any, int], Any]) -> dict[str, Callable[..., Any]]:
    """The functions of a library that take a pattern, by name, on expressions that `compile` makes and that are kept.

    >>> from cleaner.expressions import re
    >>> re.sub("b+", "-", "abba"), re.search("B", "abba", re.IGNORECASE).start()
    ('a-a', 1)
    """
    kept = lru_cache(maxsize=256)(compile)

    def on_text(method: str) -> Callable[..., Any]:
        return lambda pattern, text, flags=0: getattr(kept(pattern, flags), method)(text)

    found = {method: on_text(method) for method in ("finditer", "findall", "fullmatch", "match", "search", "split")}
    return {**found, "sub": lambda pattern, new, text, flags=0: kept(pattern, flags).sub(new, text)}
