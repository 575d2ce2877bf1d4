"""`cleancopy fix`: writes the fixes into the files."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.commands.options import Options, cleaning_options
from cleaner.commands.output import style, write
from cleaner.errors import InputError

if TYPE_CHECKING:
    from cleaner.commands.session import Cleaned, Session
    from cleaner.findings import Action
    from cleaner.report import Style

FORMATS = ("line", "json", "github")


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
    "format_",
    type=click.Choice(FORMATS),
    default="line",
    help="What is said of a changed file: one line a change (default), a report for `cleancopy revert`, annotations.",
)
@cleaning_options()
def command(
    files: tuple[str, ...],
    diff: bool,
    suggested: bool,
    output: Path | None,
    quiet: bool,
    format_: str,
    options: Options,
) -> None:
    """Write the fixes into the files.

    FILE may be a folder, of which the articles are taken (.txt, Markdown, HTML, reStructuredText, AsciiDoc), or - to
    read standard input and write standard output. A file is replaced atomically or left alone. Pages that a machine
    has read (ALTO, hOCR) come out as text, with --output.

    Exits with 1 if a file was changed (or would be, with --diff), so that a hook stops the commit, and with 0 on the
    second run, whatever flags remain: those are for an editor, and `cleancopy check` fails on them.
    """
    from cleaner.commands.session import Session

    if diff and format_ != "line":
        raise click.UsageError(f"--diff and --format {format_}: choose one of them")
    if output is not None:
        _check_output(output, files, diff)
    session = Session(options, suggested=suggested)
    changed = 0
    left: Counter[Action] = Counter()
    _pass_on_excluded(session, files, diff)
    for fixing in session.each(files, _Fix("diff" if diff else "" if quiet else format_, style(), output)):
        write(fixing.shown)
        if fixing.hidden:
            click.echo(fixing.hidden, err=True)
        changed += fixing.changed
        left += fixing.left
    if not quiet and not diff:
        click.echo(_summary(changed, left), err=True, nl=False)
    sys.exit(2 if session.failed else 1 if changed else 0)


def _check_output(output: Path, files: tuple[str, ...], diff: bool) -> None:
    """Whether there is one text to write, and it goes to a file of its own."""
    if diff:
        raise click.UsageError("--diff and --output: choose one of them")
    if len(files) != 1 or Path(files[0]).is_dir():
        raise click.UsageError("--output takes the text of one file; name the others in runs of their own")
    if output.exists() and Path(files[0]).exists() and output.samefile(files[0]):
        raise click.UsageError(f"{output} is the file that is read; leave --output out to fix it in place")


def _pass_on_excluded(session: Session, files: tuple[str, ...], diff: bool) -> None:
    """An editor that pipes an excluded file through us gets back what it sent."""
    from cleaner.files import STDIN

    with session.guard(STDIN):
        if STDIN in files and not diff and session.is_excluded(STDIN):
            write(sys.stdin.buffer.read())


@dataclass(frozen=True)
class _Fixing:
    """What was done with one file; `hidden` is what a diff of its text cannot show."""

    shown: str | bytes = ""
    hidden: str = ""
    changed: bool = False
    left: Counter[Action] = field(default_factory=Counter)


@dataclass(frozen=True)
class _Fix:
    """What is done with each file, perhaps in a process of its own; `format` is "" for saying nothing."""

    format: str
    look: Style
    output: Path | None = None

    def __call__(self, cleaned: Cleaned) -> _Fixing:
        from cleaner.report import diff
        from cleaner.report.places import visible

        source, result = cleaned.source, cleaned.article.result
        if self.format == "diff":
            recoded = f"{visible(source.name)}: has lines that are not UTF-8, and would be rewritten as UTF-8."
            hidden = recoded if source.decoded.legacy else ""
            return _Fixing(diff.render(cleaned.article, self.look), hidden, source.changes(result.text))
        if self.output is not None:
            return self._written(cleaned, self.output)
        if source.path is None:
            return _Fixing(source.cleaned(result.text))
        changed = source.write(result.text)
        left = Counter(finding.action for finding in result.remaining())
        return _Fixing(self._said(cleaned) if changed else "", "", changed, left)

    def _written(self, cleaned: Cleaned, output: Path) -> _Fixing:
        """The cleaned text goes into a file of its own, and the file that was read is not changed."""
        from cleaner.atomic import put

        result = cleaned.article.result
        try:
            put(output, cleaned.source.cleaned(result.text))
        except OSError as error:
            raise InputError(f"{output}: cannot be written: {error.strerror}; the text was not saved") from error
        left = Counter(finding.action for finding in result.remaining())
        return _Fixing(self._said(cleaned) if result.edits else "", "", False, left)

    def _said(self, cleaned: Cleaned) -> str | bytes:
        from cleaner.report import one_line, reporter

        if self.format == "line":
            return one_line.render(cleaned.article, self.look)
        return reporter(self.format).render(cleaned.article, self.look) if self.format else ""


def _summary(changed: int, left: Counter[Action]) -> str:
    """What was done, and what no command can do; nothing where there is neither."""
    from cleaner.report import counted, in_words

    rows = [f"{counted(changed, 'file', 'files')} changed."] if changed else []
    if left.total():
        rows.append(f"Left for an editor: {in_words(left)}; `cleancopy check` shows them.")
    return "".join(f"{row}\n" for row in rows)
