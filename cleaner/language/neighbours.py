"""Languages that share a script and show none of the letters that tell them apart: langdetect decides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

SURE = 0.9
"""Probability from which langdetect is believed; it is over-sure on a few words, so there must be LEAST letters."""
LEAST = 20
MOST = 2_000
"""Code points that are looked at: langdetect samples n-grams, and more text changes nothing."""


def among(text: str, languages: Sequence[str]) -> str | None:
    """The one of `languages` (ISO 639-1) that `text` is in; None if that is not clear.

    langdetect draws its samples at random; with a seed of its own for each detector the answer is always the same.

    >>> among("राष्ट्रपतींनी आज मुंबईत मंत्र्यांची भेट घेतली आणि नंतर सभेला गेले", ["hi", "mr", "ne"])
    'mr'
    """
    if sum(map(str.isalpha, text[:MOST])) < LEAST:
        return None
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory(tuple(languages)).create()
    detector.append(text[:MOST])
    try:
        best = next(iter(detector.get_probabilities()), None)
    except LangDetectException:  # not one of the letters is written in a language that it knows
        return None
    return str(best.lang) if best is not None and best.prob >= SURE else None


@lru_cache(maxsize=8)
def _factory(languages: tuple[str, ...]) -> Any:
    """A factory of detectors that know those of `languages` for which langdetect has a profile."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.seed = 0
    paths = [Path(PROFILES_DIRECTORY, language) for language in languages]
    factory.load_json_profile([path.read_text(encoding="utf-8") for path in paths if path.is_file()])
    return factory
