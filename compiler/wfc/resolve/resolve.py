"""Spec → Workflow: Defaults laid under each task, scripts and dates looked up."""

from __future__ import annotations

from wfc.problem import Fault
from wfc.resolve.layers import Layer, laid
from wfc.resolve.script import script_of
from wfc.resolve.workflow import Task, Workflow
from wfc_spec.bizdate import is_day, is_time_zone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final

    from wfc.problem import Place
    from wfc.resolve.library import Library
    from wfc.shape.spec import Spec
    from wfc.source.project import Folder


#: Keys by which a file, or a task, takes what is written elsewhere.
TOP = frozenset(("Include", "Environments", "Params", "Templates"))
MAKING = frozenset(("Extends", "ForEach", "Only", "Except"))


class Given:
    """What the command line says: a day, an environment, params as text, the target of a run."""

    __slots__ = ("biz_date", "environment", "params", "target")

    def __init__(
        self,
        biz_date: str | None = None,
        environment: str | None = None,
        params: dict[str, str] | None = None,
        target: str | None = None,
    ) -> None:
        """Let these beat what the file says; None where nothing is said."""
        self.biz_date: Final = biz_date
        self.environment: Final = environment
        self.params: Final = params or {}
        self.target: Final = target

    def but(self, **other: Any) -> Given:
        """Return the same with ``other`` words in place of these."""
        return Given(**{name: getattr(self, name) for name in self.__slots__} | other)


def reuses(spec: Spec, library: Library | None) -> bool:
    """Say whether ``spec`` takes anything that is not written where it is used."""
    if spec.document.refers or (library is not None and library.reaches):
        return True
    if not TOP.isdisjoint(spec.value):
        return True
    tasks = spec.value.get("Tasks") or ()
    return any(task is not None and not MAKING.isdisjoint(task) for task in tasks)


def resolve(spec: Spec, folder: Folder, given: Given | None = None) -> Workflow:
    """Resolve ``spec``, whose script files are read from ``folder``."""
    if spec.kind == "ManualRun":
        from wfc.resolve.manual_run import resolve_run

        return resolve_run(spec, given)
    faults: list[Fault] = []
    defaults = spec.value.get("Defaults") or {}
    below = (Layer(spec.place("Defaults"), defaults),)
    listed = spec.place("Tasks")
    tasks = []
    for index, own in enumerate(spec.value.get("Tasks") or (), spec.document.first):
        if own is None:
            continue
        value = laid(apart(own), defaults) if defaults else own
        script = value.get("Script")
        text = script.get("Content") if script else None
        if script and "File" in script:
            place = Task(index, value, own, listed, below, None).place
            text, bad = script_of(script, place, folder)
            faults += bad
        tasks.append(Task(index, value, own, listed, below, text))
    day = given.biz_date if given is not None and given.biz_date else spec.value.get("BizDate")
    faults += dates(spec.value, day, spec.place)
    return Workflow(spec, tuple(tasks), day, tuple(faults), types=folder.types)


def apart(raw: dict[str, Any]) -> dict[str, Any]:
    """Return ``raw`` such that its Content hides a File of a weaker layer, and the reverse."""
    script = raw.get("Script")
    if not isinstance(script, dict):
        return raw
    content, file = script.get("Content"), script.get("File")
    if (content is None) == (file is None):
        return raw
    other = "Content" if content is None else "File"
    return raw | {"Script": script | {other: None}}


def dates(
    value: dict[str, Any], day: int | str | None, place_of: Callable[..., Place]
) -> list[Fault]:
    """Return what is wrong with the date and the time zone of the top-level ``value``."""
    faults = []
    if isinstance(day, str) and not is_day(day):
        faults.append(Fault("no-such-date", place_of("BizDate"), {"date": day}))
    zone = value.get("TimeZone")
    if zone is not None and not is_time_zone(zone):
        faults.append(Fault("unknown-time-zone", place_of("TimeZone"), {"zone": zone}))
    return faults
