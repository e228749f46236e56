"""What the tasks of a part say, key by key: for one look at all of them instead of one at each.

The comprehensions are plain on purpose: every lint of every file passes here (``wfc.suspicion``).
"""

from __future__ import annotations

from wfc_spec.parameters import is_odd

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.graph.graph import Part

#: Keys of a task whose values people have to tell apart, beside its name.
_NAMING: Final = ("ClientUniqueCode", "Owner")


class Columns:
    """The values that stand under each key.

    - ``names`` and ``kinds`` of the tasks (a kind is a Type); ``bare``: the kinds of tasks without
      a script, ``filled``: of those with one;
    - ``groups`` (resource groups, "" where one is missing), ``units`` (Cu), ``owners`` and
      ``timeouts``;
    - ``inputs`` and ``outputs``: the entries of variables; ``received`` and ``declared``: their
      names, "" where one is missing; ``types``: of output variables; ``constants``: the values of
      those of type Constant, in one text; ``systems``: of those of type System;
    - ``given``: the names of parameters;
    - ``is_odd``: some Parameters, or a value of type System, deserve a closer look;
    - ``text``: all scripts, parameters and values of variables; ``called``: all that names a thing.
    """

    __slots__ = (
        "bare",
        "called",
        "constants",
        "declared",
        "filled",
        "given",
        "groups",
        "inputs",
        "is_odd",
        "kinds",
        "names",
        "outputs",
        "owners",
        "received",
        "systems",
        "text",
        "timeouts",
        "types",
        "units",
    )

    def __init__(self, part: Part) -> None:
        """Read the tasks of ``part``."""
        tasks = part.tasks
        values = [task.value for task in tasks]
        self.names: Final = [task.name for task in tasks]
        self._read_variables(values)
        self.bare: Final = {
            task.value.get("Type", "") for task in tasks if not task.script or task.script.isspace()
        }
        self.filled: Final = {task.value.get("Type", "") for task in tasks if task.script}
        self.kinds: Final = self.bare | self.filled
        resources = [value["RuntimeResource"] for value in values if "RuntimeResource" in value]
        self.groups: Final = {each.get("ResourceGroupId", "") for each in resources}
        if len(resources) != len(values):
            self.groups.add("")
        self.units: Final = {each.get("Cu") for each in resources}
        self.owners: Final = [value["Owner"] for value in values if "Owner" in value]
        self.timeouts: Final = {value["Timeout"] for value in values if "Timeout" in value}
        self._read_texts(part, values)

    def _read_variables(self, values: list[dict[str, Any]]) -> None:
        inputs: list[Any] = []
        outputs: list[Any] = []
        for value in values:
            if "Inputs" in value and "Variables" in value["Inputs"]:
                inputs += value["Inputs"]["Variables"]
            if "Outputs" in value and "Variables" in value["Outputs"]:
                outputs += value["Outputs"]["Variables"]
        self.inputs = [each for each in inputs if each is not None]
        self.outputs = [each for each in outputs if each is not None]
        self.types = {each.get("Type", "") for each in self.outputs}
        self.declared = {each.get("Name", "") for each in self.outputs}
        self.received = {each.get("Name", "") for each in self.inputs}
        constants = [e.get("Value", "") for e in self.outputs if e.get("Type") == "Constant"]
        self.constants = "\n".join(constants)
        self.systems = {e.get("Value", "") for e in self.outputs if e.get("Type") == "System"}

    def _read_texts(self, part: Part, values: list[dict[str, Any]]) -> None:
        scripts = [value["Script"] for value in values if "Script" in value]
        parameters = [each["Parameters"] for each in scripts if "Parameters" in each]
        self.is_odd = any(map(is_odd, parameters)) or any(map(is_odd, self.systems))
        self.given = set().union(*[each for each in parameters if type(each) is dict])
        for text in {each for each in parameters if type(each) is str}:
            self.given.update([part.partition("=")[0] for part in text.split(" ")])
        texts = [task.script for task in part.tasks if task.script]
        texts += map(str, parameters)
        texts += [each["Value"] for each in self.inputs if "Value" in each]
        others = [e["Value"] for e in self.outputs if "Value" in e and e.get("Type") != "Constant"]
        self.text = "\n".join((*texts, *others, self.constants))
        self.called = [*self.names, *self.kinds, *self.groups, *self.owners]
        self.called += [v["ClientUniqueCode"] for v in values if "ClientUniqueCode" in v]
        self.called += [v["DataSource"].get("Name", "") for v in values if "DataSource" in v]
