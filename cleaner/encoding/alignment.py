"""Which stretch of a mended line stands for which stretch of the damaged one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.edits import Edit, trim
from cleaner.expressions import re

_ANCHOR = re.compile(r"[\x21-\x3e\x40-\x7e]")
"""ASCII that mending keeps: all of it but the space, which may be half of an à, and `?`, which may stand for a byte."""
_RUNS = re.compile(f"{_ANCHOR.pattern}++")
"""As many at once as there are: quicker, and the same wherever no sign between two anchors disappears."""
LONGEST = 2000
"""Code points up to which lines whose anchors differ are compared as texts, at quadratic cost."""


def align(before: str, after: str) -> list[Edit]:
    """Edits, in code points of `before`, that make `after` of it: small where the two lines share their ASCII.

    >>> [(edit.start, edit.end, edit.new) for edit in align("dÃ©jÃ\\xa0 vu", "déjà vu")]
    [(1, 3, 'é'), (4, 6, 'à')]
    """
    edits = _between(_RUNS, before, after) or _between(_ANCHOR, before, after)
    if edits is not None:
        return edits
    if max(len(before), len(after)) > LONGEST:
        return [Edit(0, len(before), after)]
    from difflib import SequenceMatcher  # here, because a text without a repair needs none

    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [Edit(start, end, after[low:high]) for tag, start, end, low, high in codes if tag != "equal"]


def _between(anchors: re.Pattern[str], before: str, after: str) -> list[Edit] | None:
    """The edits between the anchors; None if the two texts do not have the same ones."""
    if anchors.findall(before) != anchors.findall(after):
        return None
    edits: list[Edit] = []
    offset = 0
    gaps = zip(anchors.split(before), anchors.split(after), [*anchors.findall(before), ""], strict=True)
    for old, new, anchor in gaps:
        if old != new:
            pieces = _pieces(old, new, offset)
            edits += [trim(before, edit) for edit in pieces if before[edit.start : edit.end] != edit.new]
        offset += len(old) + len(anchor)
    return edits


def _pieces(old: str, new: str, offset: int) -> Iterator[Edit]:
    """One edit for each stretch between spaces, where both sides have as many spaces."""
    if old.count(" ") != new.count(" "):
        yield Edit(offset, offset + len(old), new)
        return
    for left, right in zip(old.split(" "), new.split(" "), strict=True):
        yield Edit(offset, offset + len(left), right)
        offset += len(left) + 1


def by_token(text: str, edits: list[Edit]) -> list[Edit]:
    """The same change, one edit for each token that is touched: what an editor accepts or takes back at once.

    A token is what stands between white space, without the ASCII marks at its ends that do not change.

    >>> [(e.start, e.end, e.new) for e in by_token("(dÃ©jÃ\\xa0)", [Edit(2, 4, "é"), Edit(5, 7, "à")])]
    [(1, 7, 'déjà')]
    """
    groups: list[_Group] = []
    done = -1
    for edit in edits:
        if edit.start < done:
            continue  # two repairs of one place: the first is made, the next pass looks again
        touches, done = edit.start == done, edit.end
        start, end = _word_around(text, edit.start, edit.end)
        if groups and (start < groups[-1].end or touches):
            groups[-1].edits.append(edit)
            groups[-1].end = max(groups[-1].end, end)
        else:
            groups.append(_Group(start, end, [edit]))
    return [group.joined(text) for group in groups]


@dataclass
class _Group:
    """The edits of one token, or of tokens that an edit joins."""

    start: int
    end: int
    edits: list[Edit]

    def joined(self, text: str) -> Edit:
        parts: list[str] = []
        at = self.start
        for edit in self.edits:
            parts += (text[at : edit.start], edit.new)
            at = edit.end
        parts.append(text[at : self.end])
        rules = tuple(dict.fromkeys(rule for edit in self.edits for rule in edit.rules))
        return Edit(self.start, self.end, "".join(parts), rules)


_WORD = re.compile(r"[^\s!-/:-@\[-`{-~]*+")
_REACH = 60
"""Code points: a longer word is cut for display, which changes nothing in the edit."""


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    left, right = _WORD.match(text[max(0, start - _REACH) : start][::-1]), _WORD.match(text, end, end + _REACH)
    assert left is not None
    assert right is not None
    return start - left.end(), right.end()
