"""The lexicon of one language, mapped from its file and read a word at a time."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol, cast

from cleaner.lexicon.clitics import clitic
from cleaner.lexicon.entries import Case, Entry, Pos, normalise, spelling, unpack

DATA = Path(__file__).resolve().parent.parent / "data" / "lexicon"
CACHED_WORDS = 1 << 13  # entries kept per lexicon: the words of some twenty articles; 2 MB when full


class _Trie(Protocol):
    """What is used of ``marisa_trie.BytesTrie``, which has no types of its own."""

    def __contains__(self, key: str) -> bool: ...
    def get(self, key: str) -> list[bytes] | None: ...
    def iterkeys(self, prefix: str) -> Iterator[str]: ...


def map_trie(path: Path) -> _Trie:
    """Map a trie file into memory; its pages are read when needed and shared between processes."""
    import marisa_trie  # here, so that `import cleaner.lexicon` need not pay for it

    return cast(_Trie, marisa_trie.BytesTrie().mmap(str(path)))


class Lexicon:
    """The words of one language: ``open_lexicon("fr")``.

    A word may be given in any case and with either apostrophe. Safe to share between threads; pickled by its language.
    """

    available = True

    def __init__(self, language: str, path: Path) -> None:
        self.language = language
        self._trie = map_trie(path)
        self._cached: Callable[[str], Entry | None] = lru_cache(CACHED_WORDS)(self._read)
        self.entry = self._cached  # type: ignore[method-assign]  # a look-up costs no call of a method
        self.knows = lru_cache(CACHED_WORDS)(self._knows)  # type: ignore[method-assign]

    def __reduce__(self) -> tuple[Callable[[str], "Lexicon"], tuple[str]]:
        return open_lexicon, (self.language,)

    def _read(self, word: str) -> Entry | None:
        key = normalise(word)
        if "\0" in key:  # where marisa-trie takes a string to end, and so finds every word that begins so
            return None
        try:
            records = self._trie.get(key)
        except UnicodeEncodeError:  # a lone surrogate is in no word
            return None
        if not records and "SS" in word and word.isupper():  # STRASSE is the capitals of Straße
            records = self._trie.get(key.replace("ss", "ß"))
        return unpack(records[0]) if records else None

    def entry(self, word: str) -> Entry | None:
        """Return what is known about a word, None if it was never seen.

        >>> entry = open_lexicon("fr").entry("Attaque")
        >>> entry.trust, entry.noun_gender.name, Pos.FINITE in entry.pos
        (2, 'FEMININE', True)
        """
        return self._cached(word)

    def zipf(self, word: str) -> float:
        """Return log10 of a word's occurrences in 10^9 words, all cases together; 0.0 when it is unknown.

        >>> open_lexicon("en").zipf("the") > 7
        True
        """
        entry = self._cached(word)
        return entry.zipf if entry else 0.0

    def knows(self, word: str) -> bool:
        """Say whether this written form is proven to be a word: seen in edited text, and in this case.

        A word that is written small may be written with a capital or in capitals; a name may not be written small;
        mixed spellings ("iPhone", "États-Unis") count only as they stand, or in capitals. Forms with a clitic
        ("déclare-t-il", "firm's") count when their host does.

        >>> [open_lexicon("fr").knows(word) for word in ("maison", "Maison", "Berlin", "BERLIN", "berlin", "dela")]
        [True, True, True, True, False, False]
        """
        return self._knows(word)

    def __contains__(self, word: str) -> bool:
        return self.knows(word)

    def _knows(self, word: str) -> bool:
        entry = self._cached(word)
        if entry is None or entry.trust == 0:
            return self._has_clitic(word)
        case = spelling(word)
        if case is Case.MIXED:
            plain = word.replace("’", "'")
            return plain in self._trie or (Case.LOWER in entry.case and _titled(plain))
        return bool(_ALLOWED[case] & entry.case)

    def _has_clitic(self, word: str) -> bool:
        """Say whether a word outside the file is a known one with a clitic: "déclare-t-il", "colocá-la", "firm's"."""
        if "-" not in word and "'" not in word and "’" not in word:
            return False
        found = clitic(self.language, normalise(word))
        if found is None or (found.wanted and not self.pos(found.host) & found.wanted):
            return False
        as_written = word[: len(found.host)]  # keeps the capitals, unless the clitic changed the end of its host
        return self.knows(as_written if normalise(as_written) == found.host else found.host)

    def is_name(self, word: str) -> bool:
        """Say whether a word is attested only with capitals (and, in German, is not a common noun).

        >>> [open_lexicon("de").is_name(word) for word in ("Berlin", "Haus", "gehen")]
        [True, False, False]
        """
        entry = self._cached(word)
        if entry is None or Case.LOWER in entry.case or not entry.case:
            return False
        return Pos.PROPER in entry.pos or Pos.NOUN not in entry.pos

    def is_closed_class(self, word: str) -> bool:
        """Say whether a word is mostly a determiner, pronoun, adposition, conjunction, auxiliary or particle.

        >>> [open_lexicon("en").is_closed_class(word) for word in ("the", "of", "peace")]
        [True, True, False]
        """
        entry = self._cached(word)
        return entry is not None and entry.closed_class

    def pos(self, word: str) -> Pos:
        """Return the parts of speech that a word can be, ``Pos(0)`` when nothing is known about it.

        >>> Pos.FINITE in open_lexicon("es").pos("reclama")
        True
        """
        entry = self._cached(word)
        return entry.pos if entry else Pos(0)

    def begins(self, prefix: str) -> bool:
        """Say whether any word begins with a prefix; as `words` would, and several times faster.

        >>> open_lexicon("fr").begins("maiso"), open_lexicon("fr").begins("maisox")
        (True, False)
        """
        try:
            return next(self._trie.iterkeys(normalise(prefix)), None) is not None
        except UnicodeEncodeError:  # a lone surrogate is in no word
            return False

    def has(self, key: str) -> bool:
        """Say whether there is an entry for a form in small letters, of any trust; in a third of the time of `entry`.

        >>> open_lexicon("fr").has("maison"), open_lexicon("fr").has("maisom")
        (True, False)
        """
        try:
            return key in self._trie
        except UnicodeEncodeError:  # a lone surrogate is in no word
            return False

    def words(self, prefix: str) -> Iterator[str]:
        """Yield the words that begin with a prefix, lower-cased, of every trust, in no order that means anything.

        >>> "aujourd'hui" in open_lexicon("fr").words("aujourd’")
        True
        """
        return (key for key in self._trie.iterkeys(normalise(prefix)) if key == key.lower())


# The cases of an entry any of which allows a written case. A single capital ("À") is TITLE, also in a line of capitals.
_ALLOWED = {
    Case.LOWER: Case.LOWER,
    Case.TITLE: Case.LOWER | Case.TITLE,
    Case.UPPER: Case.LOWER | Case.TITLE | Case.UPPER | Case.MIXED,
}


def _titled(word: str) -> bool:
    """Say whether every capital begins the word or a part after a hyphen or apostrophe ("Porte-Parole")."""
    return all(part[1:] == part[1:].lower() for part in word.replace("'", "-").split("-"))


class EmptyLexicon(Lexicon):
    """The lexicon of a language that has no file: it knows no word, and says so in ``available``."""

    available = False

    def __init__(self, language: str) -> None:
        self.language = language
        self._cached = lambda word: None

    def has(self, key: str) -> bool:
        """Say no."""
        return False

    def begins(self, prefix: str) -> bool:
        """Say no."""
        return False

    def words(self, prefix: str) -> Iterator[str]:
        """Yield nothing."""
        return iter(())


@cache
def open_lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language (ISO 639-1), opened once per process.

    >>> open_lexicon("fr").available, open_lexicon("xx").available
    (True, False)
    """
    path = DATA / f"{language}.lex"
    return Lexicon(language, path) if path.is_file() else EmptyLexicon(language)
