"""Show a run while it goes on: a table where there is a terminal, lines elsewhere."""

from __future__ import annotations

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
    display.show(last)
    for last in snapshots:
        display.show(last)
    return last
