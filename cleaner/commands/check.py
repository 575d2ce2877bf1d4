"""`cleancopy check`: reports, and changes nothing."""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

from cleaner.commands.options import Options, cleaning_options
from cleaner.commands.output import style, write

if TYPE_CHECKING:
    from cleaner.commands.session import Cleaned
    from cleaner.findings import Action
    from cleaner.report import Article, Style

FORMATS = ("terminal", "json", "github", "diff", "sarif", "markdown")


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="terminal", help="Default: terminal.")
@cleaning_options()
def command(files: tuple[str, ...], format_: str, options: Options) -> None:
    """Report what would be fixed and what only a person can settle; change nothing.

    FILE may be a folder, of which the articles are taken (.txt, Markdown, HTML, reStructuredText, AsciiDoc), or - for
    standard input. With json, each file is one line.

    Exits with 1 if `cleancopy fix` would change a file, or a suggestion or flag is left; notes never fail a check.
    """
    from cleaner.commands.session import Session
    from cleaner.report import JOINED, counted, in_words, joined

    session = Session(options)
    counts: Counter[Action] = Counter()
    checked, remain = 0, False
    articles: list[Article] = []
    for checking in session.each(files, partial(_check, "" if format_ in JOINED else format_, style())):
        checked += 1
        counts.update(checking.counts)
        remain |= checking.remain
        if isinstance(checking.shown, (str, bytes)):
            write(checking.shown)
        else:
            articles.append(checking.shown)
    if format_ in JOINED:
        write(joined(format_).render_all(articles, style()))
    if format_ == "terminal" and checked:
        click.echo(f"{counted(checked, 'file', 'files')}: {in_words(counts)}.", err=True)
    sys.exit(2 if session.failed else 1 if remain else 0)


class _Checking(NamedTuple):
    """What is said of one file (itself, where all make one report), and whether something is to be done about it."""

    shown: str | bytes | Article
    counts: Counter[Action]
    remain: bool


def _check(format_: str, look: Style, cleaned: Cleaned) -> _Checking:
    """What is done with each file, perhaps in a process of its own; `format_` is "" where all make one report."""
    from cleaner.report import reporter, tally

    article = cleaned.article
    remain = bool(list(article.result.remaining())) or cleaned.source.changes(article.result.text)
    shown = reporter(format_).render(article, look) if format_ else article
    return _Checking(shown, tally([article.result]), remain)
