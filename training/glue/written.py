"""Words that edited text writes as one though two known words make them: ``rules/<language>/glue_written.toml``.

    PYTHONPATH=../..:. python written.py fr=FOLDER es=FOLDER ... [-o ../../rules]

Verbs with their pronouns ("modernizarla", "risposegli"), old spellings ("alfine"), words of a trade: no lexicon has
all of them. A lost space comes back in the same two words only where these stand beside each other often. So what the
stage would split, and stands at least FEWEST times in at least PLACES places of the text, is a word if it is written
as one not much more rarely than as two.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from corpus import files, lines

from cleaner.formats import parse
from cleaner.glue.chunks import runs, scan
from cleaner.glue.conventions import conventions
from cleaner.glue.evidence import TextEvidence
from cleaner.glue.model import load_model
from cleaner.glue.vocabulary import Vocabulary, vocabulary_of
from cleaner.glue.words import Split, split_token, tokens_at
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules

FEWEST, PLACES = 3, 2
PLACE = 5000
"""Lines: text so far apart is by another hand, or of another page."""
AS_OFTEN = 0.3
"""Times that the one word must stand for each time that the two stand beside each other."""
LINE = 78
HEADER = """\
# Words that edited text writes as one though two known words make them, made by training/glue/written.py.

[glue]
written = \"\"\"\\
"""


def main() -> None:
    """Write the file of each language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", help="LANGUAGE=FOLDER")
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).parents[2] / "rules")
    options = parser.parse_args()
    for item in options.texts:
        language, _, folder = item.partition("=")
        found = written(language, Path(folder))
        print(language, len(found), "words")
        if found:
            (options.output / language / "glue_written.toml").write_text(_table(found), encoding="utf-8")


def written(language: str, folder: Path) -> list[str]:
    """The words of one language, in order."""
    profile = Profile(language, builtin_rules())
    rules = conventions(profile)
    before = rules._replace(unlisted=rules.unlisted - profile.words("glue", "written"))
    vocabulary = vocabulary_of(profile.lexicon, before)
    counts, halves = _strange(folder, vocabulary, language)
    apart = _apart(folder, {pair for pairs in halves.values() for pair in pairs})
    return sorted(
        word for word, pairs in halves.items() if counts[word] >= AS_OFTEN * sum(apart[pair] for pair in pairs)
    )


Halves = dict[str, set[tuple[str, str]]]


def _strange(folder: Path, vocabulary: Vocabulary, language: str) -> tuple[Counter[str], Halves]:
    """How often each word that the stage would split stands in the text, and the two words that it would make."""
    model = load_model(language)
    assert model is not None, f"no model for {language}"
    counts: Counter[str] = Counter()
    places: dict[str, set[int]] = defaultdict(set)
    halves: Halves = defaultdict(set)
    for number, line in enumerate(line for path in files(folder) for line in lines(path)):
        document = parse(line)
        for token in tokens_at(document, runs(scan(document, vocabulary))):
            if not token.text.islower():
                continue
            counts[token.text] += 1
            places[token.text].add(number // PLACE)
            if counts[token.text] <= FEWEST:
                split = split_token(token, vocabulary, TextEvidence(line), model)
                if split is not None:
                    halves[token.text].add(_halves(split))
    often = {word for word, count in counts.items() if count >= FEWEST and len(places[word]) >= PLACES}
    return counts, {word: pairs for word, pairs in halves.items() if word in often}


def _halves(split: Split) -> tuple[str, str]:
    first, *_ = split.cuts
    return split.token.text[:first], split.token.text[first:]


def _apart(folder: Path, pairs: set[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """How often the words of each pair stand beside each other."""
    counts: Counter[tuple[str, str]] = Counter()
    for path in files(folder):
        for line in lines(path):
            words = line.lower().split()
            counts.update(pair for pair in pairwise(words) if pair in pairs)
    return counts


def _table(words: list[str]) -> str:
    rows, row = [], ""
    for word in words:
        if len(row) + len(word) + 1 > LINE:
            rows.append(row)
            row = ""
        row = f"{row} {word}".strip()
    return HEADER + " \\\n".join([*rows, row]) + '\\\n"""\n'


if __name__ == "__main__":
    main()
