"""Hypothesis strategies shared by the tests: texts, sound edit lists, chains of them."""

from __future__ import annotations

from hypothesis import strategies as st

from cleaner.edits import Edit, apply

SMALL = st.text("abXé ’\n", max_size=30)


@st.composite
def sound_edits(draw: st.DrawFn, text: str, rule: str = "r") -> list[Edit]:
    """A sorted list of edits of `text` that neither overlap nor touch."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10)))
    edits: list[Edit] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if not edits or start > edits[-1].end:
            edits.append(Edit(start, end, draw(st.text("abYœ ", max_size=4)), (rule,)))
    return edits


@st.composite
def chains(draw: st.DrawFn) -> tuple[str, list[list[Edit]], str]:
    """(text, edit lists that each refer to what the one before made, the final text)."""
    text = draw(SMALL)
    now, stages = text, []
    for number in range(draw(st.integers(1, 4))):
        edits = draw(sound_edits(now, f"r{number}"))
        stages.append(edits)
        now = apply(now, edits)
    return text, stages, now
