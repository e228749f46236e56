"""A bug of ours: told as such, with a report in a file instead of a traceback on the screen."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback

from wfc import __version__, exits
from wfc.cli.console import say


def reported(error: Exception) -> int:
    """Write a report about ``error`` to a temporary file and say where it is.

    The report holds the command, versions and where in wfc it happened. It holds no values of
    the spec, of the environment or of credentials: only code locations and the type of the error.
    """
    lines = [
        f"wfc {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"command: {' '.join(['wfc', *sys.argv[1:2]])}",
        f"error: {type(error).__name__}",
        *(
            f"  {os.path.basename(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ),
    ]
    say("error: wfc itself has failed; this is a bug of wfc, not a mistake of yours")
    try:
        say(f"  = help: please report it with the file {_kept(lines)}")
    except OSError:  # no place for a file
        say("  = help: please report it with what follows")
        for line in lines:
            say(line)
    if os.environ.get("WFC_DEBUG"):
        traceback.print_exception(error)
    return exits.BUG


def _kept(lines: list[str]) -> str:
    """Write ``lines`` to a temporary file and return its name. Raises OSError."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="wfc-bug-", suffix=".txt", delete=False
    ) as file:
        file.write("\n".join(lines) + "\n")
    return file.name
