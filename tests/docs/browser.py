"""A real browser without a window: pages opened at a width, looked at, and photographed.

Spoken to over two pipes (the Chrome DevTools Protocol), so nothing listens on the network.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
#: How long to wait for any one message, in seconds: far more than it ever takes.
PATIENCE = 60.0
#: The pipes as the browser knows them: it reads commands from the one, writes answers to the other.
_READS, _WRITES = 3, 4


def program() -> str | None:
    """Return the browser of this machine, if there is one."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


class Browser:
    """One page in a browser that runs."""

    def __init__(self, commands: int, answers: int) -> None:
        """Speak over two file descriptors."""
        self._commands = commands
        self._answers = answers
        self._numbers = count(1)
        self._received = b""
        self._session: dict[str, str] = {}
        self.complaints: list[str] = []

    def start(self) -> None:
        """Open an empty page, and listen to what it complains about."""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = {"sessionId": attached["sessionId"]}
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._ask(f"{domain}.enable")

    def resize(self, width: int, height: int, *, phone: bool) -> None:
        """Be a window, or the screen of a phone, of so many pixels."""
        size = {"width": width, "height": height, "deviceScaleFactor": 2 if phone else 1}
        self._ask("Emulation.setDeviceMetricsOverride", **size, mobile=phone)
        self._ask("Emulation.setTouchEmulationEnabled", enabled=phone)

    def open(self, url: str) -> None:
        """Go to ``url`` and wait until all of it is there."""
        self.complaints.clear()
        self._ask("Page.navigate", url=url)
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def value(self, script: str) -> Any:
        """Return what ``script`` comes to in the page."""
        found = self._ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def until(self, script: str) -> None:
        """Wait until ``script`` comes to true in the page."""
        end = time.monotonic() + PATIENCE
        while not self.value(script):
            assert time.monotonic() < end, f"never so: {script}"
            time.sleep(0.05)

    def photograph(self, path: Path) -> None:
        """Write what is seen to ``path``, as PNG."""
        path.write_bytes(base64.b64decode(self._ask("Page.captureScreenshot")["data"]))

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": params} | self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._received:
            ready, _, _ = select.select([self._answers], [], [], PATIENCE)
            assert ready, "the browser says nothing"
            data = os.read(self._answers, 1 << 16)
            assert data, "the browser has ended"
            self._received += data
        line, _, self._received = self._received.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        if message.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded"):
            self.complaints.append(json.dumps(message["params"]))
        if message.get("method") == "Network.loadingFailed":
            self.complaints.append(message["params"]["errorText"])
        return message


@contextmanager
def running(name: str, folder: Path) -> Iterator[Browser]:
    """Start the browser ``name``, which keeps its things in ``folder``."""
    their_commands, our_commands = os.pipe()
    our_answers, their_answers = os.pipe()
    options = ("--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe")
    # The shell puts the pipes where the browser looks for them.
    moved = f'exec "$@" {_READS}<&{their_commands} {_WRITES}>&{their_answers}'
    with subprocess.Popen(
        ["/bin/bash", "-c", moved, "-", name, *options, f"--user-data-dir={folder}"],
        pass_fds=(their_commands, their_answers),
        stderr=subprocess.DEVNULL,
    ) as process:
        os.close(their_commands)
        os.close(their_answers)
        try:
            browser = Browser(our_commands, our_answers)
            browser.start()
            yield browser
        finally:
            process.kill()
            os.close(our_commands)
            os.close(our_answers)
