"""The tree of places beside the tree of values, kept small: a 10 MB file has 300,000 of them.

A *place* is one int of four 30-bit numbers: start and end of the key, start and end of
the value. A scalar's mark is its place and nothing else (40 bytes); what has something
inside is a slotted object. Offsets count code points, a CRLF as one.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, TypeAlias

    Mark: TypeAlias = "int | MappingMark | SequenceMark | AliasMark"

Span = tuple[int, int]

BITS: Final = 30
_ONE: Final = (1 << BITS) - 1
SPAN_BITS: Final = 2 * BITS


class MappingMark:
    """Where a mapping stands, and the mark of each of its entries by key."""

    __slots__ = ("entries", "place")

    def __init__(self, place: int, entries: dict[str, Mark]) -> None:
        """Hold the marks of ``entries``; one that came by ``<<`` stands where it was written."""
        self.place: Final = place
        self.entries: Final = entries


class MergedMark(MappingMark):
    """Where a mapping with a ``<<`` stands, and of each key that came by it, from where."""

    __slots__ = ("came",)

    def __init__(self, place: int, entries: dict[str, Mark], came: dict[str, Mark]) -> None:
        """Hold what stands behind ``<<`` for each key in ``came``: an alias as a rule."""
        super().__init__(place, entries)
        self.came: Final = came


class SequenceMark:
    """Where a list stands, and the mark of each of its items."""

    __slots__ = ("items", "place")

    def __init__(self, place: int, items: list[Mark]) -> None:
        """Hold the marks of ``items``."""
        self.place: Final = place
        self.items: Final = items


class AliasMark:
    """Where ``*name`` stands, and the mark of what it stands for."""

    __slots__ = ("place", "target")

    def __init__(self, place: int, target: Mark) -> None:
        """Stand for ``target``."""
        self.place: Final = place
        self.target: Final = target


def pack(start: int, end: int) -> int:
    """Return one int for a span; ``key << SPAN_BITS | value`` of two such is a place."""
    return start << BITS | end


def unpack(span: int) -> Span:
    """Return start and end of a packed span."""
    return span >> BITS & _ONE, span & _ONE


def place_of(mark: Mark) -> int:
    """Return the place of any mark."""
    return mark if isinstance(mark, int) else mark.place


def key_span(mark: Mark) -> Span | None:
    """Return where the key is written; None for an item of a list and for the root."""
    start, end = unpack(place_of(mark) >> SPAN_BITS)
    return (start, end) if end else None


def value_span(mark: Mark) -> Span:
    """Return where the value is written, an alias being ``*name`` itself.

    A block collection ends where the next thing starts.
    """
    return unpack(place_of(mark))


def inner(mark: Mark) -> Mark:
    """Return what an alias stands for, and any other mark itself."""
    while isinstance(mark, AliasMark):
        mark = mark.target
    return mark


def step(mark: Mark, name: str | int) -> Mark | None:
    """Return the mark of the entry or item ``name`` below ``mark``, None where there is none."""
    here = inner(mark)
    if isinstance(here, MappingMark):
        return here.entries.get(name) if isinstance(name, str) else None
    if isinstance(here, SequenceMark) and isinstance(name, int) and 0 <= name < len(here.items):
        return here.items[name]
    return None


def aliases(mark: Mark, route: tuple[str | int, ...]) -> list[Span]:
    """Return where the aliases stand that lead from ``mark`` along ``route``.

    One at its end counts where it stands for a scalar.
    """
    found = []
    for name in route:
        if isinstance(mark, AliasMark):
            found.append(value_span(mark))
        here = inner(mark)
        came = here.came.get(str(name)) if isinstance(here, MergedMark) else None
        if isinstance(came, AliasMark):
            found.append(value_span(came))
        below = step(here, name)
        if below is None:
            return found
        mark = below
    if isinstance(mark, AliasMark) and isinstance(mark.target, int):
        found.append(value_span(mark))
    return found
