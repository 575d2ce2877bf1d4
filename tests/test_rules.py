"""Every rule's own examples: wrong text that it must catch, right text that it must leave alone."""

from __future__ import annotations

import re

import pytest

from cleaner.patterns import compile_rule
from cleaner.rule import ANY, Rule
from cleaner.ruleset import builtin_rules
from cleaner.ruletest import failures

RULES = [rule for language in (ANY, *builtin_rules().languages) for rule in builtin_rules().own(language)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.language}-{rule.id}")
def test_the_rule_does_what_its_examples_say(rule: Rule) -> None:
    assert failures(rule, builtin_rules()) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.language}-{rule.id}")
def test_the_rule_has_examples_of_both_kinds_and_a_reason(rule: Rule) -> None:
    assert rule.good, "no right example: nobody can see where the rule must stay silent"
    assert rule.bad, "no wrong example: nobody can see what the rule is for"
    assert len(rule.why("en")) > 20
    assert rule.message["en"]
    if rule.pattern is not None:
        compile_rule(rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.language}-{rule.id}")
def test_every_editor_reads_in_their_own_language_why_the_rule_is_there(rule: Rule) -> None:
    assert {"en", "fr", "es", "de"} <= rule.reasons.keys()
    assert len({rule.why(ui) for ui in ("en", "fr", "es", "de")}) == 4
    assert not re.search(" [»;:?!]|« |[“”]", rule.why("fr"))
    assert not re.search("« | »|[“”]", rule.why("es"))
    assert not re.search("[«»”]", rule.why("de"))
