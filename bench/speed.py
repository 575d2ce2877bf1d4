"""Speed against what a user would write: the ratios that the README quotes.

    python bench/speed.py [--articles N]

Everything is timed in one run on the same articles, because absolute times depend on the machine.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
FIXTURES = HERE.parent / "fixtures"


def articles(count: int, name: str) -> list[str]:
    """`count` articles of about 3 kB made of the fixture articles (raw or clean), in turn."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob(f"articles/*/{name}.txt"))]
    return [texts[number % len(texts)] for number in range(count)]


def seconds(function: Callable[[str], object], texts: list[str]) -> float:
    """Wall time of `function` over all texts, after one warm-up."""
    function(texts[0])
    began = time.perf_counter()
    for text in texts:
        function(text)
    return time.perf_counter() - began


def cold(*command: str, runs: int = 7) -> float:
    """Median wall time in seconds of a fresh process."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run([sys.executable, *command], check=False, capture_output=True)
        times.append(time.perf_counter() - began)
    return sorted(times)[len(times) // 2]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100)
    args = parser.parse_args()
    import ftfy

    from cleaner import clean

    for name in ("clean", "raw"):
        texts = articles(args.articles, name)
        ours, theirs = seconds(clean, texts), seconds(ftfy.fix_text, texts)
        print(
            f"{name:6} cleancopy {len(texts) / ours:8.1f} articles/s   ftfy.fix_text {len(texts) / theirs:8.1f}"
            f"   ratio {theirs / ours:.3f}"
        )
    path = str(next(iter(sorted(FIXTURES.glob("articles/*/clean.txt")))))
    python = cold("-c", "pass")
    for title, command in [
        ("python itself", ("-c", "pass")),
        ("cleancopy --help", ("-m", "cleaner", "--help")),
        ("cleancopy check, one article", ("-m", "cleaner", "check", path)),
    ]:
        took = cold(*command)
        print(f"{title:32} {1000 * took:7.0f} ms   {took / python:.1f} times python")


if __name__ == "__main__":
    main()
