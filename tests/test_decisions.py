"""An editor's decisions give exactly the text that was decided, and whatever cannot be carried out is said."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import clean
from cleaner.decisions import Decision, Verdict, decide, fingerprint, load
from cleaner.edits import Edit, apply
from cleaner.errors import InputError
from cleaner.findings import Action, Finding
from cleaner.parts import Parts
from cleaner.result import Result
from tests.fixtures import stage_cases
from tests.test_result import result_of, results

ROOT = Path(__file__).parent.parent
FIX, SUGGEST, FLAG = Action.FIX, Action.SUGGEST, Action.FLAG
ACCEPT, REJECT, EDIT, DISMISS = Verdict
ARTICLE = (ROOT / "fixtures" / "articles" / "fr-port" / "raw.txt").read_text(encoding="utf-8")


def said(result: Result, id_: str, verdict: Verdict, text: str | None = None) -> Decision:
    finding = result.finding(id_)
    return Decision(id_, finding.rule, finding.start, finding.end, verdict, text)


def text_of(result: Result, *decisions: tuple[str, Verdict] | tuple[str, Verdict, str]) -> str:
    decided = decide(result, [said(result, *decision) for decision in decisions])
    assert decided.conflicts == decided.unknown == ()
    return decided.text


RESULT = result_of(
    "Etats Unis et Indepour un arme, au kremlin il dit.",
    ("orthography.compound", FIX, "Etats Unis", "États-Unis"),
    ("glue.words", FIX, "Indepour", "Inde pour"),
    ("orthography.gender", SUGGEST, "un arme", "une arme"),
    ("orthography.capital", SUGGEST, "kremlin", "Kremlin"),
    ("gaps.verb", FLAG, "il dit", None),
)
HOLE = RESULT.original.index("il")
RESULT = replace(RESULT, findings=(*RESULT.findings[:4], replace(RESULT.findings[4], gap=HOLE)))


def test_what_nobody_decided_is_fixed_where_it_is_sure_and_left_where_it_is_not() -> None:
    decided = decide(RESULT, [])
    assert decided.text == RESULT.text
    assert [f.id for f in decided.open] == ["f3", "f4", "f5"]


def test_accepted_rejected_and_own_texts_are_all_in_the_text() -> None:
    assert text_of(RESULT, ("f1", REJECT), ("f3", ACCEPT)) == "Etats Unis et Inde pour une arme, au kremlin il dit."
    assert text_of(RESULT, ("f2", EDIT, "l’Inde, pour")).startswith("États-Unis et l’Inde, pour un arme")
    assert text_of(RESULT, ("f4", EDIT, "palais"), ("f5", EDIT, "où ")).endswith("au palais où il dit.")
    assert text_of(RESULT, ("f5", DISMISS), ("f4", REJECT)) == RESULT.text


def test_what_the_editor_turned_down_can_be_remembered() -> None:
    decided = decide(RESULT, [said(RESULT, "f1", REJECT), said(RESULT, "f3", ACCEPT), said(RESULT, "f5", DISMISS)])
    assert [f.id for f in decided.dismissed] == ["f1", "f5"]
    assert [f.id for f in decided.open] == ["f4"]


def test_one_of_two_removals_that_touch_is_taken_back_alone() -> None:
    result = result_of("ab\ncd\nef", ("furniture.share", FIX, "ab\n", ""), ("furniture.link", FIX, "cd\n", ""))
    assert len(result.edits) == 1
    assert text_of(result, ("f1", REJECT)) == "ab\nef"
    assert text_of(result, ("f2", REJECT)) == "cd\nef"


def test_repairs_that_lie_on_one_another_are_decided_together() -> None:
    text = "xyz"
    findings = tuple(
        Finding(rule, FIX, 0, 3, after, id=id_, before=text, applied=True)
        for id_, rule, after in [("f1", "escapes.entity", "xQz"), ("f2", "glue.words", "x Qz")]
    )
    result = Result(text, "fr", (Edit(1, 2, " Q", ("escapes.entity", "glue.words")),), findings)
    assert Parts(result).groups["f1"] == ("f1", "f2")
    assert text_of(result, ("f2", REJECT)) == "xyz"
    decided = decide(result, [said(result, "f1", ACCEPT), said(result, "f2", REJECT)])
    assert decided.text == "x Qz"
    assert [c.reason for c in decided.conflicts] == ["f1, which shares its change, was decided otherwise"]


def test_of_two_decisions_for_one_place_the_first_in_the_text_holds() -> None:
    result = result_of(
        "le kremlin", ("a.c", SUGGEST, "le kremlin", "Le Kremlin"), ("a.b", SUGGEST, "kremlin", "Kremlin")
    )
    both = [said(result, "f2", ACCEPT), said(result, "f1", ACCEPT)]
    decided = decide(result, both)
    assert decided.text == "Le Kremlin"
    assert [(c.decision.id, c.reason) for c in decided.conflicts] == [("f2", "f1 was decided for the same place")]
    assert decided == decide(result, reversed(both))
    assert decide(result, both[1:]).open == ()  # what stands in the same place is settled with it


def test_a_suggestion_holds_the_repairs_in_its_span_so_neither_is_lost_nor_done_twice() -> None:
    result = result_of("de lInde", ("glue.name", FIX, "lInde", "l’Inde"), ("a.c", SUGGEST, "de lInde", "depuis l’Inde"))
    assert text_of(result, ("f1", ACCEPT), ("f2", ACCEPT)) == "depuis l’Inde"
    assert len(decide(result, [said(result, "f1", REJECT), said(result, "f2", ACCEPT)]).conflicts) == 1


def test_a_word_for_a_hole_stands_behind_a_repair_that_ends_there() -> None:
    text = "Roscoffpour nous"
    glue = Finding("glue.name", FIX, 0, 11, "Roscoff pour", id="f1", before=text[:11], applied=True)
    hole = Finding("gaps.verb", FLAG, 0, 16, None, id="f2", before=text, gap=7)
    result = Result(text, "fr", (Edit(7, 7, " ", ("glue.name",)),), (glue, hole))
    assert text_of(result, ("f2", EDIT, "vote ")) == "Roscoff vote pour nous"
    assert text_of(result, ("f1", REJECT), ("f2", EDIT, " vote ")) == "Roscoff vote pour nous"


def test_decisions_for_another_finding_are_named_and_change_nothing() -> None:
    wrong = [Decision("f9", "a.b", 0, 3, REJECT), Decision("f1", "a.b", 0, 10, REJECT)]
    decided = decide(RESULT, wrong)
    assert decided.unknown == tuple(wrong)
    assert decided.text == RESULT.text


def test_a_finding_is_found_again_where_its_id_has_moved() -> None:
    moved = replace(said(RESULT, "f3", ACCEPT), id="f7")
    assert decide(RESULT, [moved]).text == text_of(RESULT, ("f3", ACCEPT))


@pytest.mark.parametrize(
    ("id_", "verdict", "text", "reason"),
    [
        ("f5", ACCEPT, None, "f5 proposes nothing that could be accepted"),
        ("f1", DISMISS, None, "f1 is a fix: it can be rejected, not dismissed"),
        ("f3", ACCEPT, "une arme à feu", "f3 now proposes another text"),
    ],
)
def test_what_cannot_be_carried_out_is_said(id_: str, verdict: Verdict, text: str | None, reason: str) -> None:
    decided = decide(RESULT, [said(RESULT, id_, verdict, text)])
    assert [conflict.reason for conflict in decided.conflicts] == [reason]
    assert decided.text == RESULT.text


def file_of(**changes: object) -> dict[str, object]:
    one = {"id": "f3", "rule": "a.b", "start": 1, "end": 2, "decision": "edit", "text": "x"}
    return {
        "schema": "cleancopy-decisions/1", "path": "a.txt", "sha256": "0" * 64, "version": "1", "decisions": [one],
    } | changes  # fmt: skip


def schema_errors(value: object) -> list[object]:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((ROOT / "docs" / "schema" / "cleancopy-decisions-1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return [*jsonschema.Draft202012Validator(schema).iter_errors(value)]


def test_a_decisions_file_is_read_as_its_schema_has_it() -> None:
    value = file_of(report=fingerprint(RESULT))
    assert schema_errors(value) == []
    decisions = load(b"\xef\xbb\xbf" + json.dumps(value).encode())
    assert decisions.decisions == (Decision("f3", "a.b", 1, 2, EDIT, "x"),)
    assert (decisions.path, decisions.sha256, decisions.report) == ("a.txt", "0" * 64, fingerprint(RESULT))


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("{", "no JSON"),
        ([], "no decisions file"),
        (file_of(schema="cleancopy/1"), "“schema” should be “cleancopy-decisions/1”"),
        (file_of(sha256=None), "the file: “sha256” should be a text"),
        (file_of(decisions={}), "“decisions” should be a list"),
        (file_of(decisions=["f1"]), r"decisions\[0\] should be an object"),
        (file_of(decisions=[{"id": "f1"}]), r"decisions\[0\]: “start” should be a number"),
        (file_of(decisions=[{"id": "f1", "rule": "a.b", "start": -1, "end": 2, "decision": "accept"}]), "“start”"),
        (file_of(decisions=[{"id": "f1", "rule": "a.b", "start": 1, "end": 2, "decision": "maybe"}]), "'maybe'"),
        (file_of(decisions=[{"id": "f1", "rule": "a.b", "start": 1, "end": 2, "decision": "edit"}]), "“text” should"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_is_wrong_where(value: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        load((value if isinstance(value, str) else json.dumps(value)).encode())
    assert isinstance(value, str) or schema_errors(value)


def test_a_finding_decided_twice_is_refused() -> None:
    one = {"id": "f1", "rule": "a.b", "start": 1, "end": 2, "decision": "accept"}
    with pytest.raises(InputError, match="f1 is decided twice"):
        load(json.dumps(file_of(decisions=[one, one])).encode())


def test_the_fingerprint_tells_findings_that_have_changed() -> None:
    other = replace(RESULT, findings=(*RESULT.findings[:2], replace(RESULT.findings[2], replacement="un armé")))
    assert fingerprint(RESULT) == fingerprint(replace(RESULT))
    assert fingerprint(RESULT) != fingerprint(other)


def all_of(result: Result, verdict: Verdict) -> list[Decision]:
    return [said(result, f.id, verdict) for f in result.findings if f.after is not None]


def test_every_part_is_answered_for_by_a_finding_and_together_they_are_the_edits() -> None:
    for case in stage_cases()[::7]:
        result = clean(case.text, language=case.language)
        parts = Parts(result).all
        assert all(part.findings for part in parts), case
        assert apply(case.text, [Edit(p.start, p.end, p.new) for p in parts]) == result.text
        assert decide(result, all_of(result, REJECT)).text == case.text


def test_a_single_rejection_is_what_taking_back_the_finding_is() -> None:
    result = clean(ARTICLE, language="fr")
    alone = [f.id for f in result.findings if f.applied and len({*result.revert(f.id).edits}) == len(result.edits) - 1]
    checked = 0
    for id_ in alone:
        if result.revert(id_).original and sum(not f.applied for f in result.revert(id_).findings) == 1 + sum(
            not f.applied for f in result.findings
        ):
            checked += 1
            assert text_of(result, (id_, REJECT)) == result.revert(id_).text
    assert checked > 5


@settings(max_examples=200, deadline=None)
@given(results())
def test_to_accept_everything_takes_all_suggestions_and_to_reject_everything_gives_the_original(result: Result) -> None:
    accepted = decide(result, all_of(result, ACCEPT))
    if not accepted.conflicts:
        assert accepted.text == result.accept(*[f.id for f in result.findings if not f.applied]).text
    assert decide(result, all_of(result, REJECT)).text == result.original


@settings(max_examples=300, deadline=None)
@given(results(), st.data())
def test_random_decisions_change_only_what_was_decided(result: Result, data: st.DataObject) -> None:
    verdicts = st.sampled_from([None, ACCEPT, REJECT, EDIT])
    chosen = {f.id: data.draw(verdicts) for f in result.findings}
    decided = decide(result, [said(result, id_, v, "“W”" if v is EDIT else None) for id_, v in chosen.items() if v])
    refused = {conflict.decision.id for conflict in decided.conflicts}
    assert decided.text.count("“W”") == sum(v is EDIT and id_ not in refused for id_, v in chosen.items())
    assert decided.unknown == ()
