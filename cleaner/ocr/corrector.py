"""What a misread word should be: a small trained network over what a person can check."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any, TypeAlias

from cleaner.document import Document
from cleaner.lexicon import open_lexicon
from cleaner.lexicon.characters import open_characters
from cleaner.ocr.channel import Candidate
from cleaner.ocr.guards import open_guards
from cleaner.ocr.joined import are_words, is_name_of_two
from cleaner.ocr.joints import Kind
from cleaner.ocr.model import Proposal, Source, plain, shift
from cleaner.ocr.nearby import DATA, open_nearby
from cleaner.ocr.pieces import BEGIN, END, Pieces
from cleaner.ocr.place import CONTEXT, NO_RIVAL, NO_WORD, Option, Place
from cleaner.ocr.places import CACHED_WORDS, Places
from cleaner.ocr.words import Unknown
from cleaner.profile import Profile
from cleaner.ruleset import RuleSet

JOINTS = tuple(kind for kind in Kind if kind is not Kind.WORD)
MOST_MARGIN = 4.0
MOST_LETTERS = 12
LIKELY_SHARE = 6
"""log10 above which one score says all beside another."""
HOPELESS = -1.0
"""Log-odds (natural) below which no confidence of the machine makes a word worth a suggestion."""
UNASKED = 0.5
"""What an absent neighbour counts among the known and the unknown."""
FEATURES = (
    "zipf cost distance unlearned before after against_rival share against_itself likelier_letters own_letters letters "
    "known own_zipf own_fit known_before known_after capital capital_inside in_capitals mixed_case marks web trusted "
    "accent_only dictionary longer relative_distance name closed_class options best_other_fit "
    "space broken mark mark_and_space hyphen half glued left_known right_known left_zipf right_zipf shorter_part exact "
    "inner against_overlapping overlapped touched followed damage"
).split()


Row: TypeAlias = "array[float]"
"""The features of an option, in the order of FEATURES."""
MOST_KEPT = 1 << 13
"""Places of a text whose features are kept from one pass to the next."""
AT_ONCE = 64
"""Options that are judged at once: for 256 numpy starts threads, which on two busy cores takes twenty times as long."""
WEIGHTS = ("mean", "scale", "hidden", "bias", "out", "out_bias")
Judged = tuple[Place, list[tuple[float, Option]]]
"""A place with its options and their log-odds (natural), the best first."""


class Corrector:
    """The corrector of one language: ``cleaner/data/ocr/<language>.json``, made by ``training/ocr/corrector.py``.

    pieces               what was read for what, with costs
    features             their names when it was trained
    mean, scale          of the features, in the order of FEATURES
    hidden, bias         weights of one layer of rectified units, a row a feature
    out, out_bias        weights of the log-odds
    """

    def __init__(self, profile: Profile, data: Mapping[str, Any]) -> None:
        words = open_nearby(profile.language)
        if words is None:
            raise FileNotFoundError(DATA / f"{profile.language}.npz")
        self._lexicon = open_lexicon(profile.language)
        self._logprob = lru_cache(CACHED_WORDS)(open_characters(profile.language).logprob)
        self._guards = open_guards(profile.rules, profile.language)
        self.places = Places(profile, words, Pieces(data["pieces"]))
        self._data = data
        self.trained_on: list[str] = data["features"]

    def proposals(self, document: Document, known: bool) -> tuple[Proposal, ...]:
        """The likeliest word of every place of a document that may be misread, in order; known words too if `known`."""
        places = self.places.of(document, known)
        kept = document.carry(("ocr features", self._lexicon.language))
        chosen = self.chosen(places, [row for place in places for row in self._remembered(place, kept)])
        return tuple(self._proposal(document, place, ranked) for place, ranked in chosen)

    def _remembered(self, place: Place, kept: dict[Place, list[Row]]) -> list[Row]:
        """The features of a place, worked out once for all the passes; only the damage around it changes then."""
        alike = place._replace(start=0, end=0, damage=0.0)
        rows = kept.get(alike)
        if rows is None:
            rows = [array("d", row) for row in self.features(alike)]
            if len(kept) < MOST_KEPT:
                kept[alike] = rows
        rows = [row[:-1] for row in rows]
        for row in rows:
            row.append(place.damage)
        return rows

    def chosen(self, places: Sequence[Place], rows: Sequence[Sequence[float]]) -> list[Judged]:
        """The places that are not hopeless and of which none overlaps a likelier one, in order.

        `rows` are the features of all their options.
        """
        odds = iter(self._odds(rows) if rows else ())
        judged: list[Judged] = []
        for place in places:
            ranked = sorted(((next(odds), option) for option in place.options), key=lambda one: (-one[0], one[1].word))
            if ranked[0][0] >= HOPELESS:
                judged.append((place, ranked))
        kept: list[Judged] = []
        taken = bytearray(max((place.end for place in places), default=0))
        for place, ranked in sorted(judged, key=lambda one: (-one[1][0][0], one[0].start, one[0].kind)):
            if not any(taken[place.start : place.end]) and self._is_wrong(place, ranked[0][1].word):
                taken[place.start : place.end] = b"\1" * (place.end - place.start)
                kept.append((place, ranked))
        return sorted(kept, key=lambda one: one[0].start)

    def _is_wrong(self, place: Place, word: str) -> bool:
        if place.kind is Kind.WORD:
            return not self._guards.is_right(place.text, word)
        return not (are_words(place, self._lexicon) or is_name_of_two(place, self._lexicon))

    def _proposal(self, document: Document, place: Place, ranked: list[tuple[float, Option]]) -> Proposal:
        confidence = document.confidences.of(place.start, place.end)
        probability = _logistic(ranked[0][0] + shift(confidence))
        rivals = tuple(option.word for _, option in ranked[1:4])
        source = Source.REAL_WORD if place.known else Source.TRAINED
        return Proposal(_unknown(place, confidence), _candidate(ranked[0][1]), probability, rivals, source)

    def _odds(self, rows: Sequence[Sequence[float]]) -> list[float]:
        import numpy

        data, out = self._weights, list[float]()
        for start in range(0, len(rows), AT_ONCE):
            values = (numpy.array(rows[start : start + AT_ONCE]) - data["mean"]) / data["scale"]
            hidden = numpy.maximum(values @ data["hidden"] + data["bias"], 0.0)
            out += (hidden @ data["out"] + data["out_bias"]).tolist()
        return out

    @cached_property
    def _weights(self) -> dict[str, Any]:
        import numpy

        return {name: numpy.array(self._data[name]) for name in WEIGHTS}

    def features(self, place: Place) -> Iterator[list[float]]:
        """What the network looks at, for each option of a place, in the order of FEATURES."""
        shared, joint = self._of_place(place), self._of_joint(place)
        own, web = self._logprob(place.letters), self._lexicon.entry(place.letters)
        own_score = place.own + CONTEXT * place.own_fit if place.known else own + NO_WORD
        of_token = [web.zipf if web else 0.0, float(web is not None and web.trust > 0)]
        around = [float(place.touched), float(place.followed), place.damage]
        bare_token, scores = plain(place.text), [option.score for option in place.options]
        fits = [option.before + option.after for option in place.options]
        for at, option in enumerate(place.options):
            rival = scores[at == 0] if len(scores) > 1 else NO_RIVAL
            bare = option.word.replace("-", "") if place.kind is Kind.HYPHEN else option.word
            parts = bare.split(" ")
            entry = self._lexicon.entry(parts[0])
            letters = sum(self._logprob(part) for part in parts)
            yield [
                option.zipf,
                option.reading.cost,
                option.distance,
                option.reading.unlearned,
                option.before,
                option.after,
                max(-MOST_MARGIN, min(MOST_MARGIN, option.score - rival)),
                1 / sum([10 ** min(LIKELY_SHARE, score - option.score) for score in scores]),
                option.score - own_score,
                letters - own,
                own / (len(place.letters) + 1),
                *shared,
                *of_token,
                float(bare_token == plain(option.word)),
                float(entry is not None and entry.trust > 1),
                len(option.word) - len(place.text),
                option.distance / max(2, len(option.word)),
                float(self._lexicon.is_name(option.word)),
                float(self._lexicon.is_closed_class(option.word)),
                len(place.options),
                max(fits[:at] + fits[at + 1 :], default=0.0),
                *joint,
                float(option.distance == 0),
                option.inner,
                max(-MOST_MARGIN, min(MOST_MARGIN, option.score - place.rival)),
                float(place.rival > NO_RIVAL),
                *around,
            ]

    def _of_joint(self, place: Place) -> list[float]:
        """What the two parts of a word are, or of two words that were run together."""
        kinds = [float(place.kind is kind) for kind in JOINTS]
        if not place.right:
            return [*kinds, 0.0, 0.0, 0.0, 0.0, 0.0]
        known = [float(self._lexicon.knows(part)) for part in (place.left, place.right)]
        zipfs = [self._lexicon.zipf(part) for part in (place.left, place.right)]
        return [*kinds, *known, *zipfs, min(len(place.left), len(place.right))]

    def _of_place(self, place: Place) -> list[float]:
        """What is the same for every option."""
        text, capital, knows = place.text, place.text[0].isupper(), self._lexicon.knows
        return [
            min(len(place.letters), MOST_LETTERS),
            float(place.known),
            place.own,
            place.own_fit,
            float(knows(place.before)) if place.before else UNASKED,
            float(knows(place.after)) if place.after else UNASKED,
            float(capital),
            float(capital and not place.starts_sentence and not place.in_capitals),
            float(place.in_capitals),
            float(any(a.islower() and b.isupper() for a, b in pairwise(text))),
            sum(not char.isalpha() for char in place.letters),
        ]


def _logistic(odds: float) -> float:
    from math import exp

    return 1 / (1 + exp(-max(-50.0, min(50.0, odds))))


def _unknown(place: Place, confidence: float | None) -> Unknown:
    return Unknown(place.start, place.end, place.text, place.starts_sentence, (), place.before, place.after, confidence)


def _candidate(option: Option) -> Candidate:
    """The option with its confusions, without the ends of the word."""
    bare = ((read.strip(BEGIN + END), meant.strip(BEGIN + END)) for read, meant in option.reading.confusions)
    return Candidate(option.word, option.reading.cost, tuple(bare))


@lru_cache(maxsize=8)
def open_corrector(rules: RuleSet, language: str) -> Corrector | None:
    """The corrector of a language, opened once a process; None where there were no pairs of it to train one."""
    path = DATA / f"{language}.json"
    if not path.exists():
        return None
    return Corrector(Profile(language, rules), json.loads(path.read_text(encoding="utf-8")))
