"""Trains the glue model: ``python training/glue/train.py fr=FOLDER fr=FOLDER es=FOLDER ... -o cleaner/data``.

A folder holds plain text (one sentence or paragraph a line, .txt or .txt.xz) or Universal Dependencies files (.conllu
or .conllu.xz). The same folders give the same file, byte by byte. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
from corpus import documents, files
from examples import collect, hidden
from sklearn.linear_model import LogisticRegression
from tables import affixes, transitions

from cleaner.glue.conventions import conventions
from cleaner.glue.features import NAMES
from cleaner.glue.vocabulary import Affixes, Vocabulary
from cleaner.lexicon import open_characters, open_lexicon
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules

SEED = 20221107
GROUPS = ("compounding", "spacing")


def group_of(language: str) -> str:
    """Which set of weights a language has a share in: whether it joins its nouns to compounds or spaces them."""
    return GROUPS[0] if conventions(Profile(language, builtin_rules())).compounds else GROUPS[1]


def vocabulary(language: str, *, hiding: bool) -> Vocabulary:
    """The vocabulary of a language, with the words hidden that an unseen text would hold and the lexicon would not."""
    rules = conventions(Profile(language, builtin_rules()))
    return Vocabulary(open_lexicon(language), open_characters(language), rules, hidden(language) if hiding else None)


def read(folders: list[Path], most: int) -> list[list[str]]:
    """At most `most` documents from each file of the folders."""
    return [document for folder in folders for path in files(folder) for document in documents(path, most)]


def fit(x: np.ndarray, y: np.ndarray, c: float) -> tuple[np.ndarray, float]:
    """The weights and the intercept of a logistic regression, in the units of the features."""
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=c, max_iter=2000).fit((x - mean) / spread, y)
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - (weights * mean).sum())


def own_intercept(scores: np.ndarray, y: np.ndarray) -> float:
    """What to add to the scores of one language so that its probabilities add up to its lost spaces."""
    low, high = -5.0, 5.0
    for _ in range(50):
        middle = (low + high) / 2
        expected = (1 / (1 + np.exp(-np.clip(scores + middle, -60, 60)))).sum()
        low, high = (middle, high) if expected < y.sum() else (low, middle)
    return (low + high) / 2


def main() -> None:
    """Read, count, fit, write glue.json and glue/<language>.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", help="LANGUAGE=FOLDER")
    parser.add_argument("--documents", type=int, default=60, help="most documents of one file")
    parser.add_argument("-C", "--inverse-regularisation", type=float, default=0.1)
    parser.add_argument("-o", "--output", type=Path, default=Path("cleaner/data"))
    options = parser.parse_args()
    folders: dict[str, list[Path]] = defaultdict(list)
    for item in options.folders:
        language, _, folder = item.partition("=")
        folders[language].append(Path(folder))
    (options.output / "glue").mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    sets = {}
    for language in sorted(folders):
        texts = read(folders[language], options.documents)
        words = vocabulary(language, hiding=True)
        tables = affixes(open_lexicon(language))
        likes = transitions((line for text in texts for line in text), vocabulary(language, hiding=False))
        sets[language] = collect(texts, words, Affixes(**tables), likes, SEED)
        target = options.output / "glue" / f"{language}.json"
        target.write_text(
            json.dumps({"transitions": likes, **tables}, ensure_ascii=False, indent=0, sort_keys=True) + "\n",
            encoding="utf-8",
        )
        print(
            f"{time.monotonic() - began:6.1f} s  {language}: {len(texts)} documents, {len(sets[language].gold)} "
            f"candidates, {sum(sets[language].gold)} lost spaces, table {target.stat().st_size} bytes",
            file=sys.stderr,
        )
    write(sets, options)


def write(sets: dict, options: argparse.Namespace) -> None:  # type: ignore[type-arg]
    """Fit a set of weights for languages that join nouns and one for the others, an intercept for each language."""
    data: dict[str, object] = {"about": "log-odds that a space is missing; made by training/glue/train.py"}
    intercepts: dict[str, float] = {}
    weights_of: dict[str, dict[str, float]] = {}
    for group in GROUPS:
        members = {language: made for language, made in sets.items() if group_of(language) == group}
        if not members:
            continue
        x = np.array([vector for made in members.values() for vector in made.vectors])
        y = np.array([gold for made in members.values() for gold in made.gold])
        weights, intercept = fit(x, y, options.inverse_regularisation)
        weights_of[group] = {name: round(float(weight), 3) for name, weight in zip(NAMES, weights, strict=True)}
        for language, made in members.items():
            scores = np.array(made.vectors) @ weights + intercept
            intercepts[language] = round(intercept + own_intercept(scores, np.array(made.gold)), 3)
    data["intercepts"] = dict(sorted(intercepts.items()))
    data["groups"] = {language: group_of(language) for language in sorted(intercepts)}
    data["weights"] = {name: {group: weights_of[group][name] for group in weights_of} for name in NAMES}
    (options.output / "glue.json").write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
