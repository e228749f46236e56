"""What the three operations that run a workflow share: names, days, IDs and parameters, checked."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

from wfc.emulator.behaviours import number, shows
from wfc.emulator.scheduling import DAY, midnight
from wfc.emulator.service_error import ServiceError
from wfc.emulator.spot import Spot
from wfc.emulator.strict_json import read_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wfc.emulator.flow import Api, Flow, FlowNode
    from wfc.emulator.operation import Call

_BEIJING: Final = timezone(timedelta(hours=8))
_IDS: Final = re.compile(r"[0-9]{1,19}(,[0-9]{1,19})*")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MIDNIGHT: Final = " 00:00:00"


def flow_named(call: Call) -> Flow:
    """Return the workflow of FlowName and ProjectName; raises ServiceError."""
    name, project = call.parameters.text("FlowName"), call.parameters.text("ProjectName")
    flows = call.settings.flows
    if not any(flow.project_name == project for flow in flows):
        raise ServiceError("project-unknown", f"The workspace {project} does not exist.")
    found = next(
        (each for each in flows if (each.name, each.project_name) == (name, project)), None
    )
    if found is None:
        message = f"业务流程不存在: no manually triggered workflow {name} is deployed in {project}."
        raise ServiceError("flow-unknown", message)
    return found


def timed_day(call: Call, name: str) -> int | None:
    """Return a parameter ``YYYY-MM-DD 00:00:00`` in ms, or None; raises ServiceError."""
    written = call.parameters.find(name)
    if written is None:
        return None
    if len(written) < len("YYYY-MM-DD 00:00:00"):
        raise ServiceError("day-malformed", f"{name} is {written!r}: it is too short.")
    if not written.endswith(_MIDNIGHT):
        why = "its form is YYYY-MM-DD 00:00:00"
        raise ServiceError("day-malformed", Spot(name).wrong(written, why))
    return past(call, name, written.removesuffix(_MIDNIGHT))


def past(call: Call, name: str, written: str) -> int:
    """Return the midnight at UTC+8 of a day that is over, in ms; raises ServiceError."""
    try:
        if _DAY.fullmatch(written) is None:
            raise ValueError
        day = datetime.combine(date.fromisoformat(written), datetime.min.time(), _BEIJING)
    except ValueError:
        raise ServiceError(
            "day-malformed", Spot(name).wrong(written, "there is no such day")
        ) from None
    moment = round(day.astimezone(UTC).timestamp() * 1000)
    if moment > midnight(call.now // 1000) - DAY:
        why = "it must be one or more days before today"
        raise ServiceError("day-not-over", Spot(name).wrong(written, why))
    return moment


def every_day(name: str, first: int, last: int) -> tuple[int, ...]:
    """Return the days from ``first`` to ``last`` in ms; raises ServiceError."""
    if first > last:
        raise ServiceError("day-malformed", f"{name}: the range ends before it begins.")
    days = tuple(range(first, last + 1, DAY))
    if len(days) > number("range-days"):
        raise ServiceError("range-too-long", f"{name}: the range has {len(days)} days.")
    return days


def listed_ids(call: Call, name: str) -> tuple[int, ...] | None:
    """Return IDs separated by commas, or None; raises ServiceError."""
    written = call.parameters.find(name)
    if written is None:
        return None
    if _IDS.fullmatch(written) is None:
        why = "it must be IDs separated by commas, without blanks"
        raise ServiceError("parameter-malformed", Spot(name).wrong(written, why))
    return tuple(map(int, written.split(",")))


@shows("exclude-needs-include")
def chosen(
    flow: Flow, by: Api, include: Iterable[int] | None, exclude: Iterable[int] | None
) -> tuple[tuple[FlowNode, ...], tuple[FlowNode, ...]]:
    """Return the nodes that run and those that run dry; raises ServiceError."""
    if include is None:
        if exclude is not None:
            message = "The nodes to exclude take effect only together with nodes to include."
            raise ServiceError("exclude-alone", message)
        return tuple(node for node in flow.nodes if not node.scheduled), ()
    runs, dry = _nodes(flow, by, include), _nodes(flow, by, exclude or ())
    both = [node.name for node in runs if node in dry]
    if both:
        raise ServiceError("node-in-both-lists", f"The node {both[0]} is included and excluded.")
    return runs, dry


def _nodes(flow: Flow, by: Api, ids: Iterable[int]) -> tuple[FlowNode, ...]:
    found = []
    for wanted in ids:
        node = flow.node(by, wanted)
        if node is None:
            raise ServiceError("node-unknown", f"The workflow {flow.name} has no node {wanted}.")
        if node.scheduled:
            message = f"未成功生成根节点, 调度时间不在区间内: node {wanted} is a scheduled one."
            raise ServiceError("node-scheduled", message)
        found.append(node)
    return tuple(found)


@shows("workflow-parameters-win")
def parameters(
    call: Call, flow: Flow, by: Api, of_nodes: str, of_workflow: Mapping[str, str]
) -> dict[str, str]:
    """Return the parameters of each node by its name; raises ServiceError.

    ``of_nodes`` is the name of the parameter that holds them, as JSON text.
    """
    found: dict[str, str] = {}
    for key, text in texts(call, of_nodes).items():
        node = flow.node(by, int(key)) if key.isdecimal() else None
        if node is None:
            raise ServiceError("node-unknown", Spot(of_nodes).wrong(key, "no such node"))
        pairs = [part.partition("=") for part in text.split()]
        found[node.name] = " ".join(
            f"{name}{equals}{of_workflow.get(name, value)}" for name, equals, value in pairs
        )
    return found


def texts(call: Call, name: str) -> dict[str, str]:
    """Return the JSON object of texts that a parameter is, {} if absent; raises ServiceError."""
    written = call.parameters.find(name)
    if written is None:
        return {}
    try:
        value = read_json(written)
    except ValueError:
        value = None
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise ServiceError(
            "parameter-malformed", Spot(name).wrong(written, "it must be a JSON object of texts")
        )
    return value
