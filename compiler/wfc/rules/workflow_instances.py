"""CreateWorkflowInstances is asked for something that its page rules out.

What it does: holds the page's conditions: a manually triggered workflow has a `WorkflowId` of its
own (1 stands for scheduled tasks); a backfill says its mode, parallelism and analysis; `Chain` has
no root tasks and two included ones, `General` and `AllDownstream` have one root task; `Manual` and
`SmokeTest` have root tasks; StartTime and EndTime stand together, each as `hh:mm:ss`.

Why is this bad: the service refuses it, and the run does not begin.

```yaml fails
Kind: ManualRun
Name: orders
ProjectId: 100
WorkflowId: 1
Type: SupplementData
Periods: {BizDates: [{StartBizDate: 2026-11-18, EndBizDate: 2026-11-19}]}
DefaultRunProperties:
  Mode: AllDownstream
  Parallelism: 2
  Analysis: {Enabled: true, Blocked: true}
```

```yaml works
Kind: ManualRun
Name: orders
ProjectId: 100
WorkflowId: 1
Type: SupplementData
Periods: {BizDates: [{StartBizDate: 2026-11-18, EndBizDate: 2026-11-19}]}
DefaultRunProperties:
  Mode: AllDownstream
  Parallelism: 2
  Analysis: {Enabled: true, Blocked: true}
  RootTaskIds: [74324]
```
"""

from __future__ import annotations

from wfc.problem import Finding
from wfc.resolve.manual_run import run_of
from wfc.wording import listed
from wfc_spec.targets import CREATE_WORKFLOW_INSTANCES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.problem import Place
    from wfc.resolve.manual_run import ManualRun

SEVERITY = "error"
KINDS = ("ManualRun",)

SCHEDULED = 1
TIMES = ("StartTime", "EndTime")
#: How many root tasks a mode of a backfill takes at least and at most.
ROOTS = {"General": (1, 1), "ManualSelection": (1, None), "Chain": (0, 0), "AllDownstream": (1, 1)}


def check(graph: Graph) -> Iterator[Finding]:
    """Look at what the type of the instance, and the mode of a backfill, ask for."""
    run = run_of(graph.workflow)
    if run.target != CREATE_WORKFLOW_INSTANCES:
        return
    kind = run.value.get("Type", "ManualWorkflow")
    if kind == "ManualWorkflow" and run.value.get("WorkflowId") == SCHEDULED:
        yield Finding(
            "`WorkflowId` 1 stands for scheduled tasks, not for a manually triggered workflow",
            run.spec.place("WorkflowId"),
            label="expected the ID of the workflow",
        )
    if kind in ("Manual", "SmokeTest"):
        yield from _roots(run, f"type {kind}", 1, None)
    if kind == "SupplementData":
        yield from _backfill(run)
    periods = run.value.get("Periods") or {}
    alone = [key for key in TIMES if key in periods]
    if len(alone) == 1 and not any(run.is_lost("Periods", key) for key in TIMES):
        [key] = alone
        yield Finding(
            f"`{key}` of `Periods` stands alone",
            run.spec.place("Periods", key).key(),
            label="StartTime and EndTime stand together",
            help=("write the other one too",),
        )
    for key in TIMES:
        if key in periods and not _is_time(periods[key]):
            yield Finding(
                f"`{periods[key]}` is no time of the day for `{key}` of `Periods`",
                run.spec.place("Periods", key),
                label="expected `hh:mm:ss`, such as `09:30:00`",
            )


def _is_time(text: str) -> bool:
    hour, minute, second = text[:2], text[3:5], text[6:]
    if len(text) != 8 or text[2] + text[5] != "::" or not text.isascii():
        return False
    digits = (hour + minute + second).isdigit()
    return digits and hour < "24" and minute < "60" and second < "60"


def _backfill(run: ManualRun) -> Iterator[Finding]:
    properties = run.value.get("DefaultRunProperties") or {}
    absent = [key for key in ("Mode", "Parallelism", "Analysis") if key not in properties]
    if absent and not run.is_lost("DefaultRunProperties"):
        verb = "is" if len(absent) == 1 else "are"
        yield Finding(
            f"{listed(absent)} of a backfill {verb} missing",
            _place(run),
            label="a backfill says them under `DefaultRunProperties`",
        )
    mode = properties.get("Mode")
    if mode is None:
        return
    yield from _roots(run, f"mode {mode}", *ROOTS[mode])
    includes = "DefaultRunProperties", "IncludeTaskIds"
    known = not run.is_lost(*includes)
    if mode == "Chain" and known and len(properties.get("IncludeTaskIds") or ()) != 2:
        yield Finding(
            "mode Chain has two IncludeTaskIds: where it starts and where it ends",
            run.spec.place("DefaultRunProperties", "Mode"),
            label="expected two",
        )


def _roots(run: ManualRun, what: str, least: int, most: int | None) -> Iterator[Finding]:
    properties = run.value.get("DefaultRunProperties") or {}
    count = len(properties.get("RootTaskIds") or ())
    known = not run.is_lost("DefaultRunProperties", "RootTaskIds")
    if known and (count < least or (most is not None and count > most)):
        wanted = {(0, 0): "no", (1, 1): "one"}.get((least, -1 if most is None else most))
        yield Finding(
            f"{what} takes {wanted or 'at least one'} root task, and there {_are(count)}",
            run.spec.place("DefaultRunProperties", "RootTaskIds") if count else _place(run),
            label="RootTaskIds of `DefaultRunProperties`",
            help=(f"list {wanted or 'at least one'} in `RootTaskIds` of `DefaultRunProperties`",),
        )


def _place(run: ManualRun) -> Place:
    key = "DefaultRunProperties" if "DefaultRunProperties" in run.value else "Type"
    return run.spec.place(key).key()


def _are(count: int) -> str:
    return "are none" if not count else "is one" if count == 1 else f"are {count}"
