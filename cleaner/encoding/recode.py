"""Text that was read in the wrong code page: which lines, which pair of code pages, and how sure.

For every pair the gain of each line is the sum, over its tokens, of how much better they read after recoding. A pair is
believed if the lines that it helps give it enough support together, wherever they stand; then each of them is recoded,
and no other. So a whole file, one paragraph and scattered lines are found in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaner.edits import Edit
from cleaner.encoding.evidence import DAMAGED, MARKS, MARKS_OF_PROSE, TOKEN, WORD, Evidence
from cleaner.encoding.pairs import Pair, pairs
from cleaner.encoding.reasons import reason
from cleaner.encoding.trust import is_name_mended, is_trusted, reads_well

RULE = "encoding.recoded"
ENOUGH_UTF8 = 1.5
"""Gain that accepts UTF-8 read otherwise: one damaged word that becomes valid UTF-8 and reads well."""
MANY = 3.0
"""Gain that accepts it without a known word: two damaged words of a language that is not the text's."""
ENOUGH = 4.0
ENOUGH_WORDS = 2
ENOUGH_MARKS = 3
MOST_DOUBTFUL = 0.25
"""For single-byte mix-ups, where every byte is valid: the gain, the mended words (or marks, of more than one kind) and
the share of changed words that may still read badly. With these, none of 27,500 clean lines of the seven languages is
recoded, nor of Catalan, Romanian, Russian, Arabic and Chinese read as French or English."""
NEAR = 0.75
"""Of two pairs that help a line nearly alike, the one that more of the text supports is believed."""
_ALNUM = re.compile(r"[A-Za-z0-9]")
_QUOTE_PAIRS = (("«", "»"), ("„", "“"))
_PRICE = re.compile(r"[€£]\d")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u017f\u0218-\u021b\u1ea0-\u1ef9]*")
"""Letters of the living languages of Europe and of Vietnamese; rarer ones come out of wrong readings."""


@dataclass(frozen=True)
class _Token:
    start: int
    text: str


_Line = list[_Token]


class Recoding:
    """The mix-ups of one text: they are looked for once and asked twice, before ftfy and after it."""

    def __init__(self, text: str, evidence: Evidence, suspects: Sequence[str]) -> None:
        """`suspects` are the tokens that made the text look damaged."""
        self._evidence = evidence
        likely = [pair for pair in pairs() if any(_may_prove(token, pair, evidence) for token in suspects)]
        lines = re.finditer(r"[^\r\n]+", text) if likely else ()
        found = [tokens for line in lines if (tokens := _tokens(line[0], line.start()))]
        self._sure = [
            (pair, chosen)
            for pair, chosen in (_chosen(found, likely, evidence) if found else ())
            if _is_sure(chosen, pair, evidence)
        ]

    def edits(self, *, without_ftfy: bool = False) -> list[Edit]:
        """The words to put right; none in lines that ftfy can mend better, unless it was asked and found nothing."""
        return sorted(
            edit
            for pair, chosen in self._sure
            if without_ftfy or not pair.for_ftfy
            for edit in _edits(chosen, pair, self._evidence)
        )


def _tokens(line: str, offset: int) -> list[_Token]:
    if line.isascii():
        return []
    found = TOKEN.finditer(line)
    return [_Token(offset + token.start(), token[0]) for token in found if not token[0].isascii()]


def _gain(token: str, pair: Pair, evidence: Evidence) -> float:
    """How much better the token reads after `pair`; a damaged token that the pair cannot explain speaks against it."""
    before, mended = evidence.score(token), pair.mend(token)
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
    if pair.is_utf8:
        return _gain(token, pair, evidence) > 0
    mended = pair.mend(token)
    return mended is not None and mended != token and evidence.score(mended) >= MARKS


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
    """The gain of each line; every different token is judged once."""
    tokens = dict.fromkeys(token.text for line in lines for token in line)
    gain = {token: _gain(token, pair, evidence) for token in tokens}
    return [sum(gain[token.text] for token in line) for line in lines]


def _is_sure(lines: Sequence[_Line], pair: Pair, evidence: Evidence) -> bool:
    gain = sum(_gain(token.text, pair, evidence) for line in lines for token in line)
    swaps = [(token.text, mended) for line in lines for token in line if (mended := _changed(token.text, pair))]
    if pair.is_utf8:
        return _is_sure_utf8(gain, swaps, pair, evidence)
    better = [(token, mended) for token, mended in swaps if evidence.score(token) == DAMAGED]
    words = [mended for _, mended in better if evidence.score(mended) == WORD]
    doubtful = [(token, mended) for token, mended in swaps if not reads_well(mended, evidence)]
    if gain >= ENOUGH and len(words) >= ENOUGH_WORDS and len(doubtful) <= MOST_DOUBTFUL * len(swaps):
        return True
    if any(_is_harmed(token, mended, evidence) for token, mended in doubtful):
        return False
    trusted = {mended for token, mended in better if is_trusted(token, mended, evidence)}
    if trusted and len(doubtful) <= max(0, len(trusted) - 1):
        return True
    return not doubtful and _is_sure_of_marks(gain, better)


def _is_harmed(token: str, mended: str, evidence: Evidence) -> bool:
    """Whether a token reads worse than it did, or is damaged still."""
    after = evidence.score(mended)
    return after == DAMAGED or after < evidence.score(token)


def _is_sure_of_marks(gain: float, better: Sequence[tuple[str, str]]) -> bool:
    """Without a word that proves it: prices, or several marks of more than one kind, no quotation half open."""
    if better and all(_PRICE.search(mended) for _, mended in better):
        return True
    marks = "".join(mended for _, mended in better)
    if any((opening in marks) != (closing in marks) for opening, closing in _QUOTE_PAIRS):
        return False
    signs = {char for token, _ in better for char in token if char > "\x7f"}
    return gain >= ENOUGH and len(better) >= ENOUGH_MARKS and len(signs) > 1


def _is_sure_utf8(gain: float, swaps: Sequence[tuple[str, str]], pair: Pair, evidence: Evidence) -> bool:
    """Chance makes UTF-8 of two signs ("√π", "Å—"), so a known word, a mark on a word, or several words are asked."""
    if gain >= MANY and len({mended for _, mended in swaps}) > 1:
        return True
    if gain < ENOUGH_UTF8:
        return False
    if any(evidence.score(mended) >= MARKS and _ALNUM.search(mended) for _, mended in swaps):
        return True
    return any(pair.explains(token) and is_name_mended(token, mended) for token, mended in swaps)


def _changed(token: str, pair: Pair) -> str | None:
    mended = pair.mend(token)
    return None if mended == token else mended


def _edits(lines: Sequence[_Line], pair: Pair, evidence: Evidence) -> Iterator[Edit]:
    swaps = [
        (token, mended)
        for line in lines
        for token in line
        if ((mended := _changed(token.text, pair)) and _may(token.text, mended, pair, evidence))
        or (mended := _coalesced(token.text, pair, evidence))
    ]
    known = sum(evidence.score(mended) == WORD for _, mended in swaps)
    why = reason(RULE, f"{len(swaps)} words, {known} of them in the lexicon once mended", pair.written, pair.read)
    for token, mended in swaps:
        yield Edit(token.start, token.start + len(token.text), mended, (why,))


def _coalesced(token: str, pair: Pair, evidence: Evidence) -> str | None:
    """The second half of a misread à is a no-break space, which many programs have made a space: "trouve Г l’ouest"."""
    lead = pair.lead_of_a_grave
    if lead is None or not token.endswith(lead) or not evidence.knows("à"):
        return None
    rest = token.removesuffix(lead)
    return rest + "à" if not rest or rest[-1] in "'’" or evidence.knows(rest + "à") else None


def _may(token: str, mended: str, pair: Pair, evidence: Evidence) -> bool:
    """In a line that is recoded, a token that reads well as it stands was not damaged with the rest."""
    before, after = evidence.score(token), _score_after(token, mended, pair, evidence)
    return before < WORD and (after > before or (after == before and (pair.is_utf8 or before == DAMAGED)))
