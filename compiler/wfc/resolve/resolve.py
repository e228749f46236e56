"""Spec → Workflow: Defaults laid under each task, scripts and dates looked up."""

from __future__ import annotations

from wfc.problem import Fault
from wfc.resolve.layers import Layer, laid
from wfc.resolve.script import script_of
from wfc.resolve.workflow import Task, Workflow
from wfc_spec.bizdate import is_day, is_time_zone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.shape.spec import Spec
    from wfc.source.project import Folder


class Given:
    """What the command line says about a workflow: ``biz_date`` as a day, ``target`` of a run."""

    __slots__ = ("biz_date", "target")

    def __init__(self, biz_date: str | None = None, target: str | None = None) -> None:
        """Let ``biz_date`` and ``target``, where they are given, beat what the file says."""
        self.biz_date: Final = biz_date
        self.target: Final = target


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
        value = laid(_apart(own), defaults) if defaults else own
        script = value.get("Script")
        text = script.get("Content") if script else None
        if script and "File" in script:
            layers = Task(index, value, own, listed, below, None).layers
            text, bad = script_of(script, layers, folder)
            faults += bad
        tasks.append(Task(index, value, own, listed, below, text))
    day = given.biz_date if given is not None and given.biz_date else spec.value.get("BizDate")
    return Workflow(spec, tuple(tasks), day, (*faults, *_dates(spec, day)))


def _apart(raw: dict[str, object]) -> dict[str, object]:
    """Return ``raw`` such that its Content hides a File of a weaker layer, and the reverse."""
    script = raw.get("Script")
    if not isinstance(script, dict) or ("Content" in script) == ("File" in script):
        return raw
    other = "File" if "Content" in script else "Content"
    return raw | {"Script": script | {other: None}}


def _dates(spec: Spec, day: int | str | None) -> list[Fault]:
    faults = []
    if isinstance(day, str) and not is_day(day):
        faults.append(Fault("no-such-date", spec.place("BizDate"), {"date": day}))
    zone = spec.value.get("TimeZone")
    if zone is not None and not is_time_zone(zone):
        faults.append(Fault("unknown-time-zone", spec.place("TimeZone"), {"zone": zone}))
    return faults
