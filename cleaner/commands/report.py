"""`cleancopy report`: reports for an editor or another program, of one article, a folder or a batch."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.commands.options import Options, cleaning_options
from cleaner.commands.output import COLOURS, style, write

if TYPE_CHECKING:
    from cleaner.commands.articles import Named
    from cleaner.commands.session import Session
    from cleaner.report import Article, Style
    from cleaner.report.folder import Folder
    from cleaner.report.index.rows import Row

FORMATS = ("html", "docx", "critic", "json", "sarif", "diff", "markdown", "terminal", "github")
_ONE_EACH = ("html", "docx", "critic")
"""Formats of which each article makes a file of its own."""
_NOT_FOR_A_TERMINAL = {"html": "an HTML report is for a browser", "docx": "a Word document is no text"}


@click.command("report")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="html", help="Default: html.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Where to write it: a file, or a folder for several articles. Default: standard output.",
)
@click.option(
    "--color",
    type=click.Choice(COLOURS),
    default="auto",
    help="Colours of terminal and diff. Default: auto, on a terminal.",
)
@cleaning_options()
def command(files: tuple[str, ...], format_: str, output: Path | None, color: str, options: Options) -> None:
    """A report for an editor: HTML, a Word document, a diff; of several articles with an index page.

    FILE may be a folder, a file of JSON Lines whose records have a key "text", or - for standard input. Several
    articles as html, docx or critic go into the folder that --output names, with an index.html that says what came in
    damaged, where from, and what is left to decide.

    Exits with 0 when the report is made, whatever it says.
    """
    from cleaner.commands.records import is_records
    from cleaner.commands.session import Session
    from cleaner.report import Style

    many = len(files) > 1 or Path(files[0]).is_dir() or is_records(files[0])
    if output is None and sys.stdout.isatty() and format_ in _NOT_FOR_A_TERMINAL:
        raise click.UsageError(f"{_NOT_FOR_A_TERMINAL[format_]}: write it into a file with -o report.{format_}")
    session = Session(options)
    if many and format_ in _ONE_EACH:
        _into_folder(session, files, format_, _folder(output))
    else:
        look = style(color) if output is None else Style(color == "always")
        _in_one(session, files, _Rendered(format_, look), output)
    sys.exit(2 if session.failed else 0)


def _folder(output: Path | None) -> Path:
    """Where the reports of several articles go; raises UsageError if that is no folder."""
    if output is None:
        raise click.UsageError("several articles make several reports: name a folder for them with -o reports")
    if output.is_file() or output.suffix.lower() in (".html", ".htm", ".docx", ".md"):
        raise click.UsageError(f"what several articles make is a folder, and {output} names a file; try -o reports")
    return output


def _into_folder(session: Session, names: Sequence[str], format_: str, output: Path) -> None:
    from cleaner.commands.articles import each
    from cleaner.report.folder import Folder

    folder = Folder(output, format_)
    rows = list(each(session, names, _IntoFolder(folder), without=output / "articles"))
    if not rows and session.failed:
        return
    with session.guard(str(output)):
        title = Path(names[0]).absolute().name if len(names) == 1 else "cleancopy"
        click.echo(folder.finish(title, rows, session.cleaner(names[0]).config.ui_lang), err=True)


def _in_one(session: Session, names: Sequence[str], rendered: _Rendered, output: Path | None) -> None:
    """Everything as one text, or as one document where the format knows no other."""
    from cleaner.commands.articles import each
    from cleaner.report import JOINED, joined
    from cleaner.report.folder import put

    if rendered.format in JOINED:
        articles = list(each(session, names, _article))
        render_all = joined(rendered.format).render_all
        parts: Iterator[str | bytes] = iter([render_all(articles, rendered.look)] if articles else [])
    else:
        parts = each(session, names, rendered)
    if output is None:
        for part in parts:
            write(part)
        return
    made = [part.encode("utf-8", "backslashreplace") if isinstance(part, str) else part for part in parts]
    if made:
        with session.guard(str(output)):
            put(output, b"".join(made))


def _article(named: Named) -> Article:
    return named.article


@dataclass(frozen=True)
class _Rendered:
    """What is said of an article."""

    format: str
    look: Style

    def __call__(self, named: Named) -> str | bytes:
        from cleaner.report import reporter

        return reporter(self.format).render(named.article, self.look)


@dataclass(frozen=True)
class _IntoFolder:
    """Writes the report of an article, and says what the index needs of it."""

    folder: Folder

    def __call__(self, named: Named) -> Row:
        return self.folder.add(named.article, named.source, named.name)
