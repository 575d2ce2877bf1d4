"""The built wheel is the whole tool: installed where nothing else is, it cleans an article."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def pip(python: Path | str, *args: str) -> None:
    """Run pip; where it can reach no package index, the test is skipped, and any other failure is one."""
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "-q", *args]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if "No matching distribution" in done.stderr or "No module named pip" in done.stderr:
        pytest.skip(f"pip cannot reach a package index: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the working tree as `pip install` builds it."""
    folder = tmp_path_factory.mktemp("dist")
    pip(sys.executable, "wheel", "--no-deps", "-w", str(folder), str(ROOT))
    (built,) = folder.glob("cleancopy-*.whl")
    return built


def test_rules_data_and_templates_are_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for language in ["fr", "es", "en", "de", "it", "pt", "nl"]:
        assert f"cleaner/data/lexicon/{language}.lex" in names
    for path in (ROOT / "rules").rglob("*.toml"):
        assert f"cleaner/rules/{path.relative_to(ROOT / 'rules').as_posix()}" in names
    for name in ["py.typed", "report/cleancopy-1.json", "report/cleancopy-decisions-1.json"]:
        assert f"cleaner/{name}" in names
    for path in (ROOT / "cleaner").rglob("*"):
        if path.is_file() and path.suffix in (".css", ".html", ".js", ".toml", ".marisa", ".npz", ".json"):
            assert path.relative_to(ROOT).as_posix() in names
    assert not [name for name in names if name.startswith(("tests/", "training/", "fixtures/", "bench/", "rules/"))]
    assert any(name.endswith("licenses/NOTICE") for name in names)


def test_the_wheel_is_small_enough_to_be_installed_by_a_hook(wheel: Path) -> None:
    assert wheel.stat().st_size < 70_000_000


def test_the_installed_wheel_cleans_an_article(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "venv"
    venv.create(place, with_pip=True)
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip(python, "install", str(wheel))
    article = tmp_path / "a.txt"
    article.write_text(
        "La visite du ministre\n\nLe ministre a Ã©tÃ© reÃ§u par le maire de la ville.\n", encoding="utf-8"
    )
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [str(python.with_name("cleancopy")), "check", "--format", "json", "a.txt"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert report["language"] == "fr"
    assert report["cleaned"] == "La visite du ministre\n\nLe ministre a été reçu par le maire de la ville.\n"
