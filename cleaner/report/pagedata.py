"""What the script of the page knows: the findings, the parts that they decide, and every word that it says.

The text itself is not sent twice: the script reads it from the article's regions, except where a region holds what a
page cannot (`sources`), and checks what it has read (`check`).
"""

from __future__ import annotations

import json
import tomllib
import unicodedata
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from cleaner import __version__
from cleaner.decisions import SCHEMA, fingerprint
from cleaner.document import Block, Kind
from cleaner.expressions import re
from cleaner.findings import Finding
from cleaner.parts import Parts
from cleaner.reasons import SECTION, as_data, keys
from cleaner.report import Article
from cleaner.report.escaping import HIDDEN, SIGNS, UNSAFE
from cleaner.report.pieces import DEEPEST
from cleaner.report.proof import WIDEST, Region
from cleaner.report.proof_lines import TAGS
from cleaner.report.wording import record
from cleaner.rule import ANY, Rule

LANGUAGES = ("en", "fr", "es", "de")
"""The languages in which the page has its labels, and rules their messages and reasons."""
LONGEST = 160
"""Code points of a change or a reason that a card repeats; what is longer can be read in the text."""
_IN_SCRIPT = re.compile(f"[<{UNSAFE}]")
_HIDDEN = re.compile(f"[{HIDDEN}]")


def data(article: Article, parts: Parts, regions: Sequence[Region], blocks: Sequence[Block]) -> str:
    """The JSON for the page's script, safe inside a script element."""
    result = article.result
    text = result.original
    rules = [*_rules(article)]
    newline = "\r\n" if "\r" in text and not re.search(r"\r(?!\n)|(?<!\r)\n", text) else "\n"
    sources = {
        index: text[region.start : region.end]
        for index, region in enumerate(regions)
        if region.recovered is None or region.recovered.replace("\n", newline) != text[region.start : region.end]
    }
    value = {
        "schema": SCHEMA,
        "path": article.path,
        "sha256": article.sha256,
        "version": __version__,
        "report": fingerprint(result),
        "newline": newline,
        "sources": sources,
        "check": zlib.adler32(text.encode("utf-16-le", "surrogatepass")),
        "findings": [_finding(finding, parts) for finding in result.findings],
        "parts": [[part.start, part.end, part.new, list(part.findings)] for part in parts.all],
        "blocks": [[block.start, block.end, block.kind.value] for block in blocks if block.kind is not Kind.PARAGRAPH],
        "messages": {rule.id: _of_page(rule.message) for rule in rules},
        "reasons": {rule.id: _of_page(rule.reasons) for rule in rules},
        "evidence": _evidence(article),
        "labels": _labels(),
        "draw": _drawing(article),
    }
    return _IN_SCRIPT.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def _finding(finding: Finding, parts: Parts) -> dict[str, Any]:
    """What is not said is empty, false or the same as the span."""
    place = parts.place(finding)
    group = parts.groups.get(finding.id, ())
    known = {
        "gap": finding.gap,
        "after": finding.after,
        "place": place if finding.gap is None and place != (finding.start, finding.end) else None,
        "group": group if len(group) > 1 else None,
        "suggestions": finding.suggestions or None,
        "foreign": finding.extra.get("foreign_language"),
        "values": dict(finding.values) or None,
        "applied": finding.applied or None,
        "evidence": [as_data(reason) for reason in finding.evidence] if any(_translated(finding)) else None,
    }
    return {
        "id": finding.id,
        "rule": finding.rule,
        "action": finding.action.value,
        "start": finding.start,
        "end": finding.end,
        "sure": round(finding.confidence, 4),
        **{key: value for key, value in known.items() if value is not None},
    }


def _rules(article: Article) -> Iterator[Rule]:
    """The record of each rule that spoke, in the order of their ids."""
    ids = sorted({finding.rule for finding in article.result.findings})
    return (rule for id_ in ids if (rule := record(article, id_)) is not None)


def _translated(finding: Finding) -> Iterator[str]:
    """The keys of the evidence that can be said in other languages."""
    return (key for reason in finding.evidence for key in keys(reason))


def _evidence(article: Article) -> dict[str, dict[str, str]]:
    """The texts of the evidence that was given, by language, with their braces."""
    texts = article.rules.section(ANY, SECTION)
    given = {key for finding in article.result.findings for key in _translated(finding)}
    return {key: _of_page(texts[key]) for key in sorted(given & texts.keys())}


def _of_page(texts: Mapping[str, str]) -> dict[str, str]:
    """A text in the languages of the page; messages and evidence have their braces still."""
    return {ui: texts[ui] for ui in LANGUAGES if ui in texts}


@cache
def _labels() -> dict[str, Mapping[str, str]]:
    tables = tomllib.loads((Path(__file__).parent / "labels.toml").read_text(encoding="utf-8"))
    return {ui: tables[ui] for ui in LANGUAGES}


def _drawing(article: Article) -> dict[str, Any]:
    """What both drawings of the article have to agree on."""
    result = article.result
    said = [result.original, *(edit.new for edit in result.edits), *(f.after or "" for f in result.findings)]
    seen = sorted({char for text in said for char in _HIDDEN.findall(text)} | SIGNS.keys())
    return {
        "hidden": HIDDEN,
        "unsafe": UNSAFE,
        "signs": SIGNS,
        "names": {char: name for char in seen if (name := unicodedata.name(char, ""))},
        "widest": WIDEST,
        "deepest": DEEPEST,
        "longest": LONGEST,
        "tags": {kind.value: tag for kind, tag in TAGS.items()},
    }
