"""Carries out the rules that are data: a regular expression, conditions on its groups, a replacement."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from cleaner.document import Document
from cleaner.errors import RuleError
from cleaner.expressions import regex
from cleaner.findings import Action, Finding
from cleaner.profile import Profile
from cleaner.rule import PER_CODE_POINT, TIMEOUT, Rule


def _flag(name: str) -> Callable[[Profile, str], bool]:
    def holds(profile: Profile, word: str) -> bool:
        from cleaner.lexicon import Pos

        return bool(profile.lexicon.pos(word) & Pos[name])

    return holds


CONDITIONS: dict[str, Callable[[Profile, str], bool]] = {
    "known": lambda profile, word: profile.lexicon.knows(word),
    "name": lambda profile, word: profile.lexicon.is_name(word),
    "closed": lambda profile, word: profile.lexicon.is_closed_class(word),
    "noun": _flag("NOUN"),
    "finite": _flag("FINITE"),
    "infinitive": _flag("INFINITIVE"),
    "participle": _flag("PARTICIPLE"),
    "adjective": _flag("ADJECTIVE"),
    "adverb": _flag("ADVERB"),
}
"""What `where` may ask of a group, each also with "not " before it; several are joined by ", "."""


def find(rules: Sequence[Rule], document: Document, profile: Profile) -> Iterator[Finding]:
    """The findings of those `rules` that have a pattern.

    Raises RuleError naming the rule if its pattern is wrong or backtracks for longer than TIMEOUT allows.
    """
    for rule in rules:
        if rule.pattern is not None:
            yield from _find_rule(rule, document, profile)


def _find_rule(rule: Rule, document: Document, profile: Profile) -> Iterator[Finding]:
    pattern = compile_rule(rule)
    limit = TIMEOUT + PER_CODE_POINT * len(document.text)
    try:
        for match in pattern.finditer(document.text, timeout=limit):
            if not match[0] and rule.replace is None:
                continue
            if not rule.quoted and document.quoted.overlaps(*match.span()):
                continue
            if all(_holds(rule, profile, name, match[name] or "") for name in rule.where):
                yield _finding(rule, match)
    except TimeoutError:
        raise RuleError(
            f"{rule.path}: rule {rule.id!r}: its pattern took more than {limit:.0f} s on this text; "
            "it backtracks: make its quantifiers possessive (a++) or atomic ((?>...))"
        ) from None


def _finding(rule: Rule, match: Any) -> Finding:
    values = {name: text or "" for name, text in match.groupdict().items()}
    replacement = match.expand(rule.replace) if rule.replace is not None else None
    return Finding(
        rule=rule.id,
        action=rule.action,
        start=match.start(),
        end=match.end(),
        replacement=replacement if rule.action in (Action.FIX, Action.SUGGEST) else None,
        confidence=rule.confidence,
        gap=match.start(rule.gap) if rule.gap else None,
        suggestions=tuple(match.expand(text) for text in rule.suggestions),
        values=values,
    )


def _holds(rule: Rule, profile: Profile, group: str, word: str) -> bool:
    for condition in rule.where[group].split(", "):
        name = condition.removeprefix("not ")
        if name not in CONDITIONS:
            expected = ", ".join(CONDITIONS)
            raise RuleError(
                f"{rule.path}: rule {rule.id!r}: key 'where': unknown condition {name!r}; expected {expected}"
            )
        if CONDITIONS[name](profile, word) == condition.startswith("not "):
            return False
    return True


def compile_rule(rule: Rule) -> Any:
    """The compiled pattern of `rule`; raises RuleError if it is no regular expression or lacks a group it names."""
    return _compile(rule.pattern or "", str(rule.path), rule.id, (*rule.where, *filter(None, [rule.gap])))


@lru_cache(maxsize=4096)
def _compile(pattern: str, path: str, id_: str, groups: tuple[str, ...]) -> Any:
    compiled = regex.compile(pattern, regex.VERSION1 | regex.MULTILINE)
    try:
        known = compiled.groupindex
    except regex.error as error:
        raise RuleError(f"{path}: rule {id_!r}: key 'pattern': {error}") from error
    for group in groups:
        if group not in known:
            raise RuleError(f"{path}: rule {id_!r}: the pattern has no group {group!r}")
    return compiled
