"""The algebra that every report, revert and decision relies on."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.edits import Edit, OffsetMap, apply, check, compose, invert, join_touching, rebase, select, trim
from tests.strategies import SMALL, chains, sound_edits


@settings(max_examples=1500, deadline=None)
@given(chains())
def test_composed_edits_do_what_the_chain_did(chain: tuple[str, list[list[Edit]], str]) -> None:
    text, stages, final = chain
    composed: list[Edit] = []
    for edits in stages:
        composed = compose(text, composed, edits)
    check(composed, len(text))
    assert apply(text, composed) == final
    assert apply(final, invert(text, composed)) == text


@settings(max_examples=500, deadline=None)
@given(chains())
def test_every_subset_of_composed_edits_is_a_valid_text_that_can_be_taken_back(chain) -> None:
    text, stages, _ = chain
    composed: list[Edit] = []
    for edits in stages:
        composed = compose(text, composed, edits)
    for size in range(min(len(composed), 3) + 1):
        for chosen in combinations(range(len(composed)), size):
            some = select(composed, set(chosen))
            check(some, len(text))
            assert apply(apply(text, some), invert(text, some)) == text


@given(chains())
def test_composition_names_every_rule_that_still_has_an_effect(chain) -> None:
    text, stages, _ = chain
    first = stages[0]
    composed = compose(text, [], first)
    named = {rule for edit in composed for rule in edit.rules}
    assert named == {rule for edit in first if text[edit.start : edit.end] != edit.new for rule in edit.rules}


@given(SMALL.flatmap(lambda text: st.tuples(st.just(text), sound_edits(text, "a"), sound_edits(text, "b"))))
def test_rebased_edits_give_the_same_text_in_either_order(case) -> None:
    text, ours, theirs = case
    moved, conflicts = rebase(ours, theirs)
    kept = [edit for edit in ours if edit not in conflicts]
    both = sorted([*kept, *theirs])
    check(both, len(text))
    assert apply(apply(text, theirs), moved) == apply(text, both)


@given(SMALL.flatmap(lambda text: st.tuples(st.just(text), sound_edits(text))))
def test_offsets_outside_edits_go_forward_and_come_back(case) -> None:
    text, edits = case
    offsets, new = OffsetMap(edits), apply(text, edits)
    for at in range(len(text)):
        if not any(edit.start <= at < edit.end for edit in edits):
            there = offsets.forward(at, right=True)
            assert new[there] == text[at]
            assert offsets.backward(there, right=True) == at


@given(SMALL.flatmap(lambda text: st.tuples(st.just(text), sound_edits(text))), st.integers(0, 40), st.integers(0, 40))
def test_a_span_of_the_new_text_is_covered_by_its_old_span(case, one, two) -> None:
    text, edits = case
    new, offsets = apply(text, edits), OffsetMap(edits)
    start, end = sorted((min(one, len(new)), min(two, len(new))))
    low, high = offsets.back_span(start, end)
    assert 0 <= low <= high <= len(text)
    if start < end:
        assert offsets.forward(low) <= start
        assert end <= offsets.forward(high, right=True)
        assert not any(edit.start < low < edit.end or edit.start < high < edit.end for edit in edits)


@given(SMALL, st.integers(0, 30), st.integers(0, 30), SMALL)
def test_a_trimmed_edit_does_the_same(text, one, two, new) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    edit = Edit(start, end, new)
    small = trim(text, edit)
    assert apply(text, [small]) == apply(text, [edit])
    assert edit.start <= small.start <= small.end <= edit.end


@given(SMALL.flatmap(lambda text: st.tuples(st.just(text), st.lists(sound_edits(text), max_size=3))))
def test_joined_edits_are_sound(case) -> None:
    text, lists = case
    check(join_touching(text, [edit for edits in lists for edit in edits]), len(text))


def test_edits_of_two_rules_that_touch_become_one_that_names_both() -> None:
    first = [Edit(0, 4, "", ("duplicates.headline",))]
    second = [Edit(0, 1, "B", ("orthography.capital",))]
    assert compose("aaa\nb", first, second) == [Edit(0, 5, "B", ("duplicates.headline", "orthography.capital"))]


def test_what_cancels_out_disappears() -> None:
    assert compose("ab", [Edit(1, 1, "x", ("r",))], [Edit(1, 2, "", ("s",))]) == []


@pytest.mark.parametrize(
    "edits", [[Edit(0, 2, "x"), Edit(2, 3, "y")], [Edit(3, 4, ""), Edit(0, 1, "")], [Edit(0, 9, "")], [Edit(-1, 0, "")]]
)
def test_unsound_edits_are_refused(edits) -> None:
    with pytest.raises(ValueError):
        check(edits, 5)
