"""A giant file cut at task boundaries.

Under a block list ``Tasks:`` whose items stand at column N, no line of N blanks and ``- `` can be
inside anything deeper: block scalars, continued scalars and brackets are indented further. So
each such line is a safe place to cut, unless ``...`` has ended the document before it; a guard
keeps such files out. A piece is small enough to stay in the processor's cache while it goes through
the stages, and when something is wrong only the pieces concerned are read again exactly.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

#: From how many bytes a file is cut, and how large the pieces are about.
GIANT = 1_000_000
PIECE = 64_000
#: What a piece is read behind, so that it is a document of its own.
HEAD = b"Tasks:\n"


class Cuts:
    """Where a file is cut: ``head`` ends where the first task begins; pieces follow each other."""

    __slots__ = ("data", "starts")

    def __init__(self, data: bytes, starts: list[int]) -> None:
        """Cut ``data`` at ``starts``, the last of which is its end."""
        self.data: Final = data
        self.starts: Final = starts

    def head(self) -> bytes:
        """Return what stands before the tasks."""
        return self.data[: self.starts[0]]

    def __len__(self) -> int:
        """Return the number of pieces."""
        return len(self.starts) - 1

    def piece(self, number: int) -> bytes:
        """Return a piece as a document of its own: behind ``HEAD``."""
        return HEAD + self.data[self.starts[number] : self.starts[number + 1]]


def cut(data: bytes) -> Cuts | None:
    """Return where to cut ``data``, or None for a file that is small, or not of this shape."""
    if len(data) < GIANT:
        return None
    tasks = data.find(b"\n" + HEAD) + 1
    if not tasks:
        return None
    first = tasks + len(HEAD)
    item = _first_item(data, first)
    if item is None:
        return None
    mark = b"\n" + data[item : data.index(b"-", item)] + b"- "
    starts, at = [first], item
    while (at := data.find(mark, at + PIECE)) >= 0:
        starts.append(at + 1)
    return Cuts(data, [*starts, len(data)])


def _first_item(data: bytes, at: int) -> int | None:
    """Return where the line of the first item begins; comments and blank lines may precede it."""
    while at < len(data):
        end = data.find(b"\n", at)
        line = data[at : end if end >= 0 else len(data)].lstrip(b" ")
        if line.startswith(b"- "):
            return at
        if line.strip() and not line.startswith(b"#"):
            return None
        at = end + 1 if end >= 0 else len(data)
    return None
