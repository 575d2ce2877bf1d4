"""`cleancopy fix`: writes the fixes into the files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cleaner.commands.options import Options, cleaning_options
from cleaner.commands.output import style, write

if TYPE_CHECKING:
    from collections import Counter

    from cleaner.findings import Action


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
    from collections import Counter

    from cleaner.commands.session import Cleaned, Session
    from cleaner.report import diff as diff_report
    from cleaner.report import one_line

    session = Session(options, suggested=suggested)
    changed: list[str] = []
    left: Counter[Action] = Counter()
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
        else:
            left.update(finding.action for finding in article.result.remaining())
            if source.write(text):
                changed.append(source.name)
                if not quiet:
                    write(one_line.render(article, look))

    session.each(files, work)
    if not quiet and not diff:
        click.echo(_summary(len(changed), left), err=True, nl=False)
    sys.exit(2 if session.failed else 1 if changed else 0)


def _summary(changed: int, left: Counter[Action]) -> str:
    """What was done, and what no command can do; nothing where there is neither."""
    from cleaner.report import counted, in_words

    rows = [f"{counted(changed, 'file', 'files')} changed."] if changed else []
    if left.total():
        rows.append(f"Left for an editor: {in_words(left)}; `cleancopy check` shows them.")
    return "".join(f"{row}\n" for row in rows)
