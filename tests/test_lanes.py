"""Lanes: no sentence is lost or read twice, and the work is spread evenly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.models.lanes import places


@given(st.lists(st.integers(2, 60), max_size=60), st.integers(1, 9))
def test_sentences_in_one_lane_never_overlap_and_leave_no_hole(sizes: list[int], lanes: int) -> None:
    found, steps = places(sizes, lanes)
    taken = [(place.lane, place.step + at) for place, size in zip(found, sizes, strict=True) for at in range(size)]
    assert len(set(taken)) == len(taken) == sum(sizes)
    assert all(0 <= lane < lanes and step < steps for lane, step in taken)
    assert steps == max((step + 1 for _, step in taken), default=0)


@given(st.lists(st.integers(2, 60), min_size=1, max_size=60), st.integers(1, 9))
def test_at_most_a_third_more_steps_than_needed(sizes: list[int], lanes: int) -> None:
    _, steps = places(sizes, lanes)
    assert steps <= 4 / 3 * max(max(sizes), -(-sum(sizes) // lanes)) + max(sizes)
