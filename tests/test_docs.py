"""Docs that no longer say what the code does mislead the next person."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from cleaner.rule import ANY
from cleaner.ruleset import builtin_rules
from cleaner.stages import STAGES

ROOT = Path(__file__).parent.parent


def test_the_page_of_rules_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("docs_rules", ROOT / "docs" / "rules.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == module.page(builtin_rules()), "run: python docs/rules.py"


def test_every_command_is_in_the_readme() -> None:
    from cleaner.cli import main

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in main.commands if f"cleancopy {name}" not in readme] == []


def test_every_stage_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [stage for stage in STAGES if f"`{stage}`" not in readme] == []


def test_every_stage_has_its_page_and_the_readme_and_the_architecture_lead_to_it() -> None:
    for stage in STAGES:
        page = ROOT / "docs" / "stages" / f"{stage}.md"
        assert page.exists(), f"{stage} has no page: what it does, leaves alone, gets wrong (CONTRIBUTING, add a stage)"
        assert page.read_text(encoding="utf-8").startswith(f"# {stage}\n")
        assert f"(docs/stages/{stage}.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
        assert f"(stages/{stage}.md)" in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_page_of_a_stage_names_each_of_its_rules() -> None:
    pages = {stage: (ROOT / "docs" / "stages" / f"{stage}.md").read_text(encoding="utf-8") for stage in STAGES}
    rules = builtin_rules()
    ids = {rule.id: rule.stage for language in (ANY, *rules.languages) for rule in rules.own(language)}
    assert [id_ for id_, stage in sorted(ids.items()) if f"`{id_}`" not in pages[stage]] == []


def test_links_between_documents_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\((?!https?://|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}, which does not exist"
