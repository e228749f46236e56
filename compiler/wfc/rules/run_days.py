"""The days of a run contradict each other.

What it does: reports a `BizDate` beside a range, a range with one end, and a range whose first day
comes after its last.

Why is this bad: the service takes one day or a range and refuses both; half a range means nothing.

```yaml fails
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
StartBizDate: 2026-11-19
EndBizDate: 2026-11-18
```

```yaml works
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
StartBizDate: 2026-11-18
EndBizDate: 2026-11-19
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label
from wfc.resolve.manual_run import run_of
from wfc_spec.bizdate import MIDNIGHT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from wfc.graph.graph import Graph
    from wfc.problem import Route
    from wfc.resolve.manual_run import ManualRun

SEVERITY = "error"
KINDS = ("ManualRun",)
ALWAYS = True

ENDS = ("StartBizDate", "EndBizDate")


def check(graph: Graph) -> Iterator[Finding]:
    """Look at the dates at the top, then at each range of Periods."""
    run = run_of(graph.workflow)
    value = run.value
    ends = [key for key in ENDS if key in value]
    for day in ("BizDate", "Bizdate", "Periods"):
        if day in value and ends:
            yield _both(run, day, ends[0])
    if len(ends) == 1:
        absent = ENDS[ends[0] == ENDS[0]]
        if not run.is_lost(absent):
            yield Finding(
                f"`{ends[0]}` stands without `{absent}`",
                run.spec.place(ends[0]).key(),
                label=f"`{absent}` is missing",
                help=("for one day alone write `BizDate`",),
            )
    yield from _reversed(run, value, ())
    for index, span in enumerate((value.get("Periods") or {}).get("BizDates") or ()):
        if span is not None:
            yield from _reversed(run, span, ("Periods", "BizDates", index))


def _both(run: ManualRun, day: str, end: str) -> Finding:
    first, second = sorted((day, end), key=list(run.value).index)
    return Finding(
        f"`{second}` stands beside `{first}`: one of them says the days of the run",
        run.spec.place(second).key(),
        label="the days are said here too",
        related=(Label(run.spec.place(first).key(), "said here"),),
        help=("write one day as `BizDate`, or a range as `StartBizDate` and `EndBizDate`",),
    )


def _reversed(run: ManualRun, span: dict[str, Any], base: Route) -> Iterator[Finding]:
    if not all(end in span for end in ENDS):
        return
    first, last = (span[end].removesuffix(MIDNIGHT) for end in ENDS)
    if first > last:  # years have four digits, so days sort as text
        start, end = (run.spec.place(*base, key) for key in ENDS)
        yield Finding(
            f"the first day, {first}, comes after the last, {last}",
            end,
            label="the last day",
            related=(Label(start, "the first day"),),
            help=("exchange the two",),
        )
