"""What tasks say, collected: names, outputs, references, and what they wait for.

The loops are plain on purpose: a file of 10,000 tasks passes here on every lint, a piece at a
time, while its values are still in the processor's cache. Nothing of a task's values is kept but
text, so that a piece can go when it has been looked at.
"""

from __future__ import annotations

from wfc_spec.reference import split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Final

    from wfc.problem import Route
    from wfc.resolve.workflow import Task


class Harvest:
    """What was collected so far, not yet bound.

    - ``names``: the first task of each name; ``called``: the tasks that are named, in DependsOn
      and From;
    - ``makers``: the task that produces an output first; ``made``: every output with its task and
      position (-1: derived); ``own``: the output that others get who name the task (by index);
    - ``waits``: a task, the output or the task it names, and the position of that, in
      Dependencies or, as ``~position``, in DependsOn;
    - ``taken``: a task, section, position and key of a variable, and the reference written there;
    - ``declared`` and ``received``: the output and input variables, by task; ``named`` counts
      both, the repeated ones too;
    - ``codes``: every ClientUniqueCode; ``nameless``: entries that lack the name they are for.
    """

    __slots__ = (
        "called",
        "codes",
        "declared",
        "made",
        "makers",
        "named",
        "nameless",
        "names",
        "own",
        "received",
        "taken",
        "tasks",
        "waits",
    )

    def __init__(self) -> None:
        """Begin with nothing."""
        self.tasks: Final[list[Task]] = []
        self.names: Final[dict[str, Task]] = {}
        self.called: Final[list[str]] = []
        self.makers: Final[dict[str, Task]] = {}
        self.made: Final[list[tuple[str, Task, int]]] = []
        self.own: Final[dict[int, str]] = {}
        self.waits: Final[list[tuple[Task, str, int]]] = []
        self.taken: Final[list[tuple[Task, str, int, str, str]]] = []
        self.declared: Final[set[tuple[int, str]]] = set()
        self.received: Final[set[tuple[int, str]]] = set()
        self.named = 0
        self.codes: Final[list[str]] = []
        self.nameless: Final[list[tuple[Task, Route]]] = []

    def gather(
        self, tasks: Sequence[Task], held: Sequence[Task], groups: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Collect what ``tasks`` say, in the name of those that are ``held``: each for itself.

        ``groups`` are the tasks that each ForEach has made.
        """
        names = self.names
        self.tasks.extend(held)
        for near, task in zip(tasks, held, strict=True):
            value, name = near.value, near.name
            if name not in names:
                names[name] = task
            if "ClientUniqueCode" in value:
                self.codes.append(value["ClientUniqueCode"])
            if "Inputs" in value:
                self._inputs(task, value["Inputs"].get("Variables", ()))
            if "Outputs" in value:
                self._outputs(task, value["Outputs"].get("TaskOutputs", ()))
                self._output_variables(task, value["Outputs"].get("Variables", ()))
            if "Dependencies" in value:
                self._dependencies(task, value["Dependencies"])
            if "DependsOn" in value:
                self._depends_on(task, value["DependsOn"], groups)

    def _inputs(self, task: Task, entries: list[Any]) -> None:
        number = task.index
        for index, entry in enumerate(entries):
            if entry is None:
                continue
            if "Name" in entry:
                self.received.add((number, entry["Name"]))
                self.named += 1
            self._take(task, "Inputs", index, entry)

    def _output_variables(self, task: Task, entries: list[Any]) -> None:
        number = task.index
        for index, entry in enumerate(entries):
            if entry is None:
                continue
            if "Name" in entry:
                self.declared.add((number, entry["Name"]))
                self.named += 1
            if "From" in entry or entry.get("Type") == "PassThrough":
                self._take(task, "Outputs", index, entry)

    def _take(self, task: Task, section: str, index: int, entry: dict[str, str]) -> None:
        key = "From" if "From" in entry else "Value"
        if key == "From":
            parts = split(entry["From"])
            self.called.extend(parts[:1] if parts else ())
        if key in entry and (section == "Inputs" or entry.get("Type") == "PassThrough"):
            self.taken.append((task, section, index, key, entry[key]))

    def _outputs(self, task: Task, entries: list[Any]) -> None:
        for index, entry in enumerate(entries):
            if entry is None:
                continue
            if "Output" not in entry:
                self.nameless.append((task, ("Outputs", "TaskOutputs", index, "Output")))
                continue
            self.make(entry["Output"], task, index)

    def make(self, output: str, task: Task, index: int) -> None:
        """Let ``task`` produce ``output``, written at ``index`` (-1: derived)."""
        self.made.append((output, task, index))
        if output not in self.makers:
            self.makers[output] = task
        if task.index not in self.own:
            self.own[task.index] = output

    def _dependencies(self, task: Task, entries: list[Any]) -> None:
        for index, entry in enumerate(entries):
            if entry is None:
                continue
            if "UpstreamOutput" in entry:
                self.waits.append((task, entry["UpstreamOutput"], index))
            else:
                self.nameless.append((task, ("Dependencies", index, "UpstreamOutput")))

    def _depends_on(
        self, task: Task, entries: list[Any], groups: Mapping[str, tuple[str, ...]]
    ) -> None:
        for index, name in enumerate(entries):
            if name is None:
                continue
            wanted = groups.get(name, (name,))
            self.waits.extend([(task, each, ~index) for each in wanted])
            self.called.extend(wanted)
