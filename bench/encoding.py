"""Encoding, escapes and characters against ftfy: what they cost on clean text, and what they mend of ftfy's own cases.

    python bench/encoding.py [--rounds N] [--ftfy-cases FOLDER]

FOLDER is where the source distribution of ftfy was unpacked; its tests/test_cases.json is read:

    pip download --no-binary :all: --no-deps ftfy && tar xf ftfy-*.tar.gz

Quotation marks are left out of the comparison, because ftfy straightens them and this tool must not. The exit code is 1
if the cost is not at least FASTER times less than that of ftfy.fix_text in every language.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import ftfy

from cleaner.chain import Settings, run
from cleaner.findings import Finding
from cleaner.selection import Selection

FIXTURES = Path(__file__).parent.parent / "fixtures"
STAGES = ("encoding", "escapes", "characters")
FASTER = 5.0
"""How many times less these stages must cost than ftfy.fix_text, on clean articles in the same run."""


def articles() -> dict[str, list[str]]:
    """The clean texts of the fixtures, by language: articles and pages of prose, without the pages of rare signs."""
    found: dict[str, list[str]] = {}
    for path in sorted(FIXTURES.glob("articles/*/clean.txt")):
        found.setdefault(path.parent.name[:2], []).append(path.read_text(encoding="utf-8"))
    for path in sorted(FIXTURES.glob("clean/*/*.txt")):
        if path.stem == "hard":
            continue
        found.setdefault(path.parent.name, []).append(path.read_text(encoding="utf-8"))
    return found


def best(work: Callable[[], object], rounds: int) -> float:
    """The least processor time, in seconds, of `rounds` runs after a warm-up."""
    work()
    times = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def cost(rounds: int) -> float:
    """Prints the cost of the three stages and of ftfy.fix_text on clean text; gives the least ratio of a language."""
    print("clean text: ns a code point of encoding, escapes and characters, and of ftfy.fix_text")
    return min(_cost(language, texts, rounds) for language, texts in articles().items())


def _cost(language: str, texts: list[str], rounds: int) -> float:
    from importlib import import_module

    from cleaner.formats import parse
    from cleaner.profile import Profile
    from cleaner.ruleset import builtin_rules

    stages = [import_module(f"cleaner.stages.{name}").find for name in STAGES]
    documents = [parse(text) for text in texts]

    def ours() -> list[Finding]:
        found: list[Finding] = []
        for document in documents:
            profile = Profile(language, builtin_rules())
            for find in stages:
                found += find(document, profile)
        return found

    def theirs() -> None:
        for text in texts:
            ftfy.fix_text(text)

    fixes = [finding for finding in ours() if finding.action == "fix"]
    assert not fixes, f"{language}: not clean: {fixes}"
    mine, other = best(ours, rounds), best(theirs, rounds)
    size = sum(map(len, texts)) / 1e9
    low = "" if other >= FASTER * mine else "  WORSE"
    print(f"    {language}  {len(texts)} texts {mine / size:8.1f} {other / size:8.1f}  ratio {other / mine:5.1f}{low}")
    return other / mine


def plain(text: str) -> str:
    """The text as ftfy would leave it apart from mojibake: quotation marks straight, widths folded, and so on."""
    return ftfy.fix_text(text, fix_encoding=False, unescape_html=False).strip()


def cases(folder: Path) -> None:
    """Prints how ftfy's own test cases come out."""
    path = next(iter(sorted(folder.glob("**/test_cases.json"))), None)
    if path is None:
        sys.exit(f"{folder}: no test_cases.json; see the head of this file")
    settings = Settings(selection=Selection(select=STAGES))
    counts = dict.fromkeys(("passed", "left as it was", "other"), 0)
    mended, known, lines = 0, 0, []
    for case in json.loads(path.read_text(encoding="utf-8")):
        ours = run(case["original"], settings).text
        wanted = {plain(case["fixed"]), plain(case.get("fixed-encoding", case["fixed"]))}
        right = plain(ours) in wanted
        if case["expect"] == "fail":
            known += 1
            mended += right
            continue
        outcome = "passed" if right else "left as it was" if ours == case["original"] else "other"
        counts[outcome] += 1
        if not right:
            lines.append(f"    {outcome}: {case['label']}\n        {ours!r}\n        {case['fixed']!r}")
    print(f"ftfy's own cases: {', '.join(f'{name} {count}' for name, count in counts.items())}", end="; ")
    print(f"{mended} of the {known} that ftfy marks as known failures mended")
    print("\n".join(lines))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--ftfy-cases", type=Path)
    args = parser.parse_args()
    ratio = cost(args.rounds)
    if args.ftfy_cases:
        cases(args.ftfy_cases)
    return 0 if ratio >= FASTER else 1


if __name__ == "__main__":
    sys.exit(main())
