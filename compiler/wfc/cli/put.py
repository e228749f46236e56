"""Results that go to files, each written whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from wfc.exits import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

#: The most of a file that is compared before it is written over: no spec is larger.
_LIMIT: Final = 1 << 30


def put(path: str, text: str) -> None:
    """Write ``text`` beside ``path`` and move it there, so that it is never half written.

    Folders on the way are made. Only a plain file is ever replaced: neither a link nor a device
    such as ``/dev/null``. Raises UsageError when it cannot be written.
    """
    if os.path.islink(path):
        raise UsageError(f"`{path}` cannot be written: it is a link; name the file itself")
    if os.path.lexists(path) and not os.path.isfile(path):
        raise UsageError(f"`{path}` cannot be written: it is not a file")
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        _replace(path, text.encode("utf-8"))
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        raise UsageError(f"`{path}` cannot be written: {reason}") from error


def rewrite(path: str, old: bytes, new: bytes, inside: str) -> str:
    """Put ``new`` in the place of ``old``, which is what ``path`` holds; return why not, or "".

    Mode and owner stay. A link stays too, and the file it leads to is written, if that lies
    ``inside`` this folder.
    """
    target = os.path.realpath(path)
    if os.path.islink(path) and not _is_below(target, inside):
        return "it is a link that leads out of the project"
    if not os.access(target, os.W_OK):
        return "it may not be written"
    try:
        status = os.stat(target)
        with open(target, "rb") as file:
            if file.read(_LIMIT) != old:
                return "it has changed meanwhile"
        _replace(target, new, status)
    except OSError as error:
        return os.strerror(error.errno or 0).lower()
    return ""


def _replace(path: str, data: bytes, like: os.stat_result | None = None) -> None:
    """Write ``data`` to a new file, down to the disk, and move it to ``path``. Raises OSError.

    The file has the mode and owner of ``like``, the owner as far as one may give files away.
    """
    beside = f"{path}.{os.getpid()}.tmp"
    try:
        with open(beside, "xb") as file:
            if like is not None:
                with suppress(PermissionError):
                    os.fchown(file.fileno(), like.st_uid, like.st_gid)
                os.fchmod(file.fileno(), stat.S_IMODE(like.st_mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:  # interrupted as well: nothing half written is left behind
        with suppress(OSError):
            os.unlink(beside)
        raise


def _is_below(path: str, folder: str) -> bool:
    top = os.path.realpath(folder)
    return os.path.commonpath((top, path)) == top
