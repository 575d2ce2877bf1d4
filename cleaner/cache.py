"""What takes longer to make than to read, in the user's cache folder: parsed rules, compiled expressions.

Only the command line writes there (`allow_writing`); a library leaves no files behind. Whatever is wrong with a file in
the cache, it is as if it were not there: the only loss is time. Nothing is believed that another user could have
written. `CLEANCOPY_CACHE=off` does without, `CLEANCOPY_CACHE=FOLDER` takes another folder.
"""

from __future__ import annotations

import os
import stat
import sys
import time

VARIABLE = "CLEANCOPY_CACHE"
LARGEST = 8_000_000
"""Bytes; no file of ours is a tenth of that."""
KEPT = 60 * 86_400
"""Seconds after which a file is deleted; files of an installation that is gone are never written again."""
_SUFFIX = ".cache"
_HASH = 32
"""Bytes of the hash at the head of a file, by which one that is damaged is known."""
_may_write = False


def allow_writing() -> None:
    """From now on this process may write into the cache."""
    global _may_write
    _may_write = True


def folder() -> str | None:
    """The folder of the cache, whether or not it exists; None if the user wants none, or has no home."""
    chosen = os.environ.get(VARIABLE)
    if chosen is not None:
        return None if chosen.lower() in ("", "0", "off", "no") else chosen
    home = os.path.expanduser("~")  # noqa: PTH111  (pathlib takes longer to import than all of this)
    if home == "~":
        return None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")  # noqa: PTH118
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")  # noqa: PTH118
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")  # noqa: PTH118
    return os.path.join(base, "cleancopy")  # noqa: PTH118


def read(name: str) -> bytes | None:
    """What was written under `name`; None if nothing was, or if it cannot be trusted."""
    where = folder()
    try:
        if where is None or not _is_own(os.stat(where)):  # noqa: PTH116
            return None
        with open(os.path.join(where, name + _SUFFIX), "rb") as file:  # noqa: PTH118, PTH123
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or not _is_own(status) or status.st_size > LARGEST:
                return None
            data = file.read(LARGEST + 1)
    except OSError:
        return None
    payload = data[_HASH:]
    return payload if _hash(payload) == data[:_HASH] else None


def write(name: str, payload: bytes) -> None:
    """Keep `payload` under `name`, whole or not at all; does nothing where that is not allowed or not possible."""
    where = folder()
    if where is None or not _may_write or len(payload) > LARGEST:
        return
    path = os.path.join(where, name + _SUFFIX)  # noqa: PTH118
    draft = f"{path}.{os.getpid()}"
    try:
        os.makedirs(where, mode=0o700, exist_ok=True)  # noqa: PTH103
        if not _is_own(os.stat(where)):  # noqa: PTH116
            return
        _forget_old(where)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with open(handle, "wb") as file:  # noqa: PTH123
                file.write(_hash(payload) + payload)
            os.replace(draft, path)  # noqa: PTH105
        except OSError:
            os.unlink(draft)  # noqa: PTH108
    except OSError:
        pass


def _hash(payload: bytes) -> bytes:
    from cleaner.hashing import blake2b  # here, because `cleancopy --help` reads nothing

    return blake2b(payload, digest_size=_HASH).digest()


def _forget_old(where: str) -> None:
    oldest = time.time() - KEPT
    with os.scandir(where) as entries:
        for entry in entries:
            if _SUFFIX in entry.name and entry.stat(follow_symlinks=False).st_mtime < oldest:
                os.unlink(entry.path)  # noqa: PTH108


def _is_own(status: os.stat_result) -> bool:
    """Whether a file or folder is the user's, and nobody else may write there."""
    if not hasattr(os, "geteuid"):
        return True  # Windows: the folder lies in the user's profile, which others cannot write
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
