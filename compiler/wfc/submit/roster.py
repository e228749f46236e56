"""Many runs as plain lines: one each time the state of a run changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from wfc.report.text import plain
from wfc.report.width import columns
from wfc.submit.elapsed import elapsed
from wfc.submit.lines import local_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from wfc.submit.run import Run
    from wfc.submit.states import State


class Row:
    """Prints ``12:00:01 daily_orders  Running`` each time the state of its run changes."""

    def __init__(
        self, out: TextIO, name: str, width: int, *, now: Callable[[], datetime] = local_now
    ) -> None:
        """Print to ``out``, with the times that ``now`` gives."""
        self._out = out
        self._name = plain(name)
        self._width = width
        self._now = now
        self._state: State | None = None

    def show(self, run: Run) -> None:
        """Print a line where the state is another than before."""
        if run.state == self._state:
            return
        self._state = run.state
        padded = self._name + " " * (self._width - columns(self._name))
        took = "" if run.seconds is None else f"  {elapsed(run.seconds)}"
        self._out.write(f"{self._now():%H:%M:%S} {padded}  {run.state}{took}\n")
        self._out.flush()

    def rest(self, seconds: float) -> None:
        """Wait for nothing: the runs are waited for together."""
