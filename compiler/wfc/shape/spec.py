"""A file as written and checked: the values that fit the language, and what did not."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.problem import Fault, Place, Route
    from wfc.source.document import Document


#: Keys whose values are names that others look for.
NAMING = ("Name", "Output", "Externals")


def shifted(route: Route, document: Document) -> Route:
    """Return ``route`` of a piece of a file as a route of the whole file."""
    if not document.first or len(route) < 2 or route[0] != "Tasks" or isinstance(route[1], str):
        return route
    return ("Tasks", route[1] + document.first, *route[2:])


class Spec:
    """The sound part of one file.

    ``value`` holds what fits: text fields as text, whole numbers as int, ``x-`` keys gone, a cut
    list item as None so that routes stay true. ``cuts`` are the routes and values of what did
    not fit. ``base`` is where the body stands in the file: ``("Parameters",)`` in the envelope
    that ``compile --format request`` writes, else ``()``.
    """

    __slots__ = ("base", "cuts", "document", "faults", "kind", "value")

    def __init__(
        self,
        document: Document,
        kind: str,
        value: dict[str, Any],
        *,
        base: Route = (),
        cuts: tuple[tuple[Route, Any], ...] = (),
        faults: tuple[Fault, ...] = (),
    ) -> None:
        """Hold what was found in ``document``."""
        self.document: Final = document
        self.kind: Final = kind
        self.value: Final = value
        self.base: Final = base
        self.cuts: Final = cuts
        self.faults: Final = faults

    def place(self, *route: str | int) -> Place:
        """Return the place of ``route`` of the body."""
        from wfc.problem import Place

        return Place(self.document.file, self.base + route)

    def lost(self) -> frozenset[str]:
        """Return every name in the parts that were cut: of tasks, outputs, variables, Externals.

        A name that is looked for and stands in here is missing only because its owner was cut:
        that is no error of its own.
        """
        found: set[str] = set()
        waiting = [(_last_key(route), value) for route, value in self.cuts]
        while waiting:
            key, value = waiting.pop()
            if isinstance(value, dict):
                waiting += value.items()
            elif isinstance(value, list):
                waiting += [(key, each) for each in value]
            elif key in NAMING:
                found.add(str(value))
        return frozenset(found)


def _last_key(route: Route) -> str | int:
    return next((step for step in reversed(route) if isinstance(step, str)), "")
