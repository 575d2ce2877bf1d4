"""One self-contained page that reads like a proof: no network, no script needed, made from the edits in one pass."""

from __future__ import annotations

import base64
import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from cleaner import __version__
from cleaner.errors import RuleError
from cleaner.findings import Action, Finding
from cleaner.formats import markdown, plain
from cleaner.report import Article, Style, tally
from cleaner.report.escaping import shown, shown_change
from cleaner.report.places import visible
from cleaner.report.proof import number, proof

_HERE = Path(__file__).parent
LONGEST = 160
"""Code points of a change that a card repeats; what is longer can be read in the text."""
AROUND = 28
"""Code points on either side of a hole in a card."""


def render(article: Article, style: Style) -> str:
    """The page; `style` is for terminals and is not used."""
    labels = _labels(article.ui)
    result = article.result
    text = result.original
    blocks = markdown.parse(text)[0] if article.format == "markdown" else plain.parse(text)
    name = escape(visible(article.path))
    css, script = _file("page.css"), _file("page.js")
    return Template(_file("page.html")).substitute(
        {key: escape(label) for key, label in labels.items()},
        ui=escape(article.ui),
        style=css,
        style_hash=_hash(css),
        script=script,
        script_hash=_hash(script),
        title=f"{name} – cleancopy {__version__}",
        name=name,
        meta=_meta(article, labels),
        filters=_filters(article, labels),
        language="" if result.language == "und" else escape(result.language),
        text=proof(text, result.edits, result.findings, blocks, labels["hole"]),
        cards=_cards(article, labels),
        reasons="\n".join(_reasons(article)),
        sha256=escape(article.sha256),
    )


@cache
def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def _labels(ui: str) -> Mapping[str, str]:
    tables = tomllib.loads(_file("labels.toml"))
    return {**tables["en"], **tables.get(ui, {}), **{f"language {k}": v for k, v in tables["languages"].items()}}


def _hash(text: str) -> str:
    """What the content security policy asks of an inline style or script: this one runs, and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _meta(article: Article, labels: Mapping[str, str]) -> str:
    language = article.result.language
    said = escape(labels.get(f"language {language}", language))
    return f'{escape(labels["language"])} <span lang="{escape(language)}">{said}</span>'


def _filters(article: Article, labels: Mapping[str, str]) -> str:
    counts = tally([article.result])
    return "\n".join(
        f'<label class="{action}"><input type="checkbox" id="show-{action}" checked>'
        f"{escape(labels[action])} <b>{counts[action]}</b></label>"
        for action in Action
        if counts[action]
    )


def _cards(article: Article, labels: Mapping[str, str]) -> str:
    findings = article.result.findings
    if not findings:
        return f'<p class="empty">{escape(labels["none"])}</p>'
    text = article.result.original
    return "<ol>\n" + "\n".join(_card(finding, text, labels) for finding in findings) + "\n</ol>"


def _card(finding: Finding, text: str, labels: Mapping[str, str]) -> str:
    n, action = number(finding), finding.action
    see = escape(labels["see"])
    rows = [
        f'<li class="card {action}" id="c{n}" data-n="{n}"><div class="head">',
        f'<a class="number" href="#m{n}" data-n="{n}" title="{see}" aria-label="{n}: {see}">{n}</a>',
        f'<span class="action">{escape(labels[action])}</span>',
        f'<a class="rule" href="#rule-{escape(finding.rule)}" translate="no">{escape(finding.rule)}</a>',
        f'<span class="sure" title="{escape(labels["confidence"])}">{int(finding.confidence * 100 + 1e-9)} %</span>',
        f'</div><p class="message">{shown(finding.message)}</p>',
        _change(finding, text, labels),
    ]
    if finding.suggestions:
        offers = ", ".join(f"<b>{shown_change(_short(offer))}</b>" for offer in finding.suggestions)
        rows.append(f'<p class="offers">{escape(labels["perhaps"])} {offers}</p>')
    if finding.evidence:
        reasons = " · ".join(_short(reason) for reason in finding.evidence)
        rows.append(f'<p class="evidence">{shown(reasons)}</p>')
    return "".join(rows) + "</li>"


def _change(finding: Finding, text: str, labels: Mapping[str, str]) -> str:
    """What stood there and what stands there now; for a hole, the words around it."""
    if finding.gap is not None:
        before, after = _around(text, finding.gap)
        return f'<p class="change">{shown(before)}<span class="hole">⟨?⟩</span>{shown(after)}</p>'
    before = shown_change(_short(finding.before))
    if finding.after is None:
        language = finding.extra.get("foreign_language")
        lang = f' lang="{escape(language)}"' if isinstance(language, str) else ""
        return f'<p class="change"{lang}>{before}</p>' if before else ""
    after = shown_change(_short(finding.after))
    parts = [f"<del>{before}</del>"] if before else []
    parts += [f"<ins>{after}</ins>"] if after else []
    label = (
        ""
        if before and after
        else f' <span class="sure">({escape(labels["removed" if before else "inserted"])})</span>'
    )
    return f'<p class="change">{"<span class=arrow>→</span>".join(parts)}{label}</p>'


def _around(text: str, gap: int) -> tuple[str, str]:
    """The words before and after a hole, of its own line."""
    before = text[max(0, gap - AROUND) : gap].splitlines()[-1:] or [""]
    after = text[gap : gap + AROUND].splitlines()[:1] or [""]
    left, right = before[0], after[0]
    if len(left) == AROUND:
        left = "… " + left.partition(" ")[2]
    if len(right) == AROUND:
        right = right.rpartition(" ")[0] + " …"
    return left, right


def _short(text: str) -> str:
    """The text on one line, its middle left out if it is long."""
    if len(text) > LONGEST:
        text = text[: LONGEST * 3 // 4] + " … " + text[-LONGEST // 4 :]
    return text.strip("\r\n").replace("\r\n", "⏎").replace("\n", "⏎")


def _reasons(article: Article) -> Iterator[str]:
    """Each rule that spoke, once, with its reason."""
    for id_ in sorted({finding.rule for finding in article.result.findings}):
        try:
            why = article.rules.rule(id_, article.result.language).why
        except RuleError:  # a stage of a plug-in without a record
            why = ""
        yield f'<dt id="rule-{escape(id_)}" translate="no">{escape(id_)}</dt><dd lang="en">{shown(why)}</dd>'
