"""A file that is no spec: no known `Kind`, and nothing that shows one.

What it does: reports a file whose top level does not say or show what it is. `Tasks` makes an
AdhocWorkflow; the file name `wfc.yaml` makes the project's settings; of a whole request,
`Action` says it.

Why is this bad: wfc cannot check what it does not recognise, and a green light for it would be a
lie.

```yaml fails
Name: orders
Jobs:
  - Name: extract
```

```yaml works
Kind: AdhocWorkflow
Name: orders
ProjectId: 10
Owner: 1000
Defaults: {Type: VIRTUAL, RuntimeResource: {ResourceGroupId: rg}}
Tasks:
  - Name: extract
```
"""

from __future__ import annotations

from wfc.problem import Edit, Finding, Fix, Place
from wfc.wording import Names, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from wfc.problem import Fault

SEVERITY = "error"

#: Keys that show a kind.
SHOWING = ("Tasks", "FlowName", "WorkflowId")
CASE = "keys are written as the API writes them: `ProjectId`, `Tasks`"
HOWTO = "write `Kind: AdhocWorkflow` (or `Tasks:`) for a workflow, `Kind: Project` for settings"


def tell(fault: Fault) -> Finding:
    """Say what is missing, or which kind is near."""
    facts: Any = fault.facts
    if "found" in facts:
        return Finding(
            f"a spec is a mapping of keys, and this file holds {facts['found']}",
            fault.place,
            help=(HOWTO,),
        )
    if "action" in facts:
        like = Names(facts["known"]).near(facts["action"])
        return Finding(
            f"this version of wfc does not read requests of `{facts['action']}`",
            fault.place,
            label=f"did you mean `{like}`?" if like else f"expected {listed(facts['known'], 'or')}",
        )
    if "said" in facts:
        said = str(facts["said"])
        like = Names(facts["known"]).near(said)
        fix = Fix(f"change to `{like}`", (Edit(fault.place, like),), safe=True) if like else None
        return Finding(
            f"unknown kind `{said}`",
            fault.place,
            label=f"did you mean `{like}`?" if like else f"expected {listed(facts['known'], 'or')}",
            fix=fix,
        )
    return _unnamed(fault, facts["keys"])


def _unnamed(fault: Fault, keys: tuple[str, ...]) -> Finding:
    """Say that no key shows a kind, or which of ``keys`` is one of those but for its spelling."""
    headline = "nothing in this file says what it is"
    near = {key.casefold(): key for key in SHOWING}
    for key in keys:
        meant = near.get(key.casefold().replace("-", "").replace("_", ""))
        if meant:
            place = Place(fault.place.file, (key,)).key()
            fix = Fix(f"rename to `{meant}`", (Edit(place, meant),), safe=True)
            label = f"did you mean `{meant}`?"
            return Finding(headline, place, label=label, help=(CASE,), fix=fix)
    return Finding(headline, fault.place, help=(HOWTO,))
