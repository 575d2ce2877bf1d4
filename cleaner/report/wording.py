"""What the reports say in their own voice, in the editor's language, and small things that several of them show."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.errors import RuleError

if TYPE_CHECKING:
    from cleaner.report import Article
    from cleaner.rule import Rule

_FILES = ("labels.toml", "formats.toml")
AROUND = 28
"""Code points on either side of a hole."""


def record(article: Article, id_: str) -> Rule | None:
    """The record of a rule for the article's language; None for one of a plug-in's stage that has no record."""
    try:
        return article.rules.rule(id_, article.result.language)
    except RuleError:
        return None


@cache
def labels(ui: str) -> Mapping[str, str]:
    """Every label in the language `ui`, in English where it has none; the name of language xx as "language xx"."""
    said: dict[str, str] = {}
    for name in _FILES:
        tables = tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
        said |= {**tables["en"], **tables.get(ui, {})}
        said |= {f"language {code}": label for code, label in tables.get("languages", {}).items()}
    return said


def percent(share: float) -> str:
    """A confidence as a person reads it, never more than it is.

    >>> percent(0.997)
    '99 %'
    """
    return f"{int(share * 100 + 1e-9)} %"


def around(text: str, gap: int) -> tuple[str, str]:
    """The words before and after the offset `gap`, of its own line.

    >>> around("Le ministre a dit\\nqu’il venu hier.", 24)
    ('qu’il ', 'venu hier.')
    """
    left = (text[max(0, gap - AROUND) : gap].splitlines()[-1:] or [""])[0]
    right = (text[gap : gap + AROUND].splitlines()[:1] or [""])[0]
    if len(left) == AROUND:
        left = "… " + left.partition(" ")[2]
    if len(right) == AROUND:
        right = right.rpartition(" ")[0] + " …"
    return left, right
