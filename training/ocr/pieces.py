"""Learns what is read for what, in pieces of up to four letters with the ends of the word (Brill and Moore 2000)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from math import log10

from rapidfuzz.distance import Levenshtein

from cleaner.ocr.pieces import BEGIN, END, LONGEST, NEVER

LEAST = 2  # times that a piece must be seen
PRIOR = 3.0  # pseudo-occurrences of what was meant
DEAREST = 4.6
AROUND = 2  # letters beside an error that may make it likelier
CHEAPER = 0.3  # what a longer piece must save to be kept

Table = dict[str, dict[str, float]]


def learn(pairs: Iterable[tuple[str, str]], general: Mapping[str, Mapping[str, float]]) -> Table:
    """The table of (reading, truth) words, on top of a general one: -log10 of P(read | meant)."""
    meant_count: Counter[str] = Counter()
    counts: Counter[tuple[str, str]] = Counter()
    for reading, truth in pairs:
        text = BEGIN + truth.lower() + END
        meant_count.update(text[i : i + n] for n in range(1, LONGEST + 1) for i in range(len(text) - n + 1))
        if reading.lower() != truth.lower():
            counts.update(pieces(BEGIN + reading.lower() + END, text))
    table: Table = {read: dict(meant) for read, meant in general.items()}
    for (read, meant), count in sorted(counts.items()):
        cost = -log10(count / (meant_count[meant] + PRIOR))
        if count >= LEAST and cost <= DEAREST and meant.strip(BEGIN + END).isalpha():
            table.setdefault(read, {})[meant] = round(cost, 1)
    return {read: kept for read in sorted(table) if (kept := _needed(read, table))}


def pieces(reading: str, truth: str) -> Iterator[tuple[str, str]]:
    """Every (read, meant) piece around an error, alone and with its neighbours."""
    units = list(_units(reading, truth))
    for start, end in _errors(units):
        for first in range(max(0, start - AROUND), start + 1):
            for last in range(end, min(len(units), end + AROUND) + 1):
                read = "".join(one for one, _ in units[first:last])
                meant = "".join(other for _, other in units[first:last])
                if 0 < len(read) <= LONGEST and 0 < len(meant) <= LONGEST and read not in (BEGIN, END):
                    yield read, meant
        if end - start > 1:
            yield from ((read, meant) for read, meant in units[start:end] if read and meant and read != meant)


def _units(reading: str, truth: str) -> Iterator[tuple[str, str]]:
    """The letters of both side by side; one that has no counterpart stands beside nothing."""
    for tag, a0, a1, b0, b1 in Levenshtein.opcodes(reading, truth):
        if tag == "insert":
            yield from (("", letter) for letter in truth[b0:b1])
        elif tag == "delete":
            yield from ((letter, "") for letter in reading[a0:a1])
        else:
            yield from zip(reading[a0:a1], truth[b0:b1], strict=True)


def _errors(units: list[tuple[str, str]]) -> list[tuple[int, int]]:
    """The stretches in which letters differ; two with one letter between are one."""
    out: list[tuple[int, int]] = []
    for at, (read, meant) in enumerate(units):
        if read != meant and out and at - out[-1][1] <= 1:
            out[-1] = (out[-1][0], at + 1)
        elif read != meant:
            out.append((at, at + 1))
    return out


def _needed(read: str, table: Table) -> dict[str, float]:
    """The pieces meant for one read that a shorter piece does not explain as well."""
    kept = {}
    for meant, cost in sorted(table[read].items()):
        shorter = NEVER
        if len(read) > 1 and len(meant) > 1:
            if read[0] == meant[0]:
                shorter = table.get(read[1:], {}).get(meant[1:], NEVER)
            if read[-1] == meant[-1]:
                shorter = min(shorter, table.get(read[:-1], {}).get(meant[:-1], NEVER))
        if cost < shorter - CHEAPER:
            kept[meant] = cost
    return kept
