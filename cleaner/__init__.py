"""cleancopy: repairs scraped and OCR'd articles, and explains every change.

    from cleaner import clean
    result = clean(text)
    result.text, result.language, result.edits, result.findings

The names below are the whole public API. They are imported when first used, so that `import cleaner` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleaner.cleaner import Cleaner, clean
    from cleaner.edits import Edit
    from cleaner.findings import Finding
    from cleaner.result import Result

__all__ = ["Cleaner", "Edit", "Finding", "Result", "clean"]
__version__ = "0.1.0"
_HOMES = {
    "Cleaner": "cleaner.cleaner",
    "Edit": "cleaner.edits",
    "Finding": "cleaner.findings",
    "Result": "cleaner.result",
    "clean": "cleaner.cleaner",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
