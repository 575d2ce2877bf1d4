"""A sequence that a text speaks of instead of suffering from it: "é devient Ã©", "&amp; in HTML", "\u00e9"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cleaner.edits import Edit
from cleaner.expressions import re
from cleaner.profile import Profile

_MARKS = "\"'`’‘“”«»‹›()[],.:;!? \t"
"""What may stand between a word and its white space; no letter, which could be part of the damage."""
_LINE_END = re.compile(r"[^\r\n]*")
_LEFT = re.compile(r"\S*\Z")
_RIGHT = re.compile(r"\S*")
_REACH = 60
_LINE_REACH = 2000
"""Code points of a word, and of a line, that are looked at on each side."""
_BLANK = "\xa0\u2002\u2003\u2009\u200b\u202f\ufeff"
_ALONE_ONLY_IN_TALK = "’'\"`"
_GENERIC = frozenset(("html", "xml", "sgml", "xhtml", "utf", "unicode", "mojibake", "ascii"))
"""Names that are the same in every language; the others are in rules/<language>/escapes.toml: speaks_of_escapes."""
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*")
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[\w.)»”\"][ \t]\Z"), re.compile(r"[ \t][\w(«“\"]")


def stands_alone(text: str, edit: Edit) -> bool:
    """Whether what the edit makes is one character, and nothing but marks stands around it up to the white space.

    A line that has nothing else speaks of nothing.

    >>> stands_alone("é devient Ã© ici", Edit(10, 12, "é")), stands_alone("un cafÃ©", Edit(6, 8, "é"))
    (True, False)
    """
    if len(edit.new.strip(_MARKS.replace("’", ""))) > 1 and edit.new.strip(_BLANK):
        return False
    left = _LEFT.search(text[max(0, edit.start - _REACH) : edit.start])
    right = _RIGHT.match(text[edit.end : edit.end + _REACH])
    if (left[0] if left else "").strip(_MARKS) or (right[0] if right else "").strip(_MARKS):
        return False
    return _WORD.search(_line_before(text, edit.start) + " " + _line_after(text, edit.end)) is not None


def is_no_word(char: str, is_word: Callable[[str], bool]) -> bool:
    """Whether `char` is a letter, an apostrophe or a space, and nothing that a sentence has by itself."""
    core = char.strip("()[],.:;!? ")
    if core and all(one in _ALONE_ONLY_IN_TALK + _BLANK for one in core):
        return True
    return len(core) == 1 and core.isalpha() and not is_word(core)


def mentions(text: str, edits: Sequence[Edit], is_word: Callable[[str], bool]) -> frozenset[int]:
    """Offsets of the edits that may only be spoken of: they stand alone where the rest of their line is sound.

    A letter that is a word by itself (à, or é in Portuguese) is spoken of where the line has it in sound form too.
    """
    lonely: dict[int, bool] = {}
    lines = [edit.start - len(_line_before(text, edit.start)) for edit in edits]
    for edit, line in zip(edits, lines, strict=True):
        lonely[line] = lonely.get(line, True) and stands_alone(text, edit)
    return frozenset(
        edit.start
        for edit, line in zip(edits, lines, strict=True)
        if lonely[line]
        and (is_no_word(edit.new, is_word) or (edit.new.strip(_MARKS).isalpha() and _is_whole(text, edit)))
    )


def _is_whole(text: str, edit: Edit) -> bool:
    """Whether the line has, as a word of its own, the one letter that the edit would make."""
    letter = edit.new.strip(_MARKS)
    line = _line_before(text, edit.start) + " " + _line_after(text, edit.end)
    return len(letter) == 1 and letter in _WORD.findall(line)


def speaks_of_escapes(text: str, at: int, profile: Profile) -> bool:
    """Whether the line around offset `at` has a word like "HTML" or "entity"."""
    words = _GENERIC | profile.words("escapes", "speaks_of_escapes")
    line = _ADDRESS.sub(" ", _line_before(text, at) + _line_after(text, at))
    return any(word.lower() in words for word in _WORD.findall(line))


def has_whole(text: str, edit: Edit) -> bool:
    """Whether the line has, as a token of its own, what the edit would make: "& becomes &amp;"."""
    return edit.new in (_line_before(text, edit.start) + " " + _line_after(text, edit.end)).split()


def joins_words(text: str, edit: Edit) -> bool:
    """Whether a word stands on both sides, a space away: "Marks &amp; Spencer"."""
    before, after = text[max(0, edit.start - 2) : edit.start], text[edit.end : edit.end + 2]
    return _WORD_BEFORE.search(before) is not None and _WORD_AFTER.match(after) is not None


def _line_before(text: str, at: int) -> str:
    low = max(0, at - _LINE_REACH)
    return text[max(low, text.rfind("\n", low, at) + 1, text.rfind("\r", low, at) + 1) : at]


def _line_after(text: str, at: int) -> str:
    found = _LINE_END.match(text[at : at + _LINE_REACH])
    return found[0] if found else ""
