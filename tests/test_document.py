"""What the stages share of a text is what each of them would find by itself."""

from __future__ import annotations

from collections import Counter

import regex
from hypothesis import given
from hypothesis import strategies as st

from cleaner.consistency.dates import dates, pattern
from cleaner.document import Document
from cleaner.ruleset import builtin_rules
from cleaner.spans import Spans
from cleaner.tokens import tokenise

RUN = regex.compile(r"\p{L}[\p{L}\p{M}]*")
PARTS = st.lists(
    st.sampled_from(
        ["été", "a", "É", "e\u0301", "\u0301", "ab", " ", "\n", "’", "'", "-", "3", "12", ".", "l’", "ß", "語", "😀"]
    )
)
TEXTS = PARTS.map("".join) | st.text(max_size=40)
DATES = st.lists(
    st.sampled_from(
        ["le ", "lundi ", "3 ", "1er ", "mai ", "fin ", "début ", "2020", "2021 ", "été ", ", ", ".", "\n", "x", "à "]
    )
).map("".join)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_the_runs_of_letters_are_those_outside_protected_spans(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = Spans(pairs)
    document = Document(text, protected=spans)
    matches = list(RUN.finditer(text))
    assert document.placed_runs == [(match[0], match.start()) for match in matches]
    assert document.words == {match[0] for match in matches}
    assert document.letter_runs == Counter(match[0] for match in matches if not spans.overlaps(*match.span()))


@given(TEXTS)
def test_tokens_are_all_of_the_text_but_its_white_space(text: str) -> None:
    tokens = tokenise(text, elided=frozenset({"l", "qu"}))
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == regex.sub(r"\s+", "", text)


@given(DATES)
def test_a_quick_look_for_dates_overlooks_none(text: str) -> None:
    data = builtin_rules().section("fr", "consistency")
    wanted = [match.span() for match in pattern(data).finditer(text)] if regex.search(r"\d{2}", text) else []
    assert [(date.start, date.end) for date in dates(text, data)] == wanted
