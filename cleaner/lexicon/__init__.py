"""Which written forms are words, how frequent they are and what they can be, in seven languages.

Every language has two memory-mapped files under ``cleaner/data/lexicon``: ``<lang>.lex`` (the words) and
``<lang>.chars`` (a character model of them). ``training/lexicon/build.py`` makes them. Importing reads neither.
"""

from cleaner.lexicon.characters import CharacterModel, open_characters
from cleaner.lexicon.entries import Case, Entry, Gender, Number, Pos
from cleaner.lexicon.store import EmptyLexicon, Lexicon, open_lexicon

__all__ = [
    "Case",
    "CharacterModel",
    "EmptyLexicon",
    "Entry",
    "Gender",
    "Lexicon",
    "Number",
    "Pos",
    "open_characters",
    "open_lexicon",
]
