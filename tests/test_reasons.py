"""An editor reads in their own language why a finding is believed."""

from __future__ import annotations

import ast
import json
import pickle
import string
from pathlib import Path

import pytest

from cleaner.chain import Settings, run
from cleaner.reasons import Reason, said
from cleaner.report import Article, Style, reporter
from cleaner.rule import ANY
from cleaner.ruleset import builtin_rules

SOURCE = Path(__file__).parent.parent / "cleaner"
TEXTS = builtin_rules().section(ANY, "evidence")
TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")]
BROKEN = "Le ministre a exa-\nminé le dossier.\n\nPartager sur Facebook\n\nLe maire parle."


def braces(template: str) -> set[str]:
    return {name for _, name, *_ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_a_reason_is_said_in_every_language_with_the_same_values(key: str) -> None:
    texts = TEXTS[key]
    assert texts.keys() == {"en", "fr", "es", "de"}
    assert len({frozenset(braces(text)) for text in texts.values()}) == 1
    assert len(set(texts.values())) == 4


def test_every_reason_that_a_stage_gives_has_a_text_and_every_text_a_stage() -> None:
    given, strings = set(), set()
    for tree in TREES:
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason":
                given |= {part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)}
    assert {key for key in given if isinstance(key, str)} <= TEXTS.keys()
    assert TEXTS.keys() <= strings


def test_every_reason_fills_the_braces_of_its_text() -> None:
    for tree in TREES:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason":
                for key in (part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)):
                    if key in TEXTS:
                        assert braces(TEXTS[key]["en"]) <= {keyword.arg for keyword in node.keywords}, key


@pytest.mark.parametrize(
    ("ui", "word"),
    [("en", "listed phrase"), ("fr", "formule connue"), ("es", "fórmula conocida"), ("de", "bekannte Wendung")],
)
def test_the_chain_says_the_evidence_in_the_editors_language(ui: str, word: str) -> None:
    result = run(BROKEN, Settings(language="fr", ui=ui))
    share = next(finding for finding in result.findings if finding.rule == "furniture.share")
    assert word in share.evidence[0]


def test_the_json_contract_keeps_strings() -> None:
    result = run(BROKEN, Settings(language="fr"))
    data = json.loads(reporter("json").render(Article("a.txt", "0" * 64, result, builtin_rules()), Style()))
    assert ["a listed phrase: “Partager sur Facebook”"] in [finding["evidence"] for finding in data["findings"]]


def test_a_reason_in_a_reason_is_said_in_the_same_language() -> None:
    read = (Reason("ocr.read-for", read="rn", meant="m"), Reason("ocr.read-for", read="l", meant="i"))
    reason = Reason("ocr.misread", word="arne", confusions=read)
    assert reason == "“arne” is no word; “rn” read for “m”, “l” read for “i”"
    assert said(reason, builtin_rules(), "de") == "„arne“ ist kein Wort; „rn“ gelesen statt „m“, „l“ gelesen statt „i“"
    assert said(reason, builtin_rules(), "pt") == reason


def test_a_reason_survives_its_way_between_processes_and_braces_of_the_article_stay_text() -> None:
    reason = pickle.loads(pickle.dumps(Reason("furniture.listed", phrase="{0} {x.y}")))
    assert reason == "a listed phrase: “{0} {x.y}”"
    spanish = said(reason, builtin_rules(), "es")
    assert spanish == "una fórmula conocida: «{0} {x.y}»"
    again = pickle.loads(pickle.dumps(spanish))
    assert again == spanish
    assert said(again, builtin_rules(), "en") == reason


def test_what_is_no_reason_stays_as_it_is() -> None:
    assert said("any words", builtin_rules(), "fr") == "any words"


def test_rules_of_a_newsroom_may_say_a_reason_in_their_own_words(tmp_path: Path) -> None:
    from cleaner.ruleset import RuleSet

    (tmp_path / "any").mkdir()
    own = '[evidence."furniture.listed"]\nfr = "dans notre liste : {phrase}"\n'
    (tmp_path / "any" / "own.toml").write_text(own, encoding="utf-8")
    rules = RuleSet([tmp_path])
    assert said(Reason("furniture.listed", phrase="Partager"), rules, "fr") == "dans notre liste : Partager"
    assert said(Reason("furniture.listed", phrase="Partager"), rules, "en") == "a listed phrase: “Partager”"
