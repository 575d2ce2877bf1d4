"""`cleancopy fix`: writes the fixes into the files."""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from cleaner.commands.options import Options, cleaning_options
from cleaner.commands.output import style, write
from cleaner.errors import InputError

if TYPE_CHECKING:
    from cleaner.commands.session import Cleaned, Session
    from cleaner.findings import Action
    from cleaner.report import Style

FORMATS = ("line", "json", "github")


class Manner(NamedTuple):
    """How the fixes are written, and what is said of them: the options of this command alone.

    output   the file that the cleaned text of the one article goes to, instead of its own
    format   one of FORMATS
    """

    diff: bool
    output: Path | None
    quiet: bool
    format: str

    def check(self, files: tuple[str, ...]) -> None:
        """Raises UsageError for options that do not go together, or not with these files."""
        if self.diff and self.format != "line":
            raise click.UsageError(f"--diff and --format {self.format}: choose one of them")
        if self.output is None:
            return
        if self.diff:
            raise click.UsageError("--diff and --output: choose one of them")
        if len(files) != 1 or Path(files[0]).is_dir():
            raise click.UsageError("--output takes the text of one file; name the others in runs of their own")
        if self.output.exists() and Path(files[0]).exists() and self.output.samefile(files[0]):
            raise click.UsageError(f"{self.output} is the file that is read; leave --output out to fix it in place")


@click.command("fix")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--diff", is_flag=True, help="Show what would change as a unified diff, and write nothing.")
@click.option("--suggested", is_flag=True, help="Take the suggestions too.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the cleaned text of one FILE here, and leave FILE alone: for ALTO and hOCR, which are only read.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@click.option(
    "--format",
    type=click.Choice(FORMATS),
    default="line",
    help="What is said of a changed file: one line a change (default), a report for `cleancopy revert`, annotations.",
)
@cleaning_options()
def command(files: tuple[str, ...], options: Options, *, suggested: bool, **manner: Any) -> None:
    """Write the fixes into the files.

    FILE may be a folder, of which the articles are taken (.txt, Markdown, HTML, reStructuredText, AsciiDoc), or - to
    read standard input and write standard output. A file is replaced atomically or left alone. Pages that a machine
    has read (ALTO, hOCR) come out as text, with --output.

    Exits with 1 if a file was changed (or would be, with --diff), so that a hook stops the commit, and with 0 on the
    second run, whatever flags remain: those are for an editor, and `cleancopy check` fails on them.
    """
    from cleaner.commands.session import Session

    how = Manner(**manner)
    how.check(files)
    session = Session(options, suggested=suggested)
    changed = 0
    left: Counter[Action] = Counter()
    _pass_on_excluded(session, files, how.diff)
    for fixing in session.each(files, partial(_fix, how, style())):
        write(fixing.shown)
        if fixing.hidden:
            click.echo(fixing.hidden, err=True)
        changed += fixing.changed
        left += fixing.left
    if not how.quiet and not how.diff:
        click.echo(_summary(changed, left), err=True, nl=False)
    sys.exit(2 if session.failed else 1 if changed else 0)


def _pass_on_excluded(session: Session, files: tuple[str, ...], diff: bool) -> None:
    """An editor that pipes an excluded file through us gets back what it sent."""
    from cleaner.files import STDIN

    with session.guard(STDIN):
        if STDIN in files and not diff and session.is_excluded(STDIN):
            write(sys.stdin.buffer.read())


class _Fixing(NamedTuple):
    """What was done with one file.

    left     what no command can do, and is not asked for by a diff or a pipe
    hidden   what a diff of its text cannot show
    """

    shown: str | bytes
    left: Counter[Action]
    changed: bool = False
    hidden: str = ""


def _fix(how: Manner, look: Style, cleaned: Cleaned) -> _Fixing:
    """What is done with each file, perhaps in a process of its own."""
    source, result = cleaned.source, cleaned.article.result
    if how.diff:
        return _differing(cleaned, look)
    if source.path is None and how.output is None:
        return _Fixing(source.cleaned(result.text), Counter())
    left = Counter(finding.action for finding in result.remaining())
    if how.output is not None:
        _write_to(how.output, source.cleaned(result.text))
        return _Fixing(_said(how, look, cleaned) if result.edits else "", left)
    changed = source.write(result.text)
    return _Fixing(_said(how, look, cleaned) if changed else "", left, changed)


def _differing(cleaned: Cleaned, look: Style) -> _Fixing:
    """What would be done."""
    from cleaner.report import diff
    from cleaner.report.places import visible

    source = cleaned.source
    recoded = f"{visible(source.name)}: has lines that are not UTF-8, and would be rewritten as UTF-8."
    hidden = recoded if source.decoded.legacy else ""
    changes = source.changes(cleaned.article.result.text)
    return _Fixing(diff.render(cleaned.article, look), Counter(), changes, hidden)


def _write_to(output: Path, data: bytes) -> None:
    """The cleaned text goes into a file of its own, and the file that was read is not changed."""
    from cleaner.atomic import put

    try:
        put(output, data)
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror}; the text was not saved") from error


def _said(how: Manner, look: Style, cleaned: Cleaned) -> str | bytes:
    """What is said of a file that was changed."""
    from cleaner.report import one_line, reporter

    if how.quiet:
        return ""
    if how.format == "line":
        return one_line.render(cleaned.article, look)
    return reporter(how.format).render(cleaned.article, look)


def _summary(changed: int, left: Counter[Action]) -> str:
    """What was done, and what no command can do; nothing where there is neither."""
    from cleaner.report import counted, in_words

    rows = [f"{counted(changed, 'file', 'files')} changed."] if changed else []
    if left.total():
        rows.append(f"Left for an editor: {in_words(left)}; `cleancopy check` shows them.")
    return "".join(f"{row}\n" for row in rows)
