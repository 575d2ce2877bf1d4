"""Every rule's own examples: wrong text that it must catch, right text that it must leave alone."""

from __future__ import annotations

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
    assert len(rule.why) > 20
    assert rule.message["en"]
    if rule.pattern is not None:
        compile_rule(rule)
