"""What an article itself says of the rules: [sic], and <!-- cleancopy: off glue --> … <!-- cleancopy: on glue -->.

`off` and `on` take rule prefixes, or none for all rules; of those that fit a rule, the last one above a place decides.
`off-next-line` is for the next line that holds something. In code, and in plain text, they are no comments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cleaner.baseline import without
from cleaner.errors import ConfigError
from cleaner.expressions import re
from cleaner.formats.keep import kept_spans
from cleaner.formats.protected import marked_words
from cleaner.result import Result
from cleaner.selection import fits
from cleaner.spans import Spans

FORMATS = ("markdown", "html")
"""Formats that have such comments."""
MARK = "cleancopy:"
OFF, ON, NEXT = "off", "on", "off-next-line"
_SIC = "[sic"
_COMMENT = re.compile(rf"<!--\s*{MARK}(?P<said>(?:(?!-->).){{0,500}}?)-->", re.DOTALL)
_NEXT_LINE = re.compile(r"[^\r\n]*[\r\n]\s*([^\r\n]+)")


@dataclass(frozen=True, slots=True)
class Switch:
    """One comment, `start:end` in code points; no `prefixes` means all rules."""

    start: int
    end: int
    what: str
    prefixes: tuple[str, ...]

    def fits(self, rule: str) -> bool:
        """Whether it speaks of the rule."""
        return not self.prefixes or any(fits(prefix, rule) for prefix in self.prefixes)


def switches(text: str, format_: str) -> Iterator[Switch]:
    """The switches of a text in a format that has comments.

    >>> [(switch.what, switch.prefixes) for switch in switches("<!-- cleancopy: off glue, ocr -->", "markdown")]
    [('off', ('glue', 'ocr'))]
    """
    if format_ not in FORMATS or MARK not in text:
        return
    code = _code(text) if format_ == "markdown" else Spans()
    for match in _COMMENT.finditer(text):
        if not code.overlaps(*match.span()):
            what, *prefixes = match["said"].replace(",", " ").split() or [""]
            yield Switch(*match.span(), what, tuple(prefixes))


def switched_off(text: str, format_: str) -> Callable[[str, int, int], bool] | None:
    """What says of a rule, and of a span of the text, whether the text has switched the rule off there; None if it
    switches nothing.

    >>> off = switched_off("<!-- cleancopy: off glue -->vers Khersonla", "markdown")
    >>> off("glue.words", 33, 42), off("ocr.words", 33, 42)
    (True, False)
    """
    found = tuple(switches(text, format_))
    spans = cache(lambda rule: _off(found, rule, text))
    return (lambda rule, start, end: spans(rule).overlaps(start, max(end, start + 1))) if found else None


def silenced(result: Result, format_: str, keep: tuple[str, ...] = ()) -> Result:
    """The result without what the text itself has switched off, and without flags on what is kept or marked [sic]."""
    text = result.original
    off = switched_off(text, format_)
    known = Spans([*kept_spans(text, keep), *marked_words(text)]) if keep or _SIC in text.lower() else Spans()
    if not off and not known:
        return result
    gone = [
        f.id
        for f in result.findings
        if (off and off(f.rule, f.start, f.end)) or known.within(f.start, f.end) == [(f.start, f.end)]
    ]
    return without(result, gone)


def check_switches(text: str, format_: str, folders: tuple[Path, ...], name: str) -> None:
    """Raise ConfigError, with the file, the line and the cure, for a switch that switches nothing.

    folders    the user's own folders of rules
    """
    from cleaner.prefixes import check_prefixes

    for switch in switches(text, format_):
        line = len(re.findall(r"\r\n|\r|\n", text[: switch.start])) + 1
        where = f"{name}:{line}: {text[switch.start : switch.end]}"
        if switch.what not in (OFF, ON, NEXT):
            raise ConfigError(f"{where}: expected {OFF}, {ON} or {NEXT} after “{MARK}”, found {switch.what!r}")
        check_prefixes(switch.prefixes, folders, where)


def _off(found: tuple[Switch, ...], rule: str, text: str) -> Spans:
    """Where the rule is switched off."""
    spans = []
    since = None
    for switch in found:
        if not switch.fits(rule):
            continue
        if switch.what == NEXT:
            line = _NEXT_LINE.match(text, switch.end)
            spans += [line.span(1)] if line else []
        elif switch.what == OFF and since is None:
            since = switch.start
        elif switch.what == ON and since is not None:
            spans.append((since, switch.end))
            since = None
    if since is not None:
        spans.append((since, len(text) + 1))
    return Spans(spans)


def _code(text: str) -> Spans:
    from cleaner.formats import markdown

    return markdown.parse(text)[1]
