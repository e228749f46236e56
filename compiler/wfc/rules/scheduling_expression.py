"""A scheduling expression that DataWorks does not know.

What it does: reads every `$name`, `${…}` and `$[…]` in `Script.Parameters` and in output variables
of type `System` by the grammar of scheduling parameters: built-in variables, formats made of yyyy,
yy, mm, dd and (in `$[…]`) hh24, hh12, hh, mi and ss, offsets in whole units, days, hours or
minutes, and `add_months`.

Why is this bad: an expression that is not known is not replaced: the script runs with the
characters `$tbods` in the place of a date, and finds no data.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-11-19
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: load
    Script:
      Content: SELECT '${dt}'
      Parameters: {dt: "${yyyymmdd-7*N}"}
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
BizDate: 2026-11-19
Defaults: {Type: ODPS_SQL, RuntimeResource: {ResourceGroupId: rg}, DataSource: {Name: shop_odps}}
Tasks:
  - Name: load
    Script:
      Content: SELECT '${dt}'
      Parameters: {dt: "${yyyymmdd-7*1}"}
```

`wfc params FILE --bizdate D` shows what each expression becomes. Whether the service refuses an
unknown expression, or hands it on as text, is not documented.
"""

from __future__ import annotations

from wfc.graph.parameters import expressions, told
from wfc_spec.scheduling import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Part
    from wfc.problem import Finding

SEVERITY = "error"
LOCAL = True
SUSPECT_PART = "columns.is_odd"


def check(part: Part) -> Iterator[Finding]:
    """Report each expression that the grammar does not know."""
    for written in expressions(part):
        if "$" in written.value:
            for mistake in parse(written.value).mistakes:
                if not mistake.trap:
                    yield told(written, mistake)
