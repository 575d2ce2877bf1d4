"""One run of a command over files: finds each file's configuration, cleans it, and tells errors without giving up."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

import click

from cleaner.cleaner import Cleaner
from cleaner.commands.options import Options
from cleaner.commands.processes import for_files
from cleaner.config import Config, find_config
from cleaner.configfile import read_config
from cleaner.errors import CleancopyError, InputError
from cleaner.files import STDIN, Source, collect, read
from cleaner.findings import Action
from cleaner.formats import READ_ONLY
from cleaner.globs import Globs
from cleaner.notes import with_notes
from cleaner.parallel import in_order
from cleaner.prefixes import check_prefixes
from cleaner.report import Article
from cleaner.report.places import visible
from cleaner.stages import STAGES

Answer = TypeVar("Answer")


class Cleaned(NamedTuple):
    """A file and what became of its text."""

    source: Source
    article: Article


class _Done(NamedTuple, Generic[Answer]):
    """What a process has done with a file: the answer, or else the error for the user."""

    answer: Answer | None = None
    error: str | None = None


def _task(session: Session, work: Callable[[Cleaned], Answer], name: str) -> _Done[Answer]:
    """What a process does with the name of a file; picklable, as `work` is."""
    try:
        return _Done(work(session.clean(name)))
    except Exception as error:
        if session.is_bug_hunt(error):
            raise
        return _Done(error=message(name, error))


class Session:
    """The files of one command. After the files are done, `failed` says whether the tool could not do its work.

    suggested    every suggestion is a fix
    dismissing   findings in the baseline are not spoken of
    """

    def __init__(self, options: Options, *, suggested: bool = False, dismissing: bool = True) -> None:
        self.options = options
        self.suggested = suggested
        self.dismissing = dismissing
        self.failed = False
        self.said: set[str] = set()
        """Errors that were printed: a wrong configuration is told once, not once a file."""
        self._configs: dict[Path | None, tuple[Config, Globs]] = {}
        self._cleaners: dict[tuple[Path | None, tuple[int, ...]], Cleaner] = {}
        self._found: dict[Path, Path | None] = {}

    def each(self, names: Iterable[str], work: Callable[[Cleaned], Answer]) -> Iterator[Answer]:
        """Clean the files and give what `work` makes of each, in order; an error is one line on stderr.

        For many files, `work` is called in several processes, and what it gives must be picklable.
        """
        files = list(self.files(names))
        task: Callable[[str], _Done[Answer]] = partial(_task, self, work)
        for done in in_order(task, files, for_files(files, self.options.jobs), _died):
            if done.error is not None:
                self.failed = True
                self.tell(done.error)
            elif done.answer is not None:
                yield done.answer

    def files(self, names: Iterable[str]) -> Iterator[str]:
        """The files that are meant and not excluded, each once, however it is called."""
        seen: set[str] = set()
        with self.guard("arguments"):
            for name in self._collected(names):
                with self.guard(name):
                    real = name if name == STDIN else os.path.realpath(name)
                    if not self.is_excluded(name) and real not in seen:
                        seen.add(real)
                        yield name

    def _collected(self, names: Iterable[str]) -> Iterator[str]:
        """The files that are meant; a folder without any may be the wrong one, and must not pass for a clean one."""
        for name in names:
            found = list(collect([name]))
            if not found:
                self.tell(f"{name}: there is no article in this folder", "warning")
            yield from found

    def is_excluded(self, name: str) -> bool:
        """Whether the configuration excludes the file, however it was named."""
        return self._config(name)[1].match(self._place(name))

    def clean(self, name: str) -> Cleaned:
        """Read and clean one file, or standard input."""
        cleaner = self.cleaner(name)
        config = cleaner.config
        source = read(name, self.options.stdin_name, config.max_size)
        format_ = source.format
        _check_switches(source, config)
        try:
            result = cleaner.clean(source.text, format=format_)
        except InputError as error:  # ALTO that is no sound XML
            raise InputError(f"{source.name}: {error}") from error
        selection = config.settings(format_).selection
        learned = () if format_ in READ_ONLY else source.decoded.findings()  # they speak of the file's own lines
        notes = [note for note in map(selection.filter, learned) if note is not None]
        result = with_notes(result, notes, cleaner.rules, config.ui_lang)
        return Cleaned(source, Article(source.name, source.sha256, result, cleaner.rules, format_, config.ui_lang))

    def cleaner(self, name: str) -> Cleaner:
        """The cleaner for the file `name`, from its configuration and the command line."""
        path = self._config_path(name)
        config = self._config(name)[0]
        special = config.special(self._place(name))
        if (path, special) not in self._cleaners:
            self._cleaners[path, special] = Cleaner(self._merged(config.with_special(special)))
        return self._cleaners[path, special]

    def baseline(self, name: str) -> Path | None:
        """The baseline for the file `name`, from the command line or its configuration."""
        return self.options.baseline or self._config(name)[0].baseline

    def guard(self, name: str) -> Guard:
        """A context in which an error becomes one line on stderr, and `failed` is set."""
        return Guard(self, name)

    def tell(self, message: str, kind: str = "error") -> None:
        """Print an error or a warning, unless it was printed before."""
        if message not in self.said:
            self.said.add(message)
            click.echo(f"{kind}: {visible(message)}", err=True)

    def is_bug_hunt(self, error: Exception) -> bool:
        """Whether an error should show where it comes from."""
        return self._debugging and not isinstance(error, CleancopyError)

    @cached_property
    def _debugging(self) -> bool:
        return bool(os.environ.get("CLEANCOPY_DEBUG"))

    def _place(self, name: str) -> Path:
        return Path(self.options.stdin_name if name == STDIN else name)

    def _config(self, name: str) -> tuple[Config, Globs]:
        path = self._config_path(name)
        if path not in self._configs:
            config = read_config(path) if path else Config()
            self._configs[path] = config, Globs(config.exclude, config.folder or Path.cwd())
        return self._configs[path]

    def _config_path(self, name: str) -> Path | None:
        if self.options.config is not None:
            return self.options.config
        folder = self._place(name).absolute().parent
        if folder not in self._found:
            self._found[folder] = find_config(folder)
        return self._found[folder]

    def _merged(self, config: Config) -> Config:
        """The configuration with what the command line says: --ignore adds to it, every other option replaces it."""
        options = self.options
        check_prefixes(options.select, config.rules, "--select")
        check_prefixes(options.ignore, config.rules, "--ignore")
        least = options.min_confidence
        return config._replace(
            select=options.select or config.select,
            ignore=(*config.ignore, *options.ignore),
            lang=options.lang or config.lang,
            min_confidence=config.min_confidence if least is None else least,
            profile=options.profile or config.profile,
            ui_lang=options.ui_lang or config.ui_lang,
            max_size=config.max_size if options.max_size is None else options.max_size,
            baseline=(options.baseline or config.baseline) if self.dismissing else None,
            actions=self._taken(config) if self.suggested else config.actions,
        )

    def _taken(self, config: Config) -> dict[str, Action]:
        """The actions with which every suggestion is a fix, so that the chain takes it and cleans what follows."""
        stages = dict.fromkeys(STAGES, Action.FIX)
        return stages | {
            prefix: Action.FIX if action is Action.SUGGEST else action for prefix, action in config.actions.items()
        }


def _check_switches(source: Source, config: Config) -> None:
    if "<!--" in source.text:
        from cleaner.switches import check_switches

        check_switches(source.text, source.format, config.rules, source.name)


def message(name: str, error: Exception) -> str:
    """What the user is told of an error with the file `name`."""
    if isinstance(error, CleancopyError):
        return str(error)
    kind = type(error).__name__
    what = f"{name}: a fault of cleancopy, and the file is as it was ({kind}: {error}); "
    return what + "please report it: CLEANCOPY_DEBUG=1 shows where"


def _died(name: str, what: str) -> _Done[Any]:
    return _Done(
        error=f"{name}: the process that cleaned it {what}; the file is the old or the new one, whole: try --jobs 1"
    )


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
        if self.session.is_bug_hunt(error):
            return False
        self.session.failed = True
        self.session.tell(message(self.name, error))
        return True
