"""One self-contained page that reads like a proof, on which an editor decides: no network, readable without script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from cleaner import __version__
from cleaner.edits import Edit
from cleaner.findings import Finding
from cleaner.formats import markdown, plain
from cleaner.parts import Parts
from cleaner.report import Article, Style
from cleaner.report.escaping import shown, shown_change
from cleaner.report.pagedata import LANGUAGES, LONGEST, data
from cleaner.report.places import visible
from cleaner.report.proof import regions
from cleaner.report.proof_lines import LINE_END, number
from cleaner.report.wording import around, labels, percent, record

_PAGE = Path(__file__).parent / "page"
SCRIPTS = ("decide.js", "draw.js", "state.js", "cards.js", "filters.js", "keeping.js", "desk.js")
"""In the order in which they are joined: what decisions do, how the article looks, and then the editor's desk."""


def render(article: Article, style: Style) -> str:
    """The page; `style` is for terminals and is not used."""
    said = labels(article.ui or "en")
    result = article.result
    text = result.original
    blocks = markdown.parse(text)[0] if article.format == "markdown" else plain.parse(text)
    parts = Parts(result)
    edits = [Edit(part.start, part.end, part.new) for part in parts.all]
    drawn = list(regions(text, edits, result.findings, blocks, said["hole"]))
    css, plain_css, script = _file("../common.css") + _file("page.css"), _file("noscript.css"), _script()
    name = escape(visible(article.path))
    return Template(_file("page.html")).substitute(
        {key: escape(label) for key, label in said.items() if key.isidentifier()},
        ui=escape(article.ui or "en"),
        chosen=escape(article.ui),
        style=css,
        style_hash=_hash(css),
        plain=plain_css,
        plain_hash=_hash(plain_css),
        script=script,
        script_hash=_hash(script),
        version=f"cleancopy {__version__}",
        name=name,
        meta=_meta(article, said),
        languages="".join(f'<option value="{ui}" lang="{ui}">{said[f"language {ui}"]}</option>' for ui in LANGUAGES),
        language="" if result.language == "und" else escape(result.language),
        text="".join(f"<div>{region.html}</div>" for region in drawn),
        cards=_cards(article, said),
        reasons="\n".join(_reasons(article)),
        sha256=escape(article.sha256),
        data=data(article, parts, drawn, blocks),
    )


@cache
def _file(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    joined = "\n".join(_file(name) for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{joined}}})();\n'


def _hash(text: str) -> str:
    """What the content security policy asks of an inline style or script: this one runs, and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _meta(article: Article, said: Mapping[str, str]) -> str:
    language = article.result.language
    name = escape(said.get(f"language {language}", language))
    return f'{_label("language", said)} <span lang="{escape(language)}">{name}</span>'


def _label(key: str, said: Mapping[str, str], tag: str = "span", class_: str = "") -> str:
    """An element whose text the script puts into another language."""
    more = f' class="{class_}"' if class_ else ""
    return f'<{tag}{more} data-l="{key}">{escape(said[key])}</{tag}>'


def _cards(article: Article, said: Mapping[str, str]) -> str:
    findings = article.result.findings
    if not findings:
        return _label("none", said, "p", "empty")
    text = article.result.original
    return "<ol>\n" + "\n".join(_card(finding, text, said) for finding in findings) + "\n</ol>"


def _card(finding: Finding, text: str, said: Mapping[str, str]) -> str:
    n, rule = number(finding), escape(finding.rule)
    rows = [
        f'<li class="card {finding.action}" id="c{n}"><div class="head"><a class="number" href="#m{n}">{n}</a>',
        _label(finding.action, said, "b", "action"),
        f'<a class="rule" href="#rule-{rule}" translate="no">{rule}</a>',
        f'<span class="sure">{percent(finding.confidence)}</span></div>',
        f'<p class="message">{shown(finding.message)}</p>',
        _change(finding, text, said),
    ]
    if finding.suggestions:
        offers = " ".join(f"<b>{shown_change(_short(offer))}</b>" for offer in finding.suggestions)
        rows.append(f'<p class="offers">{_label("perhaps", said)} {offers}</p>')
    if finding.evidence:
        reasons = " · ".join(_short(reason) for reason in finding.evidence)
        rows.append(f'<p class="evidence">{shown(reasons)}</p>')
    return "".join(rows) + "</li>"


def _change(finding: Finding, text: str, said: Mapping[str, str]) -> str:
    """What stood there and what stands there now; for a hole, the words around it."""
    if finding.gap is not None:
        before, after = around(text, finding.gap)
        return f'<p class="change">{shown(before)}<span class="hole">⟨?⟩</span>{shown(after)}</p>'
    before = shown_change(_short(finding.before))
    if finding.after is None:
        language = finding.extra.get("foreign_language")
        lang = f' lang="{escape(language)}"' if isinstance(language, str) else ""
        return f'<p class="change"{lang} dir="auto">{before}</p>' if before else ""
    after = shown_change(_short(finding.after))
    kinds = [f"<del>{before}</del>"] if before else []
    kinds += [f"<ins>{after}</ins>"] if after else []
    label = "" if before and after else " " + _label("removed" if before else "inserted", said, class_="sure")
    return f'<p class="change" dir="auto">{"<i>→</i>".join(kinds)}{label}</p>'


def _short(text: str) -> str:
    """The text on one line, its middle left out if it is long."""
    if len(text) > LONGEST:
        text = text[: LONGEST * 3 // 4] + " … " + text[-LONGEST // 4 :]
    return LINE_END.sub("⏎", text.strip("\r\n"))


def _reasons(article: Article) -> Iterator[str]:
    """Each rule that spoke, once, with its reason."""
    for id_ in sorted({finding.rule for finding in article.result.findings}):
        rule = record(article, id_)
        ui = article.ui if rule and article.ui in rule.reasons else "en"
        why = shown(rule.why(ui)) if rule else ""
        yield f'<dt id="rule-{escape(id_)}" translate="no">{escape(id_)}</dt><dd lang="{ui}">{why}</dd>'
