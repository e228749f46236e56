"""A place that knows what led there: the value was written here, and used elsewhere."""

from __future__ import annotations

from wfc.problem import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.problem import Label, Part, Route


class Trail(Place):
    """Where a merged value was written, and through which lines it came.

    ``is_made`` says that the value is not the text that stands there: references were put in,
    so no part of it can be underlined and nothing may be written over it.
    """

    __slots__ = ("_is_shared", "is_made", "through")

    def __init__(
        self,
        place: Place,
        through: tuple[Label, ...],
        *,
        is_shared: bool = False,
        is_made: bool = False,
    ) -> None:
        """Lead to ``place``."""
        super().__init__(place.file, place.route, place.part, place.within)
        self.through: Final = through
        self._is_shared: Final = is_shared
        self.is_made: Final = is_made

    @property
    def is_shared(self) -> bool:
        """Say whether several tasks may have their value from here."""
        return self._is_shared or super().is_shared

    def key(self) -> Place:
        """Return the place of the key of this route."""
        return self._moved("key", None)

    def item(self) -> Place:
        """Return the place of all that goes when this item of a list is taken out."""
        return self._moved("item", None)

    def written(self, start: int, end: int) -> Trail:
        """Return the place of code points ``start`` to ``end`` of the text that stands here."""
        place = Place(self.file, self.route, "value", (start, end))
        return Trail(place, self.through, is_shared=self._is_shared)

    def slice(self, start: int, end: int) -> Place:
        """Return the place of a part of this value's text; all of it where the text is made."""
        return self if self.is_made else self._moved("value", (start, end))

    def _moved(self, part: Part, within: tuple[int, int] | None) -> Trail:
        place = Place(self.file, self.route, part, within)
        return Trail(place, self.through, is_shared=self._is_shared, is_made=self.is_made)


def trail(place: Place, route: Route, through: tuple[Label, ...]) -> Trail:
    """Return where ``route`` below ``place`` is written."""
    return Trail(Place(place.file, place.route + route), through)
