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
from wfc_spec.bizdate import day, is_midnight, is_time_zone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph

SEVERITY = "warning"
SUSPECT_GRAPH = 'type(workflow.value.get("BizDate")) is int'


def check(graph: Graph) -> Iterator[Finding]:
    """Compare milliseconds as written with the midnight before."""
    workflow = graph.workflow
    written, zone = workflow.value.get("BizDate"), workflow.time_zone
    if not isinstance(written, int) or not is_time_zone(zone) or is_midnight(written, zone):
        return
    place = workflow.place("BizDate")
    date = day(written, zone)
    yield Finding(
        f"BizDate `{written}` is not midnight in {zone}",
        place,
        label=f"a moment of {date}",
        fix=Fix(f"write the day: `{date}`", (Edit(place, date),), safe=False),
    )
