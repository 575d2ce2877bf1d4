"""What goes to standard output, and how it looks."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cleaner.report import Style

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
    columns = 100
    if terminal or "COLUMNS" in os.environ:
        import shutil  # here, because it brings every kind of compression along

        columns = shutil.get_terminal_size((100, 24)).columns
    return Style(colour if when == "auto" else when == "always", min(columns, WIDEST), terminal)


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
