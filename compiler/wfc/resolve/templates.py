"""What lies under a task: its template, those that this extends, and Defaults."""

from __future__ import annotations

from wfc.problem import Fault, Place
from wfc.resolve.budget import TEMPLATES
from wfc.resolve.layers import over, winner
from wfc.resolve.made import Below
from wfc.resolve.resolve import apart
from wfc.resolve.trail import trail

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.resolve.layers import Layer
    from wfc.resolve.overlays import Overlays


class Shelf:
    """The templates of one environment; each chain of them is merged once."""

    __slots__ = ("_below", "_names", "_overlays", "_unseen", "faults")

    def __init__(self, overlays: Overlays, unseen: frozenset[str]) -> None:
        """Take templates from ``overlays``; those ``unseen`` are there, nobody knows how."""
        self._overlays: Final = overlays
        self._names: Final = overlays.names("Templates")
        self._below: Final[dict[str | None, Below]] = {}
        self._unseen: Final = unseen
        self.faults: Final[list[Fault]] = []

    def under(self, task: dict[str, Any], place: Place) -> Below:
        """Return what lies under ``task``, written at ``place``."""
        name = task.get("Extends")
        if name is not None and name not in self._names:
            self._unknown(name, Place(place.file, (*place.route, "Extends")))
            bare = self.below(None)
            return Below((), bare.defaults, bare.value, is_whole=False)
        return self.below(name)

    def below(self, name: str | None) -> Below:
        """Return what the template ``name`` comes to, with Defaults under it."""
        if name not in self._below:
            self._below[name] = self._merged(name)
        return self._below[name]

    def check(self) -> None:
        """Look at every template, whether a task extends it or not."""
        for name in self._names:
            self.below(name)

    def _merged(self, name: str | None) -> Below:
        defaults = self._overlays.section("Defaults")
        value = merged(defaults)
        chain, is_whole = self._chain(name) if name is not None else ([], True)
        for layers in reversed(chain):
            value = over(merged(layers), value)
        value.pop("Extends", None)
        layers = tuple(layer for layers in chain for layer in layers)
        return Below(layers, defaults, value, is_whole=is_whole)

    def _chain(self, name: str) -> tuple[list[tuple[Layer, ...]], bool]:
        """Return the layers of the template ``name`` and of all that it extends; are they all?"""
        chain: list[tuple[Layer, ...]] = []
        seen: list[str] = []
        following: str | None = name
        while following is not None:
            seen.append(following)
            layers = self._overlays.section("Templates", following)
            chain.append(layers)
            following = merged(layers).get("Extends")
            if following is None:
                return chain, True
            layer = winner(layers, ("Extends",))
            place = trail(layer.place, ("Extends",), layer.through)
            if following not in self._names:
                self._unknown(following, place)
                break
            if following in seen or len(seen) >= TEMPLATES:
                self._endless(seen, following, place)
                break
        return chain, False

    def _unknown(self, name: str, place: Place) -> None:
        if name in self._unseen:
            return
        facts: dict[str, object] = {"name": name, "known": self._names}
        self.faults.append(Fault("unknown-template", place, facts))

    def _endless(self, seen: list[str], following: str, place: Place) -> None:
        is_cycle = following in seen
        way = seen[seen.index(following) :] if is_cycle else []
        if is_cycle and way[0] != min(way):
            return  # told from its first template
        if not is_cycle and any(not fault.facts.get("way", True) for fault in self.faults):
            return  # one row too long makes many: each of its templates begins one
        facts: dict[str, object] = {"way": tuple(way), "limit": TEMPLATES}
        self.faults.append(Fault("extends-cycle", place, facts))


def merged(layers: tuple[Layer, ...]) -> dict[str, Any]:
    """Return ``layers``, strongest first, laid over each other; every ``null`` is kept."""
    value: dict[str, Any] = {}
    for layer in reversed(layers):
        value = over(apart(layer.value), value)
    return value
