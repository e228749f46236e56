"""A `BizDate` in milliseconds is not a midnight.

What it does: reports milliseconds that are not 00:00:00 in the workflow's time zone.

Why is this bad: the list operations ask for the exact value, documented as a midnight: a run of
another moment is hard to find again. How the service takes it is not documented.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 1763481600001
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2025-11-19
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: load
```
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix
from wfc_spec.bizdate import DEFAULT_TIME_ZONE, day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph

SEVERITY = "warning"


def check(graph: Graph) -> Iterator[Finding]:
    """Compare milliseconds as written with the midnight before."""
    workflow = graph.workflow
    written = workflow.value.get("BizDate")
    if not isinstance(written, int):
        return
    zone = workflow.value.get("TimeZone", DEFAULT_TIME_ZONE)
    date, is_midnight = day(written, zone)
    if not is_midnight:
        place = workflow.spec.place("BizDate")
        yield Finding(
            f"BizDate `{written}` is not midnight in {zone}",
            place,
            label=f"a moment of {date}",
            fix=Fix(f"write the day: `{date}`", (Edit(place, date),), safe=False),
        )
