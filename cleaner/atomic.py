"""Writes a file so that at every moment it is either the old one or the new one, whole."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from cleaner.errors import InputError

PREFIX, SUFFIX = ".cleancopy-", ".tmp"
"""A temporary file that a killed process leaves behind is called `.cleancopy-XXXXXXXX.tmp`."""


def replace(path: Path, new: bytes, *, old: bytes) -> None:
    """Put the bytes `new` in the place of `old`, which is what the caller read from `path`.

    A symlink stays one: the file that it points to is replaced. Mode, owner, group and extended attributes are kept.

    Raises InputError, with the file as it was, if it changed since it was read, may not be written, lies in a folder
    that may not be written, has other hard links (replacing would part them), or belongs to somebody whom we cannot
    give the new file to.
    """
    target = path.resolve()
    try:
        status = target.stat()
        _check_writable(path, target, status)
        temporary = _write_beside(target, new, status)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}; nothing was changed") from error
    try:
        _check_unchanged(path, target, old)
        temporary.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise InputError(f"{path}: cannot be replaced: {error.strerror}; nothing was changed") from error
    finally:
        temporary.unlink(missing_ok=True)


def put(path: Path, data: bytes) -> None:
    """Write a new file, or a file of our own making anew; what is no regular file (a pipe) is simply written to.

    Raises OSError.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    descriptor, temporary = create(path)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(data)
        finish(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def create(path: Path) -> tuple[int, Path]:
    """A new temporary file beside `path`, to be written and then given to `finish`: (descriptor, its path)."""
    import tempfile  # here, because a clean file is not written

    descriptor, name = tempfile.mkstemp(SUFFIX, PREFIX, path.resolve().parent)
    return descriptor, Path(name)


def finish(temporary: Path, path: Path) -> None:
    """Give the written temporary file the name `path`, replacing what is there; permissions are as for a new file."""
    target = path.resolve()
    mask = os.umask(0)
    os.umask(mask)
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~mask
    temporary.chmod(mode)
    temporary.replace(target)
    _sync_folder(target.parent)


def _check_writable(path: Path, target: Path, status: os.stat_result) -> None:
    if not os.access(target, os.W_OK):
        raise InputError(f"{path}: is read-only; chmod u+w it, or exclude it")
    if status.st_nlink > 1:
        raise InputError(
            f"{path}: has {status.st_nlink} hard links, and replacing it would part them, so it was left alone; "
            f"give it a copy of its own (cp {path.name} copy && mv copy {path.name}), or pipe it through "
            "`cleancopy fix -`"
        )


def _check_unchanged(path: Path, target: Path, old: bytes) -> None:
    if target.read_bytes() != old:
        raise InputError(f"{path}: changed while it was being cleaned, so it was left alone; run cleancopy again")


def _write_beside(target: Path, data: bytes, status: os.stat_result) -> Path:
    """A synced temporary file with `data` and everything else of `target`."""
    descriptor, temporary = create(target)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(data)
            handle.flush()
            _take_after(handle.fileno(), temporary, target, status)
            os.fsync(handle.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _take_after(descriptor: int, temporary: Path, target: Path, status: os.stat_result) -> None:
    """Give the new file the owner, group, attributes and mode of the old one; mode last, because chown clears bits."""
    if hasattr(os, "fchown"):
        mine = os.fstat(descriptor)
        if (mine.st_uid, mine.st_gid) != (status.st_uid, status.st_gid):
            os.fchown(descriptor, status.st_uid, status.st_gid)
    if hasattr(os, "listxattr"):
        for name in _attributes(target):
            with suppress(OSError):  # security labels are the system's own business
                os.setxattr(descriptor, name, os.getxattr(target, name))
    temporary.chmod(stat.S_IMODE(status.st_mode))


def _attributes(target: Path) -> list[str]:
    try:
        return os.listxattr(target)
    except OSError:  # a file system without them
        return []


def _sync_folder(folder: Path) -> None:
    """Make the renaming durable; Windows cannot open a folder, and syncs by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:  # network file systems that do not know how: the file itself is synced
        pass
    finally:
        os.close(descriptor)
