"""ALTO XML, versions 2 to 4: the words of a page in blocks and lines, with the machine's confidence in each.

https://www.loc.gov/standards/alto/ describes it: a `TextBlock` holds `TextLine`s, a line `String`s with `SP` between
them; a word that is broken at a line end has its halves in two Strings, the hyphen in `HYP`, and the whole word in
`SUBS_CONTENT` of both. Namespaces differ from version to version and are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import zip_longest
from xml.etree.ElementTree import Element, ParseError, fromstring

from cleaner.errors import InputError
from cleaner.formats.scan import ScanReading, Writer

_HYPHENS = "-\u2010\u00ad\u00ac"
_HALVES = ("HypPart1", "HypPart2")


def read(source: str, keep: tuple[str, ...] = ()) -> ScanReading:
    """The text of the ALTO file `source`: one line a line, and a blank line between blocks.

    A broken word is written whole, on the line where it begins, where the file says what it is; elsewhere its hyphen
    stands at the line end, for the stage linebreaks to judge. `keep` are words that no rule may touch.

    Raises InputError for what is not well formed, and for a document type, whose entities may be without end.

    >>> read('<alto><TextLine><String CONTENT="Les"/><SP/><String CONTENT="rues"/></TextLine></alto>').text
    'Les rues\\n'
    """
    if "<!DOCTYPE" in source:
        raise InputError("this ALTO file has a document type declaration, which is not read; remove it")
    try:
        root = fromstring(source.removeprefix("\ufeff"))
    except (ParseError, ValueError) as error:
        raise InputError(f"is no well-formed XML: {error}; was the file cut off?") from error
    page = Writer()
    lines = list(_lines(root))
    taken = ""
    for (starts_block, line), (_, after) in zip_longest(lines, lines[1:], fillvalue=(False, None)):
        if line is not None:
            page.block() if starts_block else page.line()
            taken = _write(page, line, taken, after)
    return page.reading(keep)


def _lines(root: Element) -> Iterator[tuple[bool, Element]]:
    """Every line in the order of reading, and whether it is the first of its block."""
    blocks = _blocks(root)
    before, told = 0, set()
    for part in _in_reading_order(root):
        for line in part.iter():
            if line in blocks and line not in told:
                told.add(line)
                yield blocks[line] != before, line
                before = blocks[line]


def _blocks(root: Element) -> dict[Element, int]:
    """The lines, each with the number of its block, from 1."""
    number, found = 1, {}
    for element in root.iter():
        name = _name(element)
        number += name in ("Page", "TextBlock")
        if name == "TextLine":
            found[element] = number
    return found


def _in_reading_order(root: Element) -> Iterator[Element]:
    """The blocks and lines that a `ReadingOrder` (since version 4.3) names, and then the whole, with the others."""
    order = next((element for element in root.iter() if _name(element) == "ReadingOrder"), None)
    if order is not None:
        named = {element.get("ID"): element for element in root.iter() if "ID" in element.attrib}
        refs = (element.get("REF") for element in order.iter() if _name(element) == "ElementRef")
        yield from (named[ref] for ref in refs if ref in named)
    yield root


def _write(page: Writer, line: Element, taken: str, after: Element | None) -> str:
    """Write a line, but for the half word `taken` that the line before took; what this one takes of `after`, if any."""
    children = list(line)
    spaced = any(_name(child) == "SP" for child in children)
    strings = [child for child in children if _name(child) == "String"]
    takes = ""
    for child in children:
        name = _name(child)
        if name == "SP" or (name == "String" and not spaced and child is not strings[0]):
            page.space()
        elif name == "HYP" and not takes:
            page.word(child.get("CONTENT") or "-")
        if name == "String" and not (taken and child is strings[0]):
            second = _first_string(after) if child is strings[-1] else None
            whole = _whole(child, second) if second is not None else ""
            takes = second.get("CONTENT", "") if whole and second is not None else ""
            page.word(whole or child.get("CONTENT", ""), _confidence(child, second if whole else None))
    return takes


def _whole(first: Element, second: Element) -> str:
    """The word of which these are the halves, with the signs around it; "" where the file is not clear about it."""
    if (first.get("SUBS_TYPE"), second.get("SUBS_TYPE")) != _HALVES:
        return ""
    left, right = first.get("CONTENT", "").rstrip(_HYPHENS), second.get("CONTENT", "")
    whole = _core(first.get("SUBS_CONTENT") or second.get("SUBS_CONTENT") or "")
    for sign in ("", "-"):
        if whole and left and right and _core(left + sign + right) == whole:
            return left + sign + right
    return ""


def _core(word: str) -> str:
    """A word without the signs around it."""
    letters = [at for at, char in enumerate(word) if char.isalnum()]
    return word[letters[0] : letters[-1] + 1] if letters else ""


def _confidence(*strings: Element | None) -> float | None:
    """The least of the machine's confidences (`WC`, from 0 to 1) in some Strings; None where it gives none."""
    values = []
    for string in strings:
        with suppress(ValueError):
            if string is not None and "WC" in string.attrib:
                values.append(float(string.attrib["WC"]))
    return min(values, default=None)


def _first_string(line: Element | None) -> Element | None:
    return next((child for child in line if _name(child) == "String"), None) if line is not None else None


def _name(element: Element) -> str:
    """The name of an element without its namespace; what is no element (a comment) has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
