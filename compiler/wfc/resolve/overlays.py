"""The layers of one environment, by what they are laid over, strongest first."""

from __future__ import annotations

from wfc.problem import Place
from wfc.resolve.layers import Layer, over
from wfc.resolve.trail import trail

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Final

    from wfc.problem import Label
    from wfc.resolve.include import Sources
    from wfc.resolve.trail import Trail
    from wfc.shape.spec import Spec

#: What a file of a kind says at its top and is not about reuse.
TOP = {
    "AdhocWorkflow": (
        *("Name", "ProjectId", "Owner", "EnvType", "BizDate"),
        *("Region", "TimeZone", "Marker", "Tags", "Description"),
    ),
    "ManualRun": (
        *("Target", "FlowName", "ProjectName", "ProjectEnv", "WorkflowId", "Name", "Type"),
        *("ProjectId", "EnvType", "BizDate", "StartBizDate", "EndBizDate", "Bizdate", "Periods"),
        *("Select", "Exclude", "IncludeNodeIds", "ExcludeNodeIds"),
        *("DagParameters", "DagPara", "WorkflowParameters"),
        *("NodeParameters", "NodePara", "TaskParameters"),
        *("DefaultRunProperties", "AutoStartEnabled", "Comment", "TagCreationPolicy", "Tags"),
        *("Region", "TimeZone", "Description"),
    ),
}
#: What the parts of a kind are listed under.
PARTS = {"AdhocWorkflow": "Tasks", "ManualRun": "Nodes"}
#: What of this the settings of a project say for all files.
PROJECT_TOP = ("Region", "TimeZone", "Marker")
#: What an overlay has taken away.
REMOVED: Final = object()


class Overlays:
    """Where a workflow's values may come from in one ``environment`` (None: there is none)."""

    __slots__ = ("_environment", "_overlays", "_sources")

    def __init__(self, sources: Sources, environment: str | None) -> None:
        """Look at ``sources`` from ``environment``."""
        self._sources: Final = sources
        self._environment: Final = environment
        self._overlays: Final = tuple(self._chosen())

    def _chosen(self) -> Iterator[tuple[Spec, dict[str, Any]]]:
        """Yield the file's overlay, then the project's."""
        for spec in (self._sources.spec, self._sources.project):
            if spec is not None and self._environment is not None:
                found = (spec.value.get("Environments") or {}).get(self._environment)
                if found is not None:
                    yield spec, found

    def top(self) -> tuple[Layer, ...]:
        """Return the layers of the top of the workflow."""
        spec, project = self._sources.spec, self._sources.project
        keys = TOP[spec.kind]
        layers = [
            Layer(self._place(each), {key: found[key] for key in keys if key in found})
            for each, found in self._overlays
        ]
        own = {key: spec.value[key] for key in keys if key in spec.value}
        layers.append(Layer(spec.place(), own))
        if project is not None:
            there = (key for key in PROJECT_TOP if key in project.value and key in keys)
            value = {key: project.value[key] for key in there}
            layers.append(Layer(project.place(), value))
        return tuple(layers)

    def section(self, *route: str) -> tuple[Layer, ...]:
        """Return what all files have at ``route``: ``Defaults``, or an entry of ``Templates``."""
        layers: list[Layer] = []
        for spec, found in self._overlays:
            value = _at(found, route)
            if value is REMOVED:
                return tuple(layers)
            if isinstance(value, dict):
                layers.append(Layer(self._place(spec, *route), value, is_shared=True))
        for part in reversed(self._sources.parts):
            layers += _layers(part.spec, part.through, route)
        project = self._sources.project
        if project is not None and route[0] != "Templates":
            layers += _layers(project, (), route)
        return tuple(layers)

    def names(self, key: str) -> tuple[str, ...]:
        """Return the names of the entries of ``key`` (``Params``, ``Templates``) anywhere."""
        merged: dict[str, Any] = {}
        for layer in reversed(self.section(key)):
            merged = over(layer.value, merged)
        return tuple(name for name, value in merged.items() if value is not None)

    def task(self, name: str) -> tuple[Layer, ...]:
        """Return what the environment says otherwise of the task ``name``; null as a place."""
        key = PARTS[self._sources.spec.kind]
        return tuple(
            Layer(self._place(spec, key, name), found[key][name])
            for spec, found in self._overlays
            if name in (found.get(key) or ())
        )

    def task_names(self) -> Iterator[tuple[str, Place]]:
        """Yield the tasks that the file's own overlay names, and where."""
        key = PARTS[self._sources.spec.kind]
        for spec, found in self._overlays:
            if spec is self._sources.spec:
                for name in found.get(key) or ():
                    yield name, self._place(spec, key, name).key()

    def externals(self) -> tuple[list[tuple[str | None, Trail]], bool]:
        """Return the outputs produced elsewhere, and whether anything is written about them.

        They are those of an overlay, else of all files.
        """
        for spec, found in self._overlays:
            if "Externals" in found:
                place = self._place(spec, "Externals")
                return _listed(found["Externals"], place, ()), True
        listed, is_written = [], False
        for part in self._sources.parts:
            if "Externals" in part.spec.value:
                is_written = True
                place = part.spec.place("Externals")
                listed += _listed(part.spec.value["Externals"], place, part.through)
        return listed, is_written

    def is_protected(self) -> bool:
        """Say whether one of the overlays protects the environment."""
        return any(found.get("Protected") is True for _, found in self._overlays)

    def _place(self, spec: Spec, *route: str) -> Place:
        return spec.place("Environments", str(self._environment), *route)


def _listed(
    names: list[str | None] | None, place: Place, through: tuple[Label, ...]
) -> list[tuple[str | None, Trail]]:
    return [(name, trail(place, (index,), through)) for index, name in enumerate(names or ())]


def _layers(spec: Spec, through: tuple[Label, ...], route: tuple[str, ...]) -> list[Layer]:
    value = _at(spec.value, route)
    if not isinstance(value, dict):
        return []
    return [Layer(spec.place(*route), value, through, is_shared=True)]


def _at(value: Any, route: tuple[str, ...]) -> Any:
    """Return what stands at ``route``: REMOVED where a key on the way has no value."""
    for step in route:
        if not isinstance(value, dict) or step not in value:
            return None
        value = value[step]
        if value is None:
            return REMOVED
    return value


def extended(layers: tuple[Layer, ...], label: Label) -> tuple[Layer, ...]:
    """Return ``layers`` as what came through one more line."""
    return tuple(
        Layer(layer.place, layer.value, (*layer.through, label), is_shared=layer.is_shared)
        for layer in layers
    )
