"""Parts of speech, genders and numbers of the words of Universal Dependencies treebanks."""

import lzma
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cleaner.lexicon import Gender, Number, Pos

OPEN = {"NOUN": Pos.NOUN, "PROPN": Pos.PROPER, "ADJ": Pos.ADJECTIVE, "ADV": Pos.ADVERB, "PART": Pos.ADVERB}
CLOSED = {
    "DET": Pos.DETERMINER,
    "PRON": Pos.PRONOUN,
    "ADP": Pos.ADPOSITION,
    "CCONJ": Pos.CONJUNCTION,
    "SCONJ": Pos.CONJUNCTION,
}
OTHER = {"NUM": Pos.NUMERAL, "INTJ": Pos.INTERJECTION}
TAGS = OPEN | CLOSED | OTHER
VERB_FORMS = {"Fin": Pos.FINITE, "Inf": Pos.INFINITIVE, "Part": Pos.PARTICIPLE, "Ger": Pos.GERUND}
GENDERS = {"Masc": Gender.MASCULINE, "Fem": Gender.FEMININE, "Neut": Gender.NEUTER, "Com": Gender.COMMON}
NUMBERS = {"Sing": Number.SINGULAR, "Plur": Number.PLURAL}


@dataclass
class Tags:
    """How often each reading of each lower-cased word occurs."""

    pos: dict[str, Counter[Pos]] = field(default_factory=lambda: defaultdict(Counter))
    closed: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    genders: dict[tuple[str, Pos], Counter[Gender]] = field(default_factory=lambda: defaultdict(Counter))
    numbers: dict[tuple[str, Pos], Counter[Number]] = field(default_factory=lambda: defaultdict(Counter))
    edited: Counter[str] = field(default_factory=Counter)  # spellings in -train files: evidence of use
    infinitives: Counter[str] = field(default_factory=Counter)  # lemmas of verbs


def read_treebanks(folder: Path) -> Tags:
    """Count the readings of every word of every treebank in a folder.

    Files called -dev and -test are what others measure on: they teach grammar, but are no evidence that a word exists.
    """
    tags = Tags()
    for path in sorted(folder.glob("*.conllu.xz")):
        train = "-train" in path.name
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for surface, readings in _words(line.rstrip("\n").split("\t") for line in lines):
                _add(tags, surface.replace("’", "'"), readings)
                if train:
                    tags.edited[surface.replace("’", "'")] += 1
    return tags


Reading = tuple[str, str, dict[str, str]]  # UPOS, lemma, features


def _words(rows: Iterator[list[str]]) -> Iterator[tuple[str, list[Reading]]]:
    """Yield each written word with its readings: one, or several for a contraction ("du" = de + le)."""
    surface, last, parts = "", -1, []
    for row in rows:
        if len(row) != 10 or "." in row[0]:
            continue
        if "-" in row[0]:
            surface, last, parts = row[1], int(row[0].split("-")[1]), []
            continue
        features = dict(feature.split("=", 1) for feature in row[5].split("|") if "=" in feature)
        reading = (row[3], row[2], features)
        if int(row[0]) > last:
            last = -1
            yield row[1], [reading]
            continue
        parts.append(reading)
        if int(row[0]) == last:
            yield surface, parts
            last = -1


def reading_pos(upos: str, features: dict[str, str]) -> Pos:
    """Return the part of speech of one reading, ``Pos(0)`` for punctuation and symbols."""
    if upos in ("VERB", "AUX"):
        pos = VERB_FORMS.get(features.get("VerbForm", ""), Pos(0))
        return pos | Pos.AUXILIARY if upos == "AUX" and pos == Pos.FINITE else pos
    return TAGS.get(upos, Pos(0))


def _add(tags: Tags, surface: str, readings: list[Reading]) -> None:
    if readings[0][0] in ("X", "PUNCT", "SYM"):
        return
    word = surface.lower()
    tags.total[word] += 1
    upos, lemma, features = readings[0]
    verbal = upos in ("VERB", "AUX")
    if verbal:
        tags.infinitives[lemma.lower()] += 1
    for part_upos, _, part_features in readings[:1] if verbal else readings:
        for pos in reading_pos(part_upos, part_features):
            tags.pos[word][pos] += 1
    if upos in CLOSED or upos in ("AUX", "PART"):
        tags.closed[word] += 1
    if upos in ("NOUN", "PROPN", "ADJ"):
        kind = Pos.ADJECTIVE if upos == "ADJ" else Pos.NOUN
        for name in features.get("Gender", "").split(","):
            if name in GENDERS:
                tags.genders[word, kind][GENDERS[name]] += 1
        if features.get("Number") in NUMBERS:
            tags.numbers[word, kind][NUMBERS[features["Number"]]] += 1
