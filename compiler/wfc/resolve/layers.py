"""Values laid over each other, and where the one that won was written.

One merge everywhere: maps by key, anything else replaces, ``null`` removes and stays removed.
"""

from __future__ import annotations

from wfc.problem import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.problem import Label, Route


class Layer:
    """A mapping as one place wrote it, and what led there: where it was extended or included.

    ``is_shared`` says that other tasks may have the same layer.
    """

    __slots__ = ("is_shared", "place", "through", "value")

    def __init__(
        self,
        place: Place,
        value: dict[str, Any],
        through: tuple[Label, ...] = (),
        *,
        is_shared: bool = False,
    ) -> None:
        """Hold ``value``, written at ``place``."""
        self.place: Final = place
        self.value: Final = value
        self.through: Final = through
        self.is_shared: Final = is_shared


def laid(upper: dict[str, Any], lower: dict[str, Any]) -> dict[str, Any]:
    """Return ``upper`` laid over ``lower``; keys of ``upper`` come first."""
    merged: dict[str, Any] = {}
    for key, value in upper.items():
        below = lower.get(key)
        if isinstance(value, dict):
            merged[key] = laid(value, below if isinstance(below, dict) else {})
        elif value is not None:
            merged[key] = value
    for key, value in lower.items():
        if key not in upper and value is not None:
            merged[key] = value
    return merged


def over(upper: dict[str, Any], lower: dict[str, Any]) -> dict[str, Any]:
    """Return ``upper`` laid over ``lower`` with every ``null`` kept, to be laid over more."""
    merged: dict[str, Any] = {}
    for key, value in upper.items():
        below = lower.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            merged[key] = over(value, below)
        else:
            merged[key] = value
    for key, value in lower.items():
        if key not in upper:
            merged[key] = value
    return merged


def value_at(value: Any, route: Route) -> Any:
    """Return what stands at ``route``, None where nothing does."""
    for step in route:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def winner(layers: tuple[Layer, ...], route: Route) -> Layer:
    """Return which of ``layers`` (strongest first) the value at ``route`` was written in.

    A route that no layer has is given in the strongest layer that has what is above it.
    """
    standing: list[tuple[Layer, Any]] = [(layer, layer.value) for layer in layers]
    for depth, step in enumerate(route):
        having: list[tuple[Layer, Any]] = [
            (layer, value[step]) for layer, value in standing if _has(value, step)
        ]
        if not having:
            standing = standing[:1] if depth else standing
            break
        mappings = [isinstance(value, dict) for _, value in having]
        # What is no mapping hides all that lies under it.
        standing = having[: mappings.index(False)] or having[:1] if False in mappings else having
    return standing[0][0] if standing else layers[0]


def place_of(layers: tuple[Layer, ...], route: Route) -> Place:
    """Return where the value at ``route`` of the merged ``layers`` (strongest first) was written.

    A route that no layer has is given in the strongest layer.
    """
    place = winner(layers, route).place
    return Place(place.file, place.route + route)


def _has(value: Any, step: str | int) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)
