"""Where journals are kept: in the user's state directory, never in a repository."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from wfc.journal.errors import JournalError
from wfc.journal.machine import file_system

#: Locks and fsync of these are not to be trusted.
NETWORK = frozenset(("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "fuse.sshfs", "afs"))

SUFFIX = ".db"


def chosen(option: str | None, environ: Mapping[str, str]) -> str | None:
    """Return the journal that ``--journal`` or ``WFC_JOURNAL`` names, if any."""
    return option or environ.get("WFC_JOURNAL") or None


def folder(environ: Mapping[str, str]) -> str:
    """Return the folder of all journals of this user (XDG base directories)."""
    state = environ.get("XDG_STATE_HOME", "")
    if not os.path.isabs(state):
        home = environ.get("HOME") or os.path.expanduser("~")
        state = os.path.join(home, ".local", "state")
    return os.path.join(state, "wfc")


def usual(region: str, project: str, env: str, environ: Mapping[str, str]) -> str:
    """Return the journal of one region, project and environment; its folder is made.

    Raises JournalError when the folder cannot be made, is not this user's alone, or is on a
    file system other machines write to.
    """
    home = folder(environ)
    _make(home)
    kind = file_system(home)
    if kind in NETWORK:
        raise JournalError(
            f"the folder `{home}` is on a network file system ({kind}): "
            "its locks and writes are not to be trusted",
            ("`--journal PATH` or WFC_JOURNAL names a place on a disk of this machine",),
        )
    return path_of(region, project, env, environ)


def path_of(region: str, project: str, env: str, environ: Mapping[str, str]) -> str:
    """Return where that journal is, or would be; nothing is made."""
    name = "-".join(_spelled(part) for part in (region, project, env) if part)
    return os.path.join(folder(environ), name + SUFFIX)


def known(environ: Mapping[str, str]) -> list[str]:
    """Return every journal in the folder, in the order of their names."""
    try:
        names = sorted(os.listdir(folder(environ)))
    except OSError:
        return []
    return [os.path.join(folder(environ), name) for name in names if name.endswith(SUFFIX)]


def _make(path: str) -> None:
    try:
        os.makedirs(path, mode=0o700, exist_ok=True)
        status = os.stat(path)
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise JournalError(f"the folder `{path}` cannot be made: {reason}") from error
    if status.st_uid != os.geteuid():
        raise JournalError(f"the folder `{path}` belongs to another user")
    if status.st_mode & 0o022:
        raise JournalError(
            f"other users may write to the folder `{path}` (mode {status.st_mode & 0o777:04o})",
            (f"`chmod 700 {path}` closes it",),
        )


def _spelled(part: str) -> str:
    """Return ``part`` as a piece of a file name."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", part)
