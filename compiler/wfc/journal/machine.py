"""Which machine this is: an attempt says where it was made."""

from __future__ import annotations

import hashlib
import os
import socket


def host() -> str:
    """Return 16 hex digits that stand for this machine, and tell nothing of it."""
    return hashlib.sha256((_line("/etc/machine-id") or socket.gethostname()).encode()).hexdigest()[
        :16
    ]


def boot() -> str:
    """Return what the kernel calls the time since it was started, empty where it does not."""
    return _line("/proc/sys/kernel/random/boot_id")


def file_system(path: str) -> str:
    """Return the type of the file system ``path`` is on (``ext4``), empty when unknown."""
    path, found, best = os.path.realpath(path), "", ""
    for line in _text("/proc/self/mounts").splitlines():
        _, point, kind, *_ = line.split(" ")
        point = point.encode().decode("unicode_escape")  # blanks are written \040
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            found, best = kind, point
    return found


def _line(path: str) -> str:
    return _text(path).strip()


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
