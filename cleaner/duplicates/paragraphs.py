"""Paragraphs that stand twice, word for word, and whole stretches of an article that do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from cleaner.document import Kind
from cleaner.duplicates.headlines import Copy
from cleaner.duplicates.verse import is_stanza
from cleaner.duplicates.wording import Wording
from cleaner.formats.plain import HEADING_WORDS
from cleaner.reasons import Reason

RULE = "duplicates.paragraph"
LEAST_WORDS = 10
"""A shorter block may be repeated on purpose: a refrain, a slogan, a formula."""
LONG = 25
"""Words; a block as long as this is not repeated on purpose, however far away."""
NEAR = 6
"""Blocks between two copies of a block that is shorter than LONG."""
MOST_COPIES = 2
"""What stands more often is a refrain, a formula or an advertisement: only shown."""
MOST_VERSIONS = 3
"""Times that a page holds its whole text at most: for readers, for printers, for machines."""
RUN_PARAGRAPHS = 2
"""Paragraphs of PROSE_WORDS words in a repeated stretch, after which short lines in it are copies too."""
PROSE_WORDS = 15
MOST_SPEAKER_WORDS = 9
"""Words after a quotation that say who spoke, and how."""

_CLOSING_OF = {"«": "»", "»": "«", "“": "”", "„": "“”", '"': '"', "‹": "›"}
"""Not the single marks, which are apostrophes as well."""
_Key = tuple[tuple[str, ...], tuple[str, ...], bool]


def repeated(blocks: Sequence[Wording], conjunctions: AbstractSet[str]) -> Iterator[Copy]:
    """The blocks that say the same as an earlier one, word for word; only final marks, case and accents may differ.

    conjunctions   small words such as "et": a sentence that begins with one is often a formula
    """
    if len({block.forms for block in blocks}) == len(blocks):
        return  # no two say the same, as in most articles
    keys = [_key(block) for block in blocks]
    counts = Counter(keys)
    latest: dict[_Key, int] = {}
    earlier: list[int | None] = []
    for index, key in enumerate(keys):
        earlier.append(latest.get(key))
        latest[key] = index
    runs = {index for index in _in_runs(blocks, earlier) if counts[keys[index]] <= MOST_VERSIONS}
    for index, before in enumerate(earlier):
        if before is not None and keys[index][0]:
            copies = counts[keys[index]]
            copy = _copy(blocks[before], blocks[index], index - before, copies, index in runs)
            if copy is not None:
                block = blocks[index]
                apart = index - before > 1 and index not in runs
                formula = apart and (_is_formula(block, conjunctions) or _is_speech(block))
                yield copy._replace(sure=False) if formula or is_stanza(block) else copy


def _is_formula(block: Wording, conjunctions: AbstractSet[str]) -> bool:
    return len(block.forms) < LONG and block.plain.split(None, 1)[0].casefold() in conjunctions


def _is_speech(block: Wording) -> bool:
    """Whether the block is speech and who speaks ("« Non », dit-elle"), which an article may take up again."""
    marks = _CLOSING_OF.get(block.text[0])
    if marks is None or len(block.forms) >= LONG:
        return False
    closed = max(block.text.rfind(mark) for mark in marks)
    return closed > 0 and len(block.text[closed:].split()) <= MOST_SPEAKER_WORDS


def _key(block: Wording) -> _Key:
    return block.forms, block.value_marks, block.is_question


def _copy(first: Wording, second: Wording, distance: int, copies: int, in_run: bool) -> Copy | None:
    words = len(first.forms)
    if words < LEAST_WORDS and not in_run:
        return None
    better = _quality(second) > _quality(first)
    gone, kept = (first, second) if better else (second, first)
    if in_run:
        return Copy(gone, kept, True, Reason("duplicates.stretch"), RULE)
    if not first.is_prose or not second.is_prose or not any(char.isalpha() for char in first.text):
        return None
    why = Reason("duplicates.blocks-before", words=words, distance=distance)
    meant = not (_can_go(first) and _can_go(second)) or copies > MOST_COPIES
    if meant and words < PROSE_WORDS:
        return None
    if gone.first == 0 and kept.has_stop and not gone.has_stop:
        return None  # a sentence of the body would be left in the place of the headline
    mangled = words >= LONG and gone.dangles
    if (
        _is_label(first) != _is_label(second) and not mangled
    ):  # a caption or headline beside the sentence that it was taken from
        return Copy(gone, kept, False, why, RULE)
    if meant or (_is_label(first) and len(first.text.split()) <= HEADING_WORDS):
        return Copy(gone, kept, not meant and distance == 1, why, RULE)
    return Copy(gone, kept, words >= LONG or distance <= NEAR, why, RULE)


def _quality(block: Wording) -> tuple[int, ...]:
    """Greater is better; unlike in a headline, a final stop is."""
    return (not block.is_cut, not block.is_capitals, block.accents, -block.text.count("&"), block.has_stop)


def _is_label(block: Wording) -> bool:
    return not block.has_stop and not block.dangles and not block.is_cut


def _can_go(block: Wording) -> bool:
    """Whether the block is of a kind that is removed: lists, tables and quotations repeat themselves on purpose."""
    return block.kind not in (Kind.LIST_ITEM, Kind.TABLE, Kind.VERSE) and not block.is_quotation


def _in_runs(blocks: Sequence[Wording], earlier: Sequence[int | None]) -> set[int]:
    """The blocks in stretches that repeat earlier neighbours in order, and hold paragraphs enough to be sure."""
    out: set[int] = set()
    start = 0
    for index in range(1, len(blocks) + 1):
        if index < len(blocks) and _continues(earlier, index):
            continue
        if earlier[start] is not None:
            run = range(start, index)
            if sum(_is_prose(blocks[k]) for k in run) >= RUN_PARAGRAPHS:
                out.update(run)
        start = index
    return out


def _is_prose(block: Wording) -> bool:
    return len(block.forms) >= PROSE_WORDS and block.has_stop and block.is_prose and not is_stanza(block)


def _continues(earlier: Sequence[int | None], index: int) -> bool:
    """Whether the block follows in both places; a block that only repeats its neighbour is no stretch of its own."""
    before, here = earlier[index - 1], earlier[index]
    return before is not None and here == before + 1 and index - here > 1
