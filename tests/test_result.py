"""An editor takes back or accepts single findings; the text is always exactly what was decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.edits import apply, check
from cleaner.findings import Action, Finding
from cleaner.result import Result


def result_of(text: str, *findings: tuple[str, Action, str, str | None]) -> Result:
    """A result with findings (rule, action, before, after), of which the fixes are applied."""
    from dataclasses import replace

    from cleaner.edits import Edit, OffsetMap, join_touching, trim

    made, edits = [], []
    for number, (rule, action, before, after) in enumerate(findings, 1):
        start = text.index(before)
        end = start + len(before)
        applied = action is Action.FIX
        made.append(Finding(rule, action, start, end, after, id=f"f{number}", before=before, applied=applied))
        if applied:
            edits.append(trim(text, Edit(start, end, after or "", (rule,))))
    sound = join_touching(text, edits)
    offsets = OffsetMap(sound)
    placed = (
        replace(f, cleaned_start=offsets.forward(f.start), cleaned_end=offsets.forward(f.end, right=True)) for f in made
    )
    return Result(text, "fr", tuple(sound), tuple(placed))


FIX, SUGGEST, FLAG = Action.FIX, Action.SUGGEST, Action.FLAG
RESULT = result_of(
    "Etats Unis et Indepour un arme, au kremlin.",
    ("orthography.compound", FIX, "Etats Unis", "États-Unis"),
    ("glue.words", FIX, "Indepour", "Inde pour"),
    ("orthography.gender", SUGGEST, "un arme", "une arme"),
    ("orthography.capital", SUGGEST, "kremlin", "Kremlin"),
    ("gaps.verb", FLAG, "au", None),
)


def test_the_text_is_the_original_after_the_edits() -> None:
    assert RESULT.text == "États-Unis et Inde pour un arme, au kremlin."


def test_one_fix_is_taken_back_and_the_others_stay() -> None:
    reverted = RESULT.revert("f2")
    assert reverted.text == "États-Unis et Indepour un arme, au kremlin."
    assert [f.applied for f in reverted.findings] == [True, False, False, False, False]
    assert RESULT.text == "États-Unis et Inde pour un arme, au kremlin."


def test_what_was_taken_back_can_be_accepted_again() -> None:
    assert RESULT.revert("f1", "f2").accept("f2").text == "Etats Unis et Inde pour un arme, au kremlin."


def test_suggestions_are_accepted_one_by_one() -> None:
    accepted = RESULT.accept("f4")
    assert accepted.text == "États-Unis et Inde pour un arme, au Kremlin."
    assert accepted.accept("f3").text == "États-Unis et Inde pour une arme, au Kremlin."
    assert accepted.revert("f4").text == RESULT.text


def test_findings_keep_their_place_in_the_text_that_is_left() -> None:
    accepted = RESULT.accept("f3", "f4")
    places = [accepted.text[f.cleaned_start : f.cleaned_end] for f in accepted.findings]
    assert places == ["États-Unis", "Inde pour", "une arme", "Kremlin", "au"]


def test_what_remains_is_what_an_editor_still_has_to_look_at() -> None:
    assert [f.id for f in RESULT.remaining()] == ["f3", "f4", "f5"]
    assert [f.id for f in RESULT.accept("f3").remaining()] == ["f4", "f5"]


def test_the_later_of_two_suggestions_for_one_place_wins() -> None:
    result = result_of(
        "le kremlin", ("a.b", SUGGEST, "kremlin", "Kremlin"), ("a.c", SUGGEST, "le kremlin", "Le Kremlin")
    )
    both = result.accept("f1", "f2")
    assert both.text == "Le Kremlin"
    assert [f.applied for f in both.findings] == [False, True]
    assert result.accept("f2").accept("f1").text == "le Kremlin"


def test_a_suggestion_on_a_repaired_place_holds_the_repair() -> None:
    result = result_of("de lInde", ("glue.name", FIX, "lInde", "l’Inde"), ("a.c", SUGGEST, "de lInde", "depuis l’Inde"))
    accepted = result.accept("f2")
    assert accepted.text == "depuis l’Inde"
    assert [f.applied for f in accepted.findings] == [True, True]


def test_two_findings_that_share_an_edit_are_taken_back_together() -> None:
    result = result_of("abcd", ("a.b", FIX, "ab", "xy"), ("a.c", FIX, "cd", "zz"))
    assert len(result.edits) == 1
    reverted = result.revert("f1")
    assert reverted.text == "abcd"
    assert [f.applied for f in reverted.findings] == [False, False]


def test_unknown_and_impossible_decisions_are_refused() -> None:
    with pytest.raises(KeyError, match="no finding 'f9'; there are 5"):
        RESULT.revert("f9")
    with pytest.raises(ValueError, match="'f3' is not applied"):
        RESULT.revert("f3")
    with pytest.raises(ValueError, match="'f5' proposes no replacement"):
        RESULT.accept("f5")


@st.composite
def results(draw: st.DrawFn) -> Result:
    text = draw(st.text("abc \n", min_size=1, max_size=30))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    findings = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        action = draw(st.sampled_from([FIX, SUGGEST]))
        findings.append((start, end, action, draw(st.text("xyZ ", max_size=3))))
    return _built(text, findings)


def _built(text: str, spans: list[tuple[int, int, Action, str]]) -> Result:
    from cleaner.edits import Edit, join_touching, trim

    findings, edits = [], []
    for start, end, action, after in spans:
        if text[start:end] == after or (findings and start < findings[-1].end):
            continue
        if findings and start == findings[-1].end and (start == end or findings[-1].start == findings[-1].end):
            continue  # an insertion at the edge of another finding belongs to it: the chain makes them one
        applied = action is FIX
        id_ = f"f{len(findings) + 1}"
        findings.append(Finding("a.b", action, start, end, after, id=id_, before=text[start:end], applied=applied))
        if applied:
            edits.append(trim(text, Edit(start, end, after, ("a.b",))))
    return Result(text, "fr", tuple(join_touching(text, edits)), tuple(findings))


@given(results())
def test_taking_back_everything_gives_the_original(result: Result) -> None:
    applied = [f.id for f in result.findings if f.applied]
    assert result.revert(*applied).text == result.original
    for id_ in applied:
        result = result.revert(id_) if result.finding(id_).applied else result
    assert result.text == result.original


@given(results(), st.data())
def test_every_order_of_decisions_gives_sound_edits_and_the_same_text(result: Result, data: st.DataObject) -> None:
    open_ids = [f.id for f in result.findings if not f.applied]
    some = data.draw(st.lists(st.sampled_from(open_ids), unique=True) if open_ids else st.just([]))
    at_once = result.accept(*some)
    one_by_one = result
    for id_ in data.draw(st.permutations(some)):
        one_by_one = one_by_one.accept(id_)
    check(at_once.edits, len(result.original))
    assert at_once.text == one_by_one.text == apply(result.original, at_once.edits)
