"""Glued tokens: found and falsely split, against symspellpy, wordninja and wordsegment; and what the stage costs.

    python bench/glue.py [--corpora FOLDER] [--files PATTERN] [--articles N] [--seed N]

FOLDER holds <lang>/*.txt with one clean sentence a line; without it the clean texts of fixtures/clean/ are used. In
three of ten sentences a space is taken away. The other tools get the runs of letters that our lexicon does not know,
which is kind to them (on every token they split ten times as many right words), and our lexicon's words and
frequencies where they take a list. wordsegment has only its own English words. What is not installed is left out:

    pip install symspellpy wordninja wordsegment

The exit code is 1 if the stage costs more than half of ftfy.fix_text on the same clean articles.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import ftfy
import regex

from cleaner.findings import Action
from cleaner.formats import parse
from cleaner.lexicon import Lexicon, open_lexicon
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules
from cleaner.stages.glue import find

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training" / "glue"))

from corpus import documents  # noqa: E402
from damage import damage  # noqa: E402

RATE = 0.3
HALF = 0.5
"""How much of the time of ftfy.fix_text the stage may take."""
ROUNDS = 7
_TOKEN = regex.compile(r"\p{L}[\p{L}\p{M}]{3,}")

Splitter = Callable[[str], list[str]]


@dataclass
class Score:
    """Spaces put back rightly and wrongly, and the seconds it took."""

    right: int = 0
    wrong: int = 0
    seconds: float = 0.0

    def row(self, name: str, lost: int, tokens: int) -> str:
        """One line of the table."""
        said = self.right + self.wrong
        precision = f"{self.right / said:9.2f}" if said else "        -"
        recall = f"{self.right / lost:7.2f}" if lost else "      -"
        return f"  {name:28}{recall}{precision}{1e4 * self.wrong / tokens:16.1f}{self.seconds:9.2f} s"


def symspell(lexicon: Lexicon) -> Splitter:
    """symspellpy.word_segmentation on our words; distance 0, because nothing is misspelled here."""
    from symspellpy import SymSpell

    speller = SymSpell(max_dictionary_edit_distance=0, prefix_length=7)
    for word in sorted(lexicon.words("")):
        if word.isalpha():
            speller.create_dictionary_entry(word, max(1, int(10 ** lexicon.zipf(word))))
    return lambda token: speller.word_segmentation(token, max_edit_distance=0).segmented_string.split()


def ninja(lexicon: Lexicon) -> Splitter:
    """Wordninja on our words, the commonest first, as it wants them."""
    import wordninja

    words = sorted((word for word in lexicon.words("") if word.isalpha()), key=lambda word: (-lexicon.zipf(word), word))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "words.gz"
        path.write_bytes(gzip.compress("\n".join(words).encode("utf-8")))
        split: Splitter = wordninja.LanguageModel(str(path)).split
    return split


def segment(lexicon: Lexicon) -> Splitter:
    """Wordsegment on its own words."""
    import wordsegment

    wordsegment.load()
    split: Splitter = wordsegment.segment
    return split


TOOLS: dict[str, tuple[Callable[[Lexicon], Splitter], frozenset[str]]] = {
    "symspellpy": (symspell, frozenset()),
    "wordninja": (ninja, frozenset()),
    "wordsegment": (segment, frozenset({"en"})),
}
"""How each tool is made, and the languages that it has words for; none for all."""


def spaces(text: str, split: Splitter, lexicon: Lexicon) -> Iterator[int]:
    """Where a tool would put a space into the unknown runs of letters of a text."""
    for match in _TOKEN.finditer(text):
        if lexicon.knows(match[0]):
            continue
        parts = split(match[0])
        if "".join(parts).lower() == match[0].lower():
            at = match.start()
            for part in parts[:-1]:
                at += len(part)
                yield at


def ours(text: str, profile: Profile, actions: frozenset[Action]) -> Iterator[int]:
    """Where our stage puts a space into runs of letters."""
    for finding in find(parse(text), profile):
        if finding.rule in ("glue.words", "glue.name") and finding.action in actions and finding.replacement:
            at = finding.start
            for part in finding.replacement.split(" ")[:-1]:
                at += len(part)
                yield at


def measure(work: Callable[[str], Iterator[int]], texts: list[tuple[str, set[int]]]) -> Score:
    """The score of one tool on damaged texts and the places of their lost spaces."""
    score = Score()
    began = time.process_time()
    for text, gold in texts:
        places = set(work(text))
        score.right += len(places & gold)
        score.wrong += len(places - gold)
    score.seconds = time.process_time() - began
    return score


def quality(language: str, articles: list[list[str]], seed: int) -> None:
    """Print the table of one language."""
    chance = random.Random(seed)
    texts = [damage(sentences, RATE, chance) for sentences in articles]
    lost, tokens = sum(len(gold) for _, gold in texts), sum(len(text.split()) for text, _ in texts)
    lexicon, profile = open_lexicon(language), Profile(language, builtin_rules())
    print(f"{language}  {tokens} tokens, {lost} lost spaces\n{'':32}recall precision false in 10,000     time")
    fixed, proposed = frozenset({Action.FIX}), frozenset({Action.FIX, Action.SUGGEST})
    print(measure(lambda text: ours(text, profile, fixed), texts).row("cleancopy, fixed", lost, tokens))
    print(measure(lambda text: ours(text, profile, proposed), texts).row("cleancopy, fixed or suggested", lost, tokens))
    for name, (make, languages) in TOOLS.items():
        if languages and language not in languages:
            continue
        if find_spec(name) is None:
            print(f"  {name}: not installed, left out")
            continue
        split = make(lexicon)
        print(measure(lambda text, split=split: spaces(text, split, lexicon), texts).row(name, lost, tokens))


def cost(language: str, articles: list[list[str]]) -> float:
    """Print what the stage and ftfy.fix_text take for a clean article; gives their ratio."""
    texts = ["\n\n".join(sentences) + "\n" for sentences in articles]
    profile, parsed = Profile(language, builtin_rules()), [parse(text) for text in texts]

    def best(work: Callable[[], object]) -> float:
        work()
        times = []
        for _ in range(ROUNDS):
            began = time.process_time()
            work()
            times.append(time.process_time() - began)
        return min(times) / len(texts)

    stage = best(lambda: [list(find(document, profile)) for document in parsed])
    other = best(lambda: [ftfy.fix_text(text) for text in texts])
    size = sum(map(len, texts)) / len(texts)
    print(
        f"  a clean article of {size:.0f} characters: glue {1e3 * stage:.2f} ms, ftfy.fix_text {1e3 * other:.2f} ms, "
        f"ratio {stage / other:.2f}\n"
    )
    return stage / other


def main() -> int:
    """Measure and print, language by language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=ROOT / "fixtures" / "clean")
    parser.add_argument("--files", default="*.txt", help="pattern of the files of a language (default: %(default)s)")
    parser.add_argument("--articles", type=int, default=100, help="most articles of a file (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    worst = 0.0
    for folder in sorted(path for path in options.corpora.iterdir() if path.is_dir()):
        paths = sorted(folder.glob(options.files))
        articles = [article for path in paths for article in documents(path, options.articles) if article]
        if not articles or not open_lexicon(folder.name).available:
            continue
        quality(folder.name, articles, options.seed)
        worst = max(worst, cost(folder.name, articles))
    print(f"worst ratio to ftfy.fix_text {worst:.2f}, at most {HALF}")
    return 1 if worst > HALF else 0


if __name__ == "__main__":
    sys.exit(main())
