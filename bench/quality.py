"""Alarms on clean text, per language, against the floors of floors.toml.

    python bench/quality.py [--corpora FOLDER] [--files PATTERN]

FOLDER holds <lang>/*.txt with one clean sentence a line; without it the clean texts of fixtures/clean/ are measured.
The exit code is 1 if a figure is worse than its floor. The table of floors is called as FOLDER is.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cleaner import clean

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
LINES_A_DOCUMENT = 14


@dataclass
class Score:
    """What the whole chain said about the clean text of one language."""

    tokens: int = 0
    sentences: int = 0
    seconds: float = 0.0
    actions: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    fixes: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Findings per 10,000 tokens (fixes, suggestions) and per 1,000 sentences (flags)."""
        return {
            "fixes_per_10k_tokens": round(1e4 * self.actions["fix"] / self.tokens, 2),
            "suggestions_per_10k_tokens": round(1e4 * self.actions["suggest"] / self.tokens, 2),
            "flags_per_1k_sentences": round(1e3 * self.actions["flag"] / self.sentences, 2),
        }


def documents(path: Path) -> Iterator[list[str]]:
    """The sentences of a file, in documents of up to LINES_A_DOCUMENT."""
    document: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.strip():
            document.append(line.strip())
        if len(document) >= LINES_A_DOCUMENT or (not line.strip() and len(document) >= 3):
            yield document
            document = []
    if document:
        yield document


def measure(language: str, paths: list[Path]) -> Score:
    """The whole chain on every document of the files."""
    score = Score()
    for path in paths:
        for sentences in documents(path):
            text = "\n\n".join(sentences) + "\n"
            began = time.perf_counter()
            result = clean(text, language=language)
            score.seconds += time.perf_counter() - began
            score.tokens += len(text.split())
            score.sentences += len(sentences)
            score.actions.update(str(finding.action) for finding in result.findings)
            score.rules.update(f"{finding.rule} {finding.action}" for finding in result.findings)
            score.fixes += [f"{f.rule}: {f.before!r} -> {f.after!r}" for f in result.findings if f.applied]
    return score


def main() -> int:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=HERE.parent / "fixtures" / "clean")
    parser.add_argument("--files", default="*.txt", help="pattern of the files of a language (default: %(default)s)")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    args = parser.parse_args()
    floors = tomllib.loads(args.floors.read_text(encoding="utf-8"))
    worse = 0
    for folder in sorted(path for path in args.corpora.iterdir() if path.is_dir()):
        score = measure(folder.name, sorted(folder.glob(args.files)))
        print(f"{folder.name}  {score.tokens} tokens  {score.seconds:.1f} s")
        for name, value in score.figures().items():
            floor = floors.get(args.corpora.name, {}).get(folder.name, {}).get(name)
            sunk = floor is not None and value > floor
            worse += sunk
            print(f"    {name:28} {value:8.2f}  floor {'-' if floor is None else floor}{'  WORSE' if sunk else ''}")
        for rule, count in score.rules.most_common():
            print(f"      {count:5} {rule}")
        for line in score.fixes[:20]:
            print(f"      fix {line}")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
