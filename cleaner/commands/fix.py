"""`cleancopy fix`: writes the fixes into the files."""

from __future__ import annotations

import sys

import click

from cleaner.commands.options import Options, cleaning_options
from cleaner.commands.output import style, write


@click.command("fix")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--diff", is_flag=True, help="Show what would change as a unified diff, and write nothing.")
@click.option("--suggested", is_flag=True, help="Take the suggestions too.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@cleaning_options()
def command(files: tuple[str, ...], diff: bool, suggested: bool, quiet: bool, options: Options) -> None:
    """Write the fixes into the files.

    FILE may be a folder, of which the .txt and Markdown files are taken, or - to read standard input and write
    standard output. A file is replaced atomically or left alone.

    Exits with 1 if a file was changed (or would be, with --diff), so that a hook stops the commit, and with 0 on the
    second run, whatever flags remain: those are for an editor, and `cleancopy check` fails on them.
    """
    from cleaner.commands.session import Cleaned, Session
    from cleaner.report import counted, one_line
    from cleaner.report import diff as diff_report

    session = Session(options, suggested=suggested)
    changed = []
    look = style()

    def work(cleaned: Cleaned) -> None:
        source, article = cleaned.source, cleaned.article
        text = article.result.text
        if diff:
            shown = diff_report.render(article, look)
            write(shown)
            changed.extend([source.name] if shown else [])
        elif source.path is None:
            sys.stdout.buffer.write(source.cleaned(text))
            sys.stdout.buffer.flush()
        elif source.write(text):
            changed.append(source.name)
            if not quiet:
                write(one_line.render(article, look))

    session.each(files, work)
    if changed and not quiet and not diff:
        click.echo(f"{counted(len(changed), 'file', 'files')} changed.", err=True)
    sys.exit(2 if session.failed else 1 if changed else 0)
