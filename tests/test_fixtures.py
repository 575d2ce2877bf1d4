"""Each stage alone, on tables of what goes in and what must come out, written by hand."""

from __future__ import annotations

import pytest

from cleaner.chain import Settings, run
from cleaner.selection import Selection
from cleaner.stages import STAGES
from tests.fixtures import FIXTURES, Case, stage_cases, written

CASES = stage_cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_stage(case: Case) -> None:
    result = run(case.text, Settings(language=case.language, selection=Selection(select=(case.stage,))))
    assert (result.text, sorted(written(result))) == (case.cleaned, sorted(case.findings))


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("language", ["fr", "es", "en", "de"])
def test_every_stage_has_positive_and_negative_cases(stage: str, language: str) -> None:
    cases = [case for case in CASES if (case.stage, case.language) == (stage, language)]
    assert any(case.findings for case in cases), f"fixtures/{stage}/{language}.md has no case with a finding"
    assert any(not case.findings for case in cases), f"fixtures/{stage}/{language}.md has no case without one"


def test_tables_lie_where_they_are_read() -> None:
    found = {path.parent.name for path in FIXTURES.glob("*/??.md")}
    assert found <= set(STAGES), f"no such stages: {found - set(STAGES)}"
