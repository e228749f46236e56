"""The two ways a picture can grow: to the right, or down where that would be too wide.

*Along* counts levels and gaps the way the arrows go, *across* the items of one level; both in
characters from 0. A gap is crossed by tracks and ends in the arrows' heads.
"""

from __future__ import annotations

from typing import Protocol

from wfc.draw.terminal.canvas import DOWN, LEFT, RIGHT, UP
from wfc.report.width import columns


class Direction(Protocol):
    """How much room things take, and where lines come in and go out."""

    head: str
    back: int
    forth: int
    #: Free cells before a line that leaves an item, and between a head and its item.
    pad: int
    #: Free cells between two items of a level.
    apart: int

    def cell(self, along: int, across: int) -> tuple[int, int]:
        """Return column and line."""

    def length(self, label: str, entries: int) -> int:
        """Return the room an item takes along."""

    def size(self, label: str, entries: int) -> int:
        """Return the room an item takes across."""

    def entry(self, label: str, entries: int, number: int) -> int:
        """Return where in an item the line ``number`` of ``entries`` comes in."""

    def exit(self, label: str, entries: int) -> int:
        """Return where in an item its line goes out."""

    def wish(self, places: list[int]) -> int:
        """Return where a line that comes from ``places`` should come in."""

    def track(self, number: int) -> int:
        """Return where in a gap a track runs."""

    def gap(self, tracks: int) -> int:
        """Return where in a gap with that many tracks the heads stand."""

    def shown(self, label: str, entries: int) -> list[str]:
        """Return the lines of text of an item."""


class Rightward:
    """One item a line. An item that several lines come to has a bar for them to come to."""

    head = ">"
    back = LEFT
    forth = RIGHT
    pad = 1
    apart = 0

    def cell(self, along: int, across: int) -> tuple[int, int]:
        """Return column and line."""
        return along, across

    def length(self, label: str, entries: int) -> int:
        """Return the columns of the label, and of its bar."""
        return columns(label) + (2 if entries > 1 else 0)

    def size(self, label: str, entries: int) -> int:
        """Return a line for each entry."""
        return max(1, entries)

    def entry(self, label: str, entries: int, number: int) -> int:
        """Return the entry's own line."""
        return number

    def exit(self, label: str, entries: int) -> int:
        """Return the line of the label."""
        return 0

    def wish(self, places: list[int]) -> int:
        """Return the highest line."""
        return min(places)

    def track(self, number: int) -> int:
        """Return every other column."""
        return 1 + 2 * number

    def gap(self, tracks: int) -> int:
        """Return what makes ``──>`` and ``─┬─>``."""
        return max(2, 2 * tracks + 1)

    def shown(self, label: str, entries: int) -> list[str]:
        """Return the label, with a bar when several lines come to it."""
        return [f"┃ {label}", *["┃"] * (entries - 1)] if entries > 1 else [label]


class Downward:
    """One level a line; lines come to the label's top side by side."""

    head = "↓"
    back = UP
    forth = DOWN
    pad = 0
    apart = 3

    def cell(self, along: int, across: int) -> tuple[int, int]:
        """Return column and line."""
        return across, along

    def length(self, label: str, entries: int) -> int:
        """Return one line."""
        return 1 if label else 0

    def size(self, label: str, entries: int) -> int:
        """Return the columns of the label, or more when that many lines need them."""
        return max(1, columns(label), 2 * entries - 1)

    def entry(self, label: str, entries: int, number: int) -> int:
        """Return every other column around the middle."""
        return (self.size(label, entries) - (2 * entries - 1)) // 2 + 2 * number

    def exit(self, label: str, entries: int) -> int:
        """Return the middle."""
        return (self.size(label, entries) - 1) // 2

    def wish(self, places: list[int]) -> int:
        """Return the middle."""
        return (min(places) + max(places)) // 2

    def track(self, number: int) -> int:
        """Return every line."""
        return number

    def gap(self, tracks: int) -> int:
        """Return the line under the last track."""
        return max(1, tracks)

    def shown(self, label: str, entries: int) -> list[str]:
        """Return the label, drawn out to where its lines come in."""
        bare = self.size(label, entries) - columns(label)
        return [f"{'━' * (bare // 2)}{label}{'━' * (bare - bare // 2)}"]
