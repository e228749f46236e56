"""Spec → Workflow: Defaults laid under each task, scripts and dates looked up."""

from __future__ import annotations

from wfc.problem import Fault
from wfc.resolve.layers import Layer, laid
from wfc.resolve.script import script_of
from wfc.resolve.workflow import Task, Workflow
from wfc_spec.bizdate import DEFAULT_TIME_ZONE, is_day, milliseconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from wfc.shape.spec import Spec
    from wfc.source.project import Folder


class Given:
    """What the command line says about a workflow: ``biz_date`` as a day, else None."""

    __slots__ = ("biz_date",)

    def __init__(self, biz_date: str | None = None) -> None:
        """Let ``biz_date`` beat what the file says."""
        self.biz_date: Final = biz_date


def resolve(spec: Spec, folder: Folder, given: Given | None = None) -> Workflow:
    """Resolve ``spec``, whose script files are read from ``folder``."""
    faults: list[Fault] = []
    defaults = spec.value.get("Defaults") or {}
    below = Layer(spec.place("Defaults"), defaults)
    tasks = []
    for index, raw in enumerate(spec.value.get("Tasks") or ()):
        if raw is None:
            continue
        layers = (Layer(spec.place("Tasks", index), raw), below)
        value = laid(_apart(raw), defaults) if defaults else raw
        script, bad = script_of(value.get("Script"), layers, folder)
        faults += bad
        tasks.append(Task(index, value, layers, script))
    biz_date, bad = _biz_date(spec, given.biz_date if given is not None else None)
    return Workflow(spec, tuple(tasks), biz_date, (*faults, *bad))


def _apart(raw: dict[str, object]) -> dict[str, object]:
    """Return ``raw`` such that its Content hides a File of a weaker layer, and the reverse."""
    script = raw.get("Script")
    if not isinstance(script, dict) or ("Content" in script) == ("File" in script):
        return raw
    other = "File" if "Content" in script else "Content"
    return raw | {"Script": script | {other: None}}


def _biz_date(spec: Spec, given: str | None) -> tuple[int | None, tuple[Fault, ...]]:
    written = spec.value.get("BizDate") if given is None else given
    if not isinstance(written, str):
        return written, ()
    zone = spec.value.get("TimeZone", DEFAULT_TIME_ZONE)
    if not is_day(written):
        return None, (Fault("no-such-date", spec.place("BizDate"), {"date": written}),)
    try:
        return milliseconds(written, zone), ()
    except ValueError:
        return None, (Fault("unknown-time-zone", spec.place("TimeZone"), {"zone": zone}),)
