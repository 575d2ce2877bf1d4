"""Spans that no edit may touch, whatever the format: addresses, code, markup, words that the user keeps."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from cleaner.spans import Spans

_TLD = (
    "com|org|net|int|edu|gov|mil|info|eu|fr|de|es|it|pt|nl|be|ch|at|lu|uk|us|ca|br|mx|ar|co|io|ai|app|dev|tv|me"
    "|ru|cn|jp"
)
_FILE = (
    "html?|php|pdf|jpe?g|png|gif|svg|docx?|xlsx?|pptx?|odt|csv|tsv|json|xml|ya?ml|toml|txt|md|zip|gz|exe|py|js|ts"
    "|css|mp[34]"
)

PROTECTED = regex.compile(
    rf"""
    \b(?:https?|ftp|file|mailto|tel|data|doi):(?://)?[^\s<>"«»“”„]*[^\s<>"«»“”„.,;:!?…)\]'’]     # URL with a scheme
  | \bwww\.[^\s<>"«»“”„]*[^\s<>"«»“”„.,;:!?…)\]'’]
  | (?<![\w.@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+                                                     # e-mail address
  | (?<![\w.@/-])(?:[a-z0-9-]+\.)+(?:{_TLD})(?:/[^\s<>"«»“”„]*[\w/=])?(?![\w@-])                 # lemonde.fr/a-la-une
  | (?<![\w&/@.])[@\#]\w[\w.-]*\w                                                                # handle, hashtag
  | (?<![\w/])(?:~|\.{{1,2}})?/(?:[\w.-]+/)+[\w.-]*                                               # /usr/share/x
  | \b[A-Za-z]:\\[^\s"<>|]+                                                                      # C:\Users\x
  | (?<!\w)[\w-]+(?:\.[\w-]+)*\.(?:{_FILE})\b(?!\.\w)                                            # report.pdf
  | ```.*?(?:```|\Z) | `[^`\n]+`                                                                 # code
  | <!--.*?(?:-->|\Z) | <!\[CDATA\[.*?(?:\]\]>|\Z)
  | <(script|style|pre|code)\b[^<>]*+>.*?</\1\s*+>
  | </?[A-Za-z][^<>\n]*+>                                                                        # tags
  | [\w’'-]+(?=\s?\[(?:sic|SIC|Sic)(?:\s?!)?\])                                                  # a word before [sic]
    """,
    regex.VERBOSE | regex.DOTALL | regex.VERSION1,
)


def protected_spans(text: str, keep: Iterable[str] = ()) -> Spans:
    """The spans of `text` that are addresses, code, markup or words of `keep`.

    >>> [*protected_spans("voir http://example.org/a?b=c, puis #paix")]
    [(5, 29), (36, 41)]
    """
    spans = [match.span() for match in PROTECTED.finditer(text)]
    words = sorted(filter(None, keep), key=lambda word: (-len(word), word))
    if words:
        kept = regex.compile(rf"(?<!\w)(?:{'|'.join(map(regex.escape, words))})(?!\w)")
        spans += [match.span() for match in kept.finditer(text)]
    return Spans(spans)
