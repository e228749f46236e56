"""Several workflow instances of 2024-05-18, one for each business date, read as one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.submit.added_up import added_up
from wfc.submit.answers import Acted, TaskInstance, WorkflowInstance
from wfc.submit.states import read_state
from wfc.submit.through import Through, named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from wfc.submit.client import Client


class Several(Through):
    """Several workflow instances of 2024-05-18, one for each business date, as one run."""

    def __init__(self, client: Client, ids: tuple[int, ...]) -> None:
        """Read the instances ``ids``."""
        super().__init__(client)
        self._ids = ids
        self._found: tuple[WorkflowInstance, ...] = ()

    def get_workflow_instance(self, workflow_instance_id: int) -> WorkflowInstance:
        """Read all of them, and return what they add up to."""
        self._found = tuple(map(self._client.get_workflow_instance, self._ids))
        days = tuple(
            TaskInstance(
                id=each.id,
                status=each.status,
                started_time=each.started_time,
                finished_time=each.finished_time,
            )
            for each in self._found
        )
        return added_up(workflow_instance_id, days, self._found[0].biz_date)

    def list_task_instances(
        self, project_id: int, biz_date: int, env: str | None, workflow_instance_id: int
    ) -> tuple[TaskInstance, ...]:
        """Read the tasks of all of them; each name has its day."""
        return tuple(
            row.model_copy(update={"task_name": named(row.task_name, each.biz_date)})
            for each in self._found
            if each.biz_date is not None
            for row in self._client.list_task_instances(
                project_id, each.biz_date, each.env_type or env, each.id
            )
        )

    def stop_workflow_instances(
        self,
        workflow_instance_ids: Sequence[int],
        comment: str | None = None,
        before_last_byte: Callable[[], None] | None = None,
    ) -> Mapping[int, Acted]:
        """Stop those that have not ended, in one call; its answers add up to one for the run."""
        going = [each.id for each in self._found if not read_state(each.status).is_final]
        asked = going or list(self._ids)
        told = self._client.stop_workflow_instances(asked, comment, before_last_byte)
        if any(each not in told for each in asked):
            return {}
        refused = (told[each] for each in asked if not told[each].success)
        return dict.fromkeys(workflow_instance_ids, next(refused, Acted(success=True)))

    def get_task_instance_log(self, task_instance_id: int, run_number: int | None = None) -> str:
        """Read the log of a task."""
        return self._client.get_task_instance_log(task_instance_id, run_number)
