"""A unified diff that `patch` and `git apply` take, made from the edits: linear in the text, whatever the edits are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.edits import Edit, apply
from cleaner.report import Article, Style
from cleaner.report.places import visible

CONTEXT = 3
_COLOURS = {"-": "31", "+": "32", "@": "36"}


@dataclass(frozen=True, slots=True)
class _Change:
    """Lines `first:last` of the original (from 0) become the lines `new`."""

    first: int
    last: int
    new: tuple[str, ...]


def render(article: Article, style: Style) -> str:
    """The diff from the original to the cleaned text; empty where nothing changes."""
    text = article.result.original
    old = _lines(text)
    changes = list(_changes(text, old, article.result.edits))
    if not changes:
        return ""
    rows = [f"--- {_name('a/', article.path)}\n", f"+++ {_name('b/', article.path)}\n"]
    grown = 0
    for hunk in _hunks(changes):
        rows += _hunk(old, hunk, grown)
        grown += sum(len(change.new) - (change.last - change.first) for change in hunk)
    return "".join(_row(row, style) for row in rows)


def _lines(text: str) -> list[str]:
    """The lines with their LF, which is the only line ending that `patch` knows."""
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _changes(text: str, old: list[str], edits: tuple[Edit, ...]) -> Iterator[_Change]:
    """Edits that share a line become one change; lines that stay the same at its edges are left out."""
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    index = 0
    while index < len(edits):
        first = min(bisect_right(starts, edits[index].start), max(1, len(old))) - 1
        last = first
        group: list[Edit] = []
        while index < len(edits) and (not group or edits[index].start < starts[last] or last == len(old)):
            group.append(edits[index])
            last = max(first + 1, bisect_right(starts, group[-1].end), last)
            last = min(last, len(old))
            index += 1
        start, end = starts[first], starts[last]
        new = apply(text[start:end], [Edit(e.start - start, e.end - start, e.new) for e in group])
        change = _trimmed(old, first, last, _lines(new))
        if change.new or change.first < change.last:
            yield change


def _trimmed(old: list[str], first: int, last: int, new: list[str]) -> _Change:
    head = 0
    while first + head < last and head < len(new) and old[first + head] == new[head]:
        head += 1
    tail = 0
    while first + head < last - tail and head < len(new) - tail and old[last - 1 - tail] == new[-1 - tail]:
        tail += 1
    return _Change(first + head, last - tail, tuple(new[head : len(new) - tail]))


def _hunks(changes: list[_Change]) -> Iterator[list[_Change]]:
    """Changes whose context would meet go into one hunk."""
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.first - hunk[-1].last > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    yield hunk


def _hunk(old: list[str], hunk: list[_Change], grown: int) -> list[str]:
    first = max(0, hunk[0].first - CONTEXT)
    last = min(len(old), hunk[-1].last + CONTEXT)
    rows, at = [], first
    for change in hunk:
        rows += [" " + line for line in old[at : change.first]]
        rows += ["-" + line for line in old[change.first : change.last]]
        rows += ["+" + line for line in change.new]
        at = change.last
    rows += [" " + line for line in old[at:last]]
    before = last - first
    after = before + sum(len(change.new) - (change.last - change.first) for change in hunk)
    head = f"@@ -{_range(first, before)} +{_range(first + grown, after)} @@\n"
    return [head, *(row if row.endswith("\n") else row + "\n\\ No newline at end of file\n" for row in rows)]


def _range(first: int, count: int) -> str:
    start = first + 1 if count else first
    return str(start) if count == 1 else f"{start},{count}"


def _name(side: str, path: str) -> str:
    """The name as git writes it: in quotes if it holds what would break the line, before a tab if it holds a space."""
    name = side + path.lstrip("/")
    if all(char.isprintable() and char not in '"\\' for char in name):
        return name + "\t" if " " in name else name
    octets = name.encode("utf-8", "surrogateescape")
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\{b:03o}" for b in octets) + '"'


def _row(row: str, style: Style) -> str:
    """A line of the diff; in a terminal, where no `patch` reads it, with signs for what would steer the terminal."""
    if not (style.colour or style.terminal):
        return row
    shown = visible(row[:-1])
    code = _COLOURS.get(row[0]) if style.colour else None
    return f"\x1b[{code}m{shown}\x1b[0m\n" if code else f"{shown}\n"
