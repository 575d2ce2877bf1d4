"""The hook starts before the editor notices: what a clean file does not need is not loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = (
    "argparse asyncio concurrent.futures decimal email ftfy gzip hashlib http importlib.metadata jsonschema langdetect "
    "logging multiprocessing numpy pathspec pickle random regex regex._regex_core shutil socket sqlite3 ssl statistics "
    "subprocess symspellpy tempfile tomllib unittest urllib.request xml zipfile"
).split()


def loaded(file: Path, cache: Path, command: str) -> set[str]:
    """The modules that a fresh process has imported when it has checked `file`, without the model of missing words."""
    program = (
        "import sys\n"
        "from cleaner.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit as end:\n    assert end.code in (0, 1), end.code\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, command, "--ignore", "gaps", str(file)],
        env={**os.environ, "CLEANCOPY_CACHE": str(cache)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_clean_file_loads_nothing_that_it_does_not_need(tmp_path: Path, language: str, command: str) -> None:
    file, cache = tmp_path / "a.txt", tmp_path / "cache"
    file.write_bytes((ROOT / "fixtures" / "clean" / language / "press.txt").read_bytes())
    loaded(file, cache, command)  # fills the cache
    modules = loaded(file, cache, command)
    assert "cleaner.chain" in modules
    assert not {name for name in HEAVY if name in modules}
    assert "cleaner.rulefile" not in modules, "the rules were parsed although they are in the cache"


def run(program: str, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *args] if not program else [sys.executable, "-c", program, *args]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, cwd=ROOT)


def test_no_time_of_a_short_run_goes_into_searching_for_cyclic_garbage(tmp_path: Path) -> None:
    program = (
        "import gc, os, sys\n"
        "from cleaner.__main__ import start\n"
        "searches = lambda: sum(one['collections'] for one in gc.get_stats())\n"
        "before, leave = searches(), os._exit\n"
        "os._exit = lambda code: (print('searches:', searches() - before, flush=True), leave(code))\n"
        "start()\n"
    )
    file = str(ROOT / "fixtures" / "clean" / "fr" / "press.txt")
    done = run(program, "check", "--ignore", "gaps", file, CLEANCOPY_CACHE=str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "searches: 0\n"), done.stderr


def test_what_is_printed_is_whole_although_the_process_ends_at_once() -> None:
    done = run("", "-m", "cleaner", "rules", "list")
    ids = {line.split()[0] for line in done.stdout.splitlines()}
    assert done.returncode == 0
    assert {"encoding.mojibake", "orthography.elision"} <= ids
    assert done.stdout.endswith("\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no file here that is always full")
def test_a_report_that_could_not_be_written_is_no_success() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "cleaner", "rules", "list"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert done.returncode == 2
    assert done.stderr == "error: standard output: cannot be written: No space left on device\n"


def test_a_profiler_sees_the_end_of_a_run_if_it_is_asked_for(tmp_path: Path) -> None:
    done = run("", "-m", "cProfile", "-o", str(tmp_path / "profile"), "-m", "cleaner", "--help", CLEANCOPY_DEBUG="1")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "profile").stat().st_size > 0
