"""Spec → ManualRun: the nodes, the days and the target of a run."""

from __future__ import annotations

from wfc.problem import Fault
from wfc.resolve.workflow import Task, Workflow
from wfc_spec.bizdate import MIDNIGHT, is_day, is_time_zone
from wfc_spec.targets import (
    CREATE_MANUAL_DAG,
    CREATE_WORKFLOW_INSTANCES,
    RUN_MANUAL_DAG_NODES,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final, TypeAlias

    from wfc.problem import Route
    from wfc.resolve.resolve import Given
    from wfc.shape.spec import Spec

    Days: TypeAlias = tuple[tuple[str, str], ...]

#: Where a business date may stand at the top.
DATES: Final = ("BizDate", "Bizdate", "StartBizDate", "EndBizDate")
#: What shows the target where it is not said.
_OF_2018: Final = ("Bizdate", "DagPara", "NodePara")


class Node(Task):
    """A node of the workflow that is run: it exists already, so it has no script here."""

    __slots__ = ()
    noun = "node"


class ManualRun(Workflow):
    """A run of a manually triggered workflow.

    ``tasks`` are its nodes as far as the file knows them. ``target`` is the operation to compile
    to, ``stated`` whether somebody said so. ``days`` are ranges, each its first and last day.
    """

    __slots__ = ("days", "stated", "target")

    def __init__(
        self,
        spec: Spec,
        nodes: tuple[Node, ...],
        target: str,
        stated: bool,
        days: Days,
        faults: tuple[Fault, ...],
    ) -> None:
        """Hold what ``spec`` resolved to."""
        super().__init__(spec, nodes, days[0][0] if days else None, faults)
        self.target: Final = target
        self.stated: Final = stated
        self.days: Final = days

    @property
    def id_key(self) -> str:
        """Return the key of a node that holds the ID the target knows it by."""
        return "TaskId" if self.target == CREATE_WORKFLOW_INSTANCES else "NodeId"


def run_of(workflow: Workflow) -> ManualRun:
    """Return ``workflow``, which is a run. Raises TypeError for any other."""
    if not isinstance(workflow, ManualRun):
        raise TypeError(workflow)
    return workflow


def resolve_run(spec: Spec, given: Given | None) -> ManualRun:
    """Resolve ``spec``, a ManualRun."""
    listed = spec.place("Nodes")
    nodes = tuple(
        Node(index, own, own, listed, (), None)
        for index, own in enumerate(spec.value.get("Nodes") or ())
        if own is not None
    )
    said, seen, days, faults = run_parts(spec, given)
    return ManualRun(spec, nodes, said or seen, bool(said), days, faults)


def run_parts(spec: Spec, given: Given | None) -> tuple[str | None, str, Days, tuple[Fault, ...]]:
    """Return the target of a run as said and as shown, its days, and what is wrong with dates."""
    said = said_target(spec, spec.value, given)
    faults = []
    for route, written in _dates(spec.value):
        day = written.removesuffix(MIDNIGHT)
        if not is_day(day):
            faults.append(Fault("no-such-date", spec.place(*route), {"date": day}))
    zone = spec.value.get("TimeZone")
    if zone is not None and not is_time_zone(zone):
        faults.append(Fault("unknown-time-zone", spec.place("TimeZone"), {"zone": zone}))
    only = given.biz_date if given is not None else None
    days = ((only, only),) if only else _days(spec.value)
    return said, shown(spec.value), days, tuple(faults)


def said_target(spec: Spec, value: dict[str, Any], given: Given | None) -> str | None:
    """Return the target that the command line, the envelope of ``spec`` or ``value`` says."""
    if given is not None and given.target:
        return given.target
    if spec.base:
        action: str = spec.document.value["Action"]
        return action
    said: str | None = value.get("Target")
    return said


def shown(value: dict[str, Any]) -> str:
    """Return the target that the keys of a run show."""
    if any(key in value for key in _OF_2018):
        return CREATE_MANUAL_DAG
    return CREATE_WORKFLOW_INSTANCES if "WorkflowId" in value else RUN_MANUAL_DAG_NODES


def _dates(value: dict[str, Any]) -> list[tuple[Route, str]]:
    """Return every date that is written, and where."""
    found: list[tuple[Route, str]] = [((key,), value[key]) for key in DATES if key in value]
    for index, span in enumerate((value.get("Periods") or {}).get("BizDates") or ()):
        found += [
            (("Periods", "BizDates", index, key), span[key])
            for key in ("StartBizDate", "EndBizDate")
            if span is not None and key in span
        ]
    return found


def _days(value: dict[str, Any]) -> Days:
    """Return the days to run for, as far as they are written in full."""
    for first, last in (("BizDate",) * 2, ("Bizdate",) * 2, ("StartBizDate", "EndBizDate")):
        if first in value and last in value:
            return ((value[first].removesuffix(MIDNIGHT), value[last].removesuffix(MIDNIGHT)),)
    spans = (value.get("Periods") or {}).get("BizDates") or ()
    return tuple(
        (span["StartBizDate"], span["EndBizDate"])
        for span in spans
        if span is not None and "StartBizDate" in span and "EndBizDate" in span
    )
