"""The body of an ad hoc workflow as people write one."""

from __future__ import annotations

import json
from typing import Any

from wfc_spec.bizdate import DEFAULT_TIME_ZONE, day, is_midnight
from wfc_spec.identity import client_unique_code
from wfc_spec.parameters import breaks_grammar, joined

Body = dict[str, Any]

#: Keys that go to Defaults where all tasks agree.
SHARED = ("Type", "Timeout", "RuntimeResource", "DataSource")
#: From how many lines on a script has a file of its own.
LONG = 4
#: What the file of a script ends in, by a part of the type.
ENDINGS = (("SQL", "sql"), ("SHELL", "sh"), ("PY", "py"), ("SPARK", "py"))


def idiomatic(body: Body, scripts: str | None) -> tuple[Body, dict[str, str]]:
    """Return ``body`` as a spec, and the scripts that go to files in the folder ``scripts``."""
    value: Body = json.loads(json.dumps(body))
    moment = value.get("BizDate")
    if isinstance(moment, int) and is_midnight(moment, DEFAULT_TIME_ZONE):
        value["BizDate"] = day(moment, DEFAULT_TIME_ZONE)
    tasks = value["Tasks"]
    files: dict[str, str] = {}
    outputs = _outputs(tasks)
    for task in tasks:
        _named(task, outputs)
        _taken(task, outputs)
        _written(value, task)
        if scripts is not None:
            _filed(task, scripts, files)
    defaults = _defaults(value)
    if defaults:
        value["Defaults"] = defaults
    return value, files


def _outputs(tasks: list[Body]) -> dict[str, Body]:
    """Return the task that each output stands for: the first output of one task alone."""
    found: dict[str, list[Body]] = {}
    for task in tasks:
        for entry in task.get("Outputs", {}).get("TaskOutputs", ()):
            found.setdefault(entry.get("Output", ""), []).append(task)
    names = [task.get("Name") for task in tasks]
    return {
        output: several[0]
        for output, several in found.items()
        if len(several) == 1
        and several[0]["Outputs"]["TaskOutputs"][0].get("Output") == output
        and names.count(several[0].get("Name")) == 1
    }


def declared(body: Body) -> Body:
    """Return ``body`` with the outputs that tasks need and none of them makes, as Externals."""
    externals = _externals(body.get("Tasks") or [])
    return body | {"Externals": externals} if externals else body


def _externals(tasks: list[Body]) -> list[str]:
    made = {
        entry.get("Output")
        for task in tasks
        for entry in task.get("Outputs", {}).get("TaskOutputs", ())
    }
    needed = (
        entry["UpstreamOutput"]
        for task in tasks
        for entry in task.get("Dependencies", ())
        if "UpstreamOutput" in entry
    )
    return [output for output in dict.fromkeys(needed) if output not in made]


def _named(task: Body, outputs: dict[str, Body]) -> None:
    """Write dependencies by the names of tasks where they resolve.

    Dependencies come first in the body, then DependsOn: only the last ones can be named.
    """
    written = [entry.get("UpstreamOutput") for entry in task.get("Dependencies", ())]
    if len(set(written)) != len(written):
        return
    names: list[str] = []
    while written and written[-1] in outputs:
        names.insert(0, outputs[written.pop()]["Name"])
    if not names:
        return
    task["DependsOn"] = names
    task["Dependencies"] = [{"UpstreamOutput": output} for output in written]
    if not written:
        del task["Dependencies"]


def _taken(task: Body, outputs: dict[str, Body]) -> None:
    """Write variables of other tasks by the names of these."""
    for section in ("Inputs", "Outputs"):
        for entry in task.get(section, {}).get("Variables", ()):
            passes = section == "Inputs" or entry.get("Type") == "PassThrough"
            output, colon, variable = str(entry.get("Value", "")).rpartition(":")
            if passes and colon and output in outputs:
                name = outputs[output]["Name"]
                if name.split() == [name]:
                    entry["From"] = f"{name}:{variable}"
                    del entry["Value"]


def _written(workflow: Body, task: Body) -> None:
    """Leave out what is derived, and write durations and parameters as people do."""
    if task.get("ClientUniqueCode") == client_unique_code(
        workflow.get("Name", ""), task.get("Name", "")
    ):
        del task["ClientUniqueCode"]
    seconds = task.get("Timeout")
    if isinstance(seconds, int) and seconds % 60 == 0 and 0 < seconds < 999 * 3600:
        task["Timeout"] = f"{seconds // 3600}h" if seconds % 3600 == 0 else f"{seconds // 60}m"
    script = task.get("Script", {})
    text = script.get("Parameters")
    if isinstance(text, str):
        pairs = [pair.partition("=") for pair in text.split(" ")]
        found = {name: each for name, _, each in pairs}
        sound = all(name and equals and not breaks_grammar(each) for name, equals, each in pairs)
        if sound and joined(found) == text:
            script["Parameters"] = found


def _filed(task: Body, folder: str, files: dict[str, str]) -> None:
    """Move a long script to a file of its own."""
    script = task.get("Script", {})
    text = script.get("Content")
    if not isinstance(text, str) or text.count("\n") < LONG or "\r" in text:
        return
    kind = str(task.get("Type", ""))
    ending = next((each for part, each in ENDINGS if part in kind), "txt")
    stem = "".join(sign if sign.isalnum() or sign in "_-" else "_" for sign in task["Name"])
    path, number = f"{folder}/{stem}.{ending}", 1
    while path in files:
        number += 1
        path = f"{folder}/{stem}_{number}.{ending}"
    files[path] = text
    task["Script"] = {"File": path} | {key: script[key] for key in script if key != "Content"}


def _defaults(workflow: Body) -> Body:
    """Take out of the tasks what all of them say, and return it."""
    tasks = workflow["Tasks"]
    for task in tasks:
        if "Owner" in task and task["Owner"] == workflow.get("Owner"):
            del task["Owner"]  # that of the workflow is sent
    found: Body = {}
    if len(tasks) < 2:
        return found
    for key in ("Owner", *SHARED):
        if all(key in task and task[key] == tasks[0][key] for task in tasks):
            found[key] = tasks[0][key]
            for task in tasks:
                del task[key]
    if "RuntimeResource" not in found:
        found |= _group(tasks)
    return found


def _group(tasks: list[Body]) -> Body:
    """Take the resource group out of the tasks where that is all they share of their resources."""
    key = "ResourceGroupId"
    resources = [task.get("RuntimeResource", {}) for task in tasks]
    groups = [each.get(key) for each in resources]
    if groups[0] is None or groups.count(groups[0]) != len(groups):
        return {}
    for task in tasks:
        del task["RuntimeResource"][key]
        if not task["RuntimeResource"]:
            del task["RuntimeResource"]
    return {"RuntimeResource": {key: groups[0]}}
