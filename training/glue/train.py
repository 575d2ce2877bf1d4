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
from examples import Examples, collect, hidden
from sklearn.ensemble import HistGradientBoostingClassifier
from tables import affixes, all_names, doubles, is_held_out, neighbours, small_words, spellings

from cleaner.glue.conventions import conventions
from cleaner.glue.features import NAMES
from cleaner.glue.tables import Tables
from cleaner.glue.vocabulary import Vocabulary
from cleaner.lexicon import open_characters, open_lexicon
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules

SEED = 20221107
NAMED = 4
LEARNING_RATE = 0.1
LEAVES = 10
FEWEST = 20  # examples in a leaf
GROUPS = ("compounding", "spacing")


def group_of(language: str) -> str:
    """Which set of weights a language has a share in: whether it joins its nouns to compounds or spaces them."""
    return GROUPS[0] if conventions(Profile(language, builtin_rules())).compounds else GROUPS[1]


def has_capital_nouns(language: str) -> bool:
    """Whether every noun has a capital, so that a lexicon cannot tell names by it."""
    return conventions(Profile(language, builtin_rules())).capital_nouns


def vocabulary(language: str, tables: Tables | None = None, *, hiding: bool) -> Vocabulary:
    """The vocabulary of a language, with the words hidden that an unseen text would hold and the lexicon would not."""
    rules = conventions(Profile(language, builtin_rules()))
    hides = hidden(language) if hiding else None
    return Vocabulary(open_lexicon(language), open_characters(language), rules, hides, tables)


def read(folders: list[Path], most: int) -> list[list[str]]:
    """At most `most` documents from each file of the folders, NAMED times as many from a file that is named itself."""
    found: list[list[str]] = []
    for folder in folders:
        share = most * NAMED if folder.is_file() else most
        found += [document for path in files(folder) for document in documents(path, share)]
    return found


def fit(x: np.ndarray, y: np.ndarray, trees: int) -> HistGradientBoostingClassifier:
    """Boosted trees of few leaves: enough for what a ratio means for a name, too few to learn tokens by heart."""
    return HistGradientBoostingClassifier(
        max_iter=trees,
        learning_rate=LEARNING_RATE,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=FEWEST,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=SEED,
    ).fit(x, y)


def written(model: HistGradientBoostingClassifier) -> list[str]:
    """The trees as cleaner.glue.trees reads them: "feature limit TREE TREE", a leaf as its score."""
    return [_node(stage[0].nodes, 0) for stage in model._predictors]


def _node(nodes: np.ndarray, at: int) -> str:
    node = nodes[at]
    if node["is_leaf"]:
        return str(round(float(node["value"]), 3))
    name, limit = NAMES[node["feature_idx"]], float(f"{node['num_threshold']:.4g}")
    return f"{name} {limit} {_node(nodes, node['left'])} {_node(nodes, node['right'])}"


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
    parser.add_argument("--documents", type=int, default=300, help="most documents of a file")
    parser.add_argument("--trees", type=int, default=240)
    parser.add_argument("-o", "--output", type=Path, default=Path("cleaner/data"))
    options = parser.parse_args()
    folders: dict[str, list[Path]] = defaultdict(list)
    for item in options.folders:
        language, _, folder = item.partition("=")
        folders[language].append(Path(folder))
    (options.output / "glue").mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    sets = {}
    names = all_names(language for language in sorted(folders) if not has_capital_nouns(language))
    spelled = spellings(name for name in names if not is_held_out(name))
    strangers = [name for name in names if is_held_out(name)]
    dump(spelled, options.output / "glue" / "names.json")
    for language in sorted(folders):
        texts = read(folders[language], options.documents)
        tables = affixes(open_lexicon(language))
        beside = neighbours((line for text in texts for line in text), vocabulary(language, hiding=False))
        looked_up = Tables(neighbours=beside, names=lambda: spelled, small_words=small_words(beside), **tables)
        sets[language] = collect(texts, vocabulary(language, looked_up, hiding=True), looked_up, strangers, SEED)
        target = options.output / "glue" / f"{language}.json"
        twice = doubles(vocabulary(language, looked_up, hiding=False), open_lexicon(language))
        dump({"neighbours": beside, "small_words": small_words(beside), "doubles": twice, **tables}, target)
        print(
            f"{time.monotonic() - began:6.1f} s  {language}: {len(texts)} documents, {len(sets[language].gold)} "
            f"candidates, {sum(sets[language].gold)} lost spaces, table {target.stat().st_size} bytes",
            file=sys.stderr,
        )
    write(sets, options)


def dump(data: dict, target: Path) -> None:  # type: ignore[type-arg]
    """Write tables, one row a line."""
    text = json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True)
    target.write_text(text + "\n", encoding="utf-8")


def write(sets: dict[str, Examples], options: argparse.Namespace) -> None:
    """Fit trees for languages that join nouns and trees for the others, an intercept for each language."""
    intercepts: dict[str, float] = {}
    trees: dict[str, list[str]] = {}
    for group in GROUPS:
        members = {language: made for language, made in sets.items() if group_of(language) == group}
        if not members:
            continue
        x = np.array([vector for made in members.values() for vector in made.vectors], dtype=np.float32)
        y = np.array([gold for made in members.values() for gold in made.gold])
        model = fit(x, y, options.trees)
        trees[group] = written(model)
        base = float(model._baseline_prediction.item())
        for language, made in members.items():
            scores = model.decision_function(np.array(made.vectors, dtype=np.float32))
            intercepts[language] = round(base + own_intercept(scores, np.array(made.gold)), 3)
    data = {
        "about": "trees whose leaves add up to the log-odds that a space is missing; made by training/glue/train.py",
        "intercepts": dict(sorted(intercepts.items())),
        "groups": {language: group_of(language) for language in sorted(intercepts)},
    }
    head = json.dumps(data, ensure_ascii=False, indent=2).removesuffix("\n}")
    body = ",\n".join(
        f'    "{group}": [\n' + ",\n".join("      " + json.dumps(tree) for tree in trees[group]) + "\n    ]"
        for group in trees
    )
    target = options.output / "glue.json"
    target.write_text(head + ',\n  "trees": {\n' + body + "\n  }\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
