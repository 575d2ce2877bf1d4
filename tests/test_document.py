"""What the stages share of a text is what each of them would find by itself."""

from __future__ import annotations

from collections import Counter

import regex
from hypothesis import given
from hypothesis import strategies as st

from cleaner.consistency.dates import dates, pattern
from cleaner.document import BREAK, Document, physical_lines
from cleaner.folding import first_form, folded_words, forms, piece_forms
from cleaner.formats.plain import parse
from cleaner.formats.protected import protected_spans
from cleaner.memo import LONGEST, MOST, MOST_PLAIN, Memo, Notable
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


@given(TEXTS | st.text("ab \t\r\n\x1c\u00a0.,", max_size=40), st.data())
def test_a_piece_of_the_row_stands_where_it_is_said_to(text: str, data: st.DataObject) -> None:
    document = Document(text, parse(text))
    row = document.row
    assert row.count(BREAK) == len(document.blocks) + 1
    assert not document.is_all_blocks or [piece for piece in row if piece != BREAK] == text.split()
    places = [at for at, piece in enumerate(row) if piece != BREAK]
    asked = sorted(data.draw(st.sets(st.sampled_from(places)))) if places else []
    starts = list(document.starts(asked))
    assert [text[start : start + len(row[at])] for at, start in zip(asked, starts, strict=True)] == [
        row[at] for at in asked
    ]
    assert [len(text[:start].split()) for start in starts] == [at - row[:at].count(BREAK) for at in asked]


@given(TEXTS | st.text("a\u0301é½ßİﬁ_ \x1c\x85’"))
def test_the_folded_words_of_the_pieces_are_those_of_the_text(text: str) -> None:
    assert [form for piece in text.split() for form in piece_forms[piece]] == forms(text)
    assert first_form(text) == next((word.form for word in folded_words(text)), "")


@given(st.text("ab \t\r\n\x0b\x1c\u2028.-1)", max_size=40))
def test_lines_and_blocks_are_where_line_ends_put_them(text: str) -> None:
    ends = list(regex.finditer(r"\r\n|\r|\n|\Z", text))
    assert [start for start, _ in physical_lines(text)] == [0, *(end.end() for end in ends[:-1])]
    assert [start + len(line) for start, line in physical_lines(text)] == [end.start() for end in ends]
    inked = [line for _, line in physical_lines(text) if regex.search(r"\S", line)]
    blocks = [text[block.start : block.end] for block in parse(text)]
    assert [line for block in blocks for line in regex.split(r"\r\n|\r|\n", block)] == inked


@given(
    st.lists(
        st.sampled_from(["a", "9", "Ab", ".", ":", "::", "@", "/", "#", " ", "\n", "fr", "http://", "www.", "_", "é"])
    )
)
def test_an_address_is_protected_wherever_white_space_puts_it(parts: list[str]) -> None:
    text = "".join(parts)
    alone = [
        (match.start() + start, match.start() + end)
        for match in regex.finditer(r"\S+", text)
        for start, end in protected_spans(match[0])
    ]
    assert [*protected_spans(text)] == [*Spans(alone)]


def test_answers_are_kept_for_words_and_not_for_whole_texts() -> None:
    asked: list[str] = []
    memo = Memo(lambda piece: asked.append(piece) or len(piece))
    assert [memo["a"], memo["a"], memo["b" * (LONGEST + 1)], memo["b" * (LONGEST + 1)]] == [
        1,
        1,
        LONGEST + 1,
        LONGEST + 1,
    ]
    assert len(asked) == 3
    for number in range(MOST + 1):
        memo[str(number)]
    assert 0 < len(memo) <= MOST


def test_what_is_asked_again_and_again_is_worked_out_once_and_what_is_not_is_forgotten() -> None:
    asked: list[str] = []
    memo = Memo(lambda piece: asked.append(piece) or len(piece))
    for number in range(5 * MOST):
        memo[str(number)]
        memo["common"]
    assert asked.count("common") == 1
    memo["0"]
    assert asked.count("0") == 2


def test_a_notable_piece_is_judged_once_as_long_as_it_comes_back() -> None:
    asked: list[str] = []
    notable = Notable(lambda piece: asked.append(piece) or ("é" in piece and len(piece)))
    for number in range(0, 5 * MOST_PLAIN, 100):
        pieces = frozenset(("été", "hiver", *(f"{at}" for at in range(number, number + 100))))
        assert notable.among(pieces) == {"été": 3}
    assert asked.count("été") == asked.count("hiver") == 1
    notable.among(frozenset("0"))
    assert asked.count("0") == 2


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
