"""One run of a command over files: finds each file's configuration, cleans it, and tells errors without giving up."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import click

from cleaner.cleaner import Cleaner
from cleaner.commands.options import Options
from cleaner.config import Config, find_config, read_config
from cleaner.errors import CleancopyError
from cleaner.excludes import Excludes
from cleaner.files import STDIN, Source, collect, read
from cleaner.findings import Action
from cleaner.notes import with_notes
from cleaner.prefixes import check_prefixes
from cleaner.report import Article
from cleaner.report.places import visible
from cleaner.stages import STAGES


@dataclass(frozen=True)
class Cleaned:
    """A file and what became of its text."""

    source: Source
    article: Article


class Session:
    """The files of one command. After the files are done, `failed` says whether the tool could not do its work."""

    def __init__(self, options: Options, *, suggested: bool = False) -> None:
        self.options = options
        self.suggested = suggested
        self.failed = False
        self.said: set[str] = set()
        """Errors that were printed: a wrong configuration is told once, not once a file."""
        self._cleaners: dict[Path | None, tuple[Cleaner, Excludes]] = {}
        self._configs: dict[Path, Path | None] = {}

    def each(self, names: Iterable[str], work: Callable[[Cleaned], None]) -> None:
        """Clean the files and hand each to `work`; an error is one line on stderr, and the other files go on."""
        for name in self._collected(names):
            with self.guard(name):
                cleaned = self._clean(name)
                if cleaned is not None:
                    work(cleaned)

    def guard(self, name: str) -> Guard:
        """A context in which an error becomes one line on stderr, and `failed` is set."""
        return Guard(self, name)

    def tell(self, message: str) -> None:
        """Print an error, unless it was printed before."""
        if message not in self.said:
            self.said.add(message)
            click.echo(f"error: {visible(message)}", err=True)

    def cleaner(self, name: str) -> Cleaner:
        """The cleaner for the file `name`, from its configuration and the command line."""
        return self._for(name)[0]

    def _collected(self, names: Iterable[str]) -> Iterator[str]:
        with self.guard("arguments"):
            yield from collect(names)

    def _clean(self, name: str) -> Cleaned | None:
        cleaner, excludes = self._for(name)
        if name != STDIN and excludes.match(Path(name)):
            return None
        source = read(name, self.options.stdin_name, cleaner.config.max_size)
        config = cleaner.config
        result = cleaner.clean(source.text, format=source.format)
        selection = config.settings(source.format).selection
        notes = [note for note in map(selection.filter, source.decoded.findings()) if note is not None]
        result = with_notes(result, notes, cleaner.rules, config.ui_lang)
        return Cleaned(
            source, Article(source.name, source.sha256, result, cleaner.rules, source.format, config.ui_lang)
        )

    def _for(self, name: str) -> tuple[Cleaner, Excludes]:
        path = self._config_path(Path.cwd() if name == STDIN else Path(name).absolute().parent)
        if path not in self._cleaners:
            config = self._merged(read_config(path) if path else Config())
            excludes = Excludes(config.exclude, config.folder or Path.cwd())
            self._cleaners[path] = (Cleaner(config), excludes)
        return self._cleaners[path]

    def _config_path(self, folder: Path) -> Path | None:
        if self.options.config is not None:
            return self.options.config
        if folder not in self._configs:
            self._configs[folder] = find_config(folder)
        return self._configs[folder]

    def _merged(self, config: Config) -> Config:
        """The configuration with what the command line says: --ignore adds to it, every other option replaces it."""
        options = self.options
        check_prefixes(options.select, config.rules, "--select")
        check_prefixes(options.ignore, config.rules, "--ignore")
        least = options.min_confidence
        return replace(
            config,
            select=options.select or config.select,
            ignore=(*config.ignore, *options.ignore),
            lang=options.lang or config.lang,
            min_confidence=config.min_confidence if least is None else least,
            profile=options.profile or config.profile,
            ui_lang=options.ui_lang or config.ui_lang,
            max_size=config.max_size if options.max_size is None else options.max_size,
            actions=self._taken(config) if self.suggested else config.actions,
        )

    def _taken(self, config: Config) -> dict[str, Action]:
        """The actions with which every suggestion is a fix, so that the chain takes it and cleans what follows."""
        stages = dict.fromkeys(STAGES, Action.FIX)
        return stages | {
            prefix: Action.FIX if action is Action.SUGGEST else action for prefix, action in config.actions.items()
        }

    @cached_property
    def debugging(self) -> bool:
        """Whether an unexpected error should show where it comes from."""
        return bool(os.environ.get("CLEANCOPY_DEBUG"))


class Guard:
    """Turns an error into `error: FILE: what; cure` on stderr."""

    def __init__(self, session: Session, name: str) -> None:
        self.session = session
        self.name = name

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if not isinstance(error, Exception) or isinstance(error, (click.ClickException, BrokenPipeError)):
            return False
        if isinstance(error, click.exceptions.Exit):
            return False
        if not isinstance(error, CleancopyError) and self.session.debugging:
            return False
        self.session.failed = True
        message = str(error)
        if not isinstance(error, CleancopyError):
            kind = type(error).__name__
            message = f"{self.name}: a fault of cleancopy, and the file is as it was ({kind}: {error}); "
            message += "please report it: CLEANCOPY_DEBUG=1 shows where"
        self.session.tell(message)
        return True
