"""The request of a run, traced back to the lines it was made of: what a refusal names in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wfc_spec.parameters import object_of
from wfc_spec.targets import spelling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wfc.problem import Place, Route
    from wfc.resolve.manual_run import ManualRun
    from wfc.resolve.workflow import Task

#: Fields of the request that list IDs, and the key that chooses the same by name.
LISTS = {
    "IncludeNodeIds": "Select",
    "ExcludeNodeIds": "Exclude",
    "IncludeTaskIds": "Select",
    "ExcludeTaskIds": "Exclude",
    "RootTaskIds": "Select",
}
#: Fields that hold parameters by ID.
OF_NODES = ("NodeParameters", "NodePara", "TaskParameters")
#: Fields of a day, in the order in which a file says one.
_DAYS = ("BizDate", "Bizdate", "StartBizDate", "EndBizDate", "Periods")


class RunOrigin:
    """The request of ``run``: fields back to the keys they came of, IDs to their nodes.

    A refusal names IDs and nodes rather than the texts that hold them: they stand in ``body``.
    """

    def __init__(self, run: ManualRun, body: Mapping[str, Any]) -> None:
        """Trace ``body``, the request of ``run``, back."""
        self._run = run
        names = [{"Name": node.name} for node in run.tasks]
        self.body = {key: _opened(key, value) for key, value in body.items()} | {"Nodes": names}

    def place(self, route: Route) -> Place:
        """Return where the value at ``route`` of ``body`` was written: the nearest there is."""
        run = self._run
        if route[:1] == ("Nodes",) and len(route) > 1 and isinstance(route[1], int):
            return run.tasks[route[1]].place("Name")
        inner = route[1:] if route[:1] == ("DefaultRunProperties",) else route
        if inner and inner[0] in LISTS:
            return self._listed(str(inner[0]), inner[1:], route)
        if inner and inner[0] in OF_NODES:
            return self._parameters(str(inner[0]), inner[1:])
        return self._top(route)

    def _listed(self, field: str, rest: Route, route: Route) -> Place:
        """Return the node that an ID of a list is of; of the list itself what chooses it."""
        node = self._node(rest[0]) if rest else None
        if node is not None:
            return node.place(self._run.id_key)
        if field in self._run.value and rest and isinstance(rest[0], str):
            at = str(self._run.value[field]).find(rest[0])
            return self._run.place(field).slice(at, at + len(rest[0]))
        chooser = next(
            (key for key in (field, LISTS[field], "Nodes") if key in self._run.value), ""
        )
        return self._run.place(chooser) if chooser else self._top(route)

    def _parameters(self, field: str, rest: Route) -> Place:
        """Return where the parameters of a node stand; without one the first there are."""
        node = self._node(rest[0]) if rest else None
        given = [each for each in self._run.tasks if "Parameters" in each.value]
        if node is not None and node in given:
            return node.place("Parameters")
        if any(key in self._run.value for key in OF_NODES) or not given:
            return self._top((field,))
        return given[0].place("Parameters")

    def _node(self, number: object) -> Task | None:
        """Return the node whose ID for this target is ``number``."""
        key = self._run.id_key
        return next(
            (node for node in self._run.tasks if str(node.value.get(key)) == str(number)), None
        )

    def _top(self, route: Route) -> Place:
        """Return the key that says what the first step of ``route`` is, in whichever spelling."""
        said = str(route[0]) if route else ""
        if said in self._run.value:
            return self._run.place(*route)
        days = _DAYS if said in _DAYS else ()
        names = (*spelling(said).values(), *days, "FlowName", "WorkflowId")
        return self._run.place(next(each for each in names if each in self._run.value))


def _opened(key: str, value: Any) -> Any:
    """Return a list of IDs, or parameters by ID, as what the text of the request means."""
    if key in LISTS and isinstance(value, str):
        return {number: number for number in value.split(",")}
    if key in OF_NODES and isinstance(value, str):
        return object_of(value) or value
    if key == "DefaultRunProperties" and isinstance(value, dict):
        return {inner: _ids(inner, each) for inner, each in value.items()}
    return value


def _ids(key: str, value: Any) -> Any:
    return (
        {str(each): each for each in value} if key in LISTS and isinstance(value, list) else value
    )
