"""A run asks for more than the service takes at once.

What it does: counts the ranges of days (at most 7), the root tasks (500) and the tasks (2,000) of a
request of CreateWorkflowInstances.

Why is this bad: the service refuses more, as the page on backfills says.

```yaml fails
WorkflowId: 1234
Name: orders
ProjectId: 100
Periods:
  BizDates:
    - {StartBizDate: 2026-01-01, EndBizDate: 2026-01-02}
    - {StartBizDate: 2026-02-01, EndBizDate: 2026-02-02}
    - {StartBizDate: 2026-03-01, EndBizDate: 2026-03-02}
    - {StartBizDate: 2026-04-01, EndBizDate: 2026-04-02}
    - {StartBizDate: 2026-05-01, EndBizDate: 2026-05-02}
    - {StartBizDate: 2026-06-01, EndBizDate: 2026-06-02}
    - {StartBizDate: 2026-07-01, EndBizDate: 2026-07-02}
    - {StartBizDate: 2026-08-01, EndBizDate: 2026-08-02}
```

```yaml works
WorkflowId: 1234
Name: orders
ProjectId: 100
Periods:
  BizDates:
    - {StartBizDate: 2026-01-01, EndBizDate: 2026-01-02}
    - {StartBizDate: 2026-02-01, EndBizDate: 2026-02-02}
    - {StartBizDate: 2026-03-01, EndBizDate: 2026-03-02}
    - {StartBizDate: 2026-04-01, EndBizDate: 2026-04-02}
    - {StartBizDate: 2026-05-01, EndBizDate: 2026-05-02}
    - {StartBizDate: 2026-06-01, EndBizDate: 2026-06-02}
    - {StartBizDate: 2026-07-01, EndBizDate: 2026-07-02}
```
"""

from __future__ import annotations

from wfc.graph.selection import selection
from wfc.problem import Finding
from wfc.resolve.manual_run import run_of
from wfc_spec.targets import CREATE_WORKFLOW_INSTANCES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.problem import Route

SEVERITY = "error"
KINDS = ("ManualRun",)

RANGES = 7
ROOTS = 500
TASKS = 2000


def check(graph: Graph) -> Iterator[Finding]:
    """Count what is listed, and what selectors choose."""
    run = run_of(graph.workflow)
    if run.target != CREATE_WORKFLOW_INSTANCES:
        return
    properties = run.value.get("DefaultRunProperties") or {}
    lists: list[tuple[str, int, int, Route]] = [
        (
            "ranges of days",
            RANGES,
            len((run.value.get("Periods") or {}).get("BizDates") or ()),
            ("Periods", "BizDates"),
        ),
        (
            "root tasks",
            ROOTS,
            len(properties.get("RootTaskIds") or ()),
            ("DefaultRunProperties", "RootTaskIds"),
        ),
        (
            "tasks",
            TASKS,
            len(properties.get("IncludeTaskIds") or ()),
            ("DefaultRunProperties", "IncludeTaskIds"),
        ),
    ]
    key = next((key for key in ("Select", "Exclude") if key in run.value), None)
    if key is not None:
        chosen = selection(graph, run)
        lists.append(("tasks", TASKS, len(chosen.runs), (key,)))
        lists.append(("root tasks", ROOTS, len(chosen.roots()), (key,)))
    for what, most, count, route in lists:
        if count > most:
            yield Finding(
                f"{count} {what}, and at most {most} are taken",
                run.spec.place(*route).key(),
                label="too many for one request",
                help=("make several runs of it, each with a part",),
            )
