"""What goes to standard output, and how it looks."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cleaner.report import Style

USUAL_COLUMNS = 100
WIDEST = 140
"""Columns: a wider terminal is not used whole, because nobody reads a line as long as that."""


COLOURS = ("auto", "always", "never")


def style(when: str = "auto") -> Style:
    """Colours `when` one of COLOURS; "auto" is only on a terminal that wants them.

    NO_COLOR (https://no-color.org) turns them off, FORCE_COLOR on.
    """
    from cleaner.report import Style

    terminal = sys.stdout.isatty()
    colour = bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")
    if os.environ.get("NO_COLOR"):
        colour = False
    return Style(colour if when == "auto" else when == "always", min(_columns(), WIDEST), terminal)


def _columns() -> int:
    """Columns of the terminal; as ``shutil.get_terminal_size``, without its module, which loads every compression."""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or USUAL_COLUMNS
    except (OSError, ValueError, AttributeError):  # no terminal, closed, replaced
        return USUAL_COLUMNS


def short(path: Path) -> str:
    """The path as a person in this folder would write it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def write(text: str | bytes) -> None:
    """Print a report that ends its own lines; on Windows, where it is redirected, without touching line endings.

    Bytes are a text in the encoding of its file: they go out as they are.
    """
    if not text:
        return
    if isinstance(text, str) and sys.stdout.isatty():
        click.echo(text, nl=False)
    else:
        sys.stdout.buffer.write(text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
