"""Results that go to files."""

from __future__ import annotations

import os
from contextlib import suppress

from wfc.exits import UsageError


def put(path: str, text: str) -> None:
    """Write ``text`` beside ``path`` and move it there, so that it is never half written.

    Folders on the way are made. Only a plain file is ever replaced: neither a link nor a device
    such as ``/dev/null``. Raises UsageError when it cannot be written.
    """
    if os.path.islink(path):
        raise UsageError(f"`{path}` cannot be written: it is a link; name the file itself")
    if os.path.lexists(path) and not os.path.isfile(path):
        raise UsageError(f"`{path}` cannot be written: it is not a file")
    beside = f"{path}.{os.getpid()}.tmp"
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        _write_new(beside, text)
        os.replace(beside, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(beside)
        reason = os.strerror(error.errno or 0).lower()
        raise UsageError(f"`{path}` cannot be written: {reason}") from error


def _write_new(path: str, text: str) -> None:
    """Write ``text`` to the file ``path``, which is new, down to the disk."""
    with open(path, "x", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
