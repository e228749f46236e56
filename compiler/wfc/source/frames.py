"""Collections that are being read: what they hold so far, and which key is waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from wfc.source.marks import MappingMark, MergedMark, SequenceMark

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
    """A collection being read: a mapping where ``keyed``, else a list.

    ``key`` is the key that waits for its value, written at ``at``; None while a key is awaited,
    in a list never. ``before`` counts the values of the file up to this one, ``height``
    the levels inside it. ``odd`` is True where sentinels are among the keys, ``came`` says of
    what came by ``<<`` where it stands.
    """

    __slots__ = (
        "anchor",
        "at",
        "before",
        "came",
        "depth",
        "height",
        "key",
        "keyed",
        "marks",
        "odd",
        "parent",
        "start",
        "values",
    )

    def __init__(
        self, parent: Frame | None, start: int, before: int, anchor: Anchor | None, *, keyed: bool
    ) -> None:
        """Open a collection at offset ``start``."""
        self.parent: Final = parent
        self.start: Final = start
        self.before: Final = before
        self.anchor: Final = anchor
        self.keyed: Final = keyed
        self.depth: Final[int] = parent.depth + 1 if parent else 0
        self.values: Any = {} if keyed else []
        self.marks: Any = {} if keyed else []
        self.key: str | Sentinel | None = None if keyed else CUT
        self.at = 0
        self.height = 0
        self.odd = False
        self.came: dict[str, Mark] | None = None

    def put(self, value: Any, mark: Mark) -> None:
        """Take the value of the waiting key, or the next item."""
        if self.keyed:
            self.values[self.key] = value
            self.marks[self.key] = mark
            self.key = None
        else:
            self.values.append(value)
            self.marks.append(mark)

    def drop(self) -> None:
        """Pass over the value of the waiting key, or the next item."""
        if self.keyed:
            self.key = None

    def mark(self, place: int) -> MappingMark | SequenceMark:
        """Return the mark of the finished collection."""
        if self.came:
            return MergedMark(place, self.marks, self.came)
        return MappingMark(place, self.marks) if self.keyed else SequenceMark(place, self.marks)


def route(frame: Frame | None) -> tuple[str | int, ...]:
    """Return the route of what ``frame`` is reading; of a mapping between two keys, its own."""
    steps: list[str | int] = []
    while frame is not None and frame.parent is not None:  # the outermost frame is the file
        if not frame.keyed:
            steps.append(len(frame.values))
        elif isinstance(frame.key, str):
            steps.append(frame.key)
        frame = frame.parent
    return tuple(reversed(steps))
