"""Which variables flow along which dependency."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from wfc.graph.bindings import Edge
    from wfc.graph.graph import Graph


def carried(graph: Graph) -> tuple[tuple[Edge, tuple[str, ...]], ...]:
    """Return each edge with the variables its task takes along it.

    A variable goes along the edge of its output, else along the first one to the task that
    produces it; one that is taken without a dependency goes along none.
    """
    by_output: dict[tuple[int, str | None], int] = {}
    by_producer: dict[tuple[int, int], int] = {}
    for number, edge in enumerate(graph.edges):
        by_output.setdefault((edge.task.index, edge.output), number)
        if edge.upstream is not None:
            by_producer.setdefault((edge.task.index, edge.upstream.index), number)
    taken: dict[int, dict[str, None]] = {}
    for reference in graph.references:
        found = by_output.get((reference.task.index, reference.output))
        if found is None and reference.producer is not None:
            found = by_producer.get((reference.task.index, reference.producer.index))
        if found is not None and reference.variable is not None:
            taken.setdefault(found, {})[reference.variable] = None
    return tuple((edge, tuple(taken.get(number, ()))) for number, edge in enumerate(graph.edges))
