"""Writes the words among which the corrector looks: ``python training/ocr/nearby.py OUT.npz LANG [--least 1.5]``.

The trusted words of the lexicon, of letters only and from a Zipf value on, ordered by length, then by frequency; and a
sieve for all its trusted words (``cleaner/ocr/replaced.py``).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy

from cleaner.lexicon import open_lexicon
from cleaner.ocr.nearby import LONGEST, STEPS
from cleaner.ocr.replaced import sieve_of


def main() -> None:
    """Write the arrays of one language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("language")
    parser.add_argument("--least", type=float, default=1.5)
    arguments = parser.parse_args()
    lexicon = open_lexicon(arguments.language)
    words, trusted = [], []
    for word in lexicon.words(""):
        entry = lexicon.entry(word)
        if entry is None or entry.trust == 0:
            continue
        trusted.append(word)
        if len(word) <= LONGEST and word.isalpha() and entry.zipf >= arguments.least:
            words.append((len(word), -entry.zipf, word))
    words.sort()
    alphabet = "".join(sorted({letter for _, _, word in words for letter in word}))[:255]
    code = {letter: number for number, letter in enumerate(alphabet, 1)}
    letters = numpy.zeros((LONGEST, len(words)), numpy.uint8)
    for column, (_, _, word) in enumerate(words):
        letters[: len(word), column] = [code.get(letter, 0) for letter in word]
    zipf = numpy.array([round(-negated * STEPS) for _, negated, _ in words], numpy.uint8)
    numpy.savez_compressed(
        arguments.out, alphabet=numpy.array(alphabet), letters=letters, zipf=zipf, sieve=sieve_of(trusted)
    )
    print(f"{arguments.out}: {len(words)} words, {len(alphabet)} letters, {arguments.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
