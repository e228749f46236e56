"""Where in a spec each part of the request came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wfc.graph.bindings import Edge
    from wfc.graph.graph import Graph
    from wfc.problem import Place, Route
    from wfc.resolve.workflow import Task

# What the request calls one thing and the spec may have written as another.
_ALIASES = {"Content": "File", "Value": "From"}


class Origin:
    """The request of an ad hoc workflow, traced back to the lines it was made of."""

    def __init__(self, graph: Graph) -> None:
        """Trace back to what ``graph`` was made of."""
        self._workflow = graph.workflow
        self._tasks = graph.tasks
        self._edges = graph.edges_of()

    def place(self, route: Route) -> Place:
        """Return where the value at ``route`` of the request is from: the nearest there is."""
        top, *rest = route or ("Name",)
        if top != "Tasks" or not rest or not isinstance(rest[0], int):
            return self._workflow.place(top)
        task, inner = self._tasks[rest[0]], tuple(rest[1:])
        edge = self._edge(task, inner)
        if edge is not None:
            return edge.place()
        if inner == ("Owner",) and "Owner" not in task.value:
            return self._workflow.place("Owner")
        # The name stands for a task, and for what was derived from it.
        return task.place(*(_written(task.value, inner) or ("Name",)))

    def _edge(self, task: Task, route: Route) -> Edge | None:
        """Return the dependency at ``route`` of the request, which names each output once."""
        if len(route) < 2 or route[0] != "Dependencies" or not isinstance(route[1], int):
            return None
        first: dict[str, Edge] = {}
        for edge in self._edges.get(task.index, ()):
            first.setdefault(edge.output, edge)
        return list(first.values())[route[1]] if route[1] < len(first) else None


def _written(value: Any, route: Route) -> Route:
    """Return as much of ``route`` as leads to something in ``value``."""
    found: Route = ()
    for step in route:
        here: Any = step
        if isinstance(value, dict):
            here = step if step in value else _ALIASES.get(str(step))
            if here not in value:
                break
        elif not (isinstance(value, list) and isinstance(step, int) and step < len(value)):
            break
        value, found = value[here], (*found, here)
    return found
