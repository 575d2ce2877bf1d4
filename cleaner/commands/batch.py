"""`cleancopy batch`: JSON Lines in, JSON Lines out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.commands.options import Options, cleaning_options

if TYPE_CHECKING:
    from cleaner.batch.jsonl import Summary


@click.command("batch")
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
@click.option(
    "--jobs", type=click.IntRange(0), metavar="N", help="Processes; 0: one a core. Default: as many as pay off."
)
@cleaning_options(files=False)
def command(source: str, target: str, jobs: int | None, options: Options) -> None:
    """Clean the records of a JSON Lines file into another one.

    Each record of IN has a key "text", and perhaps "language". It goes to OUT with the keys schema, sha256, language,
    cleaned, edits and findings; every other key, the order and the number of records stay as they are. IN and OUT may
    be - for standard input and output. OUT appears when it is complete, or not at all.

    Exits with 0 when every record is written, whatever was found.
    """
    from cleaner.batch.jsonl import Summary, clean_file
    from cleaner.commands.processes import for_records
    from cleaner.commands.session import Session
    from cleaner.report import counted, in_words

    session = Session(options)
    summary = Summary()
    with session.guard(source), _progress(source) as show:
        cleaner = session.cleaner("-")
        for summary in clean_file(source, target, cleaner, for_records(source, jobs)):
            show(summary)
    if not session.failed:
        click.echo(f"{counted(summary.records, 'record', 'records')}: {in_words(summary.findings)}.", err=True)
    sys.exit(2 if session.failed else 0)


@contextmanager
def _progress(source: str) -> Iterator[Callable[[Summary], None]]:
    """A bar on standard error, if that is a terminal and the size of the source is known."""
    path = Path(source)
    if not sys.stderr.isatty() or not path.is_file():
        yield lambda summary: None
        return
    with click.progressbar(
        length=path.stat().st_size, file=sys.stderr, label=path.name, item_show_func=_records
    ) as bar:

        def show(summary: Summary) -> None:
            bar.update(summary.bytes_read - bar.pos, summary)

        yield show
        bar.update((bar.length or 0) - bar.pos)


def _records(summary: Summary | None) -> str | None:
    return None if summary is None else f"{summary.records} records"
