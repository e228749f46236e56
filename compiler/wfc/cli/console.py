"""Where output goes: results to stdout, all else to stderr, colors only where they are seen."""

from __future__ import annotations

import os
import sys

from wfc.exits import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def wants_color(choice: str, stream: TextIO | None) -> bool:
    """Say whether to color ``stream``: ``--color``, then NO_COLOR, FORCE_COLOR, a terminal.

    A stream is None where it was closed before we came (``>&-``).
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether somebody sits at ``stream``, which is None where it was closed."""
    return stream is not None and stream.isatty()


def write(text: str) -> None:
    """Write a result to stdout, in UTF-8 whatever the locale says; raises as ``write_bytes``."""
    write_bytes(text.encode("utf-8", "backslashreplace"))


def write_bytes(data: bytes) -> None:
    """Write a result to stdout as it is.

    Raises UsageError when it cannot be written, BrokenPipeError when nobody reads any more.
    """
    if sys.stdout is None:
        raise UsageError("standard output cannot be written: it is closed")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        reason = os.strerror(error.errno or 0).lower()
        raise UsageError(f"standard output cannot be written: {reason}") from error


def drop_output() -> None:
    """Let what is left for stdout go nowhere, so that leaving does not fail over it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """Write a line for people to stderr, with nothing in it that steers a terminal."""
    from wfc.report.text import plain

    show(plain(text) + "\n")


def show(text: str) -> None:
    """Write ``text`` to stderr as it is; where that is closed or gone, nowhere."""
    if sys.stderr is None:
        return
    try:  # not contextlib.suppress: a clean lint does without that import
        sys.stderr.flush()
        sys.stderr.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stderr.buffer.flush()
    except OSError:
        return  # there is nowhere left to say so; the exit code tells
