"""A process that has imported everything, and forks itself for each run of ``wfc``.

A run costs a fork instead of a start, and is still a process of its own: it has its own memory and
can be killed. Orders come as lines of JSON on standard input; what became of a run goes out on
standard output: ``{"pid": …}`` when it is born, ``{"pid": …, "status": …}`` when it has ended.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import sys
from importlib import import_module
from pkgutil import walk_packages
from typing import Any


def main(times: float) -> None:
    """Obey until standard input ends."""
    from tests.faults.quick import quicken

    quicken(times)
    _import_everything()
    _obey()


def _import_everything() -> None:
    import wfc
    from wfc.submit.vendor import load_vendor

    for module in walk_packages(wfc.__path__, "wfc."):
        if not module.name.startswith(("wfc.emulator", "wfc.__main__", "wfc.draw")):
            import_module(module.name)
    for name in ("alibabacloud_credentials.client", "alibabacloud_tea_openapi.utils"):
        with contextlib.suppress(Exception):
            load_vendor(name)


def _obey() -> None:
    ended, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    waiting = selectors.DefaultSelector()
    waiting.register(0, selectors.EVENT_READ)
    waiting.register(ended, selectors.EVENT_READ)
    pending = b""
    while True:
        for key, _ in waiting.select():
            if key.fd == ended:
                os.read(ended, 4096)
                _reap()
                continue
            data = os.read(0, 65536)
            if not data:
                return
            *orders, pending = (pending + data).split(b"\n")
            for order in orders:
                _born(json.loads(order))


def _born(order: dict[str, Any]) -> None:
    pid = os.fork()
    if pid == 0:
        _live(order)
    _say({"order": order["order"], "pid": pid})


def _reap() -> None:
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            _say({"pid": pid, "status": os.waitstatus_to_exitcode(status)})


def _say(news: dict[str, Any]) -> None:
    os.write(1, json.dumps(news).encode() + b"\n")


def _live(order: dict[str, Any]) -> None:
    """Become a run of ``wfc``: nothing of the zygote is left but what it has imported."""
    try:
        _detach(order)
        _prepare(order)
        _run(order["arguments"])
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        os._exit(99)


def _detach(order: dict[str, Any]) -> None:
    """Take the signals, streams, environment and folder of a command of its own."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.setsid()
    for number, path in ((0, os.devnull), (1, order["out"]), (2, order["err"])):
        opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
    os.environ.clear()
    os.environ.update(order["environment"])
    os.chdir(order["cwd"])


def _run(arguments: list[str]) -> None:
    """Run the command line; it does not return."""
    from wfc.cli.entry import enter

    sys.argv = ["wfc", *arguments]
    enter()


def _prepare(order: dict[str, Any]) -> None:
    from tests.faults.moments import Moment, fail_when_told

    if order["held"]:
        os.kill(os.getpid(), signal.SIGSTOP)
    fail_when_told()
    for moment in order["moments"]:
        Moment(*moment).lay()


if __name__ == "__main__":
    main(float(sys.argv[1]))
