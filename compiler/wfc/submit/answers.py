"""What the operations answer (API 2024-05-18), as far as it is used here.

Strict: nothing is converted, so an id that is text, fractional, zero or beyond 64 bits is
no id. Fields that are not listed are ignored.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_pascal

Identifier = Annotated[int, Field(ge=1, le=2**63 - 1)]
# Of the years that have a name, in any time zone: from the year 854 to the year 6429.
Milliseconds = Annotated[int, Field(ge=-(2**45), le=2**47)]


class ApiModel(BaseModel):
    """A part of an answer, by the service's field names."""

    model_config = ConfigDict(
        strict=True,
        extra="ignore",
        frozen=True,
        alias_generator=to_pascal,
        populate_by_name=True,
        hide_input_in_errors=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _drop_nulls(cls, content: Any) -> Any:
        """Read null as missing, which is what the service means by it."""
        if not isinstance(content, dict):
            return content
        return {key: value for key, value in content.items() if value is not None}


class SubmitAnswer(ApiModel):
    """Answer of ExecuteAdhocWorkflowInstance.

    ``success`` is in no model of this operation; where it comes and is false, the answer
    contradicts itself.
    """

    workflow_instance_id: Identifier
    request_id: str = ""
    success: Literal[True] = True


class WorkflowInstance(ApiModel):
    """One workflow instance; times are milliseconds since 1970."""

    id: Identifier
    name: str = ""
    status: str = ""
    project_id: Identifier | None = None
    env_type: str | None = None
    biz_date: Milliseconds | None = None
    create_user: str | None = None
    create_time: Milliseconds | None = None
    started_time: Milliseconds | None = None
    finished_time: Milliseconds | None = None


class TaskInstance(ApiModel):
    """One task instance; times are milliseconds since 1970."""

    id: Identifier
    task_name: str = ""
    task_type: str | None = None
    status: str = ""
    run_number: int | None = None
    trigger_recurrence: str | None = None
    started_time: Milliseconds | None = None
    finished_time: Milliseconds | None = None


class WorkflowInstanceAnswer(ApiModel):
    """Answer of GetWorkflowInstance."""

    workflow_instance: WorkflowInstance


class TaskInstanceAnswer(ApiModel):
    """Answer of GetTaskInstance."""

    task_instance: TaskInstance


class TaskInstanceLogAnswer(ApiModel):
    """Answer of GetTaskInstanceLog: the log is one text, and may be missing."""

    task_instance_log: str | None = None


class WorkflowInstancePage(ApiModel):
    """A page of ListWorkflowInstances."""

    total_count: int | None = None
    workflow_instances: tuple[WorkflowInstance, ...] = Field(default=(), strict=False)


class TaskInstancePage(ApiModel):
    """A page of ListTaskInstances."""

    total_count: int | None = None
    task_instances: tuple[TaskInstance, ...] = Field(default=(), strict=False)


class WorkflowInstancesAnswer(ApiModel):
    """Answer of ListWorkflowInstances."""

    paging_info: WorkflowInstancePage


class TaskInstancesAnswer(ApiModel):
    """Answer of ListTaskInstances."""

    paging_info: TaskInstancePage


class Acted(ApiModel):
    """What became of one instance that an operation was asked to act on."""

    success: bool
    message: str = ""


class ActedAnswer(ApiModel):
    """Answer of StopWorkflowInstances and RerunTaskInstances: by the text of each id."""

    success_info: dict[Annotated[str, Field(pattern=r"^[0-9]{1,19}$")], Acted]

    def by_id(self) -> dict[int, Acted]:
        """Return what became of each instance that is told."""
        return {int(number): acted for number, acted in self.success_info.items()}
