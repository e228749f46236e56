"""Where output goes: results to stdout, all else to stderr, colors only where they are seen."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def wants_color(choice: str, stream: TextIO) -> bool:
    """Say whether to color ``stream``: ``--color``, then NO_COLOR, FORCE_COLOR, a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def write(text: str) -> None:
    """Write a result to stdout, in UTF-8 whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def say(text: str) -> None:
    """Write a line for people to stderr, with nothing in it that steers a terminal."""
    from wfc.report.text import plain

    line = plain(text) + "\n"
    sys.stderr.flush()
    sys.stderr.buffer.write(line.encode("utf-8", "backslashreplace"))
    sys.stderr.buffer.flush()
