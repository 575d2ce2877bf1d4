"""Runs: pieces of a paragraph that look the same, each kept, deleted or inserted, in its language and direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaner.expressions import regex
from cleaner.report.docx.xml import escaped

_FROM_RIGHT = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Blocks of the scripts that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam …"""
_RIGHT = rf"[[{_FROM_RIGHT}]&&\p{{L}}]"
_LEFT = rf"[\p{{L}}--[{_FROM_RIGHT}]]"
_STRONG = regex.compile(rf"(?V1)({_RIGHT})|{_LEFT}")
_RIGHT_STRETCH = regex.compile(rf"(?V1){_RIGHT}(?:(?:(?!{_LEFT}).)*{_RIGHT}\p{{M}}*)?", regex.DOTALL)
_LEFT_STRETCH = regex.compile(rf"(?V1){_LEFT}(?:(?:(?!{_RIGHT}).)*[{_LEFT}\p{{N}}\p{{M}}])?", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one paragraph.

    sort       "kept", "ins" or "del"
    language   where it is another one than the article's: its code, else ""
    """

    sort: str
    text: str
    language: str = ""


def reads_from_right(texts: Sequence[str]) -> bool:
    """Whether the paragraph that these texts make begins with a letter written from right to left (UAX #9, P2).

    >>> reads_from_right(["12. ", "שלום", " world"])
    True
    """
    first = next((match for text in texts if (match := _STRONG.search(text))), None)
    return first is not None and first[1] is not None


def runs(piece: Piece, *, from_right: bool) -> str:
    """The piece as runs; Word needs to be told which of them read from right to left."""
    text = "delText" if piece.sort == "del" else "t"
    return "".join(
        f"<w:r>{_look(piece.language, right)}{_content(part, text)}</w:r>"
        for part, right in _directed(piece.text, from_right=from_right)
    )


def _directed(text: str, *, from_right: bool) -> Iterator[tuple[str, bool]]:
    """Parts of the text, and whether each reads from right to left: what is neutral reads as its paragraph does."""
    other = _LEFT_STRETCH if from_right else _RIGHT_STRETCH
    at = 0
    if from_right or not text.isascii():
        for match in other.finditer(text):
            if match.start() > at:
                yield text[at : match.start()], from_right
            yield match[0], not from_right
            at = match.end()
    if at < len(text):
        yield text[at:], from_right


def _look(language: str, right: bool) -> str:
    parts = "<w:rtl/>" if right else ""
    if language:
        parts += f'<w:lang w:val="{escaped(language)}" w:bidi="{escaped(language)}"/>'
    return f"<w:rPr>{parts}</w:rPr>" if parts else ""


def _content(text: str, element: str) -> str:
    """The text in its elements; a tab is one of its own."""
    parts = (
        f'<w:{element} xml:space="preserve">{escaped(part)}</w:{element}>' if part else "" for part in text.split("\t")
    )
    return "<w:tab/>".join(parts)
