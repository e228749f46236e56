"""Where a merged value comes from: the layer that won, and those it beat."""

from __future__ import annotations

from wfc.problem import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Final

    from wfc.problem import Label, Route
    from wfc.resolve.layers import Layer

MISSING: Final = object()


class Origin:
    """What one layer says: ``value`` as written at ``place``, through which lines it came."""

    __slots__ = ("place", "through", "value")

    def __init__(self, place: Place, value: Any, through: tuple[Label, ...]) -> None:
        """Hold what is written at ``place``."""
        self.place: Final = place
        self.value: Final = value
        self.through: Final = through


def origins(layers: tuple[Layer, ...], route: Route) -> list[Origin]:
    """Return what each of ``layers`` (strongest first) says at ``route``, the winner first.

    A layer that says nothing there is left out; one that has something else than a mapping on the
    way there is given with that: it hides what lies under it.
    """
    found = []
    for layer in layers:
        depth, value = _reached(layer.value, route)
        if value is not MISSING:
            here = route[:depth]
            place = Place(layer.place.file, layer.place.route + here)
            found.append(Origin(place, value, layer.through))
    return found


def _reached(value: Any, route: Route) -> tuple[int, Any]:
    """Return how far ``route`` leads in ``value``, and what stands there; MISSING for nothing."""
    for depth, step in enumerate(route):
        if isinstance(value, dict):
            value = value.get(step, MISSING)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step] if step < len(value) else MISSING
        else:
            return depth, value
        if value is MISSING:
            return depth, MISSING
    return len(route), value


def leaves(value: Any, route: Route = ()) -> Iterator[Route]:
    """Yield the route of everything in ``value`` that is no mapping with something in it."""
    if isinstance(value, dict) and value:
        for key, each in value.items():
            yield from leaves(each, (*route, key))
    else:
        yield route
