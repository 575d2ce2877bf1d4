"""The algebra of edits: pure functions on code-point offsets, and nothing else.

An edit list is *sound* when it is sorted and no two edits overlap or touch. Every function here takes sound lists and
gives sound lists, so any subset of an answer is again a valid set of edits.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace the code points `start:end` of a text by `new`; `rules` names every rule that asked for it.

    >>> apply("un arme", [Edit(2, 2, "e")])
    'une arme'
    """

    start: int
    end: int
    new: str
    rules: tuple[str, ...] = ()

    @property
    def growth(self) -> int:
        """Code points that the text gains (negative: loses)."""
        return len(self.new) - (self.end - self.start)


def check(edits: Sequence[Edit], length: int) -> None:
    """Raise ValueError unless `edits` is sound and lies within a text of `length` code points."""
    for edit in edits:
        if not 0 <= edit.start <= edit.end <= length:
            raise ValueError(f"{edit} lies outside a text of {length} code points")
    for left, right in pairwise(edits):
        if left.end >= right.start:
            raise ValueError(f"{left} and {right} overlap, touch or are out of order")


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after all `edits`, which refer to `text`.

    >>> apply("de armes", [Edit(1, 3, "’")])
    'd’armes'
    """
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.new)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def invert(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """Edits on the edited text that give `text` back.

    >>> edits = [Edit(1, 3, "’")]
    >>> apply(apply("de armes", edits), invert("de armes", edits))
    'de armes'
    """
    shift, back = 0, []
    for edit in edits:
        start = edit.start + shift
        back.append(Edit(start, start + len(edit.new), text[edit.start : edit.end], edit.rules))
        shift += edit.growth
    return back


def select(edits: Sequence[Edit], keep: Container[int]) -> list[Edit]:
    """The edits whose index is in `keep`, in order: what remains when an editor rejects the others.

    >>> select([Edit(0, 1, "a"), Edit(5, 6, "b")], {1})
    [Edit(start=5, end=6, new='b', rules=())]
    """
    return [edit for index, edit in enumerate(edits) if index in keep]


def trim(text: str, edit: Edit) -> Edit:
    """The smallest edit that does the same: common beginnings and ends are left alone.

    >>> trim("États Unis", Edit(0, 10, "États-Unis"))
    Edit(start=5, end=6, new='-', rules=())
    """
    old, new = text[edit.start : edit.end], edit.new
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] != new[i]), most)
    tail = next((i for i in range(most - head) if old[-1 - i] != new[-1 - i]), most - head)
    return Edit(edit.start + head, edit.end - tail, new[head : len(new) - tail], edit.rules)


def join_touching(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """A sound list from edits in any order that may touch; of two that overlap, the later in order is dropped.

    >>> join_touching("abcd", [Edit(0, 1, "x", ("r",)), Edit(1, 2, "y", ("s",))])
    [Edit(start=0, end=2, new='xy', rules=('r', 's'))]
    """
    out: list[Edit] = []
    for edit in sorted(edits):
        last = out[-1] if out else None
        if last is None or edit.start > last.end:
            out.append(edit)
        elif edit.start == last.end and (edit.end > edit.start or last.end > last.start):
            rules = tuple(dict.fromkeys(last.rules + edit.rules))
            out[-1] = Edit(last.start, edit.end, last.new + edit.new, rules)
    return [edit for edit in out if text[edit.start : edit.end] != edit.new]


def compose(text: str, first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """One sound list on `text` that does what `first`, and then `second` on the result of `first`, do.

    Edits that overlap or touch become one that names the rules of both; what cancels out disappears.

    >>> compose("Khersonla", [Edit(7, 7, " ")], [Edit(7, 7, ",")])
    [Edit(start=7, end=7, new=', ', rules=())]
    """
    middle = apply(text, first)
    placed, shift = [], 0
    for edit in first:
        start = edit.start + shift
        placed.append((start, start + len(edit.new), 0, edit))
        shift += edit.growth
    spans = sorted(placed + [(edit.start, edit.end, 1, edit) for edit in second], key=lambda span: span[:3])
    out: list[Edit] = []
    shift, index = 0, 0  # shift: offset in the middle text minus offset in `text`, before the group
    while index < len(spans):
        start, end = spans[index][:2]
        group = []
        while index < len(spans) and spans[index][0] <= end:
            end = max(end, spans[index][1])
            group.append(spans[index])
            index += 1
        grown = sum(edit.growth for _, _, layer, edit in group if layer == 0)
        later = [Edit(e.start - start, e.end - start, e.new) for _, _, layer, e in group if layer == 1]
        new = apply(middle[start:end], later)
        rules = tuple(dict.fromkeys(rule for *_, edit in group for rule in edit.rules))
        edit = Edit(start - shift, end - shift - grown, new, rules)
        if text[edit.start : edit.end] != new:
            out.append(edit)
        shift += grown
    return out


def rebase(edits: Iterable[Edit], over: Sequence[Edit]) -> tuple[list[Edit], list[Edit]]:
    """Move `edits` onto the text that `over` makes; both lists refer to the same text.

    Returns (moved, conflicts): an edit that overlaps or touches one of `over` cannot be moved and is given back as is.

    >>> rebase([Edit(5, 6, "-")], [Edit(0, 1, "")])
    ([Edit(start=4, end=5, new='-', rules=())], [])
    """
    offsets = OffsetMap(over)
    moved, conflicts = [], []
    for edit in edits:
        if offsets.touched(edit.start, edit.end):
            conflicts.append(edit)
        else:
            start = offsets.forward(edit.start)
            moved.append(Edit(start, start + edit.end - edit.start, edit.new, edit.rules))
    return moved, conflicts


class OffsetMap:
    """Maps code-point offsets between a text and the text that a sound list of edits makes of it.

    An offset at or inside an edit has no single image; `right` chooses the edit's right or left edge.

    >>> OffsetMap([Edit(2, 4, "")]).forward(5)
    3
    """

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]
        self._new_starts: list[int] = []
        self._new_ends: list[int] = []
        shift = 0
        for edit in edits:
            self._new_starts.append(edit.start + shift)
            shift += edit.growth
            self._new_ends.append(edit.end + shift)

    def touched(self, start: int, end: int) -> bool:
        """Whether an edit overlaps or touches `start:end` of the old text."""
        index = bisect_left(self._ends, start)
        return index < len(self._starts) and self._starts[index] <= end

    def forward(self, offset: int, *, right: bool = False) -> int:
        """The offset in the new text of an offset in the old one."""
        return _carry(offset, (self._starts, self._ends), (self._new_starts, self._new_ends), right)

    def backward(self, offset: int, *, right: bool = False) -> int:
        """The offset in the old text of an offset in the new one."""
        return _carry(offset, (self._new_starts, self._new_ends), (self._starts, self._ends), right)

    def back_span(self, start: int, end: int) -> tuple[int, int]:
        """The smallest old span that covers every old code point behind the new span `start:end`.

        An edit that lies partly inside is taken whole; one that only touches the span from outside is left out.
        """
        low = self.backward(start, right=True)
        high = self.backward(end, right=False)
        first = bisect_right(self._new_ends, start)
        if first < len(self._starts) and self._new_starts[first] < start:
            low = self._starts[first]
        last = bisect_left(self._new_starts, end) - 1
        if last >= 0 and self._new_ends[last] > end:
            high = self._ends[last]
        if high < low:  # an empty span beside a deletion
            high = low
        return low, high


def _carry(offset: int, old: tuple[list[int], list[int]], new: tuple[list[int], list[int]], right: bool) -> int:
    index = bisect_right(old[0], offset) - 1
    if index < 0:
        return offset
    start, end = old[0][index], old[1][index]
    if offset > end:
        return offset - end + new[1][index]
    if start < end and offset in (start, end):
        return new[0][index] if offset == start else new[1][index]
    return new[1][index] if right else new[0][index]
