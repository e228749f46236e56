"""The project on disk: its root, its settings file, and reading inside it and nowhere else.

Files are opened one component at a time without following links, so that neither ``..`` nor a
symbolic link leads out of the project.
"""

from __future__ import annotations

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

#: The largest script taken from a file: the limit of a scalar, 2 MB.
SCRIPT_LIMIT = 2 * 1024 * 1024
SETTINGS = "wfc.yaml"


def root_of(folder: str) -> str:
    """Return the root of the project that ``folder`` belongs to.

    That is the nearest folder upward with a ``wfc.yaml``, not above the one that holds ``.git``;
    else that one; else ``folder`` itself.
    """
    start = here = os.path.abspath(folder)
    while True:
        if os.path.isfile(os.path.join(here, SETTINGS)):
            return here
        if os.path.exists(os.path.join(here, ".git")):
            return here
        above = os.path.dirname(here)
        if above == here:
            return start
        here = above


def repository_of(folder: str) -> str | None:
    """Return the nearest folder upward that holds ``.git``, None outside a repository."""
    here = os.path.abspath(folder)
    while not os.path.exists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above
    return here


def projects(files: Sequence[str]) -> dict[str, list[str]]:
    """Return the files of each project with settings, by its root; of other files nothing."""
    found: dict[str, list[str]] = {}
    roots: dict[str, str] = {}
    for file in files:
        if file == "-" or file.rpartition("/")[2] == SETTINGS:
            continue
        folder = os.path.dirname(file)
        root = roots.setdefault(folder, "") or root_of(folder)
        roots[folder] = root
        if os.path.isfile(os.path.join(root, SETTINGS)):
            found.setdefault(root, []).append(file)
    return found


class Folder:
    """The folder of a spec, from which its files are read, inside ``root`` only.

    ``types`` are the task types that the project calls its own.
    """

    __slots__ = ("path", "root", "types")

    def __init__(
        self, path: str, root: str | None = None, types: frozenset[str] = frozenset()
    ) -> None:
        """Read relative to ``path``; ``root`` is that of the project unless another is given."""
        self.path: Final = os.path.abspath(path)
        self.root: Final = root_of(path) if root is None else root
        self.types: Final = types

    def read(self, name: str) -> tuple[str | None, str, tuple[str, ...]]:
        """Return the text of the file ``name``, why there is none, and files with near names."""
        data, reason, near = self.data(name, SCRIPT_LIMIT)
        if data is None:
            return None, reason, near
        try:
            return data.decode("utf-8"), "", ()
        except UnicodeDecodeError:
            return None, "not UTF-8", ()

    def data(self, name: str, limit: int) -> tuple[bytes | None, str, tuple[str, ...]]:
        """Return what the file ``name`` holds, up to ``limit`` bytes, and the same as ``read``."""
        target = os.path.normpath(os.path.join(self.path, name))
        inside = os.path.relpath(target, self.root)
        if os.path.isabs(name) or inside.split(os.sep)[0] == os.pardir:
            return None, "outside", ()
        try:
            return _read_below(self.root, inside.split(os.sep), limit), "", ()
        except FileNotFoundError:
            return None, "missing", self._beside(target, name)
        except _NotPlainError as error:
            return None, str(error), ()
        except OSError as error:
            return None, os.strerror(error.errno or 0).lower(), ()
        except ValueError:  # NUL, or half of a surrogate pair: no file can be called that
            return None, "missing", ()

    def _beside(self, target: str, name: str) -> tuple[str, ...]:
        """Return the files in the folder of ``target``, named as ``name`` names it."""
        try:
            found = sorted(os.listdir(os.path.dirname(target)))
        except OSError:
            return ()
        prefix = name[: len(name) - len(os.path.basename(name))]
        return tuple(prefix + each for each in found)


class _NotPlainError(Exception):
    """The file is there but is not one to read from."""


def _read_below(root: str, parts: list[str], limit: int) -> bytes:
    """Read the file at ``parts`` below ``root``, following no link on the way."""
    here = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in parts[:-1]:
            inner = _open(part, os.O_RDONLY | os.O_DIRECTORY, here)
            os.close(here)
            here = inner
        file = _open(parts[-1], os.O_RDONLY | os.O_NONBLOCK, here)
    finally:
        os.close(here)
    status = os.fstat(file)
    if not stat.S_ISREG(status.st_mode):
        os.close(file)
        raise _NotPlainError("not a file")
    with os.fdopen(file, "rb", buffering=0) as opened:
        if status.st_size > limit:
            raise _NotPlainError("too large")
        return opened.read(limit + 1)


def _open(name: str, flags: int, folder: int) -> int:
    """Open ``name`` in ``folder``, refusing a symbolic link."""
    if stat.S_ISLNK(os.lstat(name, dir_fd=folder).st_mode):
        raise _NotPlainError("a link")
    return os.open(name, flags | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
