"""A merged value finished: references replaced, what ``null`` has removed left out."""

from __future__ import annotations

from wfc.resolve.scope import SCRIPT
from wfc_spec.interpolation import OPENING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final

    from wfc.problem import Fault, Place, Route
    from wfc.resolve.scope import Scope
    from wfc.resolve.trail import Trail


class Finishing:
    """One walk over one value; ``size`` counts its values and their characters."""

    __slots__ = ("_faults", "_place_of", "_scope", "characters", "lost", "values")

    def __init__(self, scope: Scope, place_of: Callable[..., Trail], faults: list[Fault]) -> None:
        """Replace references by what ``scope`` says; ``place_of`` tells where a route stands."""
        self._scope: Final = scope
        self._place_of: Final = place_of
        self._faults: Final = faults
        self.lost: Final[list[tuple[Place, Any]]] = []
        self.values = 0
        self.characters = 0

    def mapping(self, value: dict[str, Any], route: Route = ()) -> dict[str, Any]:
        """Return ``value`` finished, as a mapping of its own."""
        found = {}
        for key, each in value.items():
            if each is None:
                continue
            made = self._visit(each, (*route, key))
            if made is not None:
                found[key] = made
        self.values += len(found)
        return found

    def _visit(self, value: Any, route: Route) -> Any:
        if type(value) is str:
            return self._text(value, route)
        if type(value) is dict:
            return self.mapping(value, route)
        if type(value) is list:
            self.values += len(value)
            # What is cut out of a list leaves its place empty, so that routes stay true.
            return [
                None if each is None else self._visit(each, (*route, index))
                for index, each in enumerate(value)
            ]
        return value

    def _text(self, value: str, route: Route) -> str | None:
        made: str | None = value
        if OPENING in value and route != SCRIPT:
            made = self._scope.filled(value, lambda: self._place_of(*route), self._faults)
        if made is None:
            self.lost.append((self._place_of(*route), value))
            return None
        self.characters += len(made)
        return made
