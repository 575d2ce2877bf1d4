"""A lone `?` between two words of a damaged line: à, è, é - or a question mark after all."""

from __future__ import annotations

import re

from cleaner.encoding.evidence import Evidence
from cleaner.encoding.sentences import starts_sentence

_NEXT = re.compile("[?\ufffd][ \xa0\u202f]" + r"([^\W\d_]+|\d)")
_BEFORE = ("", " ", "'", "’", "«", "“", '"', "(", "\xa0", "\u202f")
_SENTENCE = re.compile(r"[^.!…:;«»“”]*\Z")
_REACH = 200
_WORD = re.compile(r"[^\W\d_]+")


def read(line: str, at: int, evidence: Evidence) -> tuple[str, ...]:
    """The words that the sign at offset `at` of a damaged line may stand for; none where it may be a question mark.

    It takes a space on both sides, a word or number after it, and a sentence that does not ask.
    """
    follower = _NEXT.match(line, at)
    if not follower or line[at - 1 : at] not in _BEFORE:
        return ()
    chosen = words_before(follower[1], evidence)
    if starts_sentence(line, at):
        return tuple(word.upper() for word in chosen)
    if line[at] != "?":
        return chosen
    goes_on = follower[1][0].islower() or follower[1].isdigit() or evidence.may_be_name(follower[1])
    return chosen if goes_on and not _asks(line[:at], evidence) else ()


def words_before(follower: str, evidence: Evidence) -> tuple[str, ...]:
    """The words of one letter that may stand before `follower`: Portuguese é before "um", à before "noite".

    Which words these are is in rules/<language>/encoding.toml: question_mark, after_a_grave.
    """
    words = str(evidence.data.get("question_mark", ""))
    if len(words) > 1 and follower in evidence.words("after_a_grave"):
        return ("à",)
    return ("é",) if len(words) > 1 and evidence.is_predicate(follower) else tuple(words)


def _asks(before: str, evidence: Evidence) -> bool:
    """Whether the sentence that ends here begins as questions do: "Pourquoi ? demanda-t-il"."""
    sentence = _SENTENCE.search(before[-_REACH:])
    first = _WORD.findall(sentence[0])[:2] if sentence else []
    asking = evidence.words("interrogatives")
    return any(word.lower() in asking for word in first)
