"""``wfc lint --watch``: again whenever something changes, until Ctrl-C."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select

from tests.cli.world import BROKEN, HELLO, put

CLEAR = "\x1b[2J\x1b[3J\x1b[H"


class Watching:
    """A running ``wfc lint --watch``, of which all that it prints comes from one end."""

    def __init__(self, process: subprocess.Popen[bytes], end: int) -> None:
        self.process = process
        self._end = end
        self._seen = ""

    def until(self, words: str) -> str:
        """Return what is printed up to and with ``words``; fail where they do not come."""
        while words not in self._seen:
            ready, _, _ = select([self._end], [], [], 30)
            assert ready, f"waited for {words!r}, saw {self._seen!r}"
            self._seen += os.read(self._end, 65536).decode().replace("\r\n", "\n")
        shown, found, self._seen = self._seen.partition(words)
        return shown + found

    def interrupted(self) -> int:
        """Press Ctrl-C; return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


@contextmanager
def watching(folder: Path, *arguments: str, terminal: bool) -> Iterator[Watching]:
    end, given = pty.openpty() if terminal else os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "wfc", "lint", "--watch", "--output-format", "concise", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=given,
        stderr=given,
        env=os.environ | {"NO_COLOR": "1", "TERM": "xterm"},
    )
    os.close(given)
    try:
        yield Watching(process, end)
    finally:
        process.kill()
        process.wait()
        os.close(end)


WAITING = "Watching for changes; Ctrl-C ends.\n"


def test_reports_follow_each_other_where_there_is_no_terminal(tmp_path: Path) -> None:
    put(tmp_path, {"a.wfc.yaml": BROKEN})
    with watching(tmp_path, terminal=False) as watch:
        assert "a.wfc.yaml:14:17: error[unknown-task]" in watch.until(WAITING)
        put(tmp_path, {"a.wfc.yaml": HELLO})
        assert (
            watch.until(WAITING) == f"Something has changed.\nAll clean: 1 file checked.\n{WAITING}"
        )
        assert watch.interrupted() == 130
        assert watch.until("\n") == "error: interrupted\n"


def test_on_a_terminal_each_report_takes_the_place_of_the_last(tmp_path: Path) -> None:
    put(tmp_path, {"a.wfc.yaml": HELLO})
    with watching(tmp_path, terminal=True) as watch:
        assert watch.until(WAITING) == f"{CLEAR}All clean: 1 file checked.\n{WAITING}"
        put(tmp_path, {"b.wfc.yaml": HELLO})
        assert watch.until(WAITING) == f"{CLEAR}All clean: 2 files checked.\n{WAITING}"
        assert watch.interrupted() == 130


def test_settings_and_scripts_are_watched_too_and_mistakes_do_not_end_it(tmp_path: Path) -> None:
    script = HELLO.replace("{Content: echo goodbye}", "{File: sql/a.sql}")
    put(tmp_path, {"a.wfc.yaml": script, "wfc.yaml": "Kind: Project\n", "sql/a.sql": "echo one\n"})
    with watching(tmp_path, "a.wfc.yaml", terminal=False) as watch:
        assert "All clean" in watch.until(WAITING)
        (tmp_path / "sql/a.sql").unlink()
        assert "error[script-file]" in watch.until(WAITING)
        put(tmp_path, {"wfc.yaml": "Kind: Projct\n"})
        assert "the settings in `wfc.yaml` have errors" in watch.until(WAITING)
        (tmp_path / "a.wfc.yaml").unlink()
        assert "there is no file `a.wfc.yaml`" in watch.until(WAITING)
        put(tmp_path, {"a.wfc.yaml": HELLO, "wfc.yaml": "Kind: Project\n"})
        watch.until("All clean: 1 file checked.")
        assert watch.interrupted() == 130
