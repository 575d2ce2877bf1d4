"""What a text costs as it grows: time per code point from 10 kB to 10 MB, adversarial texts of 1 MB, and memory.

python bench/growth.py [--texts FILE ...] [--largest MB]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from texts import articles

MEGABYTE = 1_000_000
ADVERSARIAL = {
    "one letter": "a",
    "mojibake": "Ã",
    "quotation marks": '"',
    "spaces": " ",
    "one word": "mot ",
    "alternating scripts": "aб ",
    "line ends": "\n",
    "digits": "1",
    "full stops": ".",
    "markup": "*_`[x](y) ",
}
_MEMORY = (
    "import json, sys; from cleaner import clean; "
    "[clean(json.loads(line)) for line in open(sys.argv[1], encoding='utf-8')]; "
    "print(next(int(line.split()[1]) // 1024 for line in open('/proc/self/status') if line.startswith('VmHWM')))"
)
"""Linux only. What `resource` tells of a process counts the memory of the one that started it."""


def seconds(text: str, format_: str = "text") -> float:
    """Processor time for one text."""
    from cleaner import clean

    began = time.process_time()
    clean(text, language="fr", format=format_)
    return time.process_time() - began


def growth(files: list[Path], largest: int) -> None:
    """Prints the cost of one article of growing size.

    Every size is measured on the same million code points (the largest on more), cut into articles of that size, in a
    fresh process: so each meets as many words for the first time as the others.
    """
    first = None
    for size in (10_000, 100_000, MEGABYTE, 10 * MEGABYTE):
        if size > largest * MEGABYTE:
            break
        with ProcessPoolExecutor(1, get_context("spawn")) as process:
            took = process.submit(_cost, files, size).result()
        first = first or took
        print(
            f"{size:>12,} code points {1e6 * took:8.2f} µs a code point, {took / first:5.2f} times the first",
            flush=True,
        )


def _cost(files: list[Path], size: int) -> float:
    """Seconds a code point of text that is cut, between lines, into articles of about `size` code points."""
    seconds(articles(1)[0])  # imports are no cost of a code point
    lines = articles(1, files, max(size, MEGABYTE))[0].splitlines(keepends=True)
    texts, begin, length = [], 0, 0
    for at, line in enumerate(lines):
        length += len(line)
        if length >= size or at + 1 == len(lines):
            texts.append("".join(lines[begin : at + 1]))
            begin, length = at + 1, 0
    return sum(map(seconds, texts)) / sum(map(len, texts))


def adversarial() -> None:
    """Prints the time for 1 MB of each."""
    for name, part in ADVERSARIAL.items():
        text = part * (MEGABYTE // len(part))
        times = [f"{format_} {seconds(text, format_):6.1f} s" for format_ in ("text", "markdown")]
        print(f"1 MB of {name:22} {'   '.join(times)}", flush=True)


def memory(files: list[Path]) -> None:
    """Prints the largest memory of fresh processes: one article, and more and more that are not the same."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        for number in (1, 300, 1000, 3000):
            path.write_text("".join(f"{json.dumps(text)}\n" for text in articles(number, files)), encoding="utf-8")
            command = [sys.executable, "-c", _MEMORY, str(path)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            print(f"memory after {number:4} articles {done.stdout.strip():>5} MB")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--largest", type=int, default=1, metavar="MB")
    args = parser.parse_args()
    memory(args.texts)
    growth(args.texts, args.largest)
    adversarial()


if __name__ == "__main__":
    main()
