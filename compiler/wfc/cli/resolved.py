"""``compile --resolved``: the merged spec as YAML, with a comment for each origin."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import wfc_schemas
from wfc.report.text import plain
from wfc.resolve.overlays import PARTS
from wfc.shape.kind import SCHEMAS
from wfc.source.emit import emitted
from wfc_spec.order import keys_of, ordered

if TYPE_CHECKING:
    from wfc.pipeline import Checked
    from wfc.problem import Place, Route
    from wfc.resolve.workflow import Task, Workflow
    from wfc.source.document import Document

#: Keys that have done their work when everything is merged.
DONE = ("Defaults", "Environments", "Include", "Kind", "Params", "Templates", *PARTS.values())


def resolved_text(checked: Checked) -> str:
    """Return the workflow of ``checked``, which has a graph and no errors, as YAML."""
    workflow = checked.graphs[0].workflow
    documents = checked.documents()
    value = {key: each for key, each in workflow.value.items() if key not in DONE}
    parts = PARTS[workflow.spec.kind]
    value[parts] = [_task(workflow, task) for task in workflow.tasks]

    def remark(route: Route) -> str:
        if route[0] == "Externals":
            return _where(workflow.place(*route), documents) if len(route) == 2 else ""
        if route[0] != parts:
            return _where(workflow.place(*route), documents) if len(route) == 1 else ""
        if len(route) < 3:
            return ""
        task = workflow.tasks[int(route[1])]
        return _remark(task, route[2:], documents)

    schema = wfc_schemas.load(SCHEMAS[workflow.spec.kind])
    return emitted(ordered(value, keys_of(schema)), remark)


def _task(workflow: Workflow, task: Task) -> dict[str, Any]:
    """Return the values of ``task`` with names of loops spelt out, and its script's own path."""
    value = dict(task.value)
    if "DependsOn" in value:
        groups = workflow.groups
        names = [groups.get(name, (name,)) for name in value["DependsOn"]]
        value["DependsOn"] = [each for several in names for each in several]
    script = value.get("Script", {})
    if "File" in script:
        here = os.path.dirname(workflow.spec.document.file) or "."
        there = os.path.dirname(task.place("Script", "File").file) or "."
        path = os.path.normpath(os.path.join(os.path.relpath(there, here), script["File"]))
        value["Script"] = script | {"File": path}
    return value


def _remark(task: Task, route: Route, documents: dict[str, Document]) -> str:
    """Return where what stands at ``route`` of ``task`` was written; a mapping stands in many."""
    if isinstance(route[-1], int):
        return ""  # the list says it
    value: Any = task.value
    for step in route:
        value = value[step]
    if not isinstance(value, dict):
        return _where(task.place(*route), documents)
    files = {task.place(*route, key).file for key in value}
    lines = {task.place(*route, key).route[:2] for key in value}
    if len(files) == len(lines) == 1:
        return _where(task.place(*route), documents)
    return ", ".join(dict.fromkeys(_where(task.place(*route, key), documents) for key in value))


def _where(place: Place, documents: dict[str, Document]) -> str:
    document = documents.get(place.file)
    if document is None or document.marks is None:
        return plain(place.file)
    start, _ = document.span(place)
    return f"{plain(place.file)}:{document.line_column(start)[0]}"
