"""The command line. It knows the commands by name and imports the one that is asked for, so that it starts at once."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from cleaner import __version__

COMMANDS = {
    "fix": "Write the fixes into the files.",
    "check": "Report what would be fixed and what only a person can settle; change nothing.",
    "report": "A report for an editor: HTML, a Word document, a diff; of several articles with an index page.",
    "apply": "Write what an editor decided on the HTML report.",
    "revert": "Take back what a JSON report says was done.",
    "baseline": "Dismiss what is found today, so that only what is new is spoken of.",
    "batch": "Clean the records of a JSON Lines file into another one.",
    "rules": "List, show and test rules.",
    "explain": "Explain a rule: what it does, why, with examples.",
}
"""Each command and its help; the command itself is `command` in cleaner.commands.<name>."""
_ALL = f"{', '.join([*COMMANDS][:-1])} or {[*COMMANDS][-1]}"
EXIT_CODES = """\b
Exit codes:
  0  fix: no file had to be changed; check: nothing to say; the others: done
  1  fix: a file was changed; check: there is something to say; apply: a decision was left out
  2  the tool could not do its work
"""


class _Commands(click.Group):
    """Commands that are imported when they are called."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"cleaner.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, 1)
            ctx.fail(f"no such command {name!r}; " + (f"did you mean {near[0]}?" if near else f"expected {_ALL}"))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever ends it is one line and an exit code that nobody takes for findings."""
        from cleaner import cache

        cache.allow_writing()
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("error: interrupted; no file is half written", err=True)
            sys.exit(130)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get("CLEANCOPY_DEBUG"):
                raise
            click.echo(f"error: {_told(error)}", err=True)
            sys.exit(2)
        finally:
            expressions = sys.modules.get("cleaner.expressions.codes")
            if expressions is not None:  # a command that read no text needed none
                expressions.codes.save()

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line. What a terminal cannot show is escaped, and never ends the run."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **{"prog_name": "cleancopy", **kwargs})


def _told(error: Exception) -> str:
    """What ended a command that no file of the user's is to blame for."""
    if isinstance(error, OSError) and error.filename is None and error.strerror:
        return f"standard output: cannot be written: {error.strerror}"
    return f"a fault of cleancopy ({type(error).__name__}: {error}); please report it"


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Repair scraped and OCR'd articles, and explain every change."""


for _name, _help in COMMANDS.items():  # names for shell completion and the documentation, without an import
    main.add_command(click.Command(_name, short_help=_help))
