"""The two ways in from Python: `clean` for one text, `Cleaner` for many with the same settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.chain import Settings, run
from cleaner.config import Config
from cleaner.configfile import read_config
from cleaner.languagecode import language_code
from cleaner.parallel import chunks, in_order
from cleaner.result import Result
from cleaner.ruleset import RuleSet, builtin_rules

if TYPE_CHECKING:
    from cleaner.baseline import Baseline

_CHUNK = 64_000
"""Code points that a process gets at once: about twenty articles."""


class Cleaner:
    """Cleans texts with one configuration. Picklable, safe in threads; lexicons are opened when first needed.

    >>> Cleaner(Config()).clean("un caf\\u00c3\\u00a9", language="fr").text
    'un café'
    """

    def __init__(self, config: Config = Config()) -> None:
        self.config = config
        self.rules = RuleSet(config.rules) if config.rules else builtin_rules()

    @classmethod
    def from_config(cls, path: str | Path) -> Cleaner:
        """A Cleaner with the configuration in the TOML file at `path`; raises ConfigError if it cannot be used."""
        return cls(read_config(Path(path)))

    def clean(self, text: str, *, language: str | None = None, format: str = "text") -> Result:
        """Clean one text; `language` ("fr", "fr-CA") overrides the configuration, None lets the text decide.

        Raises TypeError for what is no string, ValueError for an unknown format or what is no language code,
        ConfigError for a baseline that cannot be used.
        """
        settings = self.config.settings(format)
        if language is not None:
            settings = replace(settings, language=language_code(language))
        result = _silenced(run(_checked(text), settings, self.rules), format, self.config.keep)
        return self._baseline.dismiss(result) if self._baseline else result

    def clean_many(self, texts: Iterable[str], *, jobs: int = 1) -> Iterator[Result]:
        """Clean texts in order, in `jobs` processes; the results do not depend on their number.

        Texts are taken as they are needed, so an endless iterator is as good as a list.
        """
        if jobs <= 1:
            yield from map(self.clean, texts)
            return
        for results in in_order(self._clean_all, chunks(texts, len, _CHUNK), jobs):
            yield from results

    @cached_property
    def _baseline(self) -> Baseline | None:
        if not self.config.baseline:
            return None
        from cleaner.baseline import read_baseline

        return read_baseline(self.config.baseline)

    def _clean_all(self, texts: list[str]) -> list[Result]:
        return [self.clean(text) for text in texts]


def clean(text: str, *, language: str | None = None, format: str = "text") -> Result:
    """Clean one text with the default configuration.

    text       the text; any string, of which offsets count code points
    language   the article's language, such as "fr" or "fr-CA"; None lets the text decide
    format     "text" or "markdown"

    Raises TypeError for what is no string, ValueError for an unknown format or what is no language code.
    """
    code = None if language is None else language_code(language)
    return _silenced(run(_checked(text), Settings(language=code, format=format)), format)


def _silenced(result: Result, format_: str, keep: tuple[str, ...] = ()) -> Result:
    """The result without what the text itself has switched off; few texts do, and the others do not pay for it."""
    if not keep and "[" not in result.original and "<!--" not in result.original:
        return result
    from cleaner.switches import silenced

    return silenced(result, format_, keep)


def _checked(text: str) -> str:
    if not isinstance(text, str):
        raise TypeError(f"expected a string, found {type(text).__name__}; cleaner.decoding.decode reads bytes")
    return text
