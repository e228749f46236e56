"""A giant file of which only some pieces have been read exactly: enough for a report on them."""

from __future__ import annotations

from wfc.problem import Place
from wfc.source.document import Document
from wfc.source.exact import read
from wfc.source.pieces import HEAD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.problem import Route
    from wfc.source.document import Span
    from wfc.source.pieces import Cuts


class Tile:
    """A piece read exactly, and where it lies: its tasks in the file, its text in the text."""

    __slots__ = ("document", "end", "offset")

    def __init__(self, document: Document, end: int, offset: int) -> None:
        """Let ``document`` hold the tasks from its ``first`` up to ``end``."""
        self.document: Final = document
        self.end: Final = end
        self.offset: Final = offset


def read_piece(file: str, cuts: Cuts, number: int, first: int, head: dict[str, Any]) -> Document:
    """Return piece ``number`` exactly, with the values of ``head`` in front of its tasks."""
    document = read(file, cuts.piece(number))
    value = head | (document.value or {})
    return Document(file, document.text, value, document.marks, document.faults, first)


class Mosaic(Document):
    """The document of a whole file that answers for the routes inside its tiles."""

    __slots__ = ("_head", "_tiles")

    def __init__(self, file: str, cuts: Cuts, head: Document, tiles: list[Tile]) -> None:
        """Lay ``tiles`` into the text; ``head`` is what stands before the tasks."""
        super().__init__(file, cuts.data.decode("utf-8"), head.value, head.marks)
        self._head: Final = head
        self._tiles: Final = tiles

    def span(self, place: Place) -> Span:
        """Return the offsets that ``place`` means; those of its piece, moved to where it lies."""
        tile, inside = self._tile(place.route)
        if tile is None:
            return self._head.span(place)
        local = Place(place.file, inside, place.part, place.within)
        start, end = tile.document.span(local)
        shift = tile.offset - len(HEAD)
        return start + shift, end + shift

    def removal(self, route: Route) -> Span | None:
        """Return what goes with the item of a list at ``route``; None where that is unsure."""
        tile, inside = self._tile(route)
        if tile is None:
            return self._head.removal(inside)
        gone, shift = tile.document.removal(inside), tile.offset - len(HEAD)
        return gone and (gone[0] + shift, gone[1] + shift)

    def aliases(self, route: Route) -> list[Span]:
        """Return where the aliases stand through which ``route`` leads."""
        tile, inside = self._tile(route)
        if tile is None:
            return self._head.aliases(inside)
        shift = tile.offset - len(HEAD)
        return [(start + shift, end + shift) for start, end in tile.document.aliases(inside)]

    def value_at(self, route: Route) -> Any:
        """Return the value at ``route``. Raises LookupError where there is none, or no tile."""
        tile, inside = self._tile(route)
        return (self._head if tile is None else tile.document).value_at(inside)

    def _tile(self, route: Route) -> tuple[Tile | None, Route]:
        """Return the tile that answers for ``route``, and the route in it; None for the head."""
        if len(route) < 2 or route[0] != "Tasks" or not isinstance(route[1], int):
            return None, route
        for tile in self._tiles:
            first = tile.document.first
            if first <= route[1] < tile.end:
                return tile, ("Tasks", route[1] - first, *route[2:])
        raise LookupError(route)
