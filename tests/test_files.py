"""Files come back as they went in, but for what was repaired; whatever goes wrong, nothing is lost."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path, PureWindowsPath
from types import FrameType

import pytest

from cleaner import atomic
from cleaner.errors import InputError
from cleaner.files import collect, read
from cleaner.globs import Globs, relative

ROOT_USER = hasattr(os, "geteuid") and os.geteuid() == 0


def leftovers(folder: Path) -> list[Path]:
    return list(folder.glob(".cleancopy-*"))


def test_a_file_is_replaced_and_nothing_is_left_lying_about(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    atomic.replace(path, b"new", old=b"old")
    assert path.read_bytes() == b"new"
    assert leftovers(tmp_path) == []


def test_a_file_that_changed_meanwhile_keeps_the_other_writers_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"read")
    os.utime(path, ns=(1, 1))
    path.write_bytes(b"else")  # same size; the time of change is put back below
    os.utime(path, ns=(1, 1))
    with pytest.raises(InputError, match=r"a\.txt: changed while it was being cleaned.*run cleancopy again"):
        atomic.replace(path, b"new!", old=b"read")
    assert path.read_bytes() == b"else"
    assert leftovers(tmp_path) == []


def test_a_symlink_stays_one_and_its_target_is_repaired(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "a.txt", tmp_path / "link.txt"
    target.write_bytes(b"old")
    link.symlink_to("real/a.txt")
    atomic.replace(link, b"new", old=b"old")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_hard_linked_file_is_refused_and_both_names_keep_their_text(tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_bytes(b"old")
    os.link(one, two)
    with pytest.raises(InputError, match=r"one\.txt: has 2 hard links"):
        atomic.replace(one, b"new", old=b"old")
    assert one.read_bytes() == two.read_bytes() == b"old"
    assert one.samefile(two)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o755])
def test_the_mode_is_kept_so_a_private_draft_stays_private(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(mode)
    atomic.replace(path, b"new", old=b"old")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(not ROOT_USER, reason="only root can give a file away")
def test_owner_and_group_are_kept_when_root_cleans_an_editors_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    os.chown(path, 12345, 23456)
    atomic.replace(path, b"new", old=b"old")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


def test_a_file_whose_owner_cannot_be_kept_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    status = path.stat()
    real = os.fstat

    def fstat(descriptor: int) -> os.stat_result:
        found = list(real(descriptor))
        found[4] = status.st_uid + 1
        return os.stat_result(found)

    def fchown(*_: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "fstat", fstat)
    monkeypatch.setattr(os, "fchown", fchown)
    with pytest.raises(InputError, match="Operation not permitted; nothing was changed"):
        atomic.replace(path, b"new", old=b"old")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


def open_to_all(folder: Path) -> None:
    """Let another user come as far as `folder`: pytest keeps its temporary folders to their owner."""
    for parent in [folder, *folder.parents]:
        if parent == Path(tempfile.gettempdir()):
            break
        parent.chmod(0o755)


def refused(path: Path, problem: str, as_user: int | None) -> None:
    """Run a replacement as somebody who is not root, and expect it to be refused."""
    code = f"""
        import os, pathlib, tempfile  # what the other user may not read, if Python lies in the home of this one
        from cleaner import atomic
        from cleaner.errors import InputError
        {f"os.setgid({as_user}); os.setuid({as_user})" if as_user else ""}
        try:
            atomic.replace(pathlib.Path({str(path)!r}), b"new", old=b"old")
        except InputError as error:
            print(error)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    assert problem in done.stdout


def test_a_file_in_a_read_only_folder_is_left_alone_with_a_clear_message(tmp_path: Path) -> None:
    user = 65534 if ROOT_USER else None
    open_to_all(tmp_path)
    folder = tmp_path / "locked"
    folder.mkdir()
    path = folder / "a.txt"
    path.write_bytes(b"old")
    if user:
        os.chown(path, user, user)
    folder.chmod(0o555)
    try:
        refused(path, "cannot be written: Permission denied; nothing was changed", user)
    finally:
        folder.chmod(0o755)
    assert path.read_bytes() == b"old"


def test_a_read_only_file_is_left_alone_although_its_folder_would_let_us(tmp_path: Path) -> None:
    user = 65534 if ROOT_USER else None
    open_to_all(tmp_path)
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o777)
    path = folder / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)
    refused(path, "is read-only; chmod u+w it, or exclude it", user)
    assert path.read_bytes() == b"old"


def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fsync(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(InputError, match="No space left on device"):
        atomic.replace(path, b"new", old=b"old")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


OLD = "Le ministre a Ã©tÃ© reÃ§u hier matin par le maire de la ville.\n".encode()
NEW = "Le ministre a été reçu hier matin par le maire de la ville.\n".encode()


def forked_fix(folder: Path, doomed: int) -> int:
    """The reading and writing of `cleancopy fix` in a forked process that is killed at its line `doomed`; its status."""
    process = os.fork()
    if process:
        return os.waitpid(process, 0)[1]
    left = doomed

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal left
        if not frame.f_code.co_filename.endswith(("atomic.py", "files.py", "tempfile.py")):
            return None
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    status = 99
    try:
        os.chdir(folder)
        sys.settrace(trace)
        status = read("a.txt").write(NEW.decode())
    finally:
        os._exit(status)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_line_a_fix_leaves_the_old_file_or_the_new_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    seen = set()
    for doomed in range(1, 2000):
        path.write_bytes(OLD)
        path.chmod(0o640)
        status = forked_fix(tmp_path, doomed)
        left = path.read_bytes()
        assert left in (OLD, NEW), f"killed at line {doomed}"
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        assert list(collect([str(tmp_path)])) == [str(path)]
        if not os.WIFSIGNALED(status):
            break
        seen.add(left)
        if leftovers(tmp_path):
            assert left == OLD
        for rest in leftovers(tmp_path):
            rest.unlink()
    assert os.waitstatus_to_exitcode(status) == 1
    assert left == NEW
    assert seen == {OLD, NEW}
    assert doomed > 100


def test_a_process_killed_in_the_middle_of_a_large_write_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    old, new = b"o" * 3_000_000, b"n" * 3_000_000
    path.write_bytes(old)
    code = f"""
        import pathlib
        from cleaner import atomic
        path, texts = pathlib.Path({str(path)!r}), [b"o" * 3_000_000, b"n" * 3_000_000]
        print("go", flush=True)
        while True:
            atomic.replace(path, texts[1], old=texts[0])
            texts.reverse()
    """
    for pause in range(12):
        path.write_bytes(old)
        process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.003 * pause)
        process.kill()
        process.wait()
        process.stdout.close()
        assert path.read_bytes() in (old, new)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbfUn titre\r\n\r\nUn caf\xc3\xa9.\r\n",
        b"mixed\r\nline\nends\r",
        b"no end",
        "\ufeffUn café\n".encode("utf-16-le"),
    ],
)
def test_what_was_not_repaired_comes_back_byte_for_byte(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    source = read(str(path))
    assert source.cleaned(source.text) == data
    assert not source.changes(source.text)
    assert source.write(source.text) is False


def test_bom_and_line_endings_survive_a_repair(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfde armes\r\nfin\r\n")
    source = read(str(path))
    assert source.write(source.text.replace("de armes", "d’armes"))
    assert path.read_bytes() == b"\xef\xbb\xbfd\xe2\x80\x99armes\r\nfin\r\n"


def test_a_binary_file_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "photo.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    with pytest.raises(InputError, match=r"photo\.txt: byte 8: a NUL byte"):
        assert read(str(path)).text


@pytest.mark.parametrize("name", ["nowhere.txt", "a\0b.txt"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read(str(tmp_path / name))


@pytest.mark.skipif(os.name == "nt", reason="no such pipes on Windows")
def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputError, match="no regular file"):
        read(str(tmp_path / "pipe.txt"))


def test_a_folder_means_the_articles_in_it(tmp_path: Path) -> None:
    for name in ["b.md", "a.txt", "sub/c.TXT", "code.py", ".git/d.txt", "sub/.draft.md", "e.json"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    found = [Path(name).relative_to(tmp_path).as_posix() for name in collect([str(tmp_path), str(tmp_path / "a.txt")])]
    assert found == ["a.txt", "b.md", "sub/c.TXT"]


@pytest.mark.parametrize(
    ("pattern", "name", "excluded"),
    [
        ("drafts/", "drafts/a.txt", True),
        ("drafts/", "old/drafts/a.txt", True),
        ("/drafts/", "old/drafts/a.txt", False),
        ("*.bak.txt", "x/a.bak.txt", True),
        ("archive/**/1999*.md", "archive/a/b/1999-1.md", True),
        ("archive/**/1999*.md", "archive/a/b/2000-1.md", False),
    ],
)
def test_excludes_mean_what_they_mean_in_a_gitignore(tmp_path: Path, pattern: str, name: str, excluded: bool) -> None:
    assert Globs([pattern], tmp_path).match(tmp_path / name) is excluded


@pytest.mark.parametrize(
    ("path", "folder", "name"),
    [
        ("C:\\Site\\Drafts\\a.txt", "c:\\site", "Drafts/a.txt"),
        ("C:/site/a.txt", "C:\\site", "a.txt"),
        ("D:\\other\\a.txt", "C:\\site", "other/a.txt"),
        ("\\\\server\\share\\drafts\\a.txt", "\\\\server\\share", "drafts/a.txt"),
    ],
)
def test_excludes_find_a_file_by_its_windows_name(path: str, folder: str, name: str) -> None:
    assert relative(PureWindowsPath(path), [PureWindowsPath(folder)]) == name


def test_an_exclude_can_be_taken_back(tmp_path: Path) -> None:
    excludes = Globs(["archive/*", "!archive/keep.txt"], tmp_path)
    assert excludes.match(tmp_path / "archive" / "a.txt")
    assert not excludes.match(tmp_path / "archive" / "keep.txt")


def test_an_excluded_file_cannot_be_reached_by_another_name(tmp_path: Path) -> None:
    (tmp_path / "frozen").mkdir()
    (tmp_path / "frozen" / "a.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to("frozen/a.txt")
    assert Globs(["frozen/"], tmp_path).match(tmp_path / "link.txt")
    assert Globs(["frozen/"], tmp_path).match(tmp_path / "frozen" / ".." / "frozen" / "a.txt")


@pytest.mark.parametrize(
    ("name", "cure"), [("page.docx", "extract the text first"), ("in.jsonl", "cleancopy batch"), ("T.CSV", "extract")]
)
def test_a_file_whose_markup_a_repair_would_break_is_left_alone(tmp_path: Path, name: str, cure: str) -> None:
    path = tmp_path / name
    path.write_text("<p>AT&amp;amp;T et caf&eacute;</p>", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "cleaner", "fix", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert cure in done.stderr
    assert path.read_text(encoding="utf-8") == "<p>AT&amp;amp;T et caf&eacute;</p>"
