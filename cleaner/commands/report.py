"""`cleancopy report`: one file's report, for an editor or another program."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cleaner.commands.options import Options, cleaning_options
from cleaner.commands.output import style, write

FORMATS = ("html", "json", "diff", "terminal", "github")


@click.command("report")
@click.argument("file", metavar="FILE")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="html", help="Default: html.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to write it. Default: standard output.")
@cleaning_options()
def command(file: str, format_: str, output: Path | None, options: Options) -> None:
    """A report of one file for an editor: HTML, JSON, a diff.

    FILE may be - for standard input. Exits with 0 when the report is made, whatever it says.
    """
    from cleaner.commands.session import Cleaned, Session
    from cleaner.report import Style, reporter

    if format_ == "html" and output is None and sys.stdout.isatty():
        raise click.UsageError("an HTML report is for a browser: write it into a file with -o report.html")
    if Path(file).is_dir():
        raise click.UsageError(f"{file} is a folder, and a report is of one file; cleancopy check takes folders")
    session = Session(options)
    module = reporter(format_)

    def work(cleaned: Cleaned) -> None:
        if output is None:
            write(module.render(cleaned.article, style()))
        else:
            _save(output, module.render(cleaned.article, Style()))

    session.each([file], work)
    sys.exit(2 if session.failed else 0)


def _save(path: Path, text: str) -> None:
    from cleaner import atomic
    from cleaner.errors import InputError

    try:
        atomic.put(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error
