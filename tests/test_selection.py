"""Which findings a user hears of."""

from __future__ import annotations

import pytest

from cleaner.findings import Action, Finding
from cleaner.selection import Selection


@pytest.mark.parametrize(
    ("select", "ignore", "rule", "wanted"),
    [
        ((), (), "glue.words", True),
        (("glue",), (), "glue.words", True),
        (("glue",), (), "ocr.confusion", False),
        (("gl",), (), "glue.words", False),
        ((), ("glue",), "glue.words", False),
        ((), ("glue.name",), "glue.words", True),
        (("glue.words",), ("glue",), "glue.words", True),
        (("glue",), ("glue.words",), "glue.words", False),
        (("glue",), ("glue",), "glue.words", False),
    ],
)
def test_the_longer_prefix_decides(select, ignore, rule: str, wanted: bool) -> None:
    selection = Selection(select, ignore)
    assert selection.wants(rule) is wanted
    if wanted:
        assert selection.wants_stage(rule.partition(".")[0])


def test_a_stage_that_nobody_wants_does_not_run() -> None:
    assert not Selection(select=("glue.words",)).wants_stage("ocr")
    assert not Selection(ignore=("ocr",)).wants_stage("ocr")
    assert Selection(select=("ocr.digit",), ignore=("ocr",)).wants_stage("ocr")


def test_a_newsroom_can_turn_fixes_into_suggestions_but_not_flags_into_fixes() -> None:
    selection = Selection(actions={"glue": Action.SUGGEST, "gaps": Action.FIX})
    assert selection.filter(Finding("glue.words", Action.FIX, 0, 1, "x")).action is Action.SUGGEST
    assert selection.filter(Finding("gaps.verb", Action.FLAG, 0, 1)).action is Action.FLAG


def test_a_fix_that_is_only_to_be_flagged_keeps_its_replacement_as_a_suggestion() -> None:
    finding = Selection(actions={"glue": Action.FLAG}).filter(Finding("glue.words", Action.FIX, 0, 1, "x"))
    assert (finding.action, finding.replacement, finding.suggestions) == (Action.FLAG, None, ("x",))


def test_what_is_less_sure_than_asked_is_not_heard() -> None:
    assert Selection(min_confidence=0.9).filter(Finding("glue.words", Action.FIX, 0, 1, "x", 0.8)) is None
