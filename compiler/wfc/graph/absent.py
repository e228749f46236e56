"""Dependencies on tasks that an environment keeps out."""

from __future__ import annotations

from wfc.problem import Fault
from wfc_spec.reference import split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.problem import Place
    from wfc.resolve.workflow import Task


def absences(graph: Graph) -> Iterator[Fault]:
    """Yield each dependency on, and each variable of, a task that is kept out."""
    absent = graph.workflow.absent
    if not absent:
        return
    for edge in graph.edges:
        if edge.upstream is None:
            is_name = edge.route[0] == "DependsOn"
            name = edge.task.value["DependsOn"][edge.route[1]] if is_name else edge.output
            if name in absent and name not in graph.externals:
                yield _fault(graph, edge.task, name, edge.place(), is_variable=False)
    for reference in graph.references:
        parts = split(reference.written)
        if parts and reference.producer is None and parts[0] in absent:
            place = reference.place()
            yield _fault(graph, reference.task, parts[0], place, is_variable=True)


def _fault(graph: Graph, task: Task, name: str, place: Place, *, is_variable: bool) -> Fault:
    facts: dict[str, object] = {
        "task": task.title(),
        "name": name,
        "why": graph.workflow.absent[name],
        "is_variable": is_variable,
    }
    return Fault("task-not-in-environment", place, facts)
