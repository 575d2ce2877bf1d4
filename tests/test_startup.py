"""The hook starts before the editor notices: what a clean file does not need is not loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "asyncio concurrent.futures email ftfy http jsonschema langdetect multiprocessing numpy pathspec pickle socket "
    "sqlite3 ssl symspellpy tempfile tomllib unittest urllib.request xml zipfile"
).split()
CLEAN = {
    "fr": "Le maire a répondu hier soir aux questions des habitants, qui craignent la fermeture de l’école du village.",
    "en": "The mayor answered the questions of the residents last night, who fear that the village school may close.",
}


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


@pytest.mark.parametrize("language", sorted(CLEAN))
@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_clean_file_loads_nothing_that_it_does_not_need(tmp_path: Path, language: str, command: str) -> None:
    file, cache = tmp_path / "a.txt", tmp_path / "cache"
    file.write_text(CLEAN[language] + "\n", encoding="utf-8")
    loaded(file, cache, command)  # fills the cache
    modules = loaded(file, cache, command)
    assert "cleaner.chain" in modules
    assert not {name for name in HEAVY if name in modules}
    assert "cleaner.rulefile" not in modules, "the rules were parsed although they are in the cache"
