"""SARIF 2.1.0, the format in which code hosts and editors take the findings of any checker.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from cleaner import __version__
from cleaner.baseline import keyed
from cleaner.edits import Edit
from cleaner.expressions import re
from cleaner.findings import Finding
from cleaner.parts import Parts
from cleaner.report import Article, Style
from cleaner.report.changes import inserted
from cleaner.report.json_ import dumps
from cleaner.report.places import Lines, seen_start
from cleaner.report.sarif_rules import LEVELS, descriptor
from cleaner.report.wording import record

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LONGEST = 500
"""Code points of a snippet."""
_LINK = re.compile(r"\](?=\()")
Object = dict[str, Any]


def render(article: Article, style: Style) -> str:
    """The log of one article."""
    return render_all([article], style)


def render_all(articles: Iterable[Article], style: Style) -> str:
    """One log with one run for all articles, on one line; `style` is for terminals and is not used."""
    run = _Run()
    for article in articles:
        run.add(article)
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run.log()]}) + "\n"


class _Run:
    """Gathers the articles: rules and files are named once and then referred to by their index."""

    def __init__(self) -> None:
        self.rules: dict[str, Object] = {}
        self.artifacts: dict[tuple[str, str], Object] = {}
        self.indexes: dict[object, int] = {}
        self.results: list[Object] = []
        self.ui = "en"

    def log(self) -> Object:
        """The run."""
        driver = {"name": "cleancopy", "semanticVersion": __version__, "rules": [*self.rules.values()]}
        return {
            "tool": {"driver": driver},
            "language": self.ui,
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "artifacts": [*self.artifacts.values()],
            "results": self.results,
        }

    def add(self, article: Article) -> None:
        """Add an article; two records of a batch with the same name and text are one artifact."""
        self.ui = article.ui
        uri = _uri(article.path)
        known = (uri, article.sha256)
        artifact = {"location": {"uri": uri}, "hashes": {"sha-256": article.sha256}}
        self.artifacts.setdefault(known, artifact | {"properties": {"language": article.result.language}})
        results = _Results(article, {"uri": uri, "index": self._index(known, self.artifacts)})
        for finding in article.result.findings:
            index = self._rule(finding.rule, article)
            self.results.append({"ruleId": finding.rule, "ruleIndex": index, **results.result(finding)})

    def _rule(self, id_: str, article: Article) -> int:
        if id_ not in self.rules:
            self.rules[id_] = descriptor(id_, record(article, id_), article.ui)
        return self._index(id_, self.rules)

    def _index(self, key: object, among: dict[Any, Object]) -> int:
        return self.indexes.setdefault(key, len(among) - 1)


class _Results:
    """Makes the results of one article, which lies at `location`."""

    def __init__(self, article: Article, location: Object) -> None:
        self.article = article
        self.location = location
        self.text = article.result.original
        self.lines = Lines(self.text)
        self.parts = Parts(article.result)

    def result(self, finding: Finding) -> Object:
        """The result of a finding, but for its rule."""
        start = seen_start(finding)
        region = self._region(start, finding.end)
        if start < finding.end:
            region["snippet"] = {"text": self.text[start : min(finding.end, start + LONGEST)]}
        out: Object = {
            "level": LEVELS[finding.action],
            "message": {"text": _message(finding.message)},
            "locations": [{"physicalLocation": {"artifactLocation": self.location, "region": region}}],
            "properties": {
                "action": finding.action.value,
                "confidence": round(finding.confidence, 4),
                "evidence": list(finding.evidence),
            },
        }
        if finding.id in self._fingerprints:
            out["partialFingerprints"] = {"ruleSentence/v1": self._fingerprints[finding.id]}
        fixes = [self._fix(title, edits) for title, edits in self._offers(finding)]
        return out | ({"fixes": fixes} if fixes else {})

    @cached_property
    def _fingerprints(self) -> dict[str, str]:
        """By id of the finding what the baseline knows it by; infos, which nobody dismisses, have none."""
        return {finding.id: f"{key.rule}:{key.sentence}:{key.nth}" for finding, key in keyed(self.article.result)}

    def _offers(self, finding: Finding) -> Iterator[tuple[str, list[Edit]]]:
        """(what is put there, the edits that put it there): the fix or suggestion, then the texts to choose from."""
        if finding.applied:
            parts = [self.parts.all[index] for index in self.parts.of.get(finding.id, ())]
            yield finding.after or "", [Edit(part.start, part.end, part.new) for part in parts]
        elif finding.after is not None:
            yield finding.after, [Edit(finding.start, finding.end, finding.after)]
        for offer in dict.fromkeys(finding.suggestions):
            if finding.gap is not None:
                yield offer, [Edit(finding.gap, finding.gap, inserted(self.text, finding.gap, offer))]
            elif offer != finding.after and finding.start < finding.end:
                yield offer, [Edit(finding.start, finding.end, offer)]

    def _fix(self, title: str, edits: list[Edit]) -> Object:
        replacements = [
            {"deletedRegion": self._region(edit.start, edit.end), "insertedContent": {"text": edit.new}}
            for edit in edits
        ]
        change = {"artifactLocation": self.location, "replacements": replacements}
        return {"description": {"text": _message(title) or "–"}, "artifactChanges": [change]}

    def _region(self, start: int, end: int) -> Object:
        line, column = self.lines.place(start)
        end_line, end_column = self.lines.place(end)
        return {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": start,
            "charLength": end - start,
        }


def _uri(path: str) -> str:
    """A relative path as a relative reference, an absolute one as a file URI."""
    pure = PurePath(path)
    if pure.is_absolute():
        return "file://" + quote("/" + pure.as_posix().lstrip("/"), errors="backslashreplace")
    return quote(pure.as_posix(), errors="backslashreplace")


def _message(text: str) -> str:
    """A message as SARIF has it: braces doubled (3.11.5), and nothing that a viewer would take for a link (3.11.6)."""
    return _LINK.sub(r"\\]", text).replace("{", "{{").replace("}", "}}")
