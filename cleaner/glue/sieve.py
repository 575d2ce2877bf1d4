"""A set of words in few bytes, which holds each of its words and a few in a hundred of the others: Bloom (1970)."""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from collections.abc import Collection
from zlib import crc32

BITS = 12
"""Bits for each word: 2 of 100 other words pass."""


class Sieve:
    """A set that is asked whether a word is worth a longer look.

    >>> few = Sieve(Sieve.written(["mer", "merdes"]))
    >>> "merdes" in few, "maison" in few
    (True, False)
    """

    def __init__(self, written: str = "") -> None:
        """A sieve as `written` makes it; the empty one holds nothing."""
        self._bits = a2b_base64(written)
        self._size = 8 * len(self._bits)

    def __contains__(self, word: str) -> bool:
        if not self._size:
            return False
        first, second = _places(word, self._size)
        return bool(self._bits[first >> 3] & 1 << (first & 7)) and bool(self._bits[second >> 3] & 1 << (second & 7))

    @staticmethod
    def written(words: Collection[str]) -> str:
        """The sieve of some words, to be stored."""
        bits = bytearray(max(1, (len(words) * BITS + 7) // 8))
        for word in words:
            for place in _places(word, 8 * len(bits)):
                bits[place >> 3] |= 1 << (place & 7)
        return b2a_base64(bits, newline=False).decode("ascii")


def _places(word: str, size: int) -> tuple[int, int]:
    """The two bits of a word: of it, and of it read backwards."""
    written = word.encode("utf-8", "surrogatepass")
    return crc32(written) % size, crc32(written[::-1]) % size
