"""Values laid over each other, and where the one that won was written.

One merge everywhere: maps by key, anything else replaces, ``null`` removes and stays removed.
"""

from __future__ import annotations

from wfc.problem import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.problem import Route


class Layer:
    """A mapping as one place wrote it."""

    __slots__ = ("place", "value")

    def __init__(self, place: Place, value: dict[str, Any]) -> None:
        """Hold ``value``, written at ``place``."""
        self.place: Final = place
        self.value: Final = value


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


def place_of(layers: tuple[Layer, ...], route: Route) -> Place:
    """Return where the value at ``route`` of the merged ``layers`` (strongest first) was written.

    A route that no layer has is given in the strongest layer.
    """
    standing: list[tuple[Layer, Any]] = [(layer, layer.value) for layer in layers]
    for depth, step in enumerate(route):
        having: list[tuple[Layer, Any]] = [
            (layer, value[step]) for layer, value in standing if _has(value, step)
        ]
        if not having:
            standing = standing[:1] if depth else standing
            break
        winner = having[0][1]
        standing = [each for each in having if isinstance(each[1], dict)]
        if not isinstance(winner, dict):
            standing = having[:1]
    layer = standing[0][0] if standing else layers[0]
    return Place(layer.place.file, layer.place.route + route)


def _has(value: Any, step: str | int) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)
