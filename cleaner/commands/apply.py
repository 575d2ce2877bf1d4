"""`cleancopy apply`: writes what an editor decided on the HTML report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.commands.options import Options, cleaning_options
from cleaner.commands.output import short

if TYPE_CHECKING:
    from cleaner.baseline import Baseline, Entry
    from cleaner.commands.session import Cleaned, Session
    from cleaner.decisions import Decided, Decisions
    from cleaner.result import Result


@click.command("apply")
@click.argument("file", metavar="FILE")
@click.option(
    "--decisions",
    "decisions_file",
    required=True,
    type=click.Path(path_type=Path),
    metavar="D.json",
    help="What “Download decisions” on the page gave.",
)
@click.option("--diff", is_flag=True, help="Show what would change as a unified diff, and write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@cleaning_options()
def command(file: str, decisions_file: Path, diff: bool, quiet: bool, options: Options) -> None:
    """Write what an editor decided on the HTML report.

    FILE becomes exactly the text that the page showed; it may be - to read standard input and write standard output.
    It must be the file that was reviewed, with the options and the configuration of the report. What the editor turned
    down is remembered in the baseline, if there is one, so that it does not return.

    Exits with 1 if a decision could not be carried out (the others are), with 2 if the file was left alone.
    """
    from cleaner.commands.session import Session

    session = Session(options, dismissing=False)
    left_out = 0
    with session.guard(file):
        left_out = _Application(session, file, decisions_file).run(diff=diff, quiet=quiet)
    sys.exit(2 if session.failed else 1 if left_out else 0)


class _Application:
    """The decisions of one file on their way into it."""

    def __init__(self, session: Session, name: str, path: Path) -> None:
        from cleaner.baseline import read_baseline

        self.session = session
        self.name = name
        self.path = path
        baseline = session.baseline(name)
        self.baseline: Baseline | None = read_baseline(baseline) if baseline else None

    def run(self, *, diff: bool, quiet: bool) -> int:
        """Carry them out, and say so; the number of decisions that were left out."""
        from cleaner.commands.changes import put, show
        from cleaner.decisions import decide
        from cleaner.errors import InputError

        if self.session.is_excluded(self.name):
            raise InputError(f"{self.name}: is excluded by the configuration, so it was left alone")
        decisions = self._decisions()
        cleaned = self.session.clean(self.name)
        result = self._reviewed(cleaned, decisions)
        decided = decide(result, decisions.decisions)
        left_out = self._tell(decided)
        if diff:
            show(cleaned.source, decided.text)
            return left_out
        data = cleaned.source.cleaned(decided.text)
        remembered = self._remember(cleaned, decided)
        changed = put(cleaned.source, data)
        if not quiet and cleaned.source.path is not None:
            click.echo(self._summary(decisions, decided, changed=changed, remembered=remembered), err=True)
        return left_out

    def _decisions(self) -> Decisions:
        from cleaner.commands.changes import read_bytes
        from cleaner.decisions import load
        from cleaner.errors import InputError

        data = read_bytes(self.path)
        try:
            return load(data)
        except InputError as error:
            raise InputError(f"{self.path}: {error}") from error

    def _reviewed(self, cleaned: Cleaned, decisions: Decisions) -> Result:
        """The result that the page showed; raises InputError if this is another file, or something else is found."""
        from cleaner.decisions import fingerprint
        from cleaner.errors import InputError

        name = cleaned.source.name
        if cleaned.source.sha256 != decisions.sha256:
            raise InputError(
                f"{name}: is not the file that was reviewed, or was changed since (the decisions in {self.path} are "
                f"for {decisions.path}, SHA-256 {decisions.sha256[:12]}…, and this is {cleaned.source.sha256[:12]}…); "
                "make a new report of it"
            )
        candidates = [self._dismissed(cleaned.article.result, decisions, spare=spare) for spare in (True, False)]
        for result in candidates:
            if decisions.report in ("", fingerprint(result)):
                return result
        from cleaner import __version__

        made = "" if decisions.version == __version__ else f" (the page is of version {decisions.version})"
        raise InputError(
            f"{name}: something else is found in it now than on the page that was reviewed{made}; "
            "give the options of the report (--lang, --select …) again, or make a new report"
        )

    def _dismissed(self, result: Result, decisions: Decisions, *, spare: bool) -> Result:
        """The result without what the baseline dismisses.

        spare    what was decided is kept: it stood on the page, and was dismissed when it was decided the first time
        """
        from cleaner.baseline import keyed, without

        if self.baseline is None:
            return result
        kept = {(d.rule, d.start, d.end) for d in decisions.decisions} if spare else set()
        gone = [f.id for f, key in keyed(result) if key in self.baseline.keys and (f.rule, f.start, f.end) not in kept]
        return without(result, gone)

    def _tell(self, decided: Decided) -> int:
        for decision in decided.unknown:
            place = f"{decision.rule} at {decision.start}-{decision.end}"
            self.session.tell(
                f"{self.path}: {decision.id}: there is no finding {place}, so its decision was left out", "warning"
            )
        for conflict in decided.conflicts:
            self.session.tell(f"{self.path}: {conflict.decision.id}: left out: {conflict.reason}", "warning")
        return len(decided.unknown) + len(decided.conflicts)

    def _remember(self, cleaned: Cleaned, decided: Decided) -> int:
        """Put what was turned down into the baseline; the number of entries that are new."""
        from cleaner.baseline import update

        if self.baseline is None or not decided.dismissed:
            return 0
        entries = [*self._entries_before(cleaned, decided), *self._entries_after(cleaned, decided)]
        old = self.baseline.keys
        new = update(self.baseline.path, lambda baseline: baseline.with_entries([*entries, *baseline.entries]))
        return len(new.keys - old)

    def _entries_before(self, cleaned: Cleaned, decided: Decided) -> list[Entry]:
        """What was turned down, as it is found in the file as it was."""
        from cleaner.baseline import keyed

        assert self.baseline is not None
        refused = {(f.rule, f.start, f.end, f.gap, f.after) for f in decided.dismissed}
        return [
            self.baseline.entry(f, key, cleaned.source.name)
            for f, key in keyed(cleaned.article.result)
            if (f.rule, f.start, f.end, f.gap, f.after) in refused
        ]

    def _entries_after(self, cleaned: Cleaned, decided: Decided) -> list[Entry]:
        """The same as it is found in the text as it will be: an editor's own words change their sentence."""
        from cleaner.baseline import keyed
        from cleaner.edits import OffsetMap

        assert self.baseline is not None
        if decided.text == cleaned.source.text:
            return []
        offsets = OffsetMap(decided.edits)
        places: dict[str, list[tuple[int, int]]] = {}
        for f in decided.dismissed:
            span = offsets.forward(f.start), offsets.forward(f.end, right=True)
            places.setdefault(f.rule, []).append(span)
        again = self.session.cleaner(self.name).clean(decided.text, format=cleaned.source.format)
        return [
            self.baseline.entry(f, key, cleaned.source.name)
            for f, key in keyed(again)
            if any(start <= f.end and f.start <= end for start, end in places.get(f.rule, ()))
        ]

    def _summary(self, decisions: Decisions, decided: Decided, *, changed: bool, remembered: int) -> str:
        from cleaner.report import counted

        done = len(decisions.decisions) - len(decided.unknown) - len(decided.conflicts)
        what = f"{self.name}: {counted(done, 'decision', 'decisions')} carried out"
        rows = [what + ("." if changed else "; the text is as it was.")]
        if decided.open:
            rows.append(f"Left undecided: {len(decided.open)}.")
        if remembered and self.baseline is not None:
            rows.append(f"Turned down for good: {len(decided.dismissed)} (in {short(self.baseline.path)}).")
        elif decided.dismissed and self.baseline is None:
            rows.append(
                f"Turned down: {len(decided.dismissed)}. The next run finds them again, unless there is a baseline: "
                "--baseline FILE, or `baseline` in the configuration."
            )
        return "\n".join(rows)
