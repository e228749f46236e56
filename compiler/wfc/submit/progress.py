"""Show a run while it goes on: a table where there is a terminal, lines elsewhere."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wfc.submit.run import Run


class Display(Protocol):
    """Where a run is shown."""

    def show(self, run: Run) -> None:
        """Show ``run`` as it is now."""

    def rest(self, seconds: float) -> None:
        """Wait between two looks; the ``sleep`` of ``follow``."""


def watch(runs: Iterable[Run], display: Display) -> Run:
    """Show each snapshot as it comes and return the last one; ``runs`` has at least one."""
    snapshots = iter(runs)
    last = next(snapshots)
    _show(display, last)
    for last in snapshots:
        _show(display, last)
    return last


def _show(display: Display, run: Run) -> None:
    """Show ``run``; that nobody can see it any more is no reason to look away."""
    with suppress(OSError):
        display.show(run)
