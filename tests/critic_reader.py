"""A reader of CriticMarkup that knows nothing of the writer: the text after accepting or rejecting every change."""

from __future__ import annotations

import re

from cleaner.report.critic import unescaped

MARK = re.compile(
    r"\{\+\+(?P<ins>.*?)\+\+\}|\{--(?P<del>.*?)--\}|\{~~(?P<old>.*?)~>(?P<new>.*?)~~\}"
    r"|\{==(?P<mark>.*?)==\}|\{>>(?P<said>.*?)<<\}",
    re.DOTALL,
)
"""The marks as the CriticMarkup toolkit reads them: the shortest text between an opening and the next closing."""


def decided(marked: str, *, accepted: bool) -> str:
    """What a reader makes of a marked-up text when everything is accepted, or rejected."""
    out, at = "", 0
    for match in MARK.finditer(marked):
        group = match.groupdict()
        stays = (group["ins"] or group["new"]) if accepted else (group["del"] or group["old"])
        out += unescaped(marked[at : match.start()]) + unescaped(stays or group["mark"] or "")
        at = match.end()
    return out + unescaped(marked[at:])
