"""Words taken for others that sound or look alike, shown by their neighbours: "examiné a l’Assemblée", "could of".

Which words, and what must stand before and after them, is data: [[orthography.confusions]] of each language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from cleaner.document import Document
from cleaner.expressions import regex
from cleaner.findings import Action, Finding
from cleaner.patterns import CONDITIONS
from cleaner.profile import Profile
from cleaner.ruleset import RuleSet

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
    """A word that is taken for others; what may follow it in any of its `confusions` is one expression, asked first."""

    ahead: Any
    confusions: tuple[Confusion, ...]


def find_confusions(document: Document, profile: Profile) -> Iterator[Finding]:
    """A suggestion for each word of the table that its neighbours show to be another, outside quotations of speech."""
    table = confusions_of(profile.rules, profile.language)
    if document.words.isdisjoint(table):
        return
    text = document.text
    for word, start in document.placed_runs:
        if word not in table or not table[word].ahead.match(text, start):
            continue
        for confusion in table[word].confusions:
            end = _end(confusion, document, profile, start)
            if end:
                put = confusion.put.replace("'", "’") if "’" in text else confusion.put
                yield Finding("orthography.confusion", Action.SUGGEST, start, end, replacement=put, confidence=0.95)
                break


def _end(confusion: Confusion, document: Document, profile: Profile, start: int) -> int:
    """Where the wrong word that begins at `start` ends; 0 if it is not shown to be wrong.

    What follows is looked at first: it is the cheaper of the two looks.
    """
    ahead = confusion.ahead.match(document.text, start)
    behind = ahead and confusion.behind.match(document.text, start)
    if behind is None or confusion.unless in document.words or document.quoted.overlaps(start, ahead.end()):
        return 0
    groups = behind.groupdict() | ahead.groupdict()
    sure = all(_is(profile, groups[group] or "", wanted) for group, wanted in confusion.where.items())
    return int(ahead.end()) if sure else 0


def _is(profile: Profile, word: str, wanted: str) -> bool:
    """Whether the lexicon says of the word all that is wanted: "participle, not noun"."""
    named = ((name.removeprefix("not "), not name.startswith("not ")) for name in wanted.split(", "))
    return all(CONDITIONS[name](profile, word) == right for name, right in named)


@lru_cache(maxsize=16)
def confusions_of(rules: RuleSet, language: str) -> Mapping[str, Confusable]:
    """The confusions of a language under the word as it is written, small or with a capital.

    Of an entry `before` must stand directly before the word and `after` directly after it, both regular expressions;
    where one is missing, the word stands alone on that side. `words` are the words, apart, that the entry is about,
    `with` what follows and is replaced too, `put` what is right. With `capital` false the word with a capital is left
    alone, because usage allows it ("A noter"); `unless` is a word by which the text shows that it means what it writes.
    """
    table: dict[str, list[Confusion]] = {}
    ahead: dict[str, list[str]] = {}
    for entry in rules.section(language, "orthography").get("confusions", ()):
        behind = regex.compile(f"(?<={entry['before']})" if "before" in entry else _ALONE[0], regex.VERSION1)
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
                ahead.setdefault(written, []).append(expression)
    return {word: Confusable(_any_of(ahead[word]), tuple(some)) for word, some in table.items()}


def _any_of(expressions: Sequence[str]) -> Any:
    """One expression for several; compiled when it is first asked, as they are."""
    return regex.compile("|".join(f"(?:{one})" for one in expressions), regex.VERSION1)


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]
