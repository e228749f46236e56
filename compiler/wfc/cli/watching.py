"""``wfc lint --watch``: the same again whenever a file changes."""

from __future__ import annotations

import os
import sys
import time

from wfc.cli.console import is_terminal, say, write
from wfc.exits import UsageError
from wfc.source.discover import discovered, everything_below
from wfc.source.project import root_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final, TypeAlias

    Snapshot: TypeAlias = dict[str, tuple[int, int, int]]

#: Seconds between two looks; a project so large that a look takes long is looked at less often.
PAUSE: Final = 0.3
_SHARE: Final = 10
#: Erase the screen and what has scrolled off it, and go to its corner (ECMA-48 8.3.39, xterm).
_CLEAR: Final = "\x1b[2J\x1b[3J\x1b[H"


def watched(paths: tuple[str, ...], once: Callable[[], int]) -> int:
    """Call ``once`` now and after every change, for ever: Ctrl-C raises KeyboardInterrupt.

    On a terminal each report takes the place of the last; elsewhere reports follow each other.
    """
    clears = is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"
    while True:
        before, _ = _look(paths)
        if clears:
            write(_CLEAR)
        try:
            once()
        except UsageError as error:  # a file deleted, settings broken: it may be mended
            say(f"error: {error}")
        say("Watching for changes; Ctrl-C ends.")
        _wait(paths, before)
        if not clears:
            say("Something has changed.")


def _wait(paths: tuple[str, ...], before: Snapshot) -> None:
    """Return as soon as something is not as it was ``before``."""
    took = 0.0
    while True:
        time.sleep(max(PAUSE, took * _SHARE))
        now, took = _look(paths)
        if now != before:
            return


def _look(paths: tuple[str, ...]) -> tuple[Snapshot, float]:
    """Return what tells of a change in each file that may matter, and how long it took.

    Those are the files of the projects concerned: settings and scripts are inputs as well.
    """
    start = time.monotonic()
    try:
        files = discovered(paths)
    except UsageError:
        files = []
    roots = {root_of(os.path.dirname(file)) for file in files}
    roots |= {root_of(path if os.path.isdir(path) else os.path.dirname(path)) for path in paths}
    names = {os.path.abspath(file) for file in files}
    for root in roots:
        names.update(os.path.join(root, name) for name in everything_below(root))
    return {name: _state(name) for name in names}, time.monotonic() - start


def _state(name: str) -> tuple[int, int, int]:
    try:
        status = os.stat(name)
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino
