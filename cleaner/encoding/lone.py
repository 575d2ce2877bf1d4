"""A lone `?` between two words of a damaged line: à, è, é - or a question mark after all."""

from __future__ import annotations

from cleaner.encoding.evidence import Evidence
from cleaner.encoding.sentences import starts_sentence
from cleaner.expressions import re

_NEXT = re.compile("[?\ufffd][ \xa0\u202f]" + r"([^\W\d_]++(?![?\ufffd])|\d)")
IN_COMPOUND = re.compile("[?\ufffd]" + r"(?<=[^\W\d_]-.)(?=-[^\W\d_])")
"""Between hyphens: "c’est-?-dire", "vis-?-vis"."""
_BEFORE = ("", " ", "'", "’", "«", "“", '"', "(", "\xa0", "\u202f")
_SENTENCE = re.compile(r"[^.!…:;«»“”]*\Z")
_REACH = 200
_NUMBER = re.compile(r"\d[ \xa0]\Z")
_LAST_WORD = re.compile(r"([^\W\d_]+)[ \xa0]\Z")
_WORD = re.compile(r"[^\W\d_]+")


def read(line: str, at: int, evidence: Evidence) -> tuple[str, ...]:
    """The words that the sign at offset `at` of a damaged line may stand for; none where it may be a question mark.

    It takes a space on both sides, a word or number after it, and a sentence that does not ask; or hyphens on both
    sides, where only à stands; or a comma after it, before which à does not stand.
    """
    if IN_COMPOUND.match(line, at):
        return ("à",) if "à" in str(evidence.data.get("alone", "")) else ()
    if line[at + 1 : at + 2] == "," and line[at - 1 : at] == " ":
        words = str(evidence.data.get("question_mark", "")).replace("à", "")
        return (words,) if len(words) == 1 and not _asks(line[:at], evidence) else ()
    follower = _NEXT.match(line, at)
    if not follower or line[at - 1 : at] not in _BEFORE:
        return ()
    numbered = len(str(evidence.data.get("question_mark", ""))) > 1 and _NUMBER.search(line[max(0, at - _REACH) : at])
    if numbered:
        return ()  # Portuguese "2 ?" was 2 º or 2 ª
    before = _LAST_WORD.search(line[max(0, at - _REACH) : at])
    chosen = words_before(follower[1], evidence, before[1].lower() if before else "")
    if starts_sentence(line, at):
        if line[at] == "?" and follower[1] in evidence.words("reporting"):
            return ()
        return tuple(word.upper() for word in chosen)
    if line[at] != "?":
        return chosen
    goes_on = follower[1][0].islower() or follower[1].isdigit() or evidence.may_be_name(follower[1])
    return chosen if goes_on and not _asks(line[:at], evidence) else ()


def words_before(follower: str, evidence: Evidence, leader: str = "") -> tuple[str, ...]:
    """The words of one letter that may stand between `leader` and `follower`: é before "um", à before "noite".

    Which words these are is in rules/<language>/encoding.toml: question_mark, after_a_grave, before_a_grave,
    before_e_acute, after_e_acute, not_after_a_grave.
    """
    words = str(evidence.data.get("question_mark", ""))
    if len(words) < 2:
        return tuple(words)
    if follower in evidence.words("after_a_grave"):
        return tuple(words) if leader in evidence.words("before_e_acute") else ("à",)
    to_a_place = leader in evidence.words("before_a_grave")
    if leader and not to_a_place and follower in evidence.words("after_e_acute"):
        return ("é",)
    if evidence.is_predicate(follower) or _is_masculine(follower, evidence):
        return ("é",)
    if leader in evidence.words("before_e_acute") or (follower == "que" and not to_a_place):
        return ("é",)
    to_a_place = to_a_place or _leads_to_noun(leader, follower, evidence)
    return ("à",) if to_a_place and follower.isalpha() else tuple(words)


def _leads_to_noun(leader: str, follower: str, evidence: Evidence) -> bool:
    """Whether a bare feminine noun follows an infinitive or a participle, as in "aderir à lista", "levada à prisão".

    Of 221 such places in Portuguese treebanks, news, laws and manuals (November 2026) 219 had à.
    """
    from cleaner.lexicon import Gender, Pos

    before, after = evidence.lexicon.entry(leader), evidence.lexicon.entry(follower)
    if before is None or after is None or before.closed_class or after.noun_gender != Gender.FEMININE:
        return False
    is_noun = Pos.NOUN in after.pos and not after.pos & ~(Pos.NOUN | Pos.PROPER)
    infinitive = Pos.INFINITIVE in before.pos and not before.pos & (Pos.FINITE | Pos.NOUN)
    participle = Pos.PARTICIPLE in before.pos and Pos.FINITE not in before.pos
    return is_noun and (infinitive or (participle and Gender.FEMININE not in before.noun_gender))


def _is_masculine(word: str, evidence: Evidence) -> bool:
    """Whether a Portuguese word shows by its ending that it is no feminine noun, before which alone à stands."""
    endings = tuple(evidence.words("not_after_a_grave"))
    exceptions = evidence.words("feminine")
    return word.islower() and word not in exceptions and word.endswith(endings) and not word.endswith("ão")


def _asks(before: str, evidence: Evidence) -> bool:
    """Whether the sentence that ends here begins as questions do: "Pourquoi ? demanda-t-il"."""
    sentence = _SENTENCE.search(before[-_REACH:])
    first = _WORD.findall(sentence[0])[:2] if sentence else []
    asking = evidence.words("interrogatives")
    return any(word.lower() in asking for word in first)
