"""`${{ }}` refers to something that there is none.

What it does: looks up every `${{ params.x }}` among the params of the file, its fragments and
`wfc.yaml`, every `${{ each.x }}` among the keys of the task's `ForEach`; `${{ env }}` is the name
of the environment.

Why is this bad: nothing could be put in its place. What is no reference, such as an expression, is
not understood either: `${{ }}` is a reference and nothing more.

```yaml fails
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Params:
  hours: {Type: integer, Default: 2}
Tasks:
  - Name: load
    Timeout: ${{ params.hour }}h
```

```yaml works
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Params:
  hours: {Type: integer, Default: 2}
Tasks:
  - Name: load
    Timeout: ${{ params.hours }}h
```

References are taken in every single value but scripts, keys, `Params` and `Include`. A script gets
its values by `Script.Parameters`.
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix
from wfc.wording import Names, listed, shortened
from wfc_spec.interpolation import EXPECTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"


def tell(fault: Fault) -> Finding:
    """Offer the nearest name, else say what there is."""
    facts: Any = fault.facts
    source, name, known = facts["source"], facts["name"], facts["known"]
    if not facts["is_closed"]:
        return Finding(
            "a reference is not closed",
            fault.place,
            label="expected `}}` behind it",
        )
    if not source:
        return Finding(
            f"`{shortened(facts['inner'])}` is no reference",
            fault.place,
            label=f"expected {EXPECTED}",
            help=("a reference and nothing more: no expressions, no functions",),
        )
    if source == "env":
        return Finding(
            "there is no environment that `env` could name",
            fault.place,
            help=("name them under `Environments`, here or in `wfc.yaml`",),
        )
    near = Names(known).near(name)
    what = "param" if source == "params" else "value of a loop"
    fix = None
    if near is not None:
        fix = Fix(
            f"change to `{near}`",
            (Edit(fault.place, f"${{{{ {source}.{near} }}}}"),),
            safe=False,
        )
    return Finding(
        f"there is no {what} `{name}`",
        fault.place,
        label=f"did you mean `{source}.{near}`?" if near else _there(source, known, facts),
        help=() if near or known else (_advice(source),),
        fix=fix,
    )


def _advice(source: str) -> str:
    """Return how there would be something of that kind."""
    if source == "params":
        return "declare it under `Params`, here or in `wfc.yaml`"
    return "only a task with `ForEach` has such values"


def _there(source: str, known: tuple[str, ...], facts: Any) -> str:
    if known:
        return f"{'the params are' if source == 'params' else 'the loop has'} {listed(known)}"
    if source == "params":
        return "no params are declared"
    return "this is in no `ForEach`" if not facts["in_loop"] else ""
