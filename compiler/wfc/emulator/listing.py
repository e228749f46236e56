"""Choosing, sorting and paging, the same in both lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from wfc.emulator.behaviours import number, shows, text
from wfc.emulator.scheduling import trigger_time
from wfc.emulator.service_error import ServiceError
from wfc.emulator.spot import Spot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wfc.emulator.instances import TaskInstance, WorkflowInstance
    from wfc.emulator.operation import Call
    from wfc.emulator.parameters import Parameters

_Instance = TypeVar("_Instance", "WorkflowInstance", "TaskInstance")

SHARED: Final = frozenset(
    {"Filter", "Ids", "Owner", "PageNumber", "PageSize", "ProjectId", "SortBy"}
    | {"UnifiedWorkflowInstanceId", "WorkflowId"}
)
"""The parameters both lists have."""
_FIELDS: Final = ("TriggerTime", "StartedTime", "FinishedTime", "CreateTime", "Id")
_DIRECTIONS: Final = ("Asc", "Desc")


def fits(view: Mapping[str, object], equal: Mapping[str, str | int | None]) -> bool:
    """Tell whether ``view`` has every wanted value; None is not wanted."""
    return all(wanted is None or view[field] == wanted for field, wanted in equal.items())


@shows("name-fuzzy")
def like(name: str, asked: str | None) -> bool:
    """Tell whether ``name`` matches the fuzzy ``asked``."""
    return asked is None or asked in name


def refuse_unified_id(parameters: Parameters) -> None:
    """Raise ServiceError if UnifiedWorkflowInstanceId is asked for."""
    asked = parameters.find("UnifiedWorkflowInstanceId")
    if asked is not None:
        spot, why = Spot("UnifiedWorkflowInstanceId"), "the emulator does not know who has it"
        raise ServiceError("filter-not-emulated", spot.wrong(asked, why))


def page(
    found: Sequence[_Instance], call: Call, limit: int
) -> tuple[list[_Instance], dict[str, object]]:
    """Return the asked page of ``found``, and the paging fields of the answer.

    Raises ServiceError for a PageSize above ``limit`` and for an unknown SortBy.
    """
    parameters = call.parameters
    size = parameters.find_integer("PageSize", 1, limit) or int(number("page-size"))
    size = min(size, call.knobs.page_size or size)
    which = parameters.find_integer("PageNumber", 1) or int(number("page-number"))
    rows = _sorted(found, parameters.find("SortBy") or text("sort-by"))
    fields: dict[str, object] = {"PageNumber": which, "PageSize": size, "TotalCount": len(rows)}
    return rows[(which - 1) * size : which * size], fields


@shows("sort-ties")
def _sorted(found: Sequence[_Instance], by: str) -> list[_Instance]:
    """Return ``found`` as SortBy wants it."""
    field, _, direction = by.partition(" ")
    if field not in _FIELDS or (direction or "Asc") not in _DIRECTIONS:
        why = f"it must be one of {', '.join(_FIELDS)}, then Asc, Desc or nothing"
        raise ServiceError("sort-unknown", Spot("SortBy").wrong(by, why))
    newest = sorted(found, key=lambda instance: -instance.id)
    values = {instance.id: _value(instance, field) for instance in newest}
    come = [instance for instance in newest if values[instance.id] is not None]
    sign = -1 if direction == "Desc" else 1
    come.sort(key=lambda instance: sign * (values[instance.id] or 0))
    return come + [instance for instance in newest if values[instance.id] is None]


def _value(instance: WorkflowInstance | TaskInstance, field: str) -> int | None:
    """Return what ``instance`` is sorted by."""
    if field == "StartedTime":
        return instance.run.started
    if field == "FinishedTime":
        return instance.run.finished
    if field == "CreateTime":
        return instance.asked.created
    return instance.id if field == "Id" else trigger_time(instance.asked.biz_date)
