"""`cleancopy check`: reports, and changes nothing."""

from __future__ import annotations

import sys

import click

from cleaner.commands.options import Options, cleaning_options
from cleaner.commands.output import style, write

FORMATS = ("terminal", "json", "github", "diff")


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="terminal", help="Default: terminal.")
@cleaning_options()
def command(files: tuple[str, ...], format_: str, options: Options) -> None:
    """Report what would be fixed and what only a person can settle; change nothing.

    FILE may be a folder, of which the .txt and Markdown files are taken, or - for standard input. With json, each file
    is one line.

    Exits with 1 if `cleancopy fix` would change a file, or a suggestion or flag is left; notes never fail a check.
    """
    from collections import Counter

    from cleaner.commands.session import Cleaned, Session
    from cleaner.findings import Action
    from cleaner.report import counted, in_words, reporter, tally

    session = Session(options)
    counts: Counter[Action] = Counter()
    checked, remain = 0, False
    look = style()
    module = reporter(format_)

    def work(cleaned: Cleaned) -> None:
        nonlocal checked, remain
        result = cleaned.article.result
        checked += 1
        counts.update(tally([result]))
        remain |= bool(list(result.remaining())) or cleaned.source.changes(result.text)
        write(module.render(cleaned.article, look))

    session.each(files, work)
    if format_ == "terminal" and checked:
        click.echo(f"{counted(checked, 'file', 'files')}: {in_words(counts)}.", err=True)
    sys.exit(2 if session.failed else 1 if remain else 0)
