"""The bodies last sent, kept beside the journal so that a plan can show what changed."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from typing import Any

from wfc.journal.errors import JournalError

#: How many of each workflow are kept.
KEPT = 5


def keep(journal: str, entry_id: str, name: str, body: dict[str, Any]) -> None:
    """Write ``body`` down for this user alone. Raises JournalError when it cannot be written."""
    path = _path(journal, entry_id)
    new = f"{path}.{os.getpid()}"
    text = json.dumps({"Name": name, "Body": body}, ensure_ascii=False, separators=(",", ":"))
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        opened = os.open(new, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
        with open(opened, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(new, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(new)
        reason = os.strerror(error.errno or 0).lower()
        raise JournalError(f"the body to be sent cannot be kept in `{path}`: {reason}") from error


def kept(journal: str, entry_id: str) -> dict[str, Any] | None:
    """Return the body of a submission, None when it is no longer kept."""
    try:
        with open(_path(journal, entry_id), encoding="utf-8") as file:
            body = json.load(file)["Body"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return body if isinstance(body, dict) else None


def tidy(journal: str, sent: list[str]) -> None:
    """Drop all but the last of ``sent``, the submissions of one workflow in their order."""
    for entry_id in sent[:-KEPT]:
        with suppress(OSError):
            os.unlink(_path(journal, entry_id))


def _path(journal: str, entry_id: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", entry_id):
        raise ValueError("not the id of a submission")
    return os.path.join(f"{journal}.sent", f"{entry_id}.json")
