"""What lists show, and what they keep to themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wfc.emulator.instances import WorkflowInstance
from wfc.emulator.timeline import SECOND, Span

if TYPE_CHECKING:
    from wfc.emulator.operation import Call


def listed(call: Call, project: int, day: int) -> list[WorkflowInstance]:
    """Return the workflow instances of a project and day that a list shows, oldest first."""
    if call.knobs.list_hides:
        return []
    latest = call.now - round((call.knobs.list_lag or 0) * SECOND)
    found = call.store.workflows(project, day, call.now)
    return [instance for instance in found if instance.asked.created <= latest]


def noise(call: Call, wanted: WorkflowInstance) -> list[WorkflowInstance]:
    """Return instances that match the fuzzy name and are not meant, all newer than ``wanted``."""
    name = call.parameters.find("Name")
    asked = wanted.asked
    run = Span(asked.created, asked.created, asked.created, "Success")
    return [
        WorkflowInstance(wanted.id + number, replace(asked, name=f"{name}{number}"), run)
        for number in range(1, 1 + (call.knobs.name_noise or 0 if name else 0))
    ]
