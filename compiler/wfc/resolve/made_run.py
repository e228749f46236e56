"""A run in one environment: what it lays over the top and over nodes, references replaced."""

from __future__ import annotations

from wfc.problem import Label, Place
from wfc.resolve.finish import Finishing
from wfc.resolve.layers import Layer
from wfc.resolve.made import Origin, Traced, place_in
from wfc.resolve.manual_run import ManualRun, Node, run_parts
from wfc.resolve.names import unknown_tasks
from wfc.resolve.overlays import Overlays
from wfc.resolve.params import scope_of
from wfc.resolve.refit import refitted
from wfc.resolve.targeted import targeted
from wfc.resolve.templates import merged
from wfc.resolve.trail import trail
from wfc.shape.spec import Spec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final

    from wfc.problem import Fault, Route
    from wfc.resolve.include import Sources
    from wfc.resolve.manual_run import Days
    from wfc.resolve.resolve import Given
    from wfc.resolve.scope import Scope
    from wfc.resolve.trail import Trail

KIND = "ManualRun"


class MergedSpec(Spec):
    """A file with an environment laid over it; its places are where each part was written."""

    __slots__ = ("_place_of",)

    def __init__(
        self, spec: Spec, value: dict[str, Any], place_of: Callable[[Route], Place]
    ) -> None:
        """Let ``value`` stand for that of ``spec``."""
        super().__init__(
            spec.document, spec.kind, value, base=spec.base, cuts=spec.cuts, faults=spec.faults
        )
        self._place_of: Final = place_of

    def place(self, *route: str | int) -> Place:
        """Return where ``route`` of the body was written."""
        return self._place_of(route) if route else super().place()


class MadeNode(Node):
    """A node with what an environment lays over it."""

    __slots__ = ("_layers", "_scope")

    def __init__(
        self, index: int, value: dict[str, Any], layers: tuple[Layer, ...], scope: Scope
    ) -> None:
        """Hold ``value``, which came of ``layers``, strongest first."""
        super().__init__(index, value, value, layers[-1].place, (), None)
        self._layers: Final = layers
        self._scope: Final = scope

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Return what was laid over each other, strongest first."""
        return self._layers

    def place(self, *route: str | int) -> Trail:
        """Return where the value at ``route`` of this node was written."""
        return place_in(self._layers, self._scope, route)

    def again(self, value: dict[str, Any]) -> MadeNode:
        """Return the same node with another value."""
        return MadeNode(self.index, value, self._layers, self._scope)


class MadeRun(Traced, ManualRun):
    """A run with what an environment lays over it."""

    __slots__ = ("origin",)

    def __init__(
        self,
        spec: MergedSpec,
        nodes: tuple[MadeNode, ...],
        targets: tuple[str | None, str],
        days: Days,
        faults: tuple[Fault, ...],
        origin: Origin,
    ) -> None:
        """Hold what ``spec`` resolved to; ``targets`` are the one said and the one shown."""
        said, seen = targets
        ManualRun.__init__(self, spec, nodes, said or seen, bool(said), days, faults)
        self.origin: Final = origin


def made_run(sources: Sources, given: Given, environment: str | None) -> MadeRun:
    """Return the run of ``sources`` in ``environment``."""
    overlays = Overlays(sources, environment)
    scope, faults = scope_of(sources, overlays, given, environment)
    lost: list[tuple[Place, Any]] = []
    absent: dict[str, Label] = {}
    nodes = _nodes(sources, overlays, scope, (faults, lost, absent))
    faults += unknown_tasks(sources, overlays, {}, environment)
    layers = targeted(overlays.top(), sources, given)
    finishing = Finishing(scope, lambda *route: place_in(layers, scope, route), faults)
    value = finishing.mapping(merged(layers))
    lost += finishing.lost
    if "Nodes" in sources.spec.value:
        value["Nodes"] = [node.value for node in nodes]

    def place_of(route: Route) -> Place:
        if len(route) > 1 and route[0] == "Nodes":
            return nodes[int(route[1])].place(*route[2:])
        if route[:1] == ("Nodes",):
            return trail(sources.spec.place(*route), (), ())
        return place_in(layers, scope, route)

    found = refitted(KIND, value, sources.spec.document, place_of)
    spec = MergedSpec(sources.spec, found.value, place_of)
    fitted = found.value.get("Nodes", ())
    made = tuple(old.again(new) for old, new in zip(nodes, fitted, strict=True) if new is not None)
    said, seen, days, dates = run_parts(spec, given)
    origin = Origin(
        sources,
        layers,
        scope,
        {},
        absent,
        (*lost, *found.lost),
        (),
        is_protected=overlays.is_protected(),
    )
    return MadeRun(spec, made, (said, seen), days, (*faults, *found.faults, *dates), origin)


def _nodes(
    sources: Sources,
    overlays: Overlays,
    scope: Scope,
    told: tuple[list[Fault], list[tuple[Place, Any]], dict[str, Label]],
) -> list[MadeNode]:
    """Return the nodes of the environment; faults, lost parts and absent nodes are ``told``."""
    faults, lost, absent = told
    nodes: list[MadeNode] = []
    for index, own in enumerate(sources.spec.value.get("Nodes") or ()):
        if own is None:
            continue
        laid = overlays.task(own.get("Name", ""))
        removed = next((layer.place.key() for layer in laid if layer.value is None), None)
        if removed is not None:
            absent[own["Name"]] = Label(removed, "it is kept out by this line")
            continue
        layers = (*laid, Layer(trail(sources.spec.place("Nodes", index), (), ()), own))
        draft = MadeNode(len(nodes), own, layers, scope)
        finishing = Finishing(scope, draft.place, faults)
        nodes.append(draft.again(finishing.mapping(merged(layers))))
        lost += finishing.lost
    return nodes
