"""Which words are taken for others, and what must stand before and after them: [[orthography.confusions]]."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from cleaner.expressions import re, regex
from cleaner.ruleset import RuleSet

_GROUP = re.compile(r"\(\?P<\w+>")
_ALONE = (r"(?<![\w'’-])", r"(?![\w'’-])")


class Confusion(NamedTuple):
    """What is wrong where `ahead` fits from the word on and `behind` fits before it, and what is right there.

    where   what the lexicon must say of the groups of both; see cleaner.patterns.CONDITIONS
    unless  a word that shows, where the text has it, that the other spelling is meant as it stands
    """

    ahead: Any
    behind: Any
    put: str
    where: Mapping[str, str]
    unless: str


class Confusable(NamedTuple):
    """A word that is taken for others; where it is in any of its `confusions` is one expression, asked first."""

    around: Any
    confusions: tuple[Confusion, ...]


@lru_cache(maxsize=16)
def confusions_of(rules: RuleSet, language: str) -> Mapping[str, Confusable]:
    """The confusions of a language under the word as it is written, small or with a capital.

    Of an entry `before` must stand directly before the word and `after` directly after it, both regular expressions;
    where one is missing, the word stands alone on that side. `words` are the words, apart, that the entry is about,
    `with` what follows and is replaced too, `put` what is right. With `capital` false the word with a capital is left
    alone, because usage allows it ("A noter"); `unless` is a word by which the text shows that it means what it writes.
    """
    table: dict[str, list[Confusion]] = {}
    around: dict[str, list[str]] = {}
    for entry in rules.section(language, "orthography").get("confusions", ()):
        before = f"(?<={entry['before']})" if "before" in entry else _ALONE[0]
        behind = regex.compile(before, regex.VERSION1)
        after = f"(?={entry['after']})" if "after" in entry else _ALONE[1]
        for word in entry["words"].split():
            forms = [(word, entry["put"])]
            if entry.get("capital", True):
                forms.append((_capital(word), _capital(entry["put"])))
            for written, put in forms:
                expression = f"{written}{entry.get('with', '')}{after}"
                rest = (put, entry.get("where", {}), entry.get("unless", ""))
                confusion = Confusion(regex.compile(expression, regex.VERSION1), behind, *rest)
                table.setdefault(written, []).append(confusion)
                around.setdefault(written, []).append(f"(?={expression}){before}")
    return {word: Confusable(_any_of(around[word]), tuple(some)) for word, some in table.items()}


def _any_of(expressions: Sequence[str]) -> Any:
    """One expression for several, without their groups; compiled when it is first asked, as they are."""
    return regex.compile(_GROUP.sub("(?:", "|".join(f"(?:{one})" for one in expressions)), regex.VERSION1)


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]
