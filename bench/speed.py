"""Speed against what a user would write: the ratios that the README quotes.

    python bench/speed.py [--articles N] [--texts FILE ...]

Everything is timed in one run on the same articles, because absolute times depend on the machine. FILE holds a sentence
a line and is in one language; without it the articles are made of the fixtures, whose words are few and soon known.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import naive
from texts import articles, damaged

ROUNDS = 3
"""Times that everything is measured in turn; the best counts."""


def seconds(function: Callable[[str], object], texts: Sequence[str]) -> float:
    """Processor time of `function` over all texts."""
    began = time.process_time()
    for text in texts:
        function(text)
    return time.process_time() - began


def throughput(texts: list[str]) -> None:
    """Prints articles a second of the whole chain, of a part of it, and of others on the same articles."""
    import ftfy

    from cleaner import Cleaner
    from cleaner.config import Config

    ours, no_gaps = Cleaner(), Cleaner(Config(ignore=("gaps",)))
    dirty = [damaged(text, seed) for seed, text in enumerate(texts)]
    few = texts[: max(1, len(texts) // 20)]
    work: dict[str, tuple[Callable[[str], object], list[str]]] = {
        "ftfy.fix_text": (ftfy.fix_text, texts),
        "all stages but gaps": (no_gaps.clean, texts),
        "all stages": (ours.clean, texts),
        "all stages but gaps, dirty": (no_gaps.clean, dirty),
        "naive chain": (naive.clean, few),
    }
    best: dict[str, float] = {}
    for function, chosen in work.values():
        seconds(function, chosen[:5])
    for _ in range(ROUNDS):
        for name, (function, chosen) in work.items():
            best[name] = min(best.get(name, 1e9), seconds(function, chosen) / len(chosen))
    for name, took in best.items():
        print(f"{name:28}{1 / took:9.1f} articles/s{best['ftfy.fix_text'] / took:8.3f} times ftfy.fix_text")
    print(f"all stages, against the naive chain: {best['naive chain'] / best['all stages']:.1f} times")
    print(f"dirty against clean: {best['all stages but gaps'] / best['all stages but gaps, dirty']:.2f}")


LONG_RUN = 300
"""Articles after which the start of a process, and the words that it meets for the first time, weigh little."""


def two_processes(texts: list[str]) -> None:
    """Prints how much faster two processes are than one; it means something only where two processors are idle."""
    from cleaner import Cleaner

    cleaner, best = Cleaner(), {}
    for jobs in (1, 2):
        for _ in range(2):
            began = time.perf_counter()
            for _ in cleaner.clean_many(texts, jobs=jobs):
                pass
            best[jobs] = min(best.get(jobs, 1e9), time.perf_counter() - began)
    print(f"two processes against one: {best[1] / best[2]:.2f} times")


def cold(text: str) -> None:
    """Prints the least wall time in ms of fresh processes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.txt")
        path.write_text(text, encoding="utf-8")
        ours = (sys.executable, "-m", "cleaner")
        codespell = Path(sys.executable).with_name("codespell")
        commands: dict[str, tuple[str, ...]] = {
            "python itself": (sys.executable, "-c", "pass"),
            "cleancopy --help": (*ours, "--help"),
            "cleancopy check": (*ours, "check", "--ignore", "gaps", str(path)),
            "cleancopy check, gaps too": (*ours, "check", str(path)),
        }
        if codespell.exists():
            commands["codespell"] = (str(codespell), str(path))
        environment = {**os.environ, "CLEANCOPY_CACHE": str(Path(folder, "cache"))}
        best = {name: min(_wall(command, environment) for _ in range(7)) for name, command in commands.items()}
        for name, took in best.items():
            print(f"{name:28}{1000 * took:9.0f} ms{took / best['python itself']:8.1f} times python")


def _wall(command: Sequence[str], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True, env=environment)
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    texts = articles(args.articles, args.texts)
    throughput(texts)
    two_processes(articles(max(args.articles, LONG_RUN), args.texts))
    cold(texts[0])


if __name__ == "__main__":
    main()
