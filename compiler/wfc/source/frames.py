"""Collections that are being read: what they hold so far, and which key is waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from wfc.source.marks import MappingMark, SequenceMark

if TYPE_CHECKING:
    from wfc.source.anchors import Anchor
    from wfc.source.marks import Mark


class Sentinel:
    """A key that is no text, so that no text can be mistaken for it."""

    __slots__ = ()


CUT: Final = Sentinel()
"""Stands for a key that was refused; what belongs to it is read and thrown away."""
MERGE: Final = Sentinel()
"""Stands for a plain ``<<``."""


class Frame:
    """A collection being read.

    ``key`` is the key that waits for its value, None while a key is awaited (in a list never),
    ``at`` is where it is written. ``before`` counts the values of the file up to and with
    this one, ``height`` the levels inside it. ``odd`` is True where sentinels are keys.
    """

    __slots__ = ("anchor", "at", "before", "depth", "height", "key", "odd", "parent", "start")

    values: Any
    marks: Any

    def __init__(
        self, parent: Frame | None, start: int, before: int, anchor: Anchor | None
    ) -> None:
        """Open a collection at offset ``start``."""
        self.parent: Final = parent
        self.start: Final = start
        self.before: Final = before
        self.anchor: Final = anchor
        self.depth: Final[int] = parent.depth + 1 if parent else 0
        self.key: str | Sentinel | None = None
        self.at = 0
        self.height = 0
        self.odd = False

    def put(self, value: Any, mark: Mark) -> None:
        """Take the next value."""
        raise NotImplementedError

    def close(self, place: int) -> Mark:
        """Return the mark of the finished collection."""
        raise NotImplementedError

    def step(self) -> tuple[str | int, ...]:
        """Return the part of a route that leads to what is being read; none where it has no key."""
        raise NotImplementedError


class MappingFrame(Frame):
    """A mapping being read."""

    __slots__ = ("marks", "values")

    def __init__(
        self, parent: Frame | None, start: int, before: int, anchor: Anchor | None
    ) -> None:
        """Open a mapping at offset ``start``."""
        super().__init__(parent, start, before, anchor)
        self.values: dict[str | Sentinel | None, Any] = {}
        self.marks: dict[str | Sentinel | None, Mark] = {}

    def put(self, value: Any, mark: Mark) -> None:
        """Give the waiting key its value."""
        self.values[self.key] = value
        self.marks[self.key] = mark
        self.key = None

    def close(self, place: int) -> Mark:
        """Return the mark of the finished mapping."""
        return MappingMark(place, self.marks)

    def step(self) -> tuple[str | int, ...]:
        """Return the waiting key, if it is text."""
        return (self.key,) if isinstance(self.key, str) else ()


class SequenceFrame(Frame):
    """A list being read."""

    __slots__ = ("marks", "values")

    def __init__(
        self, parent: Frame | None, start: int, before: int, anchor: Anchor | None
    ) -> None:
        """Open a list at offset ``start``."""
        super().__init__(parent, start, before, anchor)
        self.key = CUT
        self.values: list[Any] = []
        self.marks: list[Mark] = []

    def put(self, value: Any, mark: Mark) -> None:
        """Add an item."""
        self.values.append(value)
        self.marks.append(mark)

    def close(self, place: int) -> Mark:
        """Return the mark of the finished list."""
        return SequenceMark(place, self.marks)

    def step(self) -> tuple[str | int, ...]:
        """Return the number of the item that comes next."""
        return (len(self.values),)


def route(frame: Frame | None) -> tuple[str | int, ...]:
    """Return the route of what ``frame`` is reading just now."""
    steps: list[str | int] = []
    while frame is not None and frame.parent is not None:  # the outermost frame is the file
        steps[:0] = frame.step()
        frame = frame.parent
    return tuple(steps)
