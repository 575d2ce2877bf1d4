"""What is looked up by pieces between white space is what a walk over the whole text finds, with the same offsets."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import Document
from cleaner.formats import parse
from cleaner.lexicon import open_lexicon
from cleaner.memo import Notable
from cleaner.placing import placed
from cleaner.unknown import small_unknown

TEXTS = st.text("ab’,é -\n\r\t\xa0\u202f\u2028\x1c", max_size=60)


@given(TEXTS, st.sets(st.text("ab’,é", min_size=1, max_size=3)))
def test_pieces_are_placed_where_they_stand_between_white_space(text: str, pieces: set[str]) -> None:
    wanted = [(match.start(), match[0]) for match in re.finditer(r"\S+", text) if match[0] in pieces]
    assert placed(Document(text), pieces) == wanted


@given(st.lists(st.sampled_from(["paix", "xqzt", "l’xqzt", "Xqzt", "xqzt-paix,", "«xyzzt»", "\n\n", "http://xqzt.fr"])))
def test_unknown_words_are_those_that_the_lexicon_does_not_know(words: list[str]) -> None:
    lexicon, document = open_lexicon("fr"), parse(" ".join(words))
    unknown = small_unknown(document, lexicon)
    wanted = [(start, run) for run, start in document.placed_runs if run.islower() and not lexicon.knows(run)]
    assert unknown.words == {run for _, run in wanted}
    assert unknown.places(unknown.words) == wanted


def test_what_is_notable_is_the_same_when_it_is_asked_again() -> None:
    asked: list[str] = []

    def long(piece: str) -> int | None:
        asked.append(piece)
        return len(piece) if len(piece) > 4 else None

    notable, pieces = Notable(long), frozenset(("un", "matin", "Bourges", "x" * 100))
    assert notable.among(pieces) == notable.among(pieces) == {"matin": 5, "Bourges": 7, "x" * 100: 100}
    assert sorted(asked) == sorted([*pieces, "x" * 100]), "what no word is as long as is not kept"
