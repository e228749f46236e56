"""A file with JSON text in some of its values: places lead on into what that text says."""

from __future__ import annotations

from wfc.problem import Fault, Place
from wfc.source.document import Document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

    from wfc.problem import Route
    from wfc.source.document import Span


class Inside(Document):
    """The document of the whole file; ``texts`` are the documents inside it, by their route.

    A route below one of those goes on in it. Their faults are among its own, at the places where
    the characters stand in the file.
    """

    __slots__ = ("_texts",)

    def __init__(self, outer: Document, texts: Mapping[Route, Document]) -> None:
        """Open ``texts`` in ``outer``, each read from the text that stands at its route."""
        moved = tuple(
            _moved(fault, route) for route, inner in texts.items() for fault in inner.faults
        )
        faults = outer.faults + moved
        super().__init__(outer.file, outer.text, outer.value, outer.marks, faults)
        self._texts: Final = texts

    def span(self, place: Place) -> Span:
        """Return the offsets that ``place`` means; in a text, those of the characters it means."""
        found = self._opened(place.route)
        if found is None:
            return super().span(place)
        route, rest = found
        within = self._texts[route].span(Place(place.file, rest, place.part, place.within))
        return super().span(Place(place.file, route, "value", within))

    def spelling(self, route: Route) -> str:
        """Return the characters of the scalar at ``route``, in a text those that stand there."""
        found = self._opened(route)
        if found is None:
            return super().spelling(route)
        return self._texts[found[0]].spelling(found[1])

    def _opened(self, route: Route) -> tuple[Route, Route] | None:
        """Return the route of the text that ``route`` leads into, and the way in it."""
        for text in self._texts:
            if len(route) > len(text) and route[: len(text)] == text:
                return text, route[len(text) :]
        return None


def _moved(fault: Fault, route: Route) -> Fault:
    """Return ``fault`` of the text at ``route`` as one of the whole file.

    Without the correction it offers: in JSON text nothing is edited in place.
    """
    facts = {
        name: Place(fact.file, route, "value", fact.within) if isinstance(fact, Place) else fact
        for name, fact in fault.facts.items()
        if name not in ("swap", "by")
    }
    facts["of"] = "the JSON text"
    below = facts.get("route")
    if isinstance(below, tuple):
        facts["route"] = (*route, *below)
    place = fault.place
    return Fault(fault.rule, Place(place.file, route, "value", place.within), facts)
