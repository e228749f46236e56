"""A key that the API requires is written nowhere.

What it does: reports each required key that neither the task nor Defaults has. A task's `Owner`
falls back to the workflow's, and a missing `ClientUniqueCode` is derived, so those are not asked
for.

Why is this bad: the official client sends the request all the same, and the service refuses it
without saying where.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Tasks:
  - Name: extract
    Type: VIRTUAL
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Tasks:
  - Name: extract
    Type: VIRTUAL
    RuntimeResource: {ResourceGroupId: rg}
```
"""

from __future__ import annotations

from wfc.problem import Finding
from wfc.wording import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from wfc.graph.graph import Graph
    from wfc.problem import Route
    from wfc.resolve.manual_run import ManualRun
    from wfc.resolve.workflow import Task

    Cuts = frozenset[tuple[str, Route]]

SEVERITY = "error"
KINDS = ("AdhocWorkflow", "ManualRun")
ALWAYS = True
SUSPECT_PART = (
    '"" in columns.groups or "" in columns.names or "" in columns.kinds or "" in '
    'columns.received or "" in columns.declared or are_without_value(columns)'
)
SUSPECT_GRAPH = (
    'graph.nameless or not workflow.value.keys() >= {"Name", "ProjectId", "Owner", "Tasks"}'
)

OF_WORKFLOW = ("Name", "ProjectId", "Owner", "Tasks")
RUN = {
    "RunManualDagNodes": ("FlowName", "ProjectName", "ProjectEnv"),
    "CreateManualDag": ("FlowName", "ProjectName"),
    "CreateWorkflowInstances": ("Name", "ProjectId", "WorkflowId"),
}
OF_TASK = ("Name", "Type", "RuntimeResource")
#: One of these gives an input variable its value.
VALUE = {"Value", "From"}


def check(graph: Graph) -> Iterator[Finding]:
    """Look at a workflow, or at a run of one."""
    return _run(graph) if graph.workflow.spec.kind == "ManualRun" else _workflow(graph)


def _workflow(graph: Graph) -> Iterator[Finding]:
    """Look at the top, at each task, and at each entry of its lists."""
    workflow = graph.workflow
    cut = workflow.cuts()
    absent = [key for key in OF_WORKFLOW if key not in workflow.value and not _is_lost(graph, key)]
    if absent:
        verb = "is" if len(absent) == 1 else "are"
        yield Finding(
            f"{listed(absent)} of the workflow {verb} missing",
            workflow.spec.place(),
            help=(f"the request needs {'it' if len(absent) == 1 else 'each of them'}",),
        )
    for task in graph.tasks:
        value = task.value
        resource = value.get("RuntimeResource")
        if (
            resource is None
            or "ResourceGroupId" not in resource
            or "Name" not in value
            or "Type" not in value
        ):
            yield from _task(task, resource, cut)
    for task, route in graph.nameless:
        yield from _entry(task, route, (str(route[-1]),), cut)
    for variable in graph.variables:
        if "Name" not in variable.entry:
            route = (variable.section, "Variables", variable.index, "Name")
            yield from _entry(variable.task, route, ("Name",), cut)
        refers = variable.section == "Inputs" or variable.entry.get("Type") == "PassThrough"
        if refers and not variable.entry.keys() & VALUE:
            route = (variable.section, "Variables", variable.index, "Value")
            yield from _entry(variable.task, route, ("Value", "From"), cut)


def _task(task: Task, resource: dict[str, Any] | None, cut: Cuts) -> Iterator[Finding]:
    absent = [key for key in OF_TASK if key not in task.value and not _is_cut(task, cut, (key,))]
    group = ("RuntimeResource", "ResourceGroupId")
    if resource is not None and group[1] not in resource and not _is_cut(task, cut, group):
        absent.append(".".join(group))
    if absent:
        verb = "is" if len(absent) == 1 else "are"
        yield Finding(
            f"{listed(absent)} of {task.title()} {verb} missing",
            task.place("Name"),
            help=("add it here, or under `Defaults` for all tasks",)
            if task.name
            else ("give the task a `Name`",),
        )


def _entry(task: Task, route: Route, keys: tuple[str, ...], cut: Cuts) -> Iterator[Finding]:
    entry = route[:-1]
    if not any(_is_cut(task, cut, (*entry, key)) for key in keys):
        name = ".".join(str(step) for step in entry[:-1])
        yield Finding(
            f"an entry of `{name}` of {task.title()} has no {listed(keys, 'or')}",
            task.place(*entry),
            help=("add it, or take the entry out",),
        )


def _is_lost(graph: Graph, key: str) -> bool:
    """Say whether the top-level ``key`` was cut, where it stands or would stand."""
    place = graph.workflow.place(key)
    return (place.file, place.route) in graph.workflow.cuts()


def _is_cut(task: Task, cut: Cuts, route: Route) -> bool:
    """Say whether what would stand at ``route`` was cut out of any layer, or a whole layer was."""
    return bool(cut) and any(
        (layer.place.file, (*layer.place.route, *each)) in cut
        for layer in task.layers
        for each in (route, ())
    )


def _run(graph: Graph) -> Iterator[Finding]:
    """Look at the top of a run, at its nodes, and at its ranges of days."""
    from wfc.resolve.manual_run import run_of

    run = run_of(graph.workflow)
    cut = run.cuts()
    yield from _top_of_run(graph, run)
    yield from _nodes(graph, run, cut)
    yield from _ranges(run, cut)


def _top_of_run(graph: Graph, run: ManualRun) -> Iterator[Finding]:
    from wfc_spec.targets import spelling

    absent = [
        key
        for key in RUN[run.target]
        if key not in run.value
        and not any(other in run.value for other in spelling(key).values())
        and not _is_lost(graph, key)
    ]
    if absent:
        verb, them = ("is", "it") if len(absent) == 1 else ("are", "them")
        yield Finding(
            f"{listed(absent)} of the run {verb} missing",
            run.spec.place(),
            help=(f"{run.target} requires {them}",),
        )


def _nodes(graph: Graph, run: ManualRun, cut: Cuts) -> Iterator[Finding]:
    from wfc.graph.selection import OUT, selection

    chosen = selection(graph, run)
    for node in graph.tasks:
        sent = ("Select" in run.value or "Exclude" in run.value) or "Parameters" in node.value
        keys = ["Name"] + ([run.id_key] if sent and chosen.state(node) != OUT else [])
        for key in keys:
            if key not in node.value and not _is_cut(node, cut, (key,)):
                why = "nodes are chosen by name" if key == "Name" else f"{run.target} needs it"
                yield Finding(
                    f"`{key}` of {node.title()} is missing", node.place("Name"), help=(why,)
                )


def _ranges(run: ManualRun, cut: Cuts) -> Iterator[Finding]:
    for index, span in enumerate((run.value.get("Periods") or {}).get("BizDates") or ()):
        place = run.spec.place("Periods", "BizDates", index)
        for key in ("StartBizDate", "EndBizDate"):
            is_cut = (place.file, (*place.route, key)) in cut
            if span is not None and key not in span and not is_cut:
                yield Finding(
                    f"a range of days has no `{key}`",
                    place,
                    help=("for one day write the same as first and last",),
                )
