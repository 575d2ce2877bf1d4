"""`cleancopy baseline`: dismisses what is found today."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.commands.options import Options, cleaning_options
from cleaner.commands.output import short

if TYPE_CHECKING:
    from cleaner.baseline import Baseline, Entry
    from cleaner.commands.session import Cleaned, Session


@click.command("baseline")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--update", is_flag=True, help="Add what is found now, and drop what is gone.")
@click.option("--prune", is_flag=True, help="Only drop what is gone.")
@cleaning_options()
def command(files: tuple[str, ...], update: bool, prune: bool, options: Options) -> None:
    """Dismiss what is found today, so that only what is new is spoken of.

    Writes the baseline that the configuration or --baseline names: fixes, suggestions and flags in it are neither made
    nor reported again, wherever their sentence is moved to. FILE may be a folder; the default is the folder that you
    are in. Without --update or --prune there must be no baseline yet. What is gone is dropped for the files that are
    named, and for those that there are no more.
    """
    from cleaner.commands.session import Session

    if update and prune:
        raise click.UsageError("--update drops what is gone, too: choose --update or --prune")
    session = Session(options, dismissing=False)
    with session.guard("baseline"):
        for inventory in _inventories(session, files or (".",)):
            with session.guard(str(inventory.path)):
                click.echo(inventory.write(add=not prune, drop=update or prune), err=True)
    sys.exit(2 if session.failed else 0)


@dataclass
class _Inventory:
    """What was found in the files that share a baseline; `names` are those files as the baseline calls them."""

    path: Path
    options: Options
    names: set[str] = field(default_factory=set)
    found: list[Entry] = field(default_factory=list)

    def write(self, *, add: bool, drop: bool) -> str:
        """Put it into the file; what was done, for the user."""
        from cleaner.baseline import update
        from cleaner.errors import InputError

        if add and not drop and self.path.exists():
            raise InputError(f"{short(self.path)}: is there already; --update adds to it, --prune drops what is gone")
        counts = [0, 0, 0]

        def change(old: Baseline) -> Baseline:
            here = {entry.key for entry in self.found}
            kept = [entry for entry in old.entries if not drop or entry.key in here or not self._is_gone(entry)]
            moved = [entry for entry in self.found if add or entry.key in old.keys]
            new = old.with_entries([*kept, *moved])
            counts[:] = len(new.keys - old.keys), len(old.keys - new.keys), len(new.keys)
            return new

        update(self.path, change)
        added, dropped, left = counts
        return f"{short(self.path)}: {added} added, {dropped} dropped, {left} in all."

    def _is_gone(self, entry: Entry) -> bool:
        """Whether a finding that was not found is gone, and not only out of sight of this run."""
        from cleaner.selection import Selection

        if not Selection(self.options.select, self.options.ignore).wants(entry.rule):
            return False
        return entry.path in self.names or not (self.path.parent / entry.path).exists()


@dataclass(frozen=True)
class _Find:
    """What is done with each file, perhaps in a process of its own."""

    session: Session

    def __call__(self, cleaned: Cleaned) -> tuple[Path, str, list[Entry]]:
        from cleaner.baseline import Baseline, keyed
        from cleaner.errors import ConfigError

        name = cleaned.source.name
        path = self.session.baseline(name)
        if path is None:
            raise ConfigError(
                "there is no baseline to write: give --baseline FILE, or put "
                'baseline = "cleancopy-baseline.json" into the configuration, so that every command knows it'
            )
        baseline = Baseline(path)
        entries = [baseline.entry(finding, key, name) for finding, key in keyed(cleaned.article.result)]
        return path, baseline.name(name), entries


def _inventories(session: Session, files: tuple[str, ...]) -> list[_Inventory]:
    """What is found in the files, for each baseline that they have."""
    inventories: dict[Path, _Inventory] = {}
    for path, name, entries in session.each(files, _Find(session)):
        inventory = inventories.setdefault(path, _Inventory(path, session.options))
        inventory.names.add(name)
        inventory.found += entries
    return list(inventories.values())
