"""Text that was read in the wrong code page: which lines, which pair of code pages, and how sure.

For every pair the gain of each line is the sum, over its tokens, of how much better they read after recoding. A pair is
believed if the lines that it helps give it enough support together, wherever they stand; then each of them is recoded,
and no other. So a whole file, one paragraph and scattered lines are found in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleaner.edits import Edit
from cleaner.encoding.evidence import Evidence
from cleaner.encoding.pairs import Pair, pairs
from cleaner.encoding.proof import ENOUGH_UTF8, ENOUGH_WORDS, QUOTES, Swap, is_sure
from cleaner.encoding.reasons import Cause
from cleaner.encoding.tokenscore import DAMAGED, MARKS, MARKS_OF_PROSE, TOKEN_BEYOND_ASCII, UNKNOWN, WORD
from cleaner.encoding.trust import core, is_disorderly
from cleaner.expressions import re
from cleaner.reasons import Reason

RULE = "encoding.recoded"
NEAR = 0.75
"""Of two pairs that help a line nearly alike, the one that more of the text supports is believed."""
_SMALL_WORD = re.compile(r" [^\W\d_A-Z]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u017f\u0218-\u021b\u1ea0-\u1ef9]*")
"""Letters of the living languages of Europe and of Vietnamese; rarer ones come out of wrong readings."""


class _Token(NamedTuple):
    start: int
    text: str
    follows: str
    """The next two code points of the line."""


_Line = list[_Token]


class Recoding:
    """The mix-ups of one text: they are looked for once and asked twice, before ftfy and after it."""

    def __init__(self, text: str, evidence: Evidence, suspects: Sequence[str]) -> None:
        """`suspects` are the tokens that made the text look damaged."""
        self._evidence = evidence
        together = " ".join(suspects)
        likely = [
            pair
            for pair in pairs()
            if pair.may_explain(together) and any(_may_prove(token, pair, evidence) for token in suspects)
        ]
        found = list(_lines(text, _telling(text, likely, evidence))) if likely else []
        self._sure = [
            (pair, chosen)
            for pair, chosen in (_chosen(found, likely, evidence) if found else ())
            if is_sure(_swaps(chosen, pair), _total(chosen, pair, evidence), pair, evidence)
        ]

    def edits(self, *, without_ftfy: bool = False) -> list[Edit]:
        """The words to put right; none in lines that ftfy can mend better, unless it was asked and found nothing."""
        return sorted(
            edit
            for pair, chosen in self._sure
            if without_ftfy or not pair.for_ftfy
            for edit in _edits(chosen, pair, self._evidence)
        )


def _telling(text: str, likely: Sequence[Pair], evidence: Evidence) -> set[str]:
    """The tokens without which no line is recoded: a single-byte pair makes them better, or UTF-8 changes them.

    A line that has none of them gains nothing by any pair, and none would change a sign of it that proves something.
    """
    tokens = set(TOKEN_BEYOND_ASCII.findall(text))
    found = {token for pair in likely if pair.is_utf8 for token in pair.changed(tokens)}
    others = [pair for pair in likely if not pair.is_utf8]
    doubtful = [token for token in tokens if evidence.score(token) != WORD] if others else []
    return found.union(*(_gaining(doubtful, pair, evidence) for pair in others))


def _gaining(tokens: Iterable[str], pair: Pair, evidence: Evidence) -> Iterator[str]:
    """The tokens that read better after a pair; most were asked for in the pass before."""
    judged = evidence.judged(pair)
    for token in tokens:
        gains = judged.get(token)
        if gains is None:
            gains = _gain(token, pair, evidence) > 0
            if evidence.lasts(token) and evidence.lasts(pair.mend(token) or token):
                judged[token] = gains
        if gains:
            yield token


def _lines(text: str, telling: set[str]) -> Iterator[_Line]:
    """The tokens beyond ASCII of the lines that hold a telling one."""
    for line in re.finditer(r"[^\r\n]+", text) if telling else ():
        if not line[0].isascii() and not telling.isdisjoint(TOKEN_BEYOND_ASCII.findall(line[0])):
            yield [
                _Token(line.start() + token.start(), token[0], line[0][token.end() : token.end() + 2])
                for token in TOKEN_BEYOND_ASCII.finditer(line[0])
            ]


def _gain(token: str, pair: Pair, evidence: Evidence) -> float:
    """How much better the token reads after `pair`; a damaged token that the pair cannot explain speaks against it."""
    before = evidence.score(token)
    if before == WORD and pair.is_utf8:
        return 0.0  # nothing reads better
    mended = pair.mend(token)
    if mended is None:
        return -0.5 if before == DAMAGED else 0.0
    if mended == token:
        return 0.0
    after = _score_after(token, mended, pair, evidence)
    if pair.is_utf8:
        return max(0.0, after - before)
    return after - before


def _may_prove(token: str, pair: Pair, evidence: Evidence) -> bool:
    """Whether the token can speak for the pair; of single-byte mix-ups, only words and marks can (see _is_sure)."""
    mended = pair.mend(token)
    if mended is None or mended == token:
        return False
    if pair.is_utf8:
        return _score_after(token, mended, pair, evidence) > evidence.score(token)
    return _is_meant(mended, evidence) and evidence.score(mended) >= MARKS


def _score_after(token: str, mended: str, pair: Pair, evidence: Evidence) -> float:
    score = evidence.score(mended)
    if score < MARKS and pair.is_utf8 and not mended.isascii() and pair.explains(token) and _is_prose(mended):
        return MARKS
    if score == DAMAGED and pair.for_ftfy and (again := pair.mend(mended)) is not None:
        return max(score, evidence.score(again))  # read wrongly twice
    return score


def _is_prose(mended: str) -> bool:
    """Words of Latin letters in an orderly case, and marks that prose uses: what chance does not make of UTF-8."""
    words = re.findall(r"[^\W\d_]+", mended)
    beyond = [char for char in mended if char > "\x7f" and not char.isalpha()]
    return all(_orderly(word) for word in words) and all(char in MARKS_OF_PROSE for char in beyond)


def _orderly(word: str) -> bool:
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return False
    return _LATIN_WORD.fullmatch(word) is not None


def _chosen(lines: Sequence[_Line], likely: Sequence[Pair], evidence: Evidence) -> Iterator[tuple[Pair, list[_Line]]]:
    """Each pair with the lines that it explains, the best supported pair first."""
    gains = [_gains(lines, pair, evidence) for pair in likely]
    best = [max(column) for column in zip(*gains, strict=True)]
    support = [sum(gain for gain in row if gain > 0) for row in gains]
    left = set(range(len(lines)))
    for index in sorted(range(len(likely)), key=lambda index: (-support[index], index)):
        least = 0.0 if likely[index].is_utf8 and support[index] >= ENOUGH_UTF8 else 0.1
        mine = [at for at in sorted(left) if gains[index][at] >= max(least, NEAR * best[at])]
        if mine:
            left.difference_update(mine)
            yield likely[index], [lines[at] for at in mine]


def _gains(lines: Sequence[_Line], pair: Pair, evidence: Evidence) -> list[float]:
    """The gain of each line; every different token is judged once, a sound word only where its line may gain."""
    tokens = dict.fromkeys(token.text for line in lines for token in line)
    gain = {token: _gain(token, pair, evidence) for token in tokens if evidence.score(token) != WORD}
    gaining = {token for token in gain if gain[token] > 0}
    if not gaining:
        return [0.0] * len(lines)
    for line in lines:
        if any(token.text in gaining for token in line):
            for token in line:
                if token.text not in gain:
                    gain[token.text] = _gain(token.text, pair, evidence)
    return [sum(gain.get(token.text, 0.0) for token in line) for line in lines]


def _total(lines: Sequence[_Line], pair: Pair, evidence: Evidence) -> float:
    return sum(_gain(token.text, pair, evidence) for line in lines for token in line)


def _swaps(lines: Sequence[_Line], pair: Pair) -> list[list[Swap]]:
    """What the pair changes, line by line."""
    return [
        [Swap(token.text, mended, token.follows) for token in line if (mended := _changed(token.text, pair))]
        for line in lines
    ]


def _changed(token: str, pair: Pair) -> str | None:
    mended = pair.mend(token)
    return None if mended == token else mended


def _edits(lines: Sequence[_Line], pair: Pair, evidence: Evidence) -> Iterator[Edit]:
    words = [swap.mended for line in _swaps(lines, pair) for swap in line if evidence.score(swap.mended) == WORD]
    strong = len(words) >= ENOUGH_WORDS
    swaps = [swap for line in lines for swap in _of_line(line, pair, evidence, strong=strong)]
    believed = Reason("encoding.words" if words else "encoding.marks", count=len(swaps), known=len(words))
    why = Cause(RULE, believed, pair.written, pair.read)
    for token, mended in swaps:
        yield Edit(token.start, token.start + len(token.text), mended, (why,))


def _of_line(line: _Line, pair: Pair, evidence: Evidence, *, strong: bool) -> Iterator[tuple[_Token, str]]:
    """The tokens of one line to put right; a mark that closes what another one opened is put right with it."""
    closing = ""
    for token in line:
        mended = _changed(token.text, pair)
        bare = core(mended or "")
        closes = closing != "" and bare.endswith(closing)
        if mended and (closes or _may(token.text, mended, pair, evidence, strong=strong)):
            closing = QUOTES.get(bare[:1], "" if closes else closing)
            yield token, mended
        elif mended := _coalesced(token.text, pair, evidence):
            yield token, mended
        elif (capital := pair.capital_before_space(token.text)) and _SMALL_WORD.fullmatch(token.follows):
            yield _Token(token.start, token.text + " ", ""), capital


def _coalesced(token: str, pair: Pair, evidence: Evidence) -> str | None:
    """The second half of a misread à is a no-break space, which many programs have made a space: "trouve Г l’ouest"."""
    lead = pair.lead_of_a_grave
    if lead is None or not token.endswith(lead) or not evidence.knows("à"):
        return None
    rest = token.removesuffix(lead)
    return rest + "à" if not rest or rest[-1] in "'’" or evidence.knows(rest + "à") else None


def _may(token: str, mended: str, pair: Pair, evidence: Evidence, *, strong: bool) -> bool:
    """In a line that is recoded, a token that reads well as it stands was not damaged with the rest.

    strong   several known words prove the mix-up, so names and symbols of which nothing is known were misread too
    """
    before, after = evidence.score(token), _score_after(token, mended, pair, evidence)
    if before == WORD or after < before:
        return False
    if after > before or before == DAMAGED or pair.is_utf8:
        return True
    return strong and before == UNKNOWN and _is_meant(mended, evidence) and not is_disorderly(mended)


def _is_meant(mended: str, evidence: Evidence) -> bool:
    """Whether everything beyond ASCII is a letter of the language or a mark of prose."""
    return all(char <= "\x7f" or char in evidence.letters or char in MARKS_OF_PROSE for char in mended)
