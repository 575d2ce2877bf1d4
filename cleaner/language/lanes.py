"""Many sums at once: what words say for each language, as numbers side by side in one integer.

One addition then adds up for all languages, in a fiftieth of the time of as many additions of numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from struct import Struct

LANE, STEPS = 32, 1 << 10
"""Bits of the sum of one language, and steps a nat."""
LONGEST = 1_000_000
"""Code points of a text whose sums surely have room, as none of its words says more than 7 nats."""
ROUNDING = 1e-6
"""More than sums of floating-point numbers differ by the order in which they were added."""


class Lanes:
    """Packs numbers of nats for languages 0, 1, …, `languages` - 1; none may be negative. They are rounded up.

    >>> lanes = Lanes(3)
    >>> lanes.reaching(lanes.packed([0.5, 0.0, 2.0]) + lanes.packed([0.5, 0.25, 0.0]), 1.0)
    [0, 2]
    """

    def __init__(self, languages: int) -> None:
        self._row = Struct(f"<{languages}I")

    def packed(self, values: Sequence[float]) -> int:
        """The integer in which `values` are side by side."""
        return sum(ceil(STEPS * value) << (LANE * number) for number, value in enumerate(values) if value > 0)

    def reaching(self, total: int, least: float) -> list[int]:
        """The languages for which a sum of packed numbers may be `least` nats; no other can have so much."""
        steps = (least - ROUNDING) * STEPS
        sums = self._row.unpack(total.to_bytes(self._row.size, "little"))
        return [number for number, value in enumerate(sums) if value >= steps] if max(sums) >= steps else []
