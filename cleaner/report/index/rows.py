"""What the index of many articles knows of each: little enough that a batch of a hundred thousand fits into memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from cleaner.findings import Action
from cleaner.report import Article
from cleaner.stages import STAGES

Kind = tuple[str, Action]
"""The stage that found something, and what it asks for."""


@dataclass(frozen=True)
class Row:
    """One article.

    name      as it is shown: its path, or what its record calls it
    source    where it came from: its folder, or the host of its address
    href      relative address of its own report; "" where nothing was found, so that there is none
    """

    name: str
    source: str
    href: str
    language: str
    kinds: Counter[Kind] = field(default_factory=Counter)

    def count(self, action: Action) -> int:
        """How many findings ask for `action`."""
        return self._actions.get(action, 0)

    @cached_property
    def _actions(self) -> dict[Action, int]:
        found: dict[Action, int] = {}
        for (_, action), number in self.kinds.items():
            found[action] = found.get(action, 0) + number
        return found

    @property
    def open(self) -> int:
        """What is left for a person: suggestions and flags."""
        return self.count(Action.SUGGEST) + self.count(Action.FLAG)

    @property
    def damaged(self) -> bool:
        """Whether something was mended or has to be decided; a note is no damage."""
        return self.open + self.count(Action.FIX) > 0


def row(article: Article, source: str, href: str) -> Row:
    """The row of an article."""
    kinds = Counter((finding.rule.partition(".")[0], finding.action) for finding in article.result.findings)
    return Row(article.path, source, href if kinds else "", article.result.language, kinds)


def host(address: str) -> str:
    """The host of a web address, without "www."; "" if it is none.

    >>> host("https://www.example.org/2026/un-titre?x=1")
    'example.org'
    """
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@dataclass(frozen=True)
class Summary:
    """What the rows come to; all lists are sorted by how much there is, then by name."""

    rows: Sequence[Row]

    def worst_first(self) -> list[Row]:
        """The rows with most for a person to decide first, then those with most mended."""
        return sorted(self.rows, key=lambda row: (-row.open, -row.count(Action.FIX), row.name))

    def damaged(self) -> int:
        """How many articles came in damaged."""
        return sum(row.damaged for row in self.rows)

    def count(self, action: Action) -> int:
        """How many findings of all articles ask for `action`."""
        return sum(row.count(action) for row in self.rows)

    def stages(self) -> list[tuple[str, Counter[Action], int]]:
        """(stage, its findings by action, articles that have any), those with most findings first."""
        found: dict[str, Counter[Action]] = {}
        touched: Counter[str] = Counter()
        for row in self.rows:
            for (stage, action), number in row.kinds.items():
                found.setdefault(stage, Counter())[action] += number
            touched.update({stage for stage, _ in row.kinds})
        order = {stage: index for index, stage in enumerate(STAGES)}
        names = sorted(found, key=lambda stage: (-found[stage].total(), order.get(stage, len(order)), stage))
        return [(stage, found[stage], touched[stage]) for stage in names]

    def sources(self) -> list[tuple[str, list[Row]]]:
        """(source, its rows), those with most damaged articles first."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.source, []).append(row)
        return sorted(found.items(), key=lambda item: (-sum(row.damaged for row in item[1]), item[0]))


def worst_stages(rows: Iterable[Row], most: int) -> list[tuple[str, int]]:
    """The `most` stages that found most in the rows, each with how much; infos are left out."""
    found: Counter[str] = Counter()
    for row in rows:
        for (stage, action), number in row.kinds.items():
            if action is not Action.INFO:
                found[stage] += number
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:most]
