"""The values in which scheduling expressions stand, each with where it was written."""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix
from wfc.wording import Names, shortened
from wfc_spec.parameters import assignments, breaks_grammar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

    from wfc.graph.graph import Part
    from wfc.problem import Place
    from wfc.resolve.workflow import Task
    from wfc_spec.scheduling_parts import Mistake


class Written:
    """A ``value`` of ``task``: the parameter ``name`` (or position, from 0).

    ``shift`` is where it begins in what stands at ``place``.
    """

    __slots__ = ("name", "place", "shift", "task", "value")

    def __init__(
        self, task: Task, name: str | int, value: str, place: Place, shift: int = 0
    ) -> None:
        """Hold ``value``."""
        self.task: Final = task
        self.name: Final = name
        self.value: Final = value
        self.place: Final = place
        self.shift: Final = shift

    def slice(self, start: int, end: int) -> Place:
        """Return the place of code points ``start`` to ``end`` of the value."""
        return self.place.slice(self.shift + start, self.shift + end)

    def whole(self) -> Place:
        """Return the place of the value."""
        return self.slice(0, len(self.value))

    def title(self) -> str:
        """Return what to call the parameter in a sentence."""
        return f"`{self.name}`" if isinstance(self.name, str) else f"number {self.name + 1}"


def parameters(task: Task) -> Iterator[Written]:
    """Yield the parameters of ``task``; values that break the string's grammar are left out."""
    found = task.value.get("Script", {}).get("Parameters", "")
    place = task.place("Script", "Parameters")
    if isinstance(found, str):
        for position, each in enumerate(assignments(found)):
            name = position if each.name is None else each.name
            yield Written(task, name, each.value, place, each.value_start)
        return
    pairs = found.items() if isinstance(found, dict) else enumerate(found)
    for name, value in pairs:
        if value is not None and not breaks_grammar(value):
            yield Written(task, name, value, task.place("Script", "Parameters", name))


def expressions(part: Part) -> Iterator[Written]:
    """Yield every value of ``part`` in which scheduling expressions are replaced."""
    for task in part.tasks:
        yield from parameters(task)
    for variable in part.variables:
        entry = variable.entry
        if variable.section == "Outputs" and entry.get("Type") == "System":
            value = entry.get("Value", "")
            name = entry.get("Name", "")
            yield Written(variable.task, name, value, variable.place("Value"))


def told(written: Written, mistake: Mistake) -> Finding:
    """Put ``mistake`` of ``written`` into words, with the near miss and the correction."""
    value, fix, near = written.value, None, None
    if mistake.among:
        near = Names(mistake.among).near(value[mistake.start : mistake.end])
    instead = near or mistake.instead
    # What stands inside a longer text cannot be quoted alone.
    if instead and not written.shift:
        text = value[: mistake.start] + instead + value[mistake.end :]
        fix = Fix(f"change to `{text}`", (Edit(written.place, text),), safe=False)
    return Finding(
        shortened(f"{mistake.what}, in {written.task.title()}", 100),
        written.slice(mistake.start, mistake.end),
        label=f"did you mean `{near}`?" if near else mistake.label,
        help=(mistake.advice,) if mistake.advice and not near else (),
        fix=fix,
    )
