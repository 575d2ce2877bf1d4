"""The two ways in from Python: `clean` for one text, `Cleaner` for many with the same settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from cleaner.chain import Settings, run
from cleaner.config import Config, read_config
from cleaner.result import Result
from cleaner.ruleset import RuleSet, builtin_rules


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
        """Clean one text; `language` (ISO 639-1) overrides the configuration, None lets the text decide."""
        settings = self.config.settings(format)
        if language is not None:
            settings = replace(settings, language=language)
        return run(text, settings, self.rules)

    def clean_many(self, texts: Iterable[str], *, jobs: int = 1) -> Iterator[Result]:
        """Clean texts in order, in `jobs` processes; the results do not depend on their number."""
        if jobs <= 1:
            yield from map(self.clean, texts)
            return
        with ProcessPoolExecutor(jobs) as pool:
            yield from pool.map(self.clean, texts, chunksize=8)


def clean(text: str, *, language: str | None = None, format: str = "text") -> Result:
    """Clean one text with the default configuration.

    text       the text; any string, of which offsets count code points
    language   ISO 639-1 code of the article's language; None lets the text decide
    format     "text" or "markdown"
    """
    return run(text, Settings(language=language, format=format))
