"""Text on its way into Markdown (CommonMark with the tables of GitHub): shown as text whatever it holds."""

from __future__ import annotations

from cleaner.expressions import re
from cleaner.report.places import visible

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_BREAK = "<!-- -->"
"""A comment between two characters is not seen, and keeps a mention, a number or an address from becoming a link."""
_LIVE = {"@": f"@{_BREAK}", "\\#": f"\\#{_BREAK}", "://": f":{_BREAK}//", "www.": f"www{_BREAK}."}


def plain(text: str) -> str:
    """The text on one line, to stand behind other text: nothing in it is a mark, a tag, a mention or an address.

    >>> plain("[x](http://a.b) for @me <b>")
    '\\\\[x\\\\](http:<!-- -->//a.b) for @<!-- -->me \\\\<b\\\\>'
    """
    shown = _MARKS.sub(r"\\\1", visible(text))
    for live, dead in _LIVE.items():
        shown = shown.replace(live, dead)
    return shown


def code_span(text: str, *, in_table: bool = False) -> str:
    """The text on one line as code, in which no host looks for a mention, a link or an image.

    >>> code_span("a `b` | c", in_table=True)
    '`` a `b` \\\\| c ``'
    """
    shown = visible(text) or " "
    fence = "`" * (1 + _longest_run(shown))
    space = " " if "`" in shown or shown.strip() != shown else ""
    return fence + space + (shown.replace("|", "\\|") if in_table else shown) + space + fence


def code_block(text: str) -> str:
    """The lines of a text as a block of code, with signs for what could not be seen.

    >>> print(code_block("one\\ntwo"))
    ```text
    one
    two
    ```
    """
    shown = "\n".join(visible(line) for line in text.split("\n"))
    fence = "`" * max(3, 1 + _longest_run(shown))
    return f"{fence}text\n{shown}\n{fence}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
