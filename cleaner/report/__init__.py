"""Reports: one module a format, each with `render(article, style) -> str`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from cleaner.findings import Action
from cleaner.result import Result
from cleaner.ruleset import RuleSet

FORMATS = {
    "html": "cleaner.report.html",
    "json": "cleaner.report.json_",
    "diff": "cleaner.report.diff",
    "terminal": "cleaner.report.terminal",
    "github": "cleaner.report.github",
    "sarif": "cleaner.report.sarif",
    "markdown": "cleaner.report.markdown",
    "critic": "cleaner.report.critic",
    "docx": "cleaner.report.docx",
}
"""Every format, and the module that writes it; a new one is a module and a line here."""
JOINED = frozenset({"sarif", "markdown"})
"""Formats in which several articles make one report; in the others each article has its own."""


class Article(NamedTuple):
    """One cleaned article, with what a report says beside the result.

    path     as the user wrote it
    sha256   of the bytes that were read, in hexadecimal
    format   "text" or "markdown"
    ui       language of the labels, as of the messages in the result
    """

    path: str
    sha256: str
    result: Result
    rules: RuleSet
    format: str = "text"
    ui: str = "en"


class Style(NamedTuple):
    """How a report looks that may be read in a terminal: with colours or not, and in how many columns.

    terminal   whether it goes to one, so that nothing in the article may reach it that would steer it
    """

    colour: bool = False
    width: int = 100
    terminal: bool = False


class Reporter(Protocol):
    """What a module of this package offers."""

    def render(self, article: Article, style: Style) -> str | bytes:
        """The report of one article, its last line ended; empty where there is nothing to say."""
        ...


class JoinedReporter(Reporter, Protocol):
    """What a module of one of JOINED offers beside."""

    def render_all(self, articles: Iterable[Article], style: Style) -> str:
        """One report of all articles."""
        ...


def reporter(name: str) -> Reporter:
    """The module that writes the format `name`, which is one of FORMATS."""
    return cast(Reporter, import_module(FORMATS[name]))


def joined(name: str) -> JoinedReporter:
    """The module that writes the format `name`, which is one of JOINED."""
    return cast(JoinedReporter, import_module(FORMATS[name]))


def tally(results: Iterable[Result]) -> Counter[Action]:
    """How many findings of each action the results hold."""
    return Counter(finding.action for result in results for finding in result.findings)


_WORDS = {
    Action.FIX: ("fix", "fixes"),
    Action.SUGGEST: ("suggestion", "suggestions"),
    Action.FLAG: ("flag", "flags"),
    Action.INFO: ("note", "notes"),
}


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun.

    >>> counted(1, "file", "files")
    '1 file'
    """
    return f"{number} {one if number == 1 else many}"


def in_words(counts: Counter[Action]) -> str:
    """The counts as a person says them.

    >>> in_words(Counter({Action.FIX: 1, Action.FLAG: 2}))
    '1 fix, 2 flags'
    """
    said = [counted(counts[action], *_WORDS[action]) for action in Action if counts[action]]
    return ", ".join(said) or "nothing to say"
