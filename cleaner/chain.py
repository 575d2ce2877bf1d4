"""Runs the stages over a text until it is stable, and gathers what they found. The only code that knows the order.

A *pass* runs every stage once, each on the text that the one before it left. Passes follow until one changes nothing,
so the cleaned text is one on which a fresh run finds nothing to fix: cleaning twice is cleaning once. The last pass
saw the final text, so suggestions, flags and infos are taken from it; fixes are kept from the pass that made them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import Any, cast

from cleaner.document import Document
from cleaner.edits import Edit, OffsetMap, apply, compose, join_touching, trim
from cleaner.findings import Action, Finding
from cleaner.formats import READ_ONLY, Reading, read
from cleaner.profile import Profile
from cleaner.reasons import said
from cleaner.result import Result, numbered, placed
from cleaner.ruleset import RuleSet, builtin_rules
from cleaner.selection import Selection
from cleaner.spans import Spans
from cleaner.stages import STAGES

Stage = Callable[[Document, Profile], Iterable[Finding]]
JUDGE_WORDS = frozenset({"ocr", "glue", "orthography", "gaps"})
"""Stages that judge words by the article's lexicon; what they say of a line in another language is not heard."""
KNOW_OTHERS = frozenset({"ocr.latin"})
"""Their rules that know the language of such a line."""
NEVER_FIX = frozenset({"gaps"})
"""Stages that only tell, and take long."""
MOST_PASSES = 60
"""Damage lies in layers (an entity that hides mojibake that hides a glued name); no article needs more than three
passes for what is known, mojibake between fourteen addresses without a space took one for each, and a text that is not
stable after these would be a fault of a stage."""


@dataclass(frozen=True)
class Settings:
    """How to clean: what the command line and the configuration decide, in one value.

    language   ISO 639-1 code, or None: the text decides
    format     one of cleaner.formats.FORMATS or READ_ONLY
    keep       words that no rule may touch
    mode       "auto", "web" or "ocr"; "auto" is "ocr" for a page that a machine has read (ALTO, hOCR)
    ui         language of messages
    """

    language: str | None = None
    format: str = "text"
    keep: tuple[str, ...] = ()
    mode: str = "auto"
    ui: str = "en"
    selection: Selection = Selection()


def run(text: str, settings: Settings = Settings(), rules: RuleSet | None = None) -> Result:
    """Clean `text`; nothing but the arguments decides the result.

    Raises RuleError if a user's rule is wrong or takes too long.
    """
    reading = read(text, settings.format, settings.keep)
    return reading.restore(_Run(text, reading, settings, rules or builtin_rules()).result())


class _Run:
    """The state of one run: the text so far, the edits that led to it, the fixes that were made."""

    def __init__(self, text: str, reading: Reading, settings: Settings, rules: RuleSet) -> None:
        self.reading = reading
        self.original = reading.text
        self.settings = settings
        self.rules = rules
        self.text = reading.text
        self.edits: list[Edit] = []
        self.fixes: list[Finding] = []
        self.notes: list[Finding] = []
        self.language = settings.language or ""
        self.mode = "ocr" if settings.mode == "auto" and settings.format in READ_ONLY else settings.mode
        self._stages = tuple(name for name in STAGES if settings.selection.wants_stage(name))
        self._off = _switched_off(text, settings.format)
        self._document: Document | None = None
        self._carried: dict[Hashable, dict[Any, Any]] = {}
        self._seen: dict[str, tuple[str, str, list[Finding]]] = {}
        self._asked: dict[str, tuple[str, str, list[Finding]]] = {}

    def result(self) -> Result:
        for number in range(1, MOST_PASSES + 1):
            before = self.text
            self._pass(is_last=number == MOST_PASSES)
            if self.text == before:
                break
        return self._gather()

    def _pass(self, *, is_last: bool) -> None:
        self.notes, before = [], self.text
        document = self._parse()
        self.language = self.settings.language or _detect(document, self.rules)
        profile = Profile(self.language, self.rules, self.mode)
        for name in self._stages:
            if name in NEVER_FIX and self.text != before and not is_last:
                continue  # another pass follows, and only its notes count
            findings = self._findings(name, document, profile)
            if name == "gaps":
                findings = self._not_reworded(findings)
            if not findings:
                continue
            fixes = _disjoint(finding for finding in findings if finding.action is Action.FIX)
            self.notes += [finding for finding in findings if finding.action is not Action.FIX]
            if fixes:
                self._apply(fixes)
                document = self._parse()

    def _not_reworded(self, holes: list[Finding]) -> list[Finding]:
        """The holes beside which no other word is suggested, with which nothing is missing: "Il à mangé"."""
        suggested = (note for note in self.notes if note.action is Action.SUGGEST)
        beside = Spans((note.start - 1, note.end + 2) for note in suggested)
        return [hole for hole in holes if (hole.start if hole.gap is None else hole.gap) not in beside]

    def _parse(self) -> Document:
        """The document of the text so far; a pass begins with the one that the last repair of the pass before made."""
        if self._document is None or self._document.text is not self.text:
            self._document = replace(self.reading.document(self.text, self.edits), carried=self._carried)
        return self._document

    def _findings(self, name: str, document: Document, profile: Profile) -> list[Finding]:
        """What stage `name` says of the text; remembered, because the text of a later pass is often the same."""
        seen = self._seen.get(name)
        if seen and seen[:2] == (document.text, profile.language):
            return seen[2]
        found = [*self._ask(name, document, profile), *self._carry_out(name, document, profile)]
        kept = [wanted for finding in found if (wanted := self._keep(finding, document)) is not None]
        if kept and name in JUDGE_WORDS:
            foreign = self._foreign(document, profile)
            kept = [one for one in kept if one.rule in KNOW_OTHERS or not foreign.overlaps(one.start, one.end)]
        kept.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
        self._seen[name] = (document.text, profile.language, kept)
        return kept

    def _carry_out(self, name: str, document: Document, profile: Profile) -> Iterable[Finding]:
        """What the rules of stage `name` say that are a regular expression; most stages have none."""
        rules = self.rules.patterns(profile.language, name)
        if not rules:
            return ()
        from cleaner import patterns  # with the engine of regular expressions, which takes longer to load than to use

        return patterns.find(rules, document, profile)

    def _ask(self, name: str, document: Document, profile: Profile) -> list[Finding]:
        """What the function of stage `name` says; remembered, because `_foreign` asks one before its turn comes."""
        asked = self._asked.get(name)
        if asked is None or asked[:2] != (document.text, profile.language):
            asked = (document.text, profile.language, list(_stage(name)(document, profile)))
            self._asked[name] = asked
        return asked[2]

    def _foreign(self, document: Document, profile: Profile) -> Spans:
        """The lines and spans in another language: the article's lexicon has nothing to say of their words."""
        found = self._ask("language", document, profile)
        return Spans((f.start, f.end) for f in found if f.action is Action.FLAG)

    def _keep(self, finding: Finding, document: Document) -> Finding | None:
        """The finding as the user wants it; None if it would touch a protected span or change nothing."""
        if finding.replacement is not None:
            edit = _edit(document.text, finding)
            if edit.start == edit.end and not edit.new:
                return None
            if not document.allows(edit.start, edit.end, edit.new):
                return None
        if self._off and self._off(finding.rule, *self._source_span(finding)):
            return None
        return self.settings.selection.filter(finding)

    def _source_span(self, finding: Finding) -> tuple[int, int]:
        return self.reading.source_span(*OffsetMap(self.edits).back_span(finding.start, finding.end))

    def _apply(self, fixes: list[Finding]) -> None:
        back = OffsetMap(self.edits)
        made = [_locate(finding, self.original, self.text, back) for finding in fixes]
        edits = join_touching(self.text, [_edit(self.text, finding) for finding in fixes])
        self.fixes += made
        self.edits = compose(self.original, self.edits, edits)
        self.text = apply(self.text, edits)

    def _gather(self) -> Result:
        back = OffsetMap(self.edits)
        notes = [_locate(finding, self.original, self.text, back) for finding in self.notes]
        fixes = [replace(f, applied=True) for f in self.fixes if back.touched(f.start, f.end)]
        findings = [self._complete(finding, back) for finding in fixes + notes]
        return Result(self.original, self.language, tuple(self.edits), numbered(findings))

    def _complete(self, finding: Finding, offsets: OffsetMap) -> Finding:
        """The finding with its place in the cleaned text and its message."""
        rule = self.rules.rule(finding.rule, self.language)
        values = {"before": finding.before, "after": finding.after or "", **finding.values}
        message = rule.text(self.settings.ui).format_map(_Lenient(values))
        evidence = tuple(said(reason, self.rules, self.settings.ui) for reason in finding.evidence)
        return replace(placed(finding, offsets), message=message, evidence=evidence)


class _Lenient(dict[str, str]):
    """Leaves a brace that nothing fills as it stands, instead of losing the whole message."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def _switched_off(text: str, format_: str) -> Callable[[str, int, int], bool] | None:
    """Where the text has switched off which rule; few texts do, and the others do not pay for it."""
    if "<!--" not in text:
        return None
    from cleaner.switches import switched_off

    return switched_off(text, format_)


def _edit(text: str, finding: Finding) -> Edit:
    return trim(text, Edit(finding.start, finding.end, finding.replacement or "", (finding.rule,)))


def _locate(finding: Finding, original: str, text: str, back: OffsetMap) -> Finding:
    """The finding in original coordinates: widened where an earlier edit lies partly inside its span."""
    start, end = back.back_span(finding.start, finding.end)
    after = finding.replacement
    if after is not None:
        left, right = back.forward(start), back.forward(end, right=True)
        left, right = min(left, finding.start), max(right, finding.end)
        if (left, right) != (finding.start, finding.end):
            start, end = back.back_span(left, right)
        after = text[left : finding.start] + after + text[finding.end : right]
    gap = None if finding.gap is None else back.backward(finding.gap, right=True)
    return replace(finding, start=start, end=end, replacement=after, gap=gap, before=original[start:end])


def _disjoint(fixes: Iterable[Finding]) -> list[Finding]:
    """Of fixes that overlap, the surest; of equally sure ones, the longest, then the first."""
    kept: list[Finding] = []  # in the order of the text, so that only the two neighbours can overlap
    for fix in sorted(fixes, key=lambda f: (-f.confidence, f.start - f.end, f.start, f.rule, f.replacement or "")):
        at = bisect_right(kept, (fix.start, fix.end), key=lambda f: (f.start, f.end))
        if all(fix.end <= other.start or fix.start >= other.end for other in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, fix)
    return kept


@cache
def _stage(name: str) -> Stage:
    return cast(Stage, import_module(f"cleaner.stages.{name}").find)


def _detect(document: Document, rules: RuleSet) -> str:
    from cleaner.detection import document_language

    return document_language(document, rules)
