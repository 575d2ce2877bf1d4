"""`cleancopy revert`: takes back what a JSON report says was done."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.commands.options import split

if TYPE_CHECKING:
    from cleaner.files import Source


@click.command("revert")
@click.argument("file", metavar="FILE")
@click.option(
    "--report",
    required=True,
    type=click.Path(path_type=Path),
    metavar="R.json",
    help="What `cleancopy fix --format json` printed, or `check --format json` before the fix.",
)
@click.option(
    "--only", multiple=True, callback=split, metavar="ID", help="Only these findings: f3, with commas. Default: all."
)
@click.option("--diff", is_flag=True, help="Show what would change as a unified diff, and write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@click.option("--stdin-name", metavar="NAME", default="stdin", help="What the report calls the text of `-`.")
def command(file: str, report: Path, only: tuple[str, ...], diff: bool, quiet: bool, stdin_name: str) -> None:
    """Take back what a JSON report says was done.

    Without --only, the file gets back the very bytes that it had, or is left alone. Some of it may be taken back
    before the rest. FILE may be - to read standard input and write standard output. The report may hold those of
    several files, one a line.

    Exits with 0 when it is done, and with 2 if the file is not the cleaned text of the report.
    """
    from cleaner.commands.changes import put, show
    from cleaner.commands.options import Options
    from cleaner.commands.session import Session
    from cleaner.decoding import decode
    from cleaner.files import read

    session = Session(Options())
    with session.guard(file):
        source = read(file, stdin_name)
        data = _before(source, report, only)
        if diff:
            show(source, decode(data).text)
        else:
            put(source, data)
            if not quiet and source.path is not None:
                what = "nothing to take back" if data == source.data else "taken back"
                click.echo(f"{source.name}: {what}.", err=True)
    sys.exit(2 if session.failed else 0)


def _before(source: Source, path: Path, only: tuple[str, ...]) -> bytes:
    """The bytes that the file had, or has without the findings `only`."""
    from cleaner.commands.changes import read_bytes
    from cleaner.errors import InputError
    from cleaner.reverting import read_report

    try:
        report = read_report(read_bytes(path), source.name)
    except InputError as error:
        text = str(error)
        raise InputError(text if text.startswith(str(path)) else f"{path}: {text}") from error
    if source.sha256 == report.sha256:
        return source.data
    if report.in_force(source.text) is None:
        raise InputError(
            f"{source.name}: is not the cleaned text of this report, so it was left alone; it was changed since, "
            f"or {path} is of another run (of {report.path or 'a record'}, SHA-256 {sha256_short(report.sha256)})"
        )
    try:
        return source.cleaned(report.reverted(source.text, only)) if only else report.original(source.decoded)
    except InputError as error:
        raise InputError(f"{source.name}: {error}") from error


def sha256_short(digest: str) -> str:
    """Enough of it to compare by eye."""
    return digest[:12] + "…"
