"""The ``ClientUniqueCode`` of a task that names none."""

from __future__ import annotations


def client_unique_code(workflow: str, task: str) -> str:
    """Return ``wfc_`` and the first 32 hex digits of SHA-256 of workflow name, LF, task name.

    The same names always give the same code, so a file compiles to the same bytes everywhere.
    """
    from hashlib import sha256

    return "wfc_" + sha256(f"{workflow}\n{task}".encode()).hexdigest()[:32]
