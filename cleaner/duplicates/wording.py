"""A block as it is compared: its folded words, and the marks by which one copy is better than another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from sys import intern

from cleaner.document import Document, Kind
from cleaner.expressions import regex
from cleaner.folding import FoldedWord, folded_words, forms
from cleaner.memo import Memo

LONGEST = 20_000
"""Code points; a longer block is a file without line ends, and nothing in it can be cut as a whole."""
_SLUG = regex.compile(r"/?(?:[\p{Ll}\p{Nd}]+[-_]){3,}[\p{Ll}\p{Nd}]+(?:\.html?|/)?")
_ELLIPSIS = regex.compile(r"(?:…|\.{3}|\[\s?(?:…|\.{3})\s?\]|\(\s?(?:…|\.{3})\s?\))\s*+$")
_STOP = regex.compile(r"[.!?]['\"’”»)\]]*\s*+$")
_STOPS = (".", "!", "?")
_VALUE_MARK = regex.compile(r"(?<!\w)[+−](?=\s?\d)|(?<!\S)-(?=\d|\s[\d,.]+\s?%)|[$€£¥%]")
_OPENING = '«“„"‘‹'
_CLOSING = '»”“"’›'
_ACCENTED = regex.compile(r"[^\P{L}\p{ASCII}]")
_TYPOGRAPHIC = regex.compile(r"[’‘“”„«»–—]")
_INNER_MARK = regex.compile(r"[^\w\s.]")
_forms_of: Memo[tuple[str, ...]] = Memo(lambda piece: tuple(map(intern, forms(piece))), words_only=True)
"""The folded words of a piece, equal ones as one string: half of the words of an article are the same few."""
_NOT_COMPARED = (Kind.CODE, Kind.METADATA)
_NO_ASCII = regex.compile(r"[^a-z0-9]+")


@dataclass(eq=False)
class Wording:
    """One block, never changed: its lines `first:last` (indexes into Document.lines, `last` included) and its text.

    kind      what the block is, as the format read it
    number    its place among the blocks
    """

    number: int
    first: int
    last: int
    text: str
    kind: Kind
    pieces: Sequence[str] = field(default=(), repr=False, compare=False)
    """What stands between white space in the text, if no entity is in it."""
    carried: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    """The words of texts that were compared before, in this pass or an earlier one."""

    @cached_property
    def words(self) -> tuple[FoldedWord, ...]:
        """The words of the text with their places in `plain`; as many as `forms`."""
        words = tuple(folded_words(self.plain))
        if len(words) != len(self.forms):  # a mark that is a word of its own: no language that is written here
            words = tuple(FoldedWord(0, 0, form) for form in self.forms)
        return words

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words of the text, entities resolved, accents and case folded."""
        known = self.carried.get(self.text)
        if known is None:
            pieces = self.pieces or self.plain.split()
            known = self.carried[self.text] = tuple(chain.from_iterable(map(_forms_of.__getitem__, pieces)))
        return known

    @cached_property
    def plain(self) -> str:
        """The text with its entities resolved."""
        if "&" not in self.text:
            return self.text
        from html import unescape  # here, because the names of all entities take long to load

        return unescape(self.text)

    @cached_property
    def value_marks(self) -> tuple[str, ...]:
        """Signs and units, which the words do not hold: "-5 %" is not "+5 %"."""
        return tuple(_VALUE_MARK.findall(self.plain))

    @cached_property
    def is_slug(self) -> bool:
        """Whether the text is the last part of an address: "le-pont-restera-ferme"."""
        text = self.text.strip()
        return " " not in text and _SLUG.fullmatch(text) is not None

    @property
    def is_capitals(self) -> bool:
        """Whether the text is written in capitals only."""
        return self.text.isupper()

    @cached_property
    def is_cut(self) -> bool:
        """Whether the text ends in an ellipsis."""
        if self.text[-1:].isalnum() or (self.text[-1:] == "." and self.text[-2:-1].isalnum()):
            return False
        return _ELLIPSIS.search(self.text) is not None

    @cached_property
    def has_stop(self) -> bool:
        """Whether the text ends as a sentence does."""
        if self.text[-1:].isalnum():
            return False
        return (self.text[-1:] in _STOPS or _STOP.search(self.text) is not None) and not self.is_cut

    @property
    def dangles(self) -> bool:
        """Whether the text ends in a mark after which something must follow: a comma, a colon."""
        return self.text.rstrip(" .\u00a0\u202f")[-1:] in (*",;:(",)

    @property
    def is_question(self) -> bool:
        """Whether the text ends in a question mark."""
        return self.text.rstrip(' .:;,\t\u00a0\u202f»”"').endswith("?")

    @property
    def is_quotation(self) -> bool:
        """Whether the whole text stands between quotation marks, or is a block quotation."""
        return self.kind is Kind.QUOTATION or (self.text[0] in _OPENING and self.text.rstrip(" .")[-1:] in _CLOSING)

    @cached_property
    def is_prose(self) -> bool:
        """Whether the block is a line or a wrapped paragraph and no stanza, where every line begins with a capital."""
        lines = self.text.splitlines()
        return len(lines) == 1 or not all(line.lstrip('«“"— ')[:1].isupper() for line in lines)

    @property
    def compact(self) -> str:
        """The letters and digits that a slug keeps, without anything between them."""
        return str(_NO_ASCII.sub("", "".join(self.forms)))

    @cached_property
    def quality(self) -> tuple[int, ...]:
        """Greater is better: no slug, not cut, not in capitals, more accents, more inner marks, curly quotes."""
        body = self.text.rstrip(" .…:;,")
        return (
            not self.is_slug,
            not self.is_cut,
            not self.is_capitals,
            self.accents,
            -self.text.count("&"),
            not self.text.rstrip(" .").endswith(":"),
            len(_INNER_MARK.findall(body)),
            not self.has_stop,
            len(_TYPOGRAPHIC.findall(self.plain)),
        )

    @cached_property
    def accents(self) -> int:
        """How many letters are outside ASCII."""
        return len(_ACCENTED.findall(self.plain))


def wordings(document: Document) -> Iterator[Wording]:
    """The blocks that are compared: all but code, metadata and what is longer than any paragraph."""
    lines, blocks, known = document.lines, document.blocks, document.carry("forms")
    first = 0
    for index in range(1, len(lines) + 1):
        number = lines[first].block
        if index < len(lines) and lines[index].block == number:
            continue
        kind = blocks[number].kind if blocks else Kind.PARAGRAPH
        last = lines[index - 1]
        text = last.text if first == index - 1 else document.text[lines[first].start : last.end]
        if kind not in _NOT_COMPARED and len(text) <= LONGEST:
            cut = "&" not in text and blocks and blocks[number].end >= last.end  # as the document has cut it
            pieces = document.pieces_of_blocks[number] if cut else ()
            yield Wording(number, first, index - 1, text, kind, pieces, known)
        first = index
