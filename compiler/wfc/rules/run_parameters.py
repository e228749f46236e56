"""Parameters of a run have not the form that the service reads.

What it does: checks that text which should be JSON is a JSON object of texts, that the parameters
of a node are pairs `name=value` separated by blanks (or bare values for positional types), for
CreateManualDag, whose `DagPara` is such a text too, that every name and value can stand in it, and
that no name is given twice.

Why is this bad: the service cuts the text at every blank: the rest of a value becomes another
parameter.

```yaml fails
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
NodeParameters: {74325: {day: 2026-11-19 00:00:00}}
```

```yaml works
FlowName: orders_manual
ProjectName: shop_dw
ProjectEnv: PROD
BizDate: 2026-11-19
NodeParameters: {74325: {day: 2026-11-19}}
```
"""

from __future__ import annotations

from wfc.problem import Finding, Place
from wfc.resolve.manual_run import run_of
from wfc.wording import shortened
from wfc_spec.parameters import breaks_grammar, breaks_pairs, given_twice, object_of
from wfc_spec.targets import CREATE_MANUAL_DAG

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from wfc.graph.graph import Graph

SEVERITY = "error"
KINDS = ("ManualRun",)
ALWAYS = True

OF_WORKFLOW = ("DagParameters", "DagPara", "WorkflowParameters")
OTHERS = (
    "CreateManualDag takes one text; "
    "RunManualDagNodes and CreateWorkflowInstances have a place for any value"
)
OF_NODES = ("NodeParameters", "NodePara", "TaskParameters")


def check(graph: Graph) -> Iterator[Finding]:
    """Look at the parameters of the workflow, then at those of each node."""
    run = run_of(graph.workflow)
    for key in OF_WORKFLOW:
        if key in run.value:
            is_json = key != "DagPara"
            in_text = not is_json or run.target == CREATE_MANUAL_DAG
            written, place = run.value[key], run.spec.place(key)
            yield from _of_workflow(key, written, place, is_json=is_json, in_text=in_text)
    for key in OF_NODES:
        if key in run.value:
            yield from _of_nodes(key, run.value[key], run.spec.place(key))
    for node in graph.tasks:
        written = node.value.get("Parameters")
        if isinstance(written, str):
            yield from _text(f"the parameters of {node.title()}", written, node.place("Parameters"))


def _of_workflow(
    key: str, written: str | dict[str, str], place: Place, *, is_json: bool, in_text: bool
) -> Iterator[Finding]:
    if isinstance(written, str) and not is_json:
        yield from _text(f"`{key}`", written, place, bare=False)
        return
    pairs = object_of(written) if isinstance(written, str) else written
    if pairs is None:
        yield _no_object(key, place)
        return
    if isinstance(written, str):
        yield from _twice(key, written, place)
    if in_text:
        inside = isinstance(written, dict)
        yield from _pairs(f"`{key}`", pairs, place, inside=inside, help=(OTHERS,))


def _of_nodes(key: str, written: str | dict[str, Any], place: Place) -> Iterator[Finding]:
    nodes = object_of(written) if isinstance(written, str) else written
    if nodes is None:
        yield _no_object(key, place)
        return
    inside = isinstance(written, dict)
    if isinstance(written, str):
        yield from _twice(key, written, place)
    for node_id, each in nodes.items():
        here = Place(place.file, (*place.route, node_id)) if inside else place
        if not (node_id.isascii() and node_id.isdigit()):
            yield Finding(
                f"`{shortened(node_id)}` in `{key}` is no ID of a node",
                here.key() if inside else here,
                label="expected digits",
            )
        what = f"`{node_id}` in `{key}`"
        if isinstance(each, dict):
            yield from _pairs(what, each, here, inside=True)
        else:
            yield from _text(what, each, here)


def _twice(key: str, written: str, place: Place) -> Iterator[Finding]:
    name = given_twice(written)
    if name is not None:
        yield Finding(
            f"`{shortened(name)}` is given twice in `{key}`",
            place,
            label="which of the two is taken is not known",
            help=("take one of the two out",),
        )


def _no_object(key: str, place: Place) -> Finding:
    example = '{"74324":"table=orders"}' if key in OF_NODES else '{"region":"cn-shanghai"}'
    return Finding(
        f"`{key}` is not the JSON text of an object of texts",
        place,
        label=f"expected such as `{example}`",
        help=("a map in YAML becomes that text by itself",),
    )


def _text(what: str, text: str, place: Place, *, bare: bool = True) -> Iterator[Finding]:
    wrong = breaks_pairs(text)
    if not bare and wrong is None and text.split() and "=" not in text:
        wrong = f"`{shortened(text)}` is not `name=value`"
    if wrong:
        yield Finding(
            f"{what}: {wrong}", place, label="expected pairs, such as `table=orders mode=full`"
        )


def _pairs(
    what: str,
    pairs: dict[str, str],
    place: Place,
    *,
    inside: bool,
    help: tuple[str, ...] = (),  # noqa: A002 - the word of Finding
) -> Iterator[Finding]:
    for name, value in pairs.items():
        here = Place(place.file, (*place.route, name)) if inside else place
        for part, text in (("the name", name), ("the value", value)):
            wrong = breaks_grammar(text)
            if wrong:
                holds = "is empty" if wrong == "nothing" else f"holds {wrong}"
                yield Finding(
                    f"{part} of parameter `{shortened(name)}` of {what} {holds}",
                    here.key() if inside and part == "the name" else here,
                    label="neither a blank nor `=` can stand in a parameter",
                    help=help
                    or ("values are split at both (assumed): let the nodes put this one together",),
                )
