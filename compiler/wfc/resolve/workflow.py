"""A workflow with nothing left to look up in other layers or files."""

from __future__ import annotations

from wfc.problem import Label, Place
from wfc.resolve.layers import Layer, place_of
from wfc_spec.bizdate import DEFAULT_TIME_ZONE, milliseconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.problem import Fault
    from wfc.shape.spec import Spec


class Task:
    """One task: its values with Defaults laid under them, and where each was written.

    ``index`` is its position in ``Tasks``, ``value`` what it says with what lies under it,
    ``script`` the text it runs (None: it has none).
    """

    __slots__ = ("_below", "_list", "_own", "index", "name", "script", "value")
    #: What to call one in a sentence.
    noun = "task"

    def __init__(
        self,
        index: int,
        value: dict[str, Any],
        own: dict[str, Any],
        tasks: Place,
        below: tuple[Layer, ...],
        script: str | None,
    ) -> None:
        """Hold ``own``, written in the list at ``tasks``, laid over ``below`` as ``value``."""
        self.index: Final = index
        self.value: Final = value
        self.script: Final = script
        self.name: Final[str] = value.get("Name", "")
        self._own: Final = own
        self._list: Final = tasks
        self._below: Final = below

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Return what was laid over each other, strongest first."""
        place = Place(self._list.file, (*self._list.route, self.index))
        return (Layer(place, self._own), *self._below)

    def place(self, *route: str | int) -> Place:
        """Return where the value at ``route`` of this task was written."""
        return place_of(self.layers, route)

    def named(self, remark: str) -> Label:
        """Return ``remark`` beside the task's name."""
        return Label(self.place("Name"), remark)

    def title(self) -> str:
        """Return what to call the task in a sentence."""
        called = f"`{self.name}`" if self.name else f"number {self.index + 1}"
        return f"{self.noun} {called}"

    def items(self, section: str, list_key: str) -> list[tuple[int, dict[str, Any]]]:
        """Return position and value of each entry of ``section.list_key`` that is sound."""
        entries = self.value.get(section, {}).get(list_key, ())
        return [(index, entry) for index, entry in enumerate(entries) if entry is not None]


class Workflow:
    """What a file means: top-level values, and the tasks in the order they are written.

    ``day`` is the business date: a day of the calendar, or milliseconds since 1970 (None: neither
    the file nor the command line names one).
    """

    __slots__ = ("day", "faults", "spec", "tasks", "value")

    def __init__(
        self,
        spec: Spec,
        tasks: tuple[Task, ...],
        day: int | str | None,
        faults: tuple[Fault, ...],
    ) -> None:
        """Hold what ``spec`` resolved to."""
        self.spec: Final = spec
        self.value: Final = spec.value
        self.tasks: Final = tasks
        self.day: Final = day
        self.faults: Final = faults

    @property
    def called(self) -> str:
        """Return what people call it: its Name; of a run the workflow's, if the file says it."""
        return self.text("FlowName") or self.text("Name")

    @property
    def time_zone(self) -> str:
        """Return the time zone of the workflow's dates."""
        return str(self.value.get("TimeZone", DEFAULT_TIME_ZONE))

    @property
    def biz_date(self) -> int | None:
        """Return the business date in milliseconds since 1970."""
        if isinstance(self.day, str):
            return milliseconds(self.day, self.time_zone)
        return self.day

    def text(self, key: str) -> str:
        """Return the text of a top-level key, empty when it is absent."""
        return str(self.value.get(key, ""))
