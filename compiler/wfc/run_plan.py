"""Graph → RunPlan: what a run of a manually triggered workflow would ask for, for any target.

Our keys have compiled away: selectors are IDs, nodes' parameters stand by ID, days are ranges.
"""

from __future__ import annotations

from wfc.graph.selection import DRY, RUN, selection
from wfc_spec.parameters import joined, object_of, pairs_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from wfc.graph.graph import Graph
    from wfc.graph.selection import Selection
    from wfc.resolve.manual_run import ManualRun

WORKFLOW_PARAMETERS = ("DagParameters", "WorkflowParameters", "DagPara")
NODE_PARAMETERS = ("NodeParameters", "NodePara", "TaskParameters")


class Ids:
    """The IDs that are sent: of nodes that run, that run dry, and that the run begins with."""

    __slots__ = ("exclude", "include", "roots")

    def __init__(
        self, include: tuple[int, ...], exclude: tuple[int, ...], roots: tuple[int, ...]
    ) -> None:
        """Hold ids in the order of the nodes."""
        self.include: Final = include
        self.exclude: Final = exclude
        self.roots: Final = roots


class RunPlan:
    """What one run would ask for.

    ``value`` holds the top of the file as written, ``ids`` what selectors chose (None: nothing
    was), ``days`` ranges of days, ``parameters`` and ``node_parameters`` text where the file
    writes the API's own text, else a map (None: neither is written).
    """

    __slots__ = (
        *("chosen", "days", "environment", "file", "ids", "name", "node_parameters", "parameters"),
        *("target", "value"),
    )

    def __init__(self, run: ManualRun, chosen: Selection) -> None:
        """Hold what ``run`` asks for."""
        self.value: Final = run.value
        self.file: Final = run.spec.document.file
        self.name: Final[str] = run.value.get("FlowName", run.value.get("Name", ""))
        self.target: Final = run.target
        self.days: Final = run.days
        self.chosen: Final = chosen
        self.ids: Final = _ids(run, chosen)
        self.environment: Final = _environment(run.value)
        self.parameters: Final = _parameters(run)
        self.node_parameters: Final = _node_parameters(run, chosen)


def plan_run(graph: Graph, run: ManualRun) -> RunPlan:
    """Return what ``run``, whose graph is ``graph``, would ask for. There are no errors in it."""
    return RunPlan(run, selection(graph, run))


def _ids(run: ManualRun, chosen: Selection) -> Ids | None:
    if "Select" not in run.value and "Exclude" not in run.value:
        return None
    runs, dry, roots = (
        tuple(node.value[run.id_key] for node in nodes)
        for nodes in (chosen.nodes(RUN), chosen.nodes(DRY), chosen.roots())
    )
    return Ids(runs, dry, roots)


def _environment(value: dict[str, Any]) -> str | None:
    """Return the environment in capitals, whichever target's key says it."""
    said = value.get("ProjectEnv", value.get("EnvType"))
    return said.upper() if isinstance(said, str) else None


def _parameters(run: ManualRun) -> str | dict[str, str] | None:
    """Return the parameters of the workflow: the target's own text as it is, else a map."""
    key = next((key for key in WORKFLOW_PARAMETERS if key in run.value), None)
    if key is None:
        return None
    written: str | dict[str, str] = run.value[key]
    if isinstance(written, dict) or key == own_key(run.target, WORKFLOW_PARAMETERS):
        return written
    if key == "DagPara":
        return pairs_of(written)
    return written if run.target != "CreateManualDag" else object_of(written)


def _node_parameters(run: ManualRun, chosen: Selection) -> str | dict[str, str] | None:
    """Return the parameters of nodes by ID: the API's text where nothing is added to it."""
    key = next((key for key in NODE_PARAMETERS if key in run.value), None)
    written = run.value[key] if key is not None else None
    added = {
        str(node.value[run.id_key]): joined(node.value["Parameters"])
        for node in (*chosen.nodes(RUN), *chosen.nodes(DRY))
        if "Parameters" in node.value
    }
    other = _other_ids(run, key)
    if isinstance(written, str):
        if not added and not other:
            return written
        written = object_of(written) or {}
    elif written is None and not added:
        return None
    of_others = (written or {}).items()
    return {other.get(known_as, known_as): joined(each) for known_as, each in of_others} | added


def _other_ids(run: ManualRun, key: str | None) -> dict[str, str]:
    """Return the target's ID of each node, by the ID that the version of ``key`` knows it by."""
    own = own_key(run.target, NODE_PARAMETERS)
    by = "TaskId" if key == "TaskParameters" else "NodeId"
    if key is None or key == own or by == run.id_key:
        return {}
    both = ((node.value.get(by), node.value.get(run.id_key)) for node in run.tasks)
    return {str(one): str(other) for one, other in both if one is not None and other is not None}


def own_key(target: str, keys: tuple[str, ...]) -> str:
    """Return that of ``keys`` which ``target`` has."""
    from wfc_spec.targets import SAYS

    return next(key for key in keys if target in SAYS[key])
