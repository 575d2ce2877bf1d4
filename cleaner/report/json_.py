"""The contract that other programs rely on: one JSON object an article, as docs/schema/cleancopy-1.json has it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cleaner.edits import Edit
from cleaner.findings import Finding
from cleaner.report import Article, Style
from cleaner.result import Result

SCHEMA = "cleancopy/1"


def render(article: Article, style: Style) -> str:
    """One line of JSON, so that the reports of several files are JSON Lines."""
    return dumps({"schema": SCHEMA, "path": article.path, **keys(article.result, article.sha256)}) + "\n"


def keys(result: Result, sha256: str) -> dict[str, Any]:
    """What the contract says of an article, beside where it came from."""
    return {
        "sha256": sha256,
        "language": result.language,
        "cleaned": result.text,
        "edits": [_edit(edit) for edit in result.edits],
        "findings": [_finding(finding) for finding in result.findings],
    }


def dumps(value: Mapping[str, Any] | list[Any] | str) -> str:
    """JSON on one line, readable where it can be: only what holds a lone surrogate, which no UTF-8 can, is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value)
    return text


def _edit(edit: Edit) -> dict[str, Any]:
    return {"start": edit.start, "end": edit.end, "new": edit.new, "rules": list(edit.rules)}


def _finding(finding: Finding) -> dict[str, Any]:
    out: dict[str, Any] = {
        "id": finding.id,
        "rule": finding.rule,
        "action": finding.action.value,
        "applied": finding.applied,
        "start": finding.start,
        "end": finding.end,
        "cleaned_start": finding.cleaned_start,
        "cleaned_end": finding.cleaned_end,
        "before": finding.before,
        "after": finding.after,
        "confidence": round(finding.confidence, 4),
        "message": finding.message,
        "evidence": list(finding.evidence),
    }
    if finding.gap is not None:
        out["gap"] = finding.gap
    if finding.suggestions:
        out["suggestions"] = list(finding.suggestions)
    return {**finding.extra, **out}
