"""The options that every command has which cleans something."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click

from cleaner.languagecode import language_code

MODES = ("auto", "web", "ocr")
UI_LANGUAGES = ("en", "fr", "es", "de")


class Options(NamedTuple):
    """What the command line says; None and empty mean that it says nothing, and the configuration decides."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    lang: str | None = None
    config: Path | None = None
    min_confidence: float | None = None
    profile: str | None = None
    ui_lang: str | None = None
    baseline: Path | None = None
    jobs: int | None = None
    max_size: float | None = None
    stdin_name: str = "stdin"


def split(_ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of an option that takes several values, with commas or given again."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _language(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    try:
        return language_code(value) if value else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


_PREFIXES: dict[str, Any] = {"multiple": True, "callback": split, "metavar": "RULES"}
_OPTIONS = (
    click.option("--select", **_PREFIXES, help="Only these rules: prefixes such as glue or glue.words, with commas."),
    click.option("--ignore", **_PREFIXES, help="All rules but these; the longer of two prefixes that fit decides."),
    click.option(
        "--lang",
        metavar="CODE",
        callback=_language,
        help="Language of the articles, such as fr. Default: the text decides.",
    ),
    click.option("--config", type=click.Path(path_type=Path), help="A cleancopy.toml or pyproject.toml."),
    click.option(
        "--min-confidence", type=click.FloatRange(0, 1), metavar="SHARE", help="Nothing that is less sure: 0.95."
    ),
    click.option("--profile", type=click.Choice(MODES), help="Where the text comes from. Default: auto."),
    click.option(
        "--ui-lang",
        type=click.Choice(UI_LANGUAGES),
        help="Language of the messages. Default: English, in HTML the browser's.",
    ),
    click.option("--baseline", type=click.Path(path_type=Path), help="The file of dismissed findings."),
)
_FILES = (
    click.option(
        "--max-size", type=click.FloatRange(0), metavar="MB", help="Refuse larger files; 0: none. Default: 20."
    ),
    click.option(
        "--jobs", type=click.IntRange(0), metavar="N", help="Processes; 0: one a core. Default: as many as pay off."
    ),
    click.option("--stdin-name", metavar="NAME", default="stdin", help="What to call the text of `-`: draft.md."),
)
_NAMES = ("select", "ignore", "lang", "config", "min_confidence", "profile", "ui_lang", "baseline")

Command = Callable[..., Any]


def cleaning_options(*, files: bool = True) -> Callable[[Command], Command]:
    """Adds the options to a command, which is given them as one `options`."""

    def decorate(function: Command) -> Command:
        def command(**values: Any) -> Any:
            names = (*_NAMES, "jobs", "max_size", "stdin_name") if files else _NAMES
            return function(options=Options(**{name: values.pop(name) for name in names}), **values)

        command.__doc__ = function.__doc__
        command.__click_params__ = getattr(function, "__click_params__", [])  # type: ignore[attr-defined]
        decorated: Command = command
        for option in reversed((*_OPTIONS, *_FILES) if files else _OPTIONS):
            decorated = option(decorated)
        return decorated

    return decorate
