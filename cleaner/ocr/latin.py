"""Latin of old print, in a book of any language, whose long s a machine read as f: "eft", "fuperbia", "poflent"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from cleaner.document import Block, Document
from cleaner.expressions import regex
from cleaner.lexicon import Lexicon
from cleaner.profile import Profile
from cleaner.rule import ANY
from cleaner.ruleset import RuleSet

_WORD = regex.compile(r"[\p{L}\p{M}]++")
_ROUND = str.maketrans("fſ", "ss")
_MENDED = {"f": "s", "F": "S"}
_START, _END = r"(?<!\p{L})", r"(?!\p{L})"
EVIDENCE = 2.0
"""Different Latin words from which a paragraph may be Latin; one that only ends like Latin counts half. Of 3,000 pieces
of German and Latin books 427 change, and one of them becomes worse. November 2026."""
SHARE = 0.1
"""Share of the words of a paragraph that must be Latin in this way, and twice as many as are the language's own."""
OWN = 4.5
"""Zipf value of a word that is the text's own, if it has LONG letters or is a function word: "auf", "Begriff"."""
LONG = 4


class LongS(NamedTuple):
    """A Latin word at `start:end` (code points) that is `word` when its long s is written as s."""

    start: int
    end: int
    word: str


def long_s(document: Document, profile: Profile) -> Iterator[LongS]:
    """The words of Latin paragraphs in which f stands for s, in order.

    Where no word has an f that Latin cannot have ("eft"), none has a long s, and "fed" is left alone as well.
    """
    if "f" not in document.text:
        return
    latin = open_latin(profile.rules)
    for block in document.blocks:
        yield from _in_block(document, block, latin, profile.lexicon)


def _in_block(document: Document, block: Block, latin: Latin, lexicon: Lexicon) -> Iterator[LongS]:
    words = list(_WORD.finditer(document.text, block.start, block.end))
    if latin.is_in((match[0] for match in words), lexicon):
        others = [match for match in words if not _is_own(match[0], lexicon)]
        if any(latin.has_misread(match[0]) for match in others):
            for match in others:
                word = latin.mended(match[0])
                if word != match[0] and not document.protected.overlaps(match.start(), match.end()):
                    yield LongS(match.start(), match.end(), word)


def _is_own(word: str, lexicon: Lexicon) -> bool:
    if lexicon.is_closed_class(word.lower()):
        return True
    return len(word) >= LONG and max(lexicon.zipf(word), lexicon.zipf(word.lower())) >= OWN


class Latin:
    """What a passage in Latin is known by, and where its f can only be a long s; see rules/any/latin.toml.

    >>> from cleaner.ruleset import builtin_rules
    >>> open_latin(builtin_rules()).mended("fuperbiffimus")
    'superbissimus'
    """

    def __init__(self, table: dict[str, Any]) -> None:
        self._words = {word.translate(_ROUND) for word in table["words"]}
        self._endings = tuple(ending.translate(_ROUND) for ending in table["endings"])
        heads = "|".join(_START + _context(head) for head in table["heads"])
        insides = "|".join(map(_context, table["insides"]))
        certain = rf"s(?=[{table['before']}])"
        kept = rf"(?<!{_START}(?:{'|'.join(table['doubled'])}))"
        esse = rf"(?<={_START}(?:{'|'.join(table['esse'])})e)s[sl](?=e(?:t|m|nt|mus)?{_END})"
        self._certain = regex.compile(certain)
        self._single = regex.compile(rf"{certain}|(?<=\p{{L}})s(?=m\p{{L}})|{heads}|{insides}")
        self._double = regex.compile(rf"(?<=\p{{L}}){kept}ss|(?<=[aeiou]){kept}sl(?=[aeiou])|{esse}")

    def is_in(self, words: Iterable[str], lexicon: Lexicon) -> bool:
        """Whether `words` (of a paragraph) are Latin, and not of the language of `lexicon`."""
        own = total = 0
        known, ending = set(), set()
        count = 0.0
        for word in words:
            total += 1
            folded = _folded(word)
            if lexicon.is_closed_class(word.lower()):
                own += folded not in self._words
            elif folded in self._words:
                known.add(folded)
                count += 1
            elif len(folded) > 3 and folded.endswith(self._endings):
                ending.add(folded)
                count += 0.5
        evidence = len(known) + len(ending) / 2
        return bool(known) and evidence >= max(EVIDENCE, 2 * own) and count >= SHARE * total

    def has_misread(self, word: str) -> bool:
        """Whether `word` has an f where no Latin word has one."""
        return any(word[match.start()] in "fF" for match in self._certain.finditer(_folded(word)))

    def mended(self, word: str) -> str:
        """`word` with an s for each f that can be no other letter."""
        if "f" not in word and "F" not in word:
            return word
        letters, folded = list(word), _folded(word)
        for match in self._double.finditer(folded):
            if word[match.start() : match.end()] in ("ff", "fl"):
                letters[match.start() : match.end()] = "ss"
        for match in self._single.finditer(folded):
            letters[match.start()] = _MENDED.get(letters[match.start()], letters[match.start()])
        return "".join(letters)


def _folded(word: str) -> str:
    """The word in small letters, with s for s and f alike; of as many code points."""
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in word).translate(_ROUND)


def _context(pattern: str) -> str:
    """An expression for the letter F of a context in a folded word."""
    before, after = pattern.replace("$", _END).split("F")
    return (f"(?<={before})" if before else "") + "s" + (f"(?={after})" if after else "")


@lru_cache(maxsize=4)
def open_latin(rules: RuleSet) -> Latin:
    """The data of rules/any/latin.toml."""
    return Latin(rules.section(ANY, "latin"))
