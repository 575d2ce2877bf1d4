"""Measures the whole stage, rules and model together: what it finds, how well it names it, and what it flags wrongly.

    python evaluate.py LANG --holes HOLES.jsonl --news NEWS.txt [--rules] [--show]

HOLES    sentences with one word missing: text, gap (code points), deleted, class
NEWS     whole sentences, one a line; every flag in them counts as false, until you have read it (--show) and have
         named the line in faulty.toml
--rules  the rules alone
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

from examples import sound_lines
from scoring import KINDS

from cleaner.findings import Action, Finding
from cleaner.formats import parse
from cleaner.gaps import expected
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules
from cleaner.stages.gaps import find
from cleaner.tokens import tokenise

NEAR = 2
"""Tokens by which a finding may miss the hole, and an editor still sees it."""


def main() -> None:
    """Print one line a part of speech, and one for the whole sentences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("--holes", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if options.rules:
        expected.calibration = lambda language: expected.OFF  # type: ignore[assignment]
    profile = Profile(options.language, builtin_rules())
    records = [json.loads(line) for line in options.holes.read_text(encoding="utf-8").splitlines()]
    tallies: dict[str, Tally] = defaultdict(Tally)
    for record in records:
        if record["class"] != "clean":
            tallies[record["class"]].count(record, profile)
    for part, tally in sorted(tallies.items()):
        print(part, tally)
    _whole(options.news, profile, options.show)


@dataclass
class Tally:
    """Counts of one part of speech."""

    holes: int = 0
    flags: int = 0
    found: int = 0
    kinds: int = 0
    words: int = 0

    def count(self, record: dict[str, Any], profile: Profile) -> None:
        """Look at one sentence."""
        self.holes += 1
        near = [f for f in find(parse(record["text"] + "\n"), profile) if _is_near(f, record, profile)]
        if near:
            self.found += 1
            self.flags += any(f.action is Action.FLAG for f in near)
            self.kinds += any(f.rule in KINDS[record["class"]] for f in near)
            given = {s.lower().replace("’", "'") for f in near for s in f.suggestions[:3]}
            self.words += record["deleted"].lower().replace("’", "'") in given

    def __str__(self) -> str:
        share = self.flags / self.holes
        low, high = wilson(self.flags, self.holes)
        return (
            f"{self.holes} holes: flags {share:.2f} ({low:.2f}-{high:.2f}), with infos {self.found / self.holes:.2f}; "
            f"of those found, kind right {self.kinds / max(1, self.found):.2f}, "
            f"word suggested {self.words / max(1, self.found):.2f}"
        )


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The interval in which a share lies, 95 times in 100 (Wilson 1927)."""
    share, square = hits / total, z * z / total
    middle, half = share + square / 2, z * sqrt(share * (1 - share) / total + square / (4 * total))
    return (middle - half) / (1 + square), (middle + half) / (1 + square)


def _is_near(finding: Finding, record: dict[str, Any], profile: Profile) -> bool:
    tokens = tokenise(record["text"], elided=profile.words("orthography", "elided"))
    starts = [token.start for token in tokens]
    place = finding.gap if finding.gap is not None else finding.start
    return abs(bisect_left(starts, place) - bisect_left(starts, record["gap"])) <= NEAR


def _whole(news: Path, profile: Profile, show: bool) -> None:
    lines = [line.strip() for line in sound_lines(news, profile.language)]
    text = "\n\n".join(lines) + "\n"
    findings = list(find(parse(text), profile))
    flags = [f for f in findings if f.action is Action.FLAG]
    low, high = wilson(len(flags), len(lines))
    print(
        f"whole sentences: {len(lines)}, flags in 1,000: {1000 * len(flags) / len(lines):.1f} "
        f"({1000 * low:.1f}-{1000 * high:.1f}), infos {1000 * (len(findings) - len(flags)) / len(lines):.1f}"
    )
    for f in flags if show else ():
        at = f.gap or f.start
        print(f"{f.confidence:.2f} {f.rule} {text[max(0, at - 60) : at]!r} ⟨?⟩ {text[at : at + 40]!r} {f.suggestions}")


if __name__ == "__main__":
    main()
