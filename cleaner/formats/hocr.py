"""hOCR: the words of a page in paragraphs and lines, with the machine's confidence in each (`x_wconf`, in percent).

https://kba.github.io/hocr-spec/1.2/ describes it: elements of HTML whose class says what they are and whose title holds
what the machine knows of them. Text outside of a page is none of it.
"""

from __future__ import annotations

import html
from typing import NamedTuple

import regex

from cleaner.formats.html import MARKUP, VOID
from cleaner.formats.scan import ScanReading, Writer

_CLASS = regex.compile(r"\sclass\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++))", regex.IGNORECASE)
_TITLE = regex.compile(r"\stitle\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')", regex.IGNORECASE)
_CONFIDENCE = regex.compile(r"(?:^|;)\s*+x_wconf\s++(-?+[\d.]++)")
_DEEPEST = 64
"""Open elements that are looked at for the start of one that ends, as in cleaner/formats/html.py."""
_PAGE, _WORD = "ocr_page", "ocrx_word"
_BLOCKS = frozenset("ocr_page ocr_carea ocrx_block ocr_column ocr_par".split())
_LINES = frozenset("ocr_line ocrx_line ocr_header ocr_footer ocr_caption ocr_textfloat".split())


class _Open(NamedTuple):
    """An open element: its tag, what its class makes of it, and its confidence if it is a word."""

    tag: str
    classes: frozenset[str]
    confidence: float | None


def read(source: str, keep: tuple[str, ...] = ()) -> ScanReading:
    """The text of the hOCR file `source`: one line a line, and a blank line between paragraphs and blocks.

    Any string is read; one without a page has no text. `keep` are words that no rule may touch.

    >>> read('<p class="ocr_page"><b class="ocr_line">Les <i class="ocrx_word">rues</i></b></p>').text
    'Les rues\\n'
    """
    reader = _Reader()
    at = 0
    for markup in MARKUP.finditer(source):
        reader.text(source[at : markup.start()])
        at = markup.end()
        if markup["open"]:
            reader.open(markup["open"].lower(), markup[0])
        elif markup["close"]:
            reader.close(markup["close"].lower())
    reader.text(source[at:])
    return reader.page.reading(keep)


class _Reader:
    """Follows the elements of a source and writes what stands in them."""

    def __init__(self) -> None:
        self.page = Writer()
        self._elements: list[_Open] = []
        self._pages = 0
        self._word: list[str] | None = None

    def text(self, source: str) -> None:
        """Take the text between two tags."""
        if not self._pages or not source:
            return
        text = html.unescape(source)
        if self._word is not None:
            self._word.append(text)
            return
        if text[0].isspace():
            self.page.space()
        self.page.word(text)
        if text[-1].isspace():
            self.page.space()

    def open(self, tag: str, source: str) -> None:
        """Take a start tag, which stands in the source like this."""
        classes = _classes(source)
        self._part(classes)
        if tag in VOID:
            return
        self._pages += _PAGE in classes
        is_word = _WORD in classes and self._word is None
        if is_word:
            self._word = []
        self._elements.append(_Open(tag, classes if is_word else classes - {_WORD}, _confidence(source)))

    def close(self, tag: str) -> None:
        """Take an end tag: it closes the innermost element of that name, and what was left open in it."""
        if not any(element.tag == tag for element in self._elements[-_DEEPEST:]):
            return
        while self._elements:
            element = self._elements.pop()
            if _WORD in element.classes and self._word is not None:
                self.page.word("".join(self._word), element.confidence)
                self._word = None
            self._part(element.classes)
            self._pages -= _PAGE in element.classes
            if element.tag == tag:
                return

    def _part(self, classes: frozenset[str]) -> None:
        """Begin a new block or line where an element of these classes begins or ends."""
        if not classes.isdisjoint(_BLOCKS):
            self.page.block()
        elif not classes.isdisjoint(_LINES):
            self.page.line()


def _classes(source: str) -> frozenset[str]:
    match = _CLASS.search(source)
    return frozenset((match[1] or match[2] or match[3] or "").split()) if match else frozenset()


def _confidence(source: str) -> float | None:
    title = _TITLE.search(source)
    found = _CONFIDENCE.search(title[1] or title[2] or "") if title else None
    try:
        return float(found[1]) / 100 if found else None
    except ValueError:  # several points
        return None
