"""Instances as they stand at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wfc.emulator.task import Task
    from wfc.emulator.timeline import Span


@dataclass(frozen=True, slots=True)
class Submission:
    """What was asked for, by whom and when: ``biz_date`` in ms, ``created`` in µs.

    ``kind`` says how a deployed workflow was run; it is empty for an ad hoc workflow.
    """

    name: str
    project_id: int
    env_type: str
    owner: str
    biz_date: int
    create_user: str
    created: int
    kind: str = ""
    workflow_id: int = 0
    project_name: str = ""


@dataclass(frozen=True, slots=True)
class WorkflowInstance:
    """A submission under its id, and how far it has come."""

    id: int
    asked: Submission
    run: Span

    @property
    def modified(self) -> int:
        """When its state last changed, in µs."""
        return self.run.latest or self.asked.created


@dataclass(frozen=True, slots=True)
class TaskInstance:
    """A task of a workflow instance, and how far its latest run has come."""

    id: int
    workflow: WorkflowInstance
    task: Task
    run_number: int
    run: Span

    @property
    def asked(self) -> Submission:
        """The submission it was made by."""
        return self.workflow.asked

    @property
    def modified(self) -> int:
        """When its state last changed, in µs."""
        return self.run.latest or self.asked.created
