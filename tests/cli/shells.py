"""A shell on a terminal, as a person sits before it: keys go in, what is shown comes out."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PROMPT = "READY> "
#: How long to wait for anything, in seconds: far more than it ever takes.
PATIENCE = 60.0
TAB, ENTER = "\t", "\r"
#: What moves the cursor, colours, or asks the terminal something.
_CONTROL = re.compile(r"\x1b(?:\[[0-9;?<>=]*[A-Za-z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|.)")

#: How each shell starts, and what stands in which of its files: where the help says to put it.
STARTS = {
    "bash": ["bash", "--noprofile", "--rcfile", ".bashrc", "-i"],
    "zsh": ["zsh", "-i"],
    "fish": ["fish", "-i"],
}
FILES = {
    "bash": {".bashrc": f"PS1='{PROMPT}'; bind 'set enable-bracketed-paste off'\n"},
    "zsh": {
        ".zshrc": f"PS1='{PROMPT}'; unsetopt prompt_sp; fpath=($HOME/comp $fpath)\n"
        "autoload -Uz compinit; compinit -u -D\n"
    },
    "fish": {
        ".config/fish/config.fish": "function fish_greeting; end\n"
        f"function fish_prompt; echo -n '{PROMPT}'; end\n"
    },
}
SCRIPT = {"bash": ".bashrc", "zsh": "comp/_wfc", "fish": ".config/fish/completions/wfc.fish"}


class Shell:
    """One shell that runs, and what it has shown since it was last typed into."""

    def __init__(self, terminal: int) -> None:
        """Type into, and read from, ``terminal``."""
        self._terminal = terminal
        self.shown = ""

    def type(self, keys: str) -> None:
        """Press ``keys``; what was shown before is forgotten."""
        self.shown = ""
        os.write(self._terminal, keys.encode())

    def until(self, wanted: str) -> str:
        """Return what is shown once ``wanted`` is a part of it."""
        end = time.monotonic() + PATIENCE
        while wanted not in self.shown:
            ready, _, _ = select.select([self._terminal], [], [], max(0, end - time.monotonic()))
            assert ready, f"{wanted!r} never came: {self.shown!r}"
            data = os.read(self._terminal, 65536).decode(errors="replace")
            self.shown += _CONTROL.sub("", data)
        return self.shown


@contextmanager
def shell(name: str, script: str, folder: Path) -> Iterator[Shell]:
    """Start ``name`` in ``folder``, its home, where ``script`` completes ``wfc``."""
    if shutil.which(name) is None:
        pytest.skip(f"there is no {name} on this machine")
    files = dict(FILES[name])
    files[SCRIPT[name]] = files.get(SCRIPT[name], "") + script
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (50, 200))
    process = subprocess.Popen(
        STARTS[name],
        cwd=folder,
        env={
            "HOME": str(folder),
            "PATH": f"{folder}/bin:{os.environ['PATH']}",
            "TERM": "xterm",
            "LANG": "C.UTF-8",
            "NO_COLOR": "1",
        },
        # A shell wants the terminal as its own, not only as its streams.
        preexec_fn=lambda: os.login_tty(theirs),  # noqa: PLW1509 - three system calls, no locks
    )
    os.close(theirs)
    try:
        found = Shell(ours)
        found.until(PROMPT)
        yield found
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(ours)
