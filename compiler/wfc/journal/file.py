"""The file of a journal, as the system sees it: made for one user, and looked at with suspicion."""

from __future__ import annotations

import os
import stat

from wfc.journal.errors import JournalError, restored
from wfc.journal.steps import APPLICATION_ID, not_ours

#: How a file of SQLite begins, and where in its head stand what `steps` looks at once it is open.
_MAGIC = b"SQLite format 3\0"
_PAGES, _VERSION, _APPLICATION = (slice(at, at + 4) for at in (28, 60, 68))
_HEAD_BYTES = 100


def make(path: str) -> None:
    """Make an empty file for this user alone, unless there is one, which must be so."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW, 0o600))
        _sync_folder(os.path.dirname(path) or ".")
    except FileExistsError:
        _suspect(path)
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise JournalError(f"the journal `{path}` cannot be made: {reason}") from error


def _suspect(path: str) -> None:
    """Raise JournalError unless ``path`` is a file of this user that nobody else may write."""
    status = os.lstat(path)
    if not stat.S_ISREG(status.st_mode):
        raise JournalError(f"the journal `{path}` is not a regular file")
    if status.st_uid != os.geteuid():
        raise JournalError(f"the journal `{path}` belongs to another user")
    head = _head(path)
    if _is_text(head):
        raise JournalError(
            f"the journal `{path}` is damaged, or never was one",
            (
                "it is left as it is: it may have held what was submitted",
                f"{restored(path)}; `--journal PATH` names another file",
            ),
        )
    if _is_foreign(head):
        raise not_ours(path)
    if status.st_mode & 0o077:
        raise JournalError(
            f"the journal `{path}` is open to other users (mode {status.st_mode & 0o777:04o})",
            (f"`chmod 600 {path}` closes it, if you know who wrote in it",),
        )


def _head(path: str) -> bytes:
    """Return how the file begins, nothing when it may not be read."""
    try:
        opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return b""
    with open(opened, "rb") as file:
        return file.read(_HEAD_BYTES)


def _is_text(head: bytes) -> bool:
    """Tell whether what begins with ``head`` is no database at all, nor what is left of one."""
    return b"\0" not in head and not _MAGIC.startswith(head[: len(_MAGIC)])


def _is_foreign(head: bytes) -> bool:
    """Tell whether what begins with ``head`` is another program's database."""
    if not head.startswith(_MAGIC):
        return False
    application, version, pages = (
        int.from_bytes(head[each]) for each in (_APPLICATION, _VERSION, _PAGES)
    )
    return application != APPLICATION_ID and bool(application or version or pages > 1)


def _sync_folder(path: str) -> None:
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def inode(path: str) -> tuple[int, int]:
    """Return what tells this file from any other, zeros when there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return (0, 0)
    return status.st_dev, status.st_ino
