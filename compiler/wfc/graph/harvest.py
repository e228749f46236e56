"""What tasks say, collected: names, outputs, variables, and what they wait for.

The loops are plain on purpose: a file of 10,000 tasks passes here on every lint, a piece at a
time, while its values are still in the processor's cache.
"""

from __future__ import annotations

from wfc.graph.graph import Output, Variable
from wfc_spec.reference import split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Final

    from wfc.problem import Route
    from wfc.resolve.workflow import Task, Workflow


class Harvest:
    """What was collected so far; ``waits`` are dependencies as written, not yet bound.

    A wait is a task, the output or the task it names, and where that is written: under
    Dependencies or DependsOn. ``called`` are the tasks that are named, in DependsOn and From;
    ``declared`` are the output variables, by task;
    ``nameless`` are entries that lack the name they are for.
    """

    __slots__ = (
        "called",
        "declared",
        "nameless",
        "names",
        "outputs",
        "own",
        "tasks",
        "variables",
        "waits",
    )

    def __init__(self) -> None:
        """Begin with nothing."""
        self.tasks: Final[list[Task]] = []
        self.names: Final[dict[str, Task]] = {}
        self.outputs: Final[dict[str, list[Output]]] = {}
        self.own: Final[dict[int, str]] = {}
        self.variables: Final[list[Variable]] = []
        self.waits: Final[list[tuple[Task, str, Route]]] = []
        self.nameless: Final[list[tuple[Task, Route]]] = []
        self.called: Final[list[str]] = []
        self.declared: Final[set[tuple[int, str]]] = set()

    def gather(self, workflow: Workflow) -> None:
        """Collect what the tasks of ``workflow`` (or of a piece of it) say."""
        names, groups = self.names, workflow.groups
        for task in workflow.tasks:
            self.tasks.append(task)
            if task.name not in names:
                names[task.name] = task
            value = task.value
            if "Inputs" in value:
                self._variables(task, "Inputs", value["Inputs"].get("Variables", ()))
            if "Outputs" in value:
                outputs = value["Outputs"]
                self._outputs(task, outputs.get("TaskOutputs", ()))
                self._variables(task, "Outputs", outputs.get("Variables", ()))
            if "Dependencies" in value:
                self._dependencies(task, value["Dependencies"])
            if "DependsOn" in value:
                self._depends_on(task, value["DependsOn"], groups)

    def _variables(self, task: Task, section: str, entries: list[Any]) -> None:
        for index, entry in enumerate(entries):
            if entry is not None:
                self.variables.append(Variable(task, section, index, entry))
                if section == "Outputs" and "Name" in entry:
                    self.declared.add((task.index, entry["Name"]))
                if "From" in entry:
                    parts = split(entry["From"])
                    self.called.extend(parts[:1] if parts else ())

    def _outputs(self, task: Task, entries: list[Any]) -> None:
        for index, entry in enumerate(entries):
            if entry is None:
                continue
            route: Route = ("Outputs", "TaskOutputs", index, "Output")
            if "Output" not in entry:
                self.nameless.append((task, route))
                continue
            name = entry["Output"]
            output = Output(name, task, route)
            if name in self.outputs:
                self.outputs[name].append(output)
            else:
                self.outputs[name] = [output]
            self.own.setdefault(task.index, name)

    def _dependencies(self, task: Task, entries: list[Any]) -> None:
        for index, entry in enumerate(entries):
            if entry is None:
                continue
            route: Route = ("Dependencies", index, "UpstreamOutput")
            if "UpstreamOutput" in entry:
                self.waits.append((task, entry["UpstreamOutput"], route))
            else:
                self.nameless.append((task, route))

    def _depends_on(
        self, task: Task, entries: list[Any], groups: Mapping[str, tuple[str, ...]]
    ) -> None:
        for index, name in enumerate(entries):
            if name is None:
                continue
            route: Route = ("DependsOn", index)
            if name in groups:
                self.waits.extend((task, each, route) for each in groups[name])
                self.called.extend(groups[name])
            else:
                self.waits.append((task, name, route))
                self.called.append(name)
