"""Kills processes that write articles, at random moments, and looks at what they leave.

    python bench/kill.py [--kills 500] [--seed 1]

Nine in ten write one text after the other into a file of 1 kB to 5 MB, so that nearly every kill falls into a write;
the tenth is a whole `cleancopy fix`. After each kill the file must be one of the texts, whole, with its mode, and its
folder must hold no other article. Exits with 1 at the first that is not so.
"""

from __future__ import annotations

import argparse
import random
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cleaner.files import collect

BAD = "Le ministre a Ã©tÃ© reÃ§u hier matin par le maire de la ville.\n\n".encode()
GOOD = "Le ministre a été reçu hier matin par le maire de la ville.\n\n".encode()
WRITE = """
import sys
from pathlib import Path
from cleaner.files import read
old, new = (Path(name).read_text() for name in sys.argv[2:])
print("ready", flush=True)
while True:
    source = read(sys.argv[1])
    source.write(new if source.text == old else old)
"""
FIX = "print('ready', flush=True)\nfrom cleaner.__main__ import start\nstart()"


def main() -> int:
    """Kill, look, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    counts = {"old": 0, "new": 0, "temporary files left": 0}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(args.kills):
            whole = number % 10 == 9
            size = 40 if whole else chance.randrange(16, 80_000)
            wrong = _kill(Path(folder), size, chance.uniform(0, 1.5 if whole else 0.2), counts, whole=whole)
            if wrong:
                print(f"kill {number} (seed {args.seed}): {wrong}")
                return 1
    print(f"{args.kills} kills, every file whole: {counts}")
    return 0


def _kill(folder: Path, lines: int, after: float, counts: dict[str, int], *, whole: bool) -> str:
    """Kill one process; what is wrong then, or nothing."""
    old, new, path = BAD * lines, GOOD * lines, folder / "articles" / "a.txt"
    path.parent.mkdir(exist_ok=True)
    for name, data in (("old", old), ("new", new)):
        (folder / name).write_bytes(data)
    path.write_bytes(old)
    path.chmod(0o640)
    fix = [FIX, "fix", "--quiet", "--select", "encoding", "--lang", "fr", str(path)]
    command = fix if whole else [WRITE, str(path), str(folder / "old"), str(folder / "new")]
    with subprocess.Popen([sys.executable, "-c", *command], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        process.kill()
    left = path.read_bytes()
    if left not in (old, new):
        return f"{len(left)} bytes that are neither text"
    if stat.S_IMODE(path.stat().st_mode) != 0o640:
        return f"mode {path.stat().st_mode:o}"
    if list(collect([str(path.parent)])) != [str(path)]:
        return f"taken for articles: {list(collect([str(path.parent)]))}"
    counts["old" if left == old else "new"] += 1
    for rest in path.parent.glob(".cleancopy-*.tmp"):
        counts["temporary files left"] += 1
        rest.unlink()
    return ""


if __name__ == "__main__":
    sys.exit(main())
