"""A workflow with nothing left to look up in other layers or files."""

from __future__ import annotations

from wfc.problem import Label, Place
from wfc.resolve.layers import Layer, place_of
from wfc_spec.bizdate import DEFAULT_TIME_ZONE, milliseconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Final

    from wfc.problem import Fault, Route
    from wfc.shape.spec import Spec

_NONE: Final[Mapping[str, Any]] = {}


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
        self.index = index
        self.value: Final = value
        self.script: Final = script
        self.name: str = value.get("Name", "")
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

    def script_place(self, start: int, end: int) -> Place:
        """Return the place of code points ``start`` to ``end`` of the script.

        A script in a file of its own has no places in it: then that of the file's name.
        """
        if "File" in self.value["Script"]:
            return self.place("Script", "File")
        return self.place("Script", "Content").slice(start, end)

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
    the file nor the command line names one). ``types`` are the project's own task types.
    """

    __slots__ = ("day", "faults", "spec", "tasks", "types", "value")

    def __init__(
        self,
        spec: Spec,
        tasks: tuple[Task, ...],
        day: int | str | None,
        faults: tuple[Fault, ...],
        value: dict[str, Any] | None = None,
        types: frozenset[str] = frozenset(),
    ) -> None:
        """Hold what ``spec`` resolved to; ``value`` unless it is that of the spec."""
        self.spec: Final = spec
        self.value: Final = spec.value if value is None else value
        self.tasks: Final = tasks
        self.day: Final = day
        self.faults: Final = faults
        self.types: Final = types

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

    @property
    def environment(self) -> str | None:
        """Return the environment this is the workflow of; None where the file names none."""
        return None

    @property
    def is_protected(self) -> bool:
        """Say whether the environment takes reviewed plans only."""
        return False

    @property
    def is_marked(self) -> bool:
        """Say whether the Name of the instance is to end with a marker."""
        return self.value.get("Marker") is not False

    @property
    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """Return the names of the tasks that each ForEach has made, by the name it is under."""
        return _NONE

    @property
    def absent(self) -> Mapping[str, Label]:
        """Return the tasks and outputs that this environment lacks, each with why."""
        return _NONE

    @property
    def unset(self) -> tuple[str, ...]:
        """Return the params that are referred to and have no value yet."""
        return ()

    def place(self, *route: str | int) -> Place:
        """Return where the top-level value at ``route`` was written."""
        return self.spec.place(*route)

    def specs(self) -> tuple[Spec, ...]:
        """Return the files that this was made of, its own first."""
        return (self.spec,)

    def cuts(self) -> frozenset[tuple[str, Route]]:
        """Return file and route of every part that was cut out because it does not fit."""
        return frozenset(
            (spec.document.file, route) for spec in self.specs() for route, _ in spec.cuts
        )

    def is_lost(self, *route: str | int) -> bool:
        """Say whether what stands at ``route``, or below it, was cut out or has no value yet."""
        place = self.place(*route)
        end = len(place.route)
        return any(file == place.file and at[:end] == place.route for file, at in self.cuts())

    def lost(self) -> frozenset[str]:
        """Return every name in the parts that were cut (``Spec.lost``)."""
        lost, *others = (spec.lost() for spec in self.specs())
        return lost.union(*others) if others else lost

    def text(self, key: str) -> str:
        """Return the text of a top-level key, empty when it is absent."""
        return str(self.value.get(key, ""))
