"""Graph → Faults that only the moment of submitting, or the marker in the Name, brings up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.problem import Fault
from wfc.resolve.manual_run import ManualRun
from wfc.submission import MARKER_LENGTH
from wfc_spec.bizdate import day, milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.problem import Route

#: Names of nodes and workflows (documents of DataWorks; for this operation assumed).
LONGEST_NAME = 128

#: Where the last day of a run stands.
DAYS = ("EndBizDate", "BizDate", "Bizdate")

#: Inner nodes of a workflow (document on workflows; for ad hoc ones assumed).
MOST_TASKS = 400


def due(graph: Graph, now: int) -> tuple[Fault, ...]:
    """Return what forbids or advises against submitting ``graph`` at ``now`` (ms since 1970)."""
    if isinstance(graph.workflow, ManualRun):
        return tuple(_days(graph.workflow, now))
    return (*_name(graph), *_date(graph, now), *_size(graph))


def _days(run: ManualRun, now: int) -> Iterator[Fault]:
    """Tell days that are not over in the time zone of the workspace."""
    today = day(now, run.time_zone)
    for index, (_, last) in enumerate(run.days):
        if last >= today:
            route: Route = ("Periods", "BizDates", index, "EndBizDate")
            if "Periods" not in run.value:
                route = (next(key for key in (*DAYS, "") if key in run.value or not key),)
            facts = {"date": last, "today": today, "zone": run.time_zone}
            yield Fault("run-day-not-over", run.spec.place(*route), facts)


def _name(graph: Graph) -> Iterator[Fault]:
    spec, name = graph.workflow.spec, graph.workflow.text("Name")
    marker = MARKER_LENGTH if graph.workflow.is_marked else 0
    if len(name) > LONGEST_NAME - marker:
        facts = {"length": len(name), "most": LONGEST_NAME - marker, "marker": marker}
        yield Fault("name-too-long", spec.place("Name"), facts)


def _date(graph: Graph, now: int) -> Iterator[Fault]:
    workflow = graph.workflow
    today = day(now, workflow.time_zone)
    if workflow.biz_date is not None and workflow.biz_date >= milliseconds(
        today, workflow.time_zone
    ):
        given = day(workflow.biz_date, workflow.time_zone)
        facts = {"date": given, "today": today, "zone": workflow.time_zone}
        yield Fault("bizdate-not-past", workflow.spec.place("BizDate"), facts)


def _size(graph: Graph) -> Iterator[Fault]:
    count = len(graph.workflow.tasks)
    if count > MOST_TASKS:
        facts = {"count": count, "most": MOST_TASKS}
        yield Fault("too-many-tasks", graph.workflow.spec.place("Tasks").key(), facts)
