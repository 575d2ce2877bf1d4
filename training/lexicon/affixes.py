"""Every form that a hunspell dictionary spells out: base words with their prefixes and suffixes, without compounding.

hunspell itself accepts arbitrary compounds in Dutch, glued words among them; a form made here is in the dictionary.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class Affix(NamedTuple):
    """One SFX or PFX line."""

    strip: str
    add: str
    fits: re.Pattern[str]
    then: tuple[str, ...]  # flags that the result can take in turn
    morphology: str


class Form(NamedTuple):
    """A spelled-out form, its dictionary word, the flags of the affixes on it and all morphological fields."""

    surface: str
    headword: str
    flags: tuple[str, ...]
    morphology: str


@dataclass
class Dictionary:
    """A parsed pair of .aff and .dic files."""

    suffixes: dict[str, list[Affix]] = field(default_factory=lambda: defaultdict(list))
    prefixes: dict[str, list[Affix]] = field(default_factory=lambda: defaultdict(list))
    crossing: set[str] = field(default_factory=set)  # flags whose affixes combine with those of the other end
    special: dict[str, str] = field(default_factory=dict)  # NEEDAFFIX and so on -> flag
    flag_mode: str = ""
    entries: list[tuple[str, tuple[str, ...], str]] = field(default_factory=list)

    def flags(self, text: str) -> tuple[str, ...]:
        """Split a string of flags as the FLAG line says."""
        if self.flag_mode == "long":
            return tuple(text[i : i + 2] for i in range(0, len(text), 2))
        if self.flag_mode == "num":
            return tuple(text.split(","))
        return tuple(text)


SPECIAL = {"NEEDAFFIX", "FORBIDDENWORD", "ONLYINCOMPOUND", "CIRCUMFIX"}


def read_dictionary(stem: Path) -> Dictionary:
    """Read ``stem.aff`` and ``stem.dic`` (both UTF-8 in every dictionary used here)."""
    dictionary = Dictionary()
    lines = stem.with_suffix(".aff").read_text("utf-8-sig").splitlines()
    for name, _, value in (line.partition(" ") for line in lines):
        if name == "FLAG":
            dictionary.flag_mode = value.strip()
        elif name in SPECIAL:
            dictionary.special[name] = value.split()[0]
    _read_affixes(dictionary, lines)
    for line in stem.with_suffix(".dic").read_text("utf-8-sig").splitlines()[1:]:
        word, flags, morphology = _split_entry(line)
        if word:
            dictionary.entries.append((word, dictionary.flags(flags or ""), morphology or ""))
    return dictionary


def _split_entry(line: str) -> tuple[str, str, str]:
    """Split "word/FLAGS po:nom is:fem" or "word/FLAGS\\t[CAT=nc]" (words with a blank in them come out empty)."""
    head, _, morphology = line.partition("\t") if "\t" in line else line.partition(" ")
    word, _, flags = head.strip().partition("/")
    return ("", "", "") if " " in word else (word, flags, morphology)


def _read_affixes(dictionary: Dictionary, lines: Iterable[str]) -> None:
    for line in lines:
        parts = line.split()
        if not parts or parts[0] not in ("SFX", "PFX"):
            continue
        if len(parts) == 4 and parts[2] in "YN" and parts[3].isdigit():
            if parts[2] == "Y":
                dictionary.crossing.add(parts[1])
            continue
        kind, flag, strip, add = parts[:4]
        condition = parts[4] if len(parts) > 4 else "."
        add, _, then = add.partition("/")
        pattern = f"{condition}$" if kind == "SFX" else condition
        affix = Affix(
            strip.replace("0", ""),
            add if add != "0" else "",
            re.compile(pattern),
            dictionary.flags(then),
            " ".join(parts[5:]),
        )
        (dictionary.suffixes if kind == "SFX" else dictionary.prefixes)[flag].append(affix)


def expand(dictionary: Dictionary, unwanted: str = "") -> Iterator[Form]:
    """Yield every form, without affixes that have an ``unwanted`` character (elisions, clitics after a hyphen)."""
    banned = {dictionary.special.get("FORBIDDENWORD", ""), dictionary.special.get("ONLYINCOMPOUND", "")} - {""}
    needs = dictionary.special.get("NEEDAFFIX", "\0")
    suffixes = _without(dictionary.suffixes, unwanted)
    prefixes = _without(dictionary.prefixes, unwanted)
    for word, flags, morphology in dictionary.entries:
        if banned & set(flags):
            continue
        if needs not in flags:
            yield Form(word, word, (), morphology)
        starts = [(flag, affix) for flag in flags for affix in prefixes.get(flag, ()) if affix.fits.match(word)]
        for flag, affix in starts:
            if word.startswith(affix.strip):
                yield Form(affix.add + word[len(affix.strip) :], word, (flag,), f"{morphology} {affix.morphology}")
        for form, then in _suffixed(word, flags, suffixes):
            if not banned & set(then):
                yield Form(form.surface, word, form.flags, f"{morphology} {form.morphology}")
                if form.flags[0] in dictionary.crossing:
                    yield from _prefixed(dictionary, form, word, starts, morphology)


def _without(groups: dict[str, list[Affix]], unwanted: str) -> dict[str, list[Affix]]:
    return {
        flag: [affix for affix in affixes if not set(affix.add) & set(unwanted)] for flag, affixes in groups.items()
    }


def _prefixed(
    dictionary: Dictionary, form: Form, word: str, starts: list[tuple[str, Affix]], morphology: str
) -> Iterator[Form]:
    for flag, affix in starts:
        if flag in dictionary.crossing and form.surface.startswith(affix.strip):
            surface = affix.add + form.surface[len(affix.strip) :]
            yield Form(surface, word, (flag, *form.flags), f"{morphology} {affix.morphology} {form.morphology}")


def _suffixed(
    word: str, flags: Iterable[str], suffixes: dict[str, list[Affix]], depth: int = 2
) -> Iterator[tuple[Form, tuple[str, ...]]]:
    for flag in flags:
        for affix in suffixes.get(flag, ()):
            if not word.endswith(affix.strip) or not affix.fits.search(word):
                continue
            surface = word[: len(word) - len(affix.strip)] + affix.add
            form = Form(surface, word, (flag,), affix.morphology)
            yield form, affix.then
            if depth > 1 and affix.then:
                for longer, then in _suffixed(surface, affix.then, suffixes, depth - 1):
                    yield (
                        longer._replace(
                            flags=(flag, *longer.flags), morphology=f"{affix.morphology} {longer.morphology}"
                        ),
                        then,
                    )
