"""Graph → Plan: what would happen, as data, for any target. Our keys have compiled away."""

from __future__ import annotations

from wfc.graph.order import levels
from wfc_spec.duration import seconds
from wfc_spec.identity import client_unique_code
from wfc_spec.parameters import joined
from wfc_spec.reference import join

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.graph.bindings import Edge, Reference
    from wfc.graph.graph import Graph
    from wfc.resolve.workflow import Task

#: Keys of a task that say everything themselves and are sent as they are.
AS_WRITTEN = ("Name", "Type", "RuntimeResource", "DataSource")


class PlannedTask:
    """One task that would be submitted: ``value`` in the API's terms, ``needs`` by name.

    ``level`` is the length of the longest way to it: tasks of one level can run at once.
    """

    __slots__ = ("level", "name", "needs", "type", "value")

    def __init__(self, value: dict[str, Any], needs: tuple[str, ...], level: int) -> None:
        """Hold a task's ``value``."""
        self.value: Final = value
        self.name: Final[str] = value["Name"]
        self.type: Final[str] = value["Type"]
        self.needs: Final = needs
        self.level: Final = level


class Plan:
    """What one workflow would submit: its top-level ``value`` and its ``tasks`` as written."""

    __slots__ = ("file", "name", "tasks", "value")

    def __init__(self, file: str, value: dict[str, Any], tasks: tuple[PlannedTask, ...]) -> None:
        """Hold what ``file`` would submit."""
        self.file: Final = file
        self.name: Final[str] = value["Name"]
        self.value: Final = value
        self.tasks: Final = tasks


def plan(graph: Graph) -> Plan:
    """Return what would be submitted. ``graph`` has no errors."""
    workflow = graph.workflow
    value: dict[str, Any] = {
        key: workflow.value[key]
        for key in ("EnvType", "Name", "ProjectId", "Owner")
        if key in workflow.value
    }
    if workflow.biz_date is not None:
        value["BizDate"] = workflow.biz_date
    edges: dict[int, list[Edge]] = {}
    for edge in graph.edges:
        edges.setdefault(edge.task.index, []).append(edge)
    references = {(each.task.index, each.route[:-1]): each for each in graph.references}
    level = levels(graph.order, graph.upstream())
    tasks = tuple(
        PlannedTask(
            _value(graph, task, edges.get(task.index, []), references),
            tuple(dict.fromkeys(e.upstream.name for e in edges.get(task.index, ()) if e.upstream)),
            level[task.index],
        )
        for task in graph.tasks
    )
    return Plan(workflow.spec.document.file, value, tasks)


def _value(
    graph: Graph, task: Task, edges: list[Edge], references: dict[Any, Reference]
) -> dict[str, Any]:
    """Return ``task`` in the API's terms; what is absent stays absent, ``{}`` and ``[]`` stay."""
    written = task.value
    value = {key: written[key] for key in AS_WRITTEN if key in written}
    value["Owner"] = written.get("Owner", graph.workflow.text("Owner"))
    if "Timeout" in written:
        value["Timeout"] = _timeout(written["Timeout"])
    if "Script" in written:
        value["Script"] = _script(task)
    if "Inputs" in written:
        value["Inputs"] = _section(task, "Inputs", references)
    outputs = _section(task, "Outputs", references) if "Outputs" in written else {}
    if not outputs.get("TaskOutputs") and task.index in graph.own:
        outputs["TaskOutputs"] = [{"Output": graph.own[task.index]}]
    if outputs or "Outputs" in written:
        value["Outputs"] = outputs
    if "Dependencies" in written or edges:
        outputs_needed = dict.fromkeys(edge.output for edge in edges)
        value["Dependencies"] = [{"UpstreamOutput": output} for output in outputs_needed]
    code = written.get("ClientUniqueCode")
    value["ClientUniqueCode"] = code or client_unique_code(graph.workflow.text("Name"), task.name)
    return value


def _timeout(written: int | str) -> int:
    return written if isinstance(written, int) else seconds(written) or 0


def _script(task: Task) -> dict[str, Any]:
    written = task.value["Script"]
    script: dict[str, Any] = {}
    if task.script is not None:
        script["Content"] = task.script
    if "Language" in written:
        from json import dumps

        wrapped = {"language": written["Language"], "content": task.script or ""}
        script["Content"] = dumps(wrapped, ensure_ascii=False, separators=(",", ":"))
    if "Parameters" in written:
        script["Parameters"] = joined(written["Parameters"])
    return script


def _section(task: Task, section: str, references: dict[Any, Reference]) -> dict[str, Any]:
    """Return Inputs or Outputs with every ``From`` turned into the Value it stands for."""
    value = dict(task.value[section])
    if "Variables" in value:
        entries = task.items(section, "Variables")
        value["Variables"] = [
            _variable(entry, references.get((task.index, (section, "Variables", index))))
            for index, entry in entries
        ]
    return value


def _variable(entry: dict[str, Any], reference: Reference | None) -> dict[str, Any]:
    if reference is None or not reference.is_name():
        return entry
    kept = {key: each for key, each in entry.items() if key != "From"}
    return kept | {"Value": join(reference.output or "", reference.variable or "")}
