"""Makes the language tables that cleancopy ships: `python training/language/build.py cleaner/data/language`.

Needs wordfreq (lists of words; data CC BY-SA 4.0) and langdetect (profiles of n-grams; Apache-2.0). The same versions
give the same bytes. Two tries, each from a key to pairs of bytes (number of the language, STEPS times the negative
natural logarithm of the relative frequency):

    words.marisa    runs of letters: the commonest of each language, ß as ss
    grams.marisa    n-grams of one to three letters, a space for the edge of a word

and tables.json: the languages in the order of their numbers, and for each the mean logarithm of a word that its list
does not hold.
"""

import argparse
import json
import re
from collections import defaultdict
from importlib.util import find_spec
from math import log
from pathlib import Path

import marisa_trie
from wordfreq import get_frequency_dict

NEAR = "ca de en es fr it nl pt ro".split()
FAR = "af cs cy da et fi hr hu id lt lv no pl sk sl sq sv sw tl tr vi".split()
LISTS = {"no": "nb", "hr": "sh", "tl": "fil"}
WITHOUT_LIST = {"af", "cy", "et", "sq", "sw"}
MOST_NEAR, MOST_FAR = 30_000, 8_000
STEPS = 10
SMOOTHING = 0.5 / 10_000  # langdetect's own
RUN = re.compile(r"[^\W\d_]+")


def main() -> None:
    """Write the three files into the folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    languages = sorted(NEAR + FAR)
    words: dict[str, bytes] = defaultdict(bytes)
    grams: dict[str, bytes] = defaultdict(bytes)
    unlisted = {}
    for number, language in enumerate(languages):
        unlisted[language] = add_words(words, number, language)
        add_grams(grams, number, language)
    marisa_trie.BytesTrie(sorted(words.items())).save(str(folder / "words.marisa"))
    marisa_trie.BytesTrie(sorted(grams.items())).save(str(folder / "grams.marisa"))
    tables = {"languages": languages, "steps": STEPS, "floor": round(log(SMOOTHING), 4), "unlisted": unlisted}
    (folder / "tables.json").write_text(json.dumps(tables) + "\n", encoding="utf-8")


def add_words(words: dict[str, bytes], number: int, language: str) -> float | None:
    """Add the commonest runs of letters; return the mean logarithm of a word beyond them, None without a list."""
    if language in WITHOUT_LIST:
        return None
    shares: dict[str, float] = defaultdict(float)
    for word, share in get_frequency_dict(LISTS.get(language, language), "best").items():
        for run in RUN.findall(word):
            shares[run.replace("ß", "ss")] += share
    ranked = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    most = MOST_NEAR if language in NEAR else MOST_FAR
    for word, share in ranked[:most]:
        words[word] += pair(number, share)
    rest = ranked[most:]
    return round(sum(share * log(share) for _, share in rest) / sum(share for _, share in rest), 2)


def add_grams(grams: dict[str, bytes], number: int, language: str) -> None:
    """Add the small letters of langdetect's profile."""
    spec = find_spec("langdetect")
    assert spec is not None
    assert spec.origin is not None
    profile = json.loads((Path(spec.origin).parent / "profiles" / language).read_bytes())
    for gram, count in profile["freq"].items():
        if gram == gram.lower():
            grams[gram] += pair(number, SMOOTHING + count / profile["n_words"][len(gram) - 1])


def pair(number: int, share: float) -> bytes:
    """Return the two bytes that a share of the text is stored in."""
    return bytes([number, min(255, round(-STEPS * log(share)))])


if __name__ == "__main__":
    main()
