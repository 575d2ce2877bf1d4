"""Whether what a pair of code pages mends in some lines proves that they were misread in that way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.encoding.evidence import Evidence
from cleaner.encoding.pairs import Pair
from cleaner.encoding.tokenscore import DAMAGED, MARKS, MARKS_OF_PROSE, UNKNOWN, WORD
from cleaner.encoding.trust import core, is_disorderly, is_name_mended, is_trusted, reads_well
from cleaner.expressions import re

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
recoded, nor of Catalan, Romanian, Russian, Arabic and Chinese read as French or Dutch."""
QUOTES = {"«": "»", "„": "“", "“": "”", "‘": "’", "‚": "‘", "»": "«"}
ENOUGH_QUOTES = 2
SIGNS_OF_CHANCE = 2
"""Signs of which chance makes UTF-8."""
_AMOUNT = re.compile(r"[€£]\d|(?:^|\d)[€£](?= ?\d)|\d[°º][CF]\b|\b[kcdm]?m[²³]")
_ALNUM = re.compile(r"[A-Za-z0-9]")


class Swap(NamedTuple):
    """A damaged token, what a pair makes of it, and the two code points that follow it in its line."""

    token: str
    mended: str
    follows: str = ""


def is_sure(lines: Sequence[Sequence[Swap]], gain: float, pair: Pair, evidence: Evidence) -> bool:
    """Whether the swaps of some lines, which gain so much together, prove the mix-up."""
    swaps = [swap for line in lines for swap in line]
    if pair.is_utf8:
        return _is_sure_utf8(gain, swaps, pair, evidence)
    better = [swap for swap in swaps if evidence.score(swap.token) == DAMAGED]
    words = [swap for swap in better if evidence.score(swap.mended) == WORD]
    doubtful = [swap for swap in swaps if not reads_well(swap.mended, evidence)]
    if gain >= ENOUGH and len(words) >= ENOUGH_WORDS and len(doubtful) <= MOST_DOUBTFUL * len(swaps):
        return True
    if any(evidence.score(swap.mended) < evidence.score(swap.token) for swap in doubtful):
        return False
    still = any(evidence.score(swap.mended) == DAMAGED for swap in doubtful)
    if not still and _is_sure_of_words(gain, better, doubtful, evidence):
        return True
    if not doubtful and _is_sure_of_marks(gain, better):
        return True
    quotations = sum(_quotations(line, evidence) for line in lines)
    least = max(ENOUGH_QUOTES, len(doubtful) * (2 if still else 1))
    return quotations >= least and all(swap in better for swap in doubtful)


def _is_sure_of_words(gain: float, better: Sequence[Swap], doubtful: Sequence[Swap], evidence: Evidence) -> bool:
    """Whether words that prove the mix-up by themselves outweigh those of which nothing is known."""
    trusted = {swap.mended for swap in better if _is_trusted(swap, evidence)}
    in_doubt = {swap.mended for swap in doubtful if not _is_orderly_now(swap, evidence)}
    if len(in_doubt) < len(trusted) and len({swap.mended for swap in doubtful}) <= 2 * len(trusted):
        return True
    words = sum(evidence.score(swap.mended) == WORD for swap in better)
    return bool(trusted) and gain >= ENOUGH and len(doubtful) <= words // 2


def _is_trusted(swap: Swap, evidence: Evidence) -> bool:
    """Whether the swap proves the mix-up by itself: a word, or an amount with its sign: "€5", "30 °C", "km²"."""
    amount = _AMOUNT.search(swap.mended + swap.follows) is not None
    return amount or is_trusted(swap.token, swap.mended, evidence)


def _is_orderly_now(swap: Swap, evidence: Evidence) -> bool:
    """Whether a token that cannot have been meant becomes one that can: "Parf³mkreation"."""
    return is_disorderly(swap.token) and not is_disorderly(swap.mended) and evidence.score(swap.mended) == UNKNOWN


def _is_sure_of_marks(gain: float, better: Sequence[Swap]) -> bool:
    """Without a word that proves it: several marks of several kinds, no quotation half open."""
    marks = "".join(swap.mended for swap in better)
    if any((opening in marks) != (closing in marks) for opening, closing in (("«", "»"), ("„", "“"))):
        return False
    signs = {char for swap in better for char in swap.token if char > "\x7f"}
    return gain >= ENOUGH and len(better) >= ENOUGH_MARKS and len(signs) > 1


def _quotations(line: Sequence[Swap], evidence: Evidence) -> int:
    """How many quotations the swaps of a line make whole: one mark opens it, the one that belongs to it closes it.

    Both must stand where their letter or symbol cannot have been meant: by itself, or on a word, which
    counts twice.
    """
    found, opened, proof = 0, "", 1
    for swap in line:
        bare = core(swap.mended)
        if not _is_misplaced(swap, evidence):
            continue
        if bare[:1] in QUOTES and not opened:
            opened, proof = bare[0], 1 + (evidence.score(swap.token) == DAMAGED)
        if opened and bare != opened and bare[-1:] == QUOTES[opened]:
            found, opened = found + (proof if evidence.score(swap.token) == DAMAGED else 1), ""
    return found if not opened else 0


def _is_misplaced(swap: Swap, evidence: Evidence) -> bool:
    """Whether a sign stands by itself, or on a word where it cannot be."""
    score = evidence.score(swap.token)
    return score == DAMAGED or (score == UNKNOWN and len(core(swap.token)) == 1)


def _is_sure_utf8(gain: float, swaps: Sequence[Swap], pair: Pair, evidence: Evidence) -> bool:
    """Chance makes UTF-8 of two signs ("√π", "Å—"), so a known word, a mark on a word, or several words are asked."""
    if gain >= MANY and len({swap.mended for swap in swaps}) > 1:
        return True
    if gain < ENOUGH_UTF8:
        return False
    if any(_shows_itself(swap, evidence) for swap in swaps):
        return True
    return not pair.for_ftfy and any(
        pair.explains(swap.token) and is_name_mended(swap.token, swap.mended) for swap in swaps
    )


def _shows_itself(swap: Swap, evidence: Evidence) -> bool:
    """A known word, a mark on a word or number, or three signs that become one mark of prose."""
    score = evidence.score(swap.mended)
    if score == WORD or (score >= MARKS and _ALNUM.search(swap.mended)):
        return True
    bare = core(swap.mended)
    signs = sum(char > "\x7f" for char in swap.token)
    return len(bare) == 1 and bare in MARKS_OF_PROSE and signs > SIGNS_OF_CHANCE and score >= MARKS
