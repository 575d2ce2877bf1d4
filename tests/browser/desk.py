"""What the browser tests share: an article with every kind of finding, and what is asked of a page."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from cleaner.decisions import Decided, decide, load
from cleaner.edits import Edit, OffsetMap, join_touching, trim
from cleaner.findings import Action, Finding
from cleaner.report import Article
from cleaner.result import Result, numbered, placed
from cleaner.ruleset import builtin_rules

FIX, SUGGEST, FLAG, INFO = Action
TEXT = (
    "Les États-Unis se préparent 🛰️\n\nLes Etats Unis se preparent\nPartager\n\n"
    "Les forces 😀 avancent vers Khersonla plus grande ville d’un arme.\n\n"
    "[Las armas más potentes]\n\nAu point qu’un plan de contingence dans ce scénario.\n\nDe 2023 à 2021, au kremlin 🎉\n"
)


def found(rule: str, action: Action, before: str, after: str | None = None, **more: Any) -> Finding:
    """A finding on the first `before` in TEXT."""
    start = TEXT.index(before)
    message = f"“{before.strip()}” seems wrong."
    return Finding(
        rule, action, start, start + len(before), after, more.pop("confidence", 0.99), ("a reason",), before=before,
        message=message, **more,
    )  # fmt: skip


FINDINGS = (
    found("duplicates.headline", FIX, "Les Etats Unis se preparent\n", ""),
    found("furniture.share", FIX, "Partager\n\n", ""),
    found("glue.words", FIX, "Khersonla", "Kherson la"),
    found("orthography.gender", SUGGEST, "un arme", "une arme", confidence=0.9),
    found("language.line", FLAG, "[Las armas más potentes]", extra={"foreign_language": "es"}),
    found("furniture.link", SUGGEST, "[Las armas más potentes]\n\n", "", confidence=0.7),
    found(
        "gaps.verb", FLAG, "Au point qu’un plan de contingence dans", gap=TEXT.index("dans ce"), confidence=0.85,
        suggestions=("a été élaboré", "existe"), values={"word": "contingence"},
    ),
    found("consistency.range", FLAG, "De 2023 à 2021", confidence=0.95),
    found("orthography.capital", SUGGEST, "kremlin", "Kremlin", confidence=0.8),
)  # fmt: skip


def made(text: str, findings: tuple[Finding, ...], **more: str) -> Article:
    """An article whose fixes are applied as the chain applies them."""
    fixes = [f for f in findings if f.action is FIX]
    edits = join_touching(text, [trim(text, Edit(f.start, f.end, f.after or "", (f.rule,))) for f in fixes])
    offsets = OffsetMap(edits)
    complete = numbered(replace(placed(f, offsets), applied=f.action is FIX) for f in findings)
    result = Result(text, more.pop("language", "fr"), tuple(edits), complete)
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(more.pop("path", "texts/l’article.txt"), sha256, result, builtin_rules(), **{"ui": "", **more})


ARTICLE = made(TEXT, FINDINGS)


def number(rule: str, article: Article = ARTICLE) -> str:
    """The number of the first finding of a rule."""
    return next(f.id[1:] for f in article.result.findings if f.rule == rule)


def text_of(page: Any) -> str:
    """The text that the page would hand on."""
    return str(page.evaluate("cleancopy.text()"))


def outcome(page: Any, article: Article = ARTICLE) -> Decided:
    """What `decide` makes of the page's decisions."""
    file = load(json.dumps(page.evaluate("cleancopy.decisions()")).encode())
    assert file.sha256 == article.sha256
    return decide(article.result, file.decisions)


def agreed(page: Any, article: Article = ARTICLE) -> str:
    """The text that the page shows, hands on, and that `decide` gives: they must be one."""
    decided = outcome(page, article)
    assert decided.unknown == decided.conflicts == ()
    assert text_of(page) == decided.text
    assert page.evaluate("cleancopy.differing()") == []
    return decided.text


def said(page: Any) -> dict[str, str]:
    """The decisions on the page, by the number of the finding."""
    return {one["id"][1:]: one["decision"] for one in page.evaluate("cleancopy.decisions()")["decisions"]}


def press(page: Any, keys: str) -> None:
    """Press single keys, one after the other."""
    for key in keys:
        page.keyboard.press(key)


def go_to(page: Any, rule: str) -> str:
    """Click on a finding's number in the list; its number."""
    n = number(rule)
    page.click(f"#c{n} .number")
    return n
