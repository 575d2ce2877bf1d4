"""Why an edit was made, as one of `Edit.rules`: so it travels through composition, which joins and drops edits."""

from __future__ import annotations

from cleaner.edits import Edit
from cleaner.expressions import re
from cleaner.reasons import Reason

_NAMES = {"latin-1": "Latin-1", "macroman": "Mac Roman", "mac-roman": "Mac Roman", "big5": "Big5"}
_FAMILIES = (("Windows-", re.compile(r"(?:windows-|cp)(125\d)")), ("ISO 8859-", re.compile(r"iso-?8859-(\d+)")))


class Cause(str):
    """The rule of an edit with its evidence; as a string, which names a cause among others, it tells all of it.

    written, read   the code pages that were mixed up, where there are such, by the names that people have for them
    steps           what ftfy did, for developers
    """

    __slots__ = ("evidence", "read", "rule", "steps", "written")
    rule: str
    evidence: Reason
    written: str
    read: str
    steps: str

    def __new__(cls, rule: str, evidence: Reason, written: str = "", read: str = "", *, steps: str = "") -> Cause:
        """A cause; the code pages may have the names of codecs."""
        written, read = name_of(written), name_of(read)
        self = super().__new__(cls, " | ".join((rule, evidence, written, read, steps)))
        self.rule, self.evidence, self.written, self.read, self.steps = rule, evidence, written, read, steps
        return self


def causes(edit: Edit) -> list[Cause]:
    """The causes among the rules of an edit, the first reading first.

    >>> cause = Cause("encoding.lost-letter", Reason("encoding.only-word"))
    >>> [cause.evidence for cause in causes(Edit(0, 1, "é", (cause,)))]
    ['the only word that fits']
    """
    return [rule for rule in edit.rules if isinstance(rule, Cause)]


def name_of(codec: str) -> str:
    """The name that people have for a code page, from that of a codec of Python or ftfy.

    >>> [name_of(codec) for codec in ("utf-8-variants", "sloppy-windows-1252", "cp1252", "iso8859-15", "cp850")]
    ['UTF-8', 'Windows-1252', 'Windows-1252', 'ISO 8859-15', 'CP850']
    """
    bare = codec.removeprefix("sloppy-").removesuffix("-variants").replace("_", "-")
    for family, pattern in _FAMILIES:
        if match := pattern.fullmatch(bare):
            return family + match[1]
    return _NAMES.get(bare) or bare.upper()
