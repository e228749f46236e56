"""A key, or what it says, has no place in the request of the target.

What it does: three operations can run a manually triggered workflow, and each has keys of its own.
Where no `Target` is stated, the keys of two of them in one file are reported at the second. Where
one is stated (or given by `--target`), what the target cannot express is reported: nodes to run and
ranges of days in CreateManualDag, several ranges in RunManualDagNodes. Where the workflow is found
(FlowName, ProjectName, ProjectId, WorkflowId, Name, Type) may then be said for several targets.

Why is this bad: it would be left out without a word, and something else would run.

```yaml fails
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
Bizdate: 2026-11-19 00:00:00
```

```yaml works
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
```
"""

from __future__ import annotations

from wfc.problem import Finding, Label
from wfc.resolve.manual_run import run_of
from wfc.wording import listed
from wfc_spec.bizdate import MIDNIGHT
from wfc_spec.targets import (
    ADDRESSES,
    CREATE_MANUAL_DAG,
    CREATE_WORKFLOW_INSTANCES,
    MANUAL,
    RUN_MANUAL_DAG_NODES,
    SAYS,
    spelling,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.graph.graph import Graph
    from wfc.problem import Place
    from wfc.resolve.manual_run import ManualRun

SEVERITY = "error"
KINDS = ("ManualRun",)
ALWAYS = True


def check(graph: Graph) -> Iterator[Finding]:
    """Look at each key at the top, then at what those say that other targets spell otherwise."""
    run = run_of(graph.workflow)
    for key in run.value:
        says = SAYS.get(key, MANUAL)
        if run.target in says:
            continue
        if not run.stated:
            yield _second(run, key)
        elif key not in ADDRESSES and not _is_said_otherwise(run, key):
            yield _cannot(run, f"`{key}`", says, run.spec.place(key).key())
    yield from _periods(run)
    for index, tag in enumerate(run.value.get("Tags") or ()):
        if isinstance(tag, dict) and run.target != CREATE_WORKFLOW_INSTANCES:
            yield _cannot(run, "tags", (CREATE_WORKFLOW_INSTANCES,), run.spec.place("Tags", index))


def _is_said_otherwise(run: ManualRun, key: str) -> bool:
    """Say whether the target has another key for what ``key`` says."""
    if run.target in spelling(key):
        return True
    # The oldest version knows no environment: what it runs is in production (assumed).
    return key in ("ProjectEnv", "EnvType") and run.value[key].upper() == "PROD"


def _second(run: ManualRun, key: str) -> Finding:
    """Report ``key`` of another target, or the key that shows the target: the later of the two."""
    says = SAYS[key]
    keys = list(run.value)
    own = [each for each in keys if run.target in SAYS.get(each, ())]
    against = next((each for each in own if not set(says) & set(SAYS[each])), None)
    if against is None:
        return _cannot(run, f"`{key}`", says, run.spec.place(key).key())
    first, second = sorted((key, against), key=keys.index)
    return Finding(
        f"`{second}` is a key of {listed(SAYS[second], 'or')}, "
        f"and `{first}` one of {listed(SAYS[first], 'or')}",
        run.spec.place(second).key(),
        label="the keys of two targets in one file",
        related=(Label(run.spec.place(first).key(), f"a key of {listed(SAYS[first], 'or')}"),),
        help=("remove one of them; or state a `Target`, and the rest is compiled for that one",),
    )


def _cannot(run: ManualRun, what: str, says: tuple[str, ...], place: Place) -> Finding:
    return Finding(
        f"{run.target} has no place for {what}",
        place,
        label=f"{listed(says)} {'has' if len(says) == 1 else 'have'} one",
        help=(f"take it out, or write `Target: {says[0]}`",),
    )


def _periods(run: ManualRun) -> Iterator[Finding]:
    """Look at Periods for a target that takes one day, or one range."""
    periods = run.value.get("Periods")
    if not isinstance(periods, dict) or run.target == CREATE_WORKFLOW_INSTANCES:
        return
    if not run.stated:
        return  # told as a key of another target
    only = (CREATE_WORKFLOW_INSTANCES,)
    for key in ("StartTime", "EndTime"):
        if key in periods:
            yield _cannot(run, f"`{key}`", only, run.spec.place("Periods", key).key())
    for index, span in enumerate(periods.get("BizDates") or ()):
        place = run.spec.place("Periods", "BizDates", index)
        if index:
            yield _cannot(run, "a second range of days", only, place)
        elif span and run.target == CREATE_MANUAL_DAG and _is_range(span):
            yield _cannot(run, "a range of days", (RUN_MANUAL_DAG_NODES, *only), place)


def _is_range(span: dict[str, str]) -> bool:
    ends = {span.get(key, "").removesuffix(MIDNIGHT) for key in ("StartBizDate", "EndBizDate")}
    return len(ends - {""}) > 1
