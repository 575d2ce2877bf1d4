"""Raised letters beside numbers that were lost: "20 km?" was km², "n? 5" was nº 5."""

from __future__ import annotations

from cleaner.encoding.evidence import Evidence
from cleaner.expressions import re

_PER_OR_NUMBER = re.compile(r"(?:\d[ \xa0\u202f]?|/|(?<!\w)(?:por|par|per|pro)[ \xa0])\Z")
_NUMBER_NEXT = re.compile(r"[ \xa0\u202f]\d")
_AREAS = {"km": ("km²",), "m": ("m²", "m³")}
_REACH = 10


def read(line: str, part: re.Match[str], evidence: Evidence, *, sure: bool) -> tuple[str, ...]:
    """What a unit of area or "n" with a sign behind it may have been; none where it is neither.

    sure   the sign cannot be a question mark
    """
    unit = part[0][:-1]
    numero = str(evidence.data.get("numero", ""))
    if numero and unit in ("n", "N") and _NUMBER_NEXT.match(line, part.end()):
        return (unit + numero,)
    if not sure or unit not in _AREAS or not _PER_OR_NUMBER.search(line[max(0, part.start() - _REACH) : part.start()]):
        return ()
    return _AREAS[unit]
