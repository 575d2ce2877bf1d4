"""Spans that no edit may touch, whatever the format: addresses, code, markup, words that the user keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleaner.expressions import re, regex
from cleaner.formats.keep import kept_spans
from cleaner.spans import Spans

_TLD = (
    "com|org|net|int|edu|gov|mil|info|eu|fr|de|es|it|pt|nl|be|ch|at|lu|uk|us|ca|br|mx|ar|co|io|ai|app|dev|tv|me"
    "|ru|cn|jp"
)
_FILE = (
    "html?|php|pdf|jpe?g|png|gif|svg|docx?|xlsx?|pptx?|odt|csv|tsv|json|xml|ya?ml|toml|txt|md|zip|gz|exe|py|js|ts"
    "|css|mp[34]"
)

_END = r"""[^\s<>"«»“”„.,;:!?…)\]'’]"""
_MISREAD = r"[\x80-\x9f¡-©«-±´-¸¼-¿€‚„†‡ˆ‰‹•˜™Š]"
"""A sign that no handle or hashtag is followed by: it is half of a misread letter, as in "#FranÃ§ois"."""
_REST = r"""[^\s<>"«»“”„]*"""
_ADDRESS = regex.compile(
    rf"""
    \b(?:https?|ftp|file|mailto|tel|data|doi):(?://)?{_REST}{_END}                          # URL with a scheme
  | \bwww\.{_REST}{_END}
  | (?<![\w.@+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+                                            # e-mail address
  | (?<![\w.@/-])(?:[a-z0-9-]++\.){{1,9}}(?:{_TLD})(?:[/?]{_REST}[\w/=])?(?![\w@-])         # lemonde.fr/a-la-une
  | (?<![\w&/@.])(?<!&amp;)[@\#]\w(?:[\w.-]*\w)?+(?!{_MISREAD})                               # handle, hashtag
  | (?<![\w/.~])(?:~|\.{{1,2}})?/(?:[\w.-]++/)+[\w.-]*+                                     # /usr/share/x
  | \b[A-Za-z]:\\[^\s"<>|]+                                                                 # C:\Users\x
  | (?<![\w.-])[\w-]++(?:\.[\w-]+){{0,9}}?\.(?:{_FILE})\b(?!\.\w)                           # report.pdf
  | (?<![\w.])\p{{Lu}}\w++(?:\.\p{{Lu}}\w++){{2,9}}+(?!\.\w)                                    # System.Text.Json
  | (?<!\w)\w++(?:::\w++)++                                                                 # Event::stop
    """,
    regex.VERBOSE | regex.VERSION1,
)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""An address that holds one of these does not work: it is protected once they are gone (the stage characters)."""
_SIGN = re.compile(r"::|[@#\\/.:]")
"""No address or name in a program is without one of these; a point or a colon counts between letters or digits."""
_FIGURES = "0123456789.,:;%()+-–—"
_CODE = regex.compile(
    r"""
    ```.*?(?:```|\Z) | (?<!`)(?:`(?!`)[^`\n]++` | ``(?!`)(?:(?!'')[^`\n])++``)(?!`)
  | <!--.*?(?:-->|\Z) | <!\[CDATA\[.*?(?:\]\]>|\Z) | </?[A-Za-z][^<>\n]*+>
    """,
    regex.VERBOSE | regex.DOTALL,
)
_ELEMENT = regex.compile(r"<(?P<close>/)?(?P<name>script|style|pre|code)\b[^<>]*+>", regex.IGNORECASE)
_SIC = regex.compile(r"\s?\[sic(?:\s?!)?\]", regex.IGNORECASE)
_LAST_WORD = regex.compile(r"[^\s«»“”„\"()\[\]]++$")
_LONGEST_WORD = 60


def protected_spans(text: str, keep: Iterable[str] = ()) -> Spans:
    """The spans of `text` that are addresses, code, markup or words of `keep`.

    >>> [*protected_spans("voir http://example.org/a?b=c, puis #paix")]
    [(5, 29), (36, 41)]
    """
    spans = [
        (start + match.start(), start + match.end())
        for start, end in _signed_pieces(text)
        for match in _ADDRESS.finditer(text[start:end])
        if not _INVISIBLE.search(match[0])
    ]
    if "<" in text or "`" in text:
        spans += [match.span() for match in _CODE.finditer(text)]
        spans += _elements(text)
    spans += marked_words(text)
    spans += kept_spans(text, tuple(keep))
    return Spans(spans)


def _signed_pieces(text: str) -> Iterator[tuple[int, int]]:
    """The pieces between white space that may hold an address; white space ends every address."""
    end = 0
    for match in _SIGN.finditer(text):
        at = match.start()
        if at < end or (match[0] in ".:" and not _joins(text, at)):
            continue
        start, low, end = at, end, at + 1
        while start > low and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        if text[start:end].strip(_FIGURES):
            yield start, end


def _joins(text: str, at: int) -> bool:
    """Whether the sign at `at` stands between two letters, digits or low lines."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (before.isalnum() or before == "_") and (after.isalnum() or after == "_")


def _elements(text: str) -> Iterator[tuple[int, int]]:
    """HTML elements whose content is no prose, from the opening tag to the closing one of the same name."""
    name, start = "", 0
    for match in _ELEMENT.finditer(text):
        this = match["name"].lower()
        if not name and not match["close"]:
            name, start = this, match.start()
        elif name == this and match["close"]:
            yield start, match.end()
            name = ""


def marked_words(text: str) -> Iterator[tuple[int, int]]:
    """The word before each "[sic]", which whoever wrote it knows about."""
    for match in _SIC.finditer(text) if "[" in text else ():
        low = max(0, match.start() - _LONGEST_WORD)
        word = _LAST_WORD.search(text[low : match.start()])
        if word:
            yield low + word.start(), match.start()
