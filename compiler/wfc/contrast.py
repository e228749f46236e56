"""Two bodies of one operation by what they mean: derived names and renamed tasks are no change."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from wfc.changes import TaskChange, changes, names_of_outputs, needs, remarks_on
from wfc_spec.identity import client_unique_code
from wfc_spec.reference import derived_output

if TYPE_CHECKING:
    from collections.abc import Mapping

    Body = dict[str, Any]

#: What a task keeps when it is called otherwise.
_NAMED = ("Name", "ClientUniqueCode", "Outputs")
#: Stands for an owner that is the workflow's, whoever that is.
OWNED = "the workflow's"


@dataclass(frozen=True, slots=True)
class Contrast:
    """What differs at the top, in the tasks (all of them, also those as before), and in names.

    ``renamed`` maps new names to old ones.
    """

    remarks: tuple[str, ...]
    tasks: tuple[TaskChange, ...]
    renamed: Mapping[str, str]

    @property
    def changed(self) -> tuple[TaskChange, ...]:
        """Return the tasks that are not as before."""
        return tuple(each for each in self.tasks if each.how != " " or each.name in self.renamed)

    @property
    def rows(self) -> tuple[TaskChange, ...]:
        """Return all tasks, with a former name among the remarks on its task."""
        was = self.renamed
        return tuple(
            replace(each, how="~", remarks=(f"formerly {was[each.name]}", *each.remarks))
            if each.name in was
            else each
            for each in self.tasks
        )

    @property
    def differs(self) -> bool:
        """Say whether there is any difference."""
        return bool(self.remarks or self.changed)


def contrast(before: Body | None, after: Body) -> Contrast:
    """Return how ``after`` differs from ``before``; None: there was nothing."""
    if before is None:
        return Contrast((), changes(None, after), {})
    old, new = _plain(before), _plain(after)
    renamed = _renamed(old, new)
    tasks = changes(_called(old, {was: now for now, was in renamed.items()}), new)
    return Contrast(remarks_on(old, new), tuple(map(_quiet, tasks)), renamed)


def _plain(body: Body) -> Body:
    """Return ``body`` without what is derived, and with dependencies by the names of tasks."""
    if "Tasks" not in body:
        return body
    names = names_of_outputs(body)
    return body | {"Tasks": [_task(body, task, names) for task in body["Tasks"]]}


def _task(body: Body, task: Body, names: dict[str, str]) -> Body:
    plain = dict(task)
    if plain.get("ClientUniqueCode") == client_unique_code(body["Name"], task["Name"]):
        del plain["ClientUniqueCode"]
    if "Owner" in body and plain.get("Owner", body["Owner"]) == body["Owner"]:
        plain["Owner"] = OWNED  # where the workflow's changes, that is said once
    if "Dependencies" in plain:
        plain["Dependencies"] = [{"UpstreamOutput": name} for name in needs(task, names)]
    outputs = plain.get("Outputs", {})
    if outputs.get("TaskOutputs") == [{"Output": derived_output(body["Name"], task["Name"])}]:
        outputs = {key: each for key, each in outputs.items() if key != "TaskOutputs"}
        plain["Outputs"] = outputs
        if not outputs:
            del plain["Outputs"]
    inputs = plain.get("Inputs", {})
    if "Variables" in inputs:
        taken = [_variable(each, names) for each in inputs["Variables"]]
        plain["Inputs"] = inputs | {"Variables": taken}
    return plain


def _variable(variable: Body, names: dict[str, str]) -> Body:
    """Return an input variable that refers to a task by its name."""
    output, colon, name = str(variable.get("Value", "")).rpartition(":")
    return (
        variable | {"Value": f"{names[output]}:{name}"} if colon and output in names else variable
    )


def _renamed(old: Body, new: Body) -> dict[str, str]:
    """Return tasks that are gone and are there again under another name, by the new one."""
    before, after = ({task["Name"]: task for task in body.get("Tasks", ())} for body in (old, new))
    gone: dict[str, list[str]] = {}
    for name, task in before.items():
        if name not in after:
            gone.setdefault(_core(task), []).append(name)
    found = {}
    for name, task in after.items():
        names = gone.get(_core(task), []) if name not in before else []
        if names:
            found[name] = names.pop(0)
    return found


def _core(task: Body) -> str:
    """Return what a task keeps under another name, as text."""
    kept = {key: value for key, value in task.items() if key not in _NAMED}
    return json.dumps(kept, sort_keys=True)


def _called(body: Body, names: Mapping[str, str]) -> Body:
    """Return ``body`` with tasks under other names, wherever they are named."""
    if not names:
        return body
    tasks = []
    for task in body["Tasks"]:
        called = task | {"Name": names.get(task["Name"], task["Name"])}
        if "Dependencies" in task:
            outputs = (each["UpstreamOutput"] for each in task["Dependencies"])
            called["Dependencies"] = [{"UpstreamOutput": names.get(each, each)} for each in outputs]
        tasks.append(called)
    return body | {"Tasks": tasks}


def _quiet(change: TaskChange) -> TaskChange:
    """Return a task that differs in nothing that can be said as one that does not."""
    is_same = change.how == "~" and not change.remarks and not change.script
    return replace(change, how=" ") if is_same else change
