"""What goes to standard output, and how it looks."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cleaner.report import Style

WIDEST = 140
"""Columns: a wider terminal is not used whole, because nobody reads a line as long as that."""


def style() -> Style:
    """Colours only on a terminal that wants them: NO_COLOR (https://no-color.org) turns them off, FORCE_COLOR on."""
    from cleaner.report import Style

    terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    colour = bool(os.environ.get("FORCE_COLOR")) or terminal
    if os.environ.get("NO_COLOR"):
        colour = False
    columns = shutil.get_terminal_size((100, 24)).columns
    return Style(colour, min(columns, WIDEST))


def write(text: str) -> None:
    """Print a report that ends its own lines; on Windows, where it is redirected, without touching line endings."""
    if not text:
        return
    if sys.stdout.isatty():
        click.echo(text, nl=False)
    else:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
