"""The hook as pre-commit itself runs it: installed from the repository, on a small repository of articles."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.findings import Action
from cleaner.rule import ANY
from cleaner.ruleset import builtin_rules

ROOT = Path(__file__).parent.parent
DAMAGED = "La visite du ministre\n\nLe ministre a Ã©tÃ© reÃ§u hier matin par le maire de la ville, a dit le prÃ©fet.\n"
MENDED = "La visite du ministre\n\nLe ministre a été reçu hier matin par le maire de la ville, a dit le préfet.\n"


def hooks() -> list[dict]:
    yaml = pytest.importorskip("yaml", reason="pre-commit is not installed")
    return yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_both_hooks_are_offered_for_articles() -> None:
    assert [(hook["id"], hook["entry"]) for hook in hooks()] == [
        ("cleancopy", "cleancopy fix --ignore gaps"),
        ("cleancopy-check", "cleancopy check"),
    ]
    assert all(hook["types_or"] == ["plain-text", "markdown"] for hook in hooks())


def test_what_the_hook_leaves_to_check_is_nothing_that_it_could_have_written() -> None:
    rules = builtin_rules()
    found = [rule for language in (ANY, *rules.languages) for rule in rules.own(language) if rule.stage == "gaps"]
    assert "gaps.verb" in {rule.id for rule in found}
    assert not [rule.id for rule in found if rule.action is Action.FIX]


@pytest.mark.parametrize(
    ("name", "article"),
    [
        ("articles/2022-10.txt", True),
        ("content/a-new-licence-for-cabs.md", True),
        ("requirements.txt", False),
        ("docs/requirements-dev.txt", False),
        ("LICENSE.txt", False),
        ("README.md", False),
        ("sub/CMakeLists.txt", False),
        ("robots.txt", False),
    ],
)
def test_files_that_are_no_articles_are_left_to_their_programs(name: str, article: bool) -> None:
    for hook in hooks():
        assert (re.search(hook["exclude"], name) is None) is article


def git(folder: Path, *args: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *args], cwd=folder, check=True, capture_output=True)


def environment(tmp_path: Path) -> dict[str, str]:
    """As a person's shell, with pre-commit's own cache in the test's folder and no git settings from outside."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PYTHONPATH"))}
    return {**kept, "PRE_COMMIT_HOME": str(tmp_path / "cache"), "SKIP": "", "PYTHONWARNINGS": ""}


@pytest.fixture
def repositories(tmp_path: Path) -> tuple[Path, Path]:
    """(the hook's repository, made of the working tree; a repository of articles)."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    hook, articles = tmp_path / "hook", tmp_path / "articles"
    names = [
        "cleaner",
        "rules",
        "docs/schema",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "NOTICE",
        ".pre-commit-hooks.yaml",
    ]
    for name in names:
        source, target = ROOT / name, hook / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    articles.mkdir()
    (articles / "visite.txt").write_text(DAMAGED, encoding="utf-8")
    (articles / "requirements.txt").write_text("caf\u00c3\u00a9==1\n", encoding="utf-8")
    for folder in [hook, articles]:
        git(folder, "init", "-q")
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", "x")
    return hook, articles


def installable(tmp_path: Path) -> str:
    """Why pip cannot install here; empty if it can."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", str(tmp_path / "probe"), "hatchling"],
        capture_output=True,
        text=True,
    )
    return "" if done.returncode == 0 else f"pip cannot reach a package index: {done.stderr.strip()[-200:]}"


def test_pre_commit_repairs_a_file_and_fails_and_passes_the_second_time(
    repositories: tuple[Path, Path], tmp_path: Path
) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    if reason := installable(tmp_path):
        pytest.skip(reason)
    hook, articles = repositories
    command = [
        sys.executable,
        "-m",
        "pre_commit",
        "try-repo",
        str(hook),
        "cleancopy",
        "--all-files",
        "--color",
        "never",
    ]

    def commit() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=articles, env=environment(tmp_path), capture_output=True, encoding="utf-8", timeout=300
        )

    first = commit()
    assert first.returncode == 1, first.stdout + first.stderr
    assert "files were modified by this hook" in first.stdout
    assert "visite.txt:3:15: fixed encoding.mojibake: Ã©tÃ© → été" in first.stdout
    assert (articles / "visite.txt").read_text(encoding="utf-8") == MENDED
    assert (articles / "requirements.txt").read_text(encoding="utf-8") == "caf\u00c3\u00a9==1\n"
    second = commit()
    assert second.returncode == 0, second.stdout + second.stderr


CONFIG = f"""repos:
  - repo: local
    hooks:
      - id: cleancopy
        name: cleancopy
        entry: '"{sys.executable}" -m cleaner fix --select encoding --lang fr'
        language: system
        types_or: [plain-text, markdown]
"""


def runner(name: str) -> list[str]:
    """The command line of a hook runner, if it is installed."""
    if name == "pre-commit":
        pytest.importorskip("pre_commit", reason="pre-commit is not installed")
        return [sys.executable, "-m", "pre_commit"]
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed")
    return [found]


@pytest.mark.parametrize("name", ["pre-commit", "prek"])
def test_what_is_not_staged_is_left_as_it_is_and_only_staged_files_are_touched(tmp_path: Path, name: str) -> None:
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    command = [*runner(name), "run", "--color", "never"]
    articles = tmp_path / "articles of l’été"
    articles.mkdir()
    git(articles, "init", "-q")
    (articles / ".pre-commit-config.yaml").write_text(CONFIG, encoding="utf-8")
    (articles / "other.txt").write_text("Une ligne.\n", encoding="utf-8")
    git(articles, "add", "-A")
    git(articles, "commit", "-qm", "x")
    staged, other = articles / "à lire.txt", articles / "other.txt"
    staged.write_bytes(DAMAGED.replace("\n", "\r\n").encode())
    git(articles, "add", "-A")
    other.write_text(f"Une ligne.\n\n{DAMAGED}", encoding="utf-8")

    def run() -> subprocess.CompletedProcess[str]:
        kept = {**environment(tmp_path), "PREK_HOME": str(tmp_path / "prek"), "PYTHONPATH": str(ROOT)}
        return subprocess.run(command, cwd=articles, env=kept, capture_output=True, encoding="utf-8", timeout=120)

    first = run()
    assert first.returncode == 1, first.stdout + first.stderr
    assert "à lire.txt:3:15: fixed encoding.mojibake: Ã©tÃ© → été" in first.stdout
    assert "files were modified by this hook" in first.stdout
    assert staged.read_bytes() == MENDED.replace("\n", "\r\n").encode()
    assert other.read_text("utf-8") == f"Une ligne.\n\n{DAMAGED}"
    git(articles, "add", staged.name)
    second = run()
    assert second.returncode == 0, second.stdout + second.stderr
    assert other.read_text("utf-8") == f"Une ligne.\n\n{DAMAGED}"


@pytest.mark.parametrize("name", ["pre-commit", "prek"])
def test_a_line_that_is_staged_damaged_and_changed_since_is_not_lost(tmp_path: Path, name: str) -> None:
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    command = [*runner(name), "run", "--color", "never"]
    git(tmp_path, "init", "-q")
    (tmp_path / ".pre-commit-config.yaml").write_text(CONFIG, encoding="utf-8")
    path = tmp_path / "a.txt"
    path.write_text(DAMAGED, encoding="utf-8")
    git(tmp_path, "add", ".pre-commit-config.yaml", "a.txt")
    path.write_text(DAMAGED.replace("hier matin", "hier soir, pas encore indexé"), encoding="utf-8")
    kept = {**environment(tmp_path / "home"), "PREK_HOME": str(tmp_path / "prek"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=kept, capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 1, done.stdout + done.stderr
    assert path.read_text("utf-8") == DAMAGED.replace("hier matin", "hier soir, pas encore indexé")
