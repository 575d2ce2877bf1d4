"""Many files in several processes: the same words in the same order, and when a process dies its file is named."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaner.errors import CleancopyError
from cleaner.parallel import AHEAD, in_order

ROOT = Path(__file__).parent.parent
BAD = "La visite du ministre\n\nLe ministre a Ã©tÃ© reÃ§u hier matin par le maire de la ville.\n"
MENDED = BAD.replace("Ã©tÃ© reÃ§u", "été reçu")
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals as on POSIX")


def double(number: int) -> int:
    time.sleep(0.001 * (number * 7 % 5))
    return 2 * number


def killed_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def leaving_at_three(number: int) -> int:
    if number == 3:
        os._exit(7)
    return number


def wrong_at_three(number: int) -> int:
    if number == 3:
        raise CleancopyError("three")
    return number


class Unsendable(Exception):
    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def unsendable(number: int) -> int:
    raise Unsendable(number, number)


def echo(data: bytes) -> bytes:
    return data


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_answers_come_in_order_whatever_each_takes(jobs: int) -> None:
    assert list(in_order(double, range(40), jobs)) == [2 * number for number in range(40)]
    assert list(in_order(double, [], jobs)) == []


@POSIX
def test_a_dead_process_costs_one_item_and_the_cause_is_told() -> None:
    answers = list(in_order(killed_at_three, range(12), 2, lambda item, what: f"{item}: {what}"))
    assert answers[:3] + answers[4:] == [0, 1, 2, *range(4, 12)]
    assert answers[3] == "3: was killed (SIGKILL), perhaps for want of memory"
    assert list(in_order(leaving_at_three, range(3, 5), 2, lambda _, what: what)) == ["ended with exit code 7", 4]


@POSIX
def test_a_dead_process_is_an_error_where_no_item_may_be_lost() -> None:
    answers = in_order(killed_at_three, range(12), 2)
    assert [next(answers) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(CleancopyError, match=r"a worker process was killed \(SIGKILL\).*fewer --jobs"):
        next(answers)


def test_an_error_is_raised_at_its_place_and_can_always_be_sent() -> None:
    answers = in_order(wrong_at_three, range(12), 2)
    assert [next(answers) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(CleancopyError, match="three"):
        next(answers)
    with pytest.raises(RuntimeError, match="Unsendable: 1 and 1"):
        list(in_order(unsendable, [1], 2))


def test_large_items_do_not_block_the_pipes() -> None:
    items = [bytes([number]) * size for number in range(12) for size in (10, AHEAD, 3_000_000)]
    assert list(in_order(echo, items, 2)) == items


def test_an_error_of_the_items_own_is_not_hidden() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError("no more")

    answers = in_order(double, items(), 2)
    with pytest.raises(ValueError, match="no more"):
        list(answers)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(12):
        text = BAD * (number % 4 + 1) + f"\nIl reviendra le 31 avril {2000 + number}.\n"
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "05.txt").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "cleancopy.toml").write_text('select = ["encoding", "consistency"]\nlang = "fr"\n')
    return tmp_path


def cleancopy(folder: Path, *args: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    return subprocess.run([sys.executable, "-m", "cleaner", *args], cwd=folder, capture_output=True, env=environment)


@pytest.mark.parametrize("command", [["check", "."], ["check", "--format", "json", "."], ["fix", "--diff", "."]])
def test_output_is_the_same_with_any_number_of_processes(folder: Path, command: list[str]) -> None:
    one, three = (cleancopy(folder, *command, "--jobs", jobs) for jobs in ("1", "3"))
    assert (one.returncode, one.stdout, one.stderr) == (three.returncode, three.stdout, three.stderr)
    assert one.returncode == 2
    assert one.stderr.count(b"error: 05.txt: ") == 1
    assert len(one.stdout) > 2000


def test_files_are_the_same_with_any_number_of_processes(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.glob("*.txt")}
    one = cleancopy(folder, "fix", ".", "--jobs", "1")
    after = {path: path.read_bytes() for path in before}
    for path, data in before.items():
        path.write_bytes(data)
    three = cleancopy(folder, "fix", ".", "--jobs", "3")
    assert (one.stdout, one.stderr) == (three.stdout, three.stderr)
    assert {path: path.read_bytes() for path in before} == after != before


def test_a_file_that_is_named_twice_is_cleaned_once(folder: Path) -> None:
    done = cleancopy(folder, "check", "--format", "json", "00.txt", "./00.txt", str(folder / "00.txt"), "--jobs", "2")
    assert len(done.stdout.splitlines()) == 1


@POSIX
def test_a_file_whose_process_dies_is_named_and_the_others_are_cleaned(folder: Path) -> None:
    (folder / "sitecustomize.py").write_text(
        "import os\nfrom cleaner import files\n\nreal = files.Source.write\n\n\n"
        "def write(self, text):\n    if self.name == '03.txt':\n        os.kill(os.getpid(), 9)\n    return real(self, text)\n\n\n"
        "files.Source.write = write\n"
    )
    before = (folder / "03.txt").read_bytes()
    names = [f"{number:02}.txt" for number in range(12) if number != 5]
    done = cleancopy(folder, "fix", *names, "--jobs", "2", PYTHONPATH=f"{folder}{os.pathsep}{ROOT}")
    assert done.returncode == 2
    errors = [line for line in done.stderr.decode().splitlines() if line.startswith("error: ")]
    assert len(errors) == 1
    assert errors[0].startswith("error: 03.txt: the process that cleaned it was killed (SIGKILL)")
    assert (folder / "03.txt").read_bytes() == before
    assert all("été" in (folder / name).read_text("utf-8") for name in names if name != "03.txt")
    assert b"10 files changed." in done.stderr


@POSIX
def test_an_interruption_ends_every_process_at_once_and_leaves_nothing_behind(folder: Path) -> None:
    (folder / "sitecustomize.py").write_text(
        "import pathlib, os, time\nfrom cleaner import files\n\nreal = files.Source.write\n\n\n"
        "def write(self, text):\n    pathlib.Path(f'{os.getpid()}.pid').touch()\n    time.sleep(60)\n\n\n"
        "files.Source.write = write\n"
    )
    environment = {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}
    names = [f"{number:02}.txt" for number in range(12) if number != 5]
    process = subprocess.Popen(
        [sys.executable, "-m", "cleaner", "fix", *names, "--jobs", "2"],
        cwd=folder,
        env=environment,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until = time.monotonic() + 30
    while len(list(folder.glob("*.pid"))) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    began = time.monotonic()
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (130, b"error: interrupted; no file is half written\n")
    assert time.monotonic() - began < 5
    for path in folder.glob("*.pid"):
        with pytest.raises(ProcessLookupError):
            os.kill(int(path.stem), 0)


def test_a_folder_of_few_articles_and_a_hook_start_no_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner.commands.processes import PAYS, for_files

    monkeypatch.setattr("cleaner.commands.processes.cores", lambda: 4)
    monkeypatch.delenv("PRE_COMMIT", raising=False)
    names = [str(path) for path in folder.glob("*.txt")]
    assert for_files(names, None) == 1
    for name in names:
        Path(name).write_bytes(b"x" * PAYS)
    assert for_files(names, None) == 4
    assert for_files(names[:1], None) == 1
    assert for_files(names, 2) == 2
    assert for_files(names, 0) == 4
    assert for_files([*names, "-"], 4) == 1
    monkeypatch.setenv("PRE_COMMIT", "1")
    assert for_files(names, None) == 1


def test_a_batch_is_the_same_with_any_number_of_processes(tmp_path: Path) -> None:
    rows = [json.dumps({"text": BAD, "n": number}) for number in range(300)]
    (tmp_path / "in.jsonl").write_text("\n".join(rows))
    options = ["--select", "encoding", "--lang", "fr"]
    for jobs in ("1", "3"):
        assert cleancopy(tmp_path, "batch", "in.jsonl", f"{jobs}.jsonl", *options, "--jobs", jobs).returncode == 0
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "3.jsonl").read_bytes()
