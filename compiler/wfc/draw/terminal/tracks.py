"""Lines that cross the flow side by side, in an order in which none is taken for another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Where one net enters a gap and where it leaves it, counted across the flow."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def span(self) -> tuple[int, int]:
        """Return the least and the greatest place."""
        places = (*self.starts, *self.ends)
        return min(places), max(places)

    @property
    def is_straight(self) -> bool:
        """Say whether it goes on as it comes, and needs no track."""
        low, high = self.span
        return low == high


def tracks(runs: Sequence[Run]) -> dict[Run, int] | None:
    """Return the track of each run that bends, or None when they cannot be kept apart.

    Where one run starts at the place at which another ends, it must turn off before that one
    turns in; runs can demand that of each other.
    """
    left = [run for run in runs if not run.is_straight]
    found: dict[Run, int] = {}
    while left:
        free = [run for run in left if not any(_precedes(each, run) for each in left)]
        if not free:
            return None
        chosen = min(free, key=lambda run: sum(_cost(run, o) - _cost(o, run) for o in left))
        left.remove(chosen)
        beside = [
            track for run, track in found.items() if _overlap(run, chosen) or _precedes(run, chosen)
        ]
        found[chosen] = max(beside, default=-1) + 1
    return found


def _precedes(run: Run, other: Run) -> bool:
    """Say whether ``run`` must have its track before ``other``."""
    return run is not other and not set(run.starts).isdisjoint(other.ends)


def _overlap(run: Run, other: Run) -> bool:
    return run.span[0] <= other.span[1] and other.span[0] <= run.span[1]


def _cost(run: Run, other: Run) -> int:
    """Return how often the two cross when ``run`` has its track before ``other``."""
    low, high = other.span
    late = sum(low < place < high for place in run.ends)
    low, high = run.span
    return late + sum(low < place < high for place in other.starts)
