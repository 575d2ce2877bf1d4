"""Words taken for others that sound or look alike, shown by their neighbours: "examiné a l’Assemblée", "could of"."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document import LETTERS, Document
from cleaner.findings import Action, Finding
from cleaner.orthography.confusable import Confusion, confusions_of
from cleaner.orthography.screen import look
from cleaner.patterns import CONDITIONS
from cleaner.profile import Profile


def find_confusions(document: Document, profile: Profile) -> Iterator[Finding]:
    """A suggestion for each word of the table that its neighbours show to be another, outside quotations of speech."""
    table = confusions_of(profile.rules, profile.language)
    if table.keys().isdisjoint(document.words):
        return
    text = document.text
    for word, start in _places(document, profile):
        if not table[word].around.match(text, start):
            continue
        for confusion in table[word].confusions:
            end = _end(confusion, document, profile, start)
            if end:
                put = confusion.put.replace("'", "’") if "’" in text else confusion.put
                yield Finding("orthography.confusion", Action.SUGGEST, start, end, replacement=put, confidence=0.95)
                break


def _places(document: Document, profile: Profile) -> Iterator[tuple[str, int]]:
    """The words of the table with their offsets, in order."""
    table = confusions_of(profile.rules, profile.language)
    if not document.is_all_blocks:
        yield from ((word, start) for word, start in document.placed_runs if word in table)
        return
    row, places = document.row, look(document, profile).confusable
    for at, start in zip(places, document.starts(places), strict=True):
        if row[at] in table:
            yield row[at], start
        else:
            runs = LETTERS.finditer(row[at])
            yield from ((run[0], start + run.start()) for run in runs if run[0] in table)


def _end(confusion: Confusion, document: Document, profile: Profile, start: int) -> int:
    """Where the wrong word that begins at `start` ends; 0 if it is not shown to be wrong.

    What follows is looked at first: it is the cheaper of the two looks.
    """
    ahead = confusion.ahead.match(document.text, start)
    behind = ahead and confusion.behind.match(document.text, start)
    if behind is None or confusion.unless in document.words or document.quoted.overlaps(start, ahead.end()):
        return 0
    groups = behind.groupdict() | ahead.groupdict()
    sure = all(_is(profile, groups[group] or "", wanted) for group, wanted in confusion.where.items())
    return int(ahead.end()) if sure else 0


def _is(profile: Profile, word: str, wanted: str) -> bool:
    """Whether the lexicon says of the word all that is wanted: "participle, not noun"."""
    named = ((name.removeprefix("not "), not name.startswith("not ")) for name in wanted.split(", "))
    return all(CONDITIONS[name](profile, word) == right for name, right in named)
