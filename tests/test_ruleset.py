"""A newsroom's own rules: loaded beside the built-in ones, and every mistake in them named with its place."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from cleaner.chain import Settings, run
from cleaner.errors import RuleError
from cleaner.ruleset import RuleSet, builtin_rules
from cleaner.selection import Selection

RULE = """
[[rule]]
id = "orthography.house-name"
action = "fix"
pattern = '\\bLe (?:M|m)onde diplo\\b'
replace = 'Le Monde diplomatique'
message = { en = "House style: {before} -> {after}" }
why = "The newsroom writes the name in full."
good = ["Le Monde diplomatique"]
bad = [{ text = "dans Le monde diplo", fixed = "dans Le Monde diplomatique" }]
"""


def folder(tmp_path: Path, text: str, language: str = "fr") -> Path:
    (tmp_path / language).mkdir(exist_ok=True)
    (tmp_path / language / "house.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_newsrooms_own_rule_works_beside_the_built_in_ones(tmp_path: Path) -> None:
    rules = RuleSet([folder(tmp_path, RULE)])
    settings = Settings("fr", selection=Selection(select=("orthography.house-name",)))
    result = run("Lu dans Le monde diplo hier.", settings, rules)
    assert result.text == "Lu dans Le Monde diplomatique hier."
    assert result.findings[0].message == "House style: Le monde diplo -> Le Monde diplomatique"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[[rule]]", "[[rule]", "not valid TOML"),
        ('action = "fix"', 'action = "repair"', "key 'action': expected one of fix, suggest, flag, info"),
        ('id = "orthography.house-name"', 'id = "spelling.name"', "key 'id': expected STAGE.NAME"),
        ("message = { en =", "message = { fr =", "key 'message'"),
        ('why = "The', 'wy = "The', "key 'why' is missing"),
        ("replace = 'Le", "replacement = 'Le", "unknown key 'replacement'"),
        ("good = [", 'confidence = "high"\ngood = [', "key 'confidence': expected a number"),
        ("good = [", "confidence = 7\ngood = [", "expected a probability from 0 to 1"),
        ("good = [", "good = 1 #", "key 'good': expected an array"),
        (", fixed =", ", fixd =", "key 'bad': expected a table with 'text'"),
        ('why = "The newsroom writes the name in full."', 'why = { fr = "Le nom entier." }', "with at least 'en'"),
        ('why = "The newsroom writes the name in full."', "why = { en = 1 }", "key 'why': expected the English text"),
        ("[[rule]]", '[why."glue.words"]\nit = "Così."\n[[rule]]', "no such rule"),
        ("[[rule]]", '[why]\n"orthography.house-name" = "Ainsi."\n[[rule]]', "expected text by language"),
        ("[[rule]]", '[why."orthography.house-name"]\nen = "So."\n[[rule]]', "the English stands in the rule"),
        ("[[rule]]", "[colours]\nred = 1\n[[rule]]", "unknown key 'colours'"),
        ("(?:M|m)", "(?:M|m", "key 'pattern'"),
    ],
)
def test_a_mistake_in_a_rule_names_the_file_and_the_key(tmp_path: Path, old: str, new: str, expected: str) -> None:
    rules = RuleSet([folder(tmp_path, RULE.replace(old, new, 1))])
    with pytest.raises(RuleError) as caught:
        run("Lu dans Le monde diplo.", Settings("fr", selection=Selection(select=("orthography",))), rules)
    assert expected in str(caught.value)
    assert "house.toml" in str(caught.value)


def test_a_pattern_that_backtracks_without_end_is_named_instead_of_hanging(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("cleaner.patterns.TIMEOUT", 0.3)
    slow = RULE.replace("\\bLe (?:M|m)onde diplo\\b", "(?:a|aa|a?)+(?:a|aa)+$")
    rules = RuleSet([folder(tmp_path, slow)])
    with pytest.raises(RuleError, match=r"house\.toml: rule 'orthography\.house-name': its pattern took more than"):
        run("a" * 60 + "!", Settings("fr", selection=Selection(select=("orthography.house-name",))), rules)


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder"):
        RuleSet([tmp_path / "nowhere"])


def test_a_record_twice_in_one_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="expected one record an id"):
        RuleSet([folder(tmp_path, RULE + RULE)]).rules("fr")


def test_lists_of_a_newsroom_are_added_to_the_built_in_ones(tmp_path: Path) -> None:
    own = RuleSet([folder(tmp_path, '[brands]\nnames = ["MonTitre"]\n')])
    assert "MonTitre" in own.words("fr", "brands", "names")
    assert builtin_rules().words("fr", "brands", "names") <= own.words("fr", "brands", "names")


def test_a_newsroom_says_in_its_own_language_why_its_rule_is_there(tmp_path: Path) -> None:
    french = '\n[why."orthography.house-name"]\nfr = "Le journal écrit le nom en entier."\n'
    rule = RuleSet([folder(tmp_path, RULE + french)]).rule("orthography.house-name", "fr")
    assert rule.why("fr") == "Le journal écrit le nom en entier."
    assert rule.why("de") == rule.why("en") == "The newsroom writes the name in full."


def test_a_newsroom_adds_a_language_to_the_reason_of_a_built_in_rule(tmp_path: Path) -> None:
    rule = RuleSet([folder(tmp_path, '[why."glue.words"]\nit = "Così."\n', "any")]).rule("glue.words", "fr")
    assert rule.why("it") == "Così."
    assert rule.why("fr") == builtin_rules().rule("glue.words", "fr").why("fr")


def test_a_rule_that_replaces_a_built_in_one_does_not_take_over_its_reasons(tmp_path: Path) -> None:
    own = RULE.replace("orthography.house-name", "glue.words")
    rule = RuleSet([folder(tmp_path, own, "any")]).rule("glue.words", "fr")
    assert rule.why("fr") == "The newsroom writes the name in full."


def test_a_rule_set_survives_pickling() -> None:
    again = pickle.loads(pickle.dumps(builtin_rules()))
    assert again.languages == builtin_rules().languages


def test_seven_languages_have_rules() -> None:
    assert {"fr", "es", "en", "de", "it", "pt", "nl"} <= set(builtin_rules().languages)


@pytest.mark.parametrize("language", ["", "../fr", "fr/..", "/etc", "xx"])
def test_a_language_without_rules_gets_those_that_need_none(language: str) -> None:
    assert {rule.language for rule in builtin_rules().rules(language)} == {"any"}
