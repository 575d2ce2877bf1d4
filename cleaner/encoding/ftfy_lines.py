"""UTF-8 read as Windows-1252 and its kin, line by line, by ftfy - with what ftfy did kept as the explanation.

`ftfy.fix_text` is never called: its defaults straighten quotes, split digraph letters and rewrite widths, which an
editor calls damage. `fix_encoding_and_explain` touches nothing but mojibake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cleaner.edits import Edit
from cleaner.encoding.alignment import align, by_token
from cleaner.encoding.reasons import Cause, name_of
from cleaner.expressions import re
from cleaner.reasons import Reason

RULE = "encoding.mojibake"
_LINE = re.compile(r"[^\r\n]+")
_USUAL = ("windows-1252", "sloppy-windows-1252", "latin-1")
_MIXED = re.compile(r"[A-Za-z\u00c0-\u024f][\u0300-\u052f\u0530-\u058f]|[\u0300-\u058f][A-Za-z\u00c0-\u024f]")
"""A Latin letter beside a combining mark or a letter of another script: what a wrong reading makes of words."""
_QUOTATION_MARKS = re.compile("(â€[œž]|[“„])|(â€\x9d|”)|â€(?![\u2013-\u2044\u20ac€™˜œžŸš›•–—…‡†ˆ‰Š‹Œƒ„‚“”‘’\x80-\xbf])")
"""Marks that open a quotation, that close one, and what is left of one that closes."""
_CAPITAL_INSIDE = re.compile(r"[a-zß-öø-ÿ][À-ÖØ-Þ][a-zß-öø-ÿ]")


def mend(text: str, suspicious: Callable[[str], object]) -> Iterator[Edit]:
    """Edits for the lines of `text` that are `suspicious`, one for each damaged word."""
    for line in _LINE.finditer(text):
        if not line[0].isascii() and suspicious(line[0]):
            for edit in _line(line[0]):
                yield Edit(line.start() + edit.start, line.start() + edit.end, edit.new, edit.rules)


def _line(line: str) -> list[Edit]:
    from ftfy import TextFixerConfig, fix_encoding_and_explain

    fixed = fix_encoding_and_explain(_with_last_byte(line), TextFixerConfig(explain=True))
    if fixed.text == line:
        return []
    if _first_read(fixed.explanation or ()) not in _USUAL and _MIXED.search(fixed.text) and not _MIXED.search(line):
        return []  # "dÃ©clarÃ© lâÃ©picentre" is no Mac Roman, although it can be read as that: "d̩clar̩ lՎpicentre"
    why = _cause(fixed.explanation or ())
    edits = [Edit(edit.start, edit.end, edit.new, (why,)) for edit in align(line, fixed.text)]
    return [edit for edit in by_token(line, edits) if not _is_worse(edit.new, line[edit.start : edit.end])]


def _with_last_byte(line: str) -> str:
    """The line with the third byte of closing quotation marks, which Windows-1252 has no sign for: "â€œNoâ€ he said".

    Where a space follows, ftfy takes it for that byte and makes a dagger. A dagger stands after a space, or where no
    quotation is open.
    """
    out, opened, last = [], 0, 0
    for match in _QUOTATION_MARKS.finditer(line):
        if match[1]:
            opened += 1
        elif match[2] or match.start() == 0 or line[match.start() - 1].isspace():
            opened -= bool(match[2])
        elif opened > 0 or line[match.start() - 1] in ".,!?…":
            out += [line[last : match.end()], "\x9d"]
            opened, last = max(0, opened - 1), match.end()
    return "".join([*out, line[last:]])


def _first_read(steps: Any) -> str:
    return next((step.parameter for step in steps if step.action == "encode"), "windows-1252")


def _is_worse(new: str, old: str) -> bool:
    """A capital inside a small word is a sign of a wrong reading: "premiÚre" for "première", out of ISO-8859-15."""
    return _CAPITAL_INSIDE.search(new) is not None and _CAPITAL_INSIDE.search(old) is None


def _cause(steps: Any) -> Cause:
    """What ftfy's steps come to: the first code page that the text had been read in, and how often it was misread."""
    layers = sum(step.action == "encode" for step in steps)
    read = _first_read(steps)
    written = next((step.parameter for step in steps if step.action == "decode"), "utf-8")
    evidence = Reason(
        "encoding.sound-parts" if not layers else "encoding.sound" if layers == 1 else "encoding.sound-after",
        read=name_of(read),
        written=name_of(written),
        count=layers,
    )
    return Cause(RULE, evidence, written, read, steps=", ".join(f"{step.action} {step.parameter}" for step in steps))
