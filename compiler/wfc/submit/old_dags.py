"""Runs of 2018-06-01: only their nodes can be read; what they add up to stands for the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.submit.added_up import added_up
from wfc.submit.answers import Acted, TaskInstance, WorkflowInstance
from wfc.submit.errors import RefusedError
from wfc.submit.refusal import Refusal
from wfc.submit.run_answers import SearchAnswer
from wfc.submit.through import STATES, Through
from wfc.targets.payload import Payload
from wfc_spec.targets import CREATE_MANUAL_DAG, VERSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from wfc.submit.client import Client


class OldDags(Through):
    """Runs of 2018-06-01: only their nodes can be read; what they add up to stands for the run."""

    def __init__(self, client: Client, project_name: str) -> None:
        """Read DAGs of ``project_name``."""
        super().__init__(client)
        self._project_name = project_name
        self._rows: tuple[TaskInstance, ...] = ()

    def get_workflow_instance(self, workflow_instance_id: int) -> WorkflowInstance:
        """Read the nodes, and return what they add up to."""
        asked = {"DagId": str(workflow_instance_id), "ProjectName": self._project_name}
        action, version = "SearchManualDagNodeInstance", VERSIONS[CREATE_MANUAL_DAG]
        answer = self._client.ask(Payload(action, version, dict(asked), asked), SearchAnswer)
        if not answer.success:
            refusal = Refusal(answer.err_code, answer.err_msg, answer.request_id, 200)
            raise RefusedError(refusal)
        self._rows = tuple(
            TaskInstance(
                id=row.instance_id,
                task_name=row.node_name,
                status=STATES.get(row.status, str(row.status)),
                started_time=_time(row.begin_running_time),
                finished_time=_time(row.finish_time),
            )
            for row in answer.data
        )
        days = [_time(row.bizdate) for row in answer.data]
        return added_up(workflow_instance_id, self._rows, next(iter(days), None))

    def list_task_instances(
        self, project_id: int, biz_date: int, env: str | None, workflow_instance_id: int
    ) -> tuple[TaskInstance, ...]:
        """Return the nodes that were just read."""
        return self._rows

    def get_task_instance_log(self, task_instance_id: int, run_number: int | None = None) -> str:
        """Say that there is no log to be had."""
        return "(the version 2018-06-01 has no operation that reads a log)"

    def stop_workflow_instances(
        self,
        workflow_instance_ids: Sequence[int],
        comment: str | None = None,
        before_last_byte: Callable[[], None] | None = None,
    ) -> Mapping[int, Acted]:
        """Say that it cannot be stopped."""
        return _cannot(workflow_instance_ids, "stops a run")

    def rerun_task_instances(
        self,
        task_instance_ids: Sequence[int],
        comment: str | None = None,
        before_last_byte: Callable[[], None] | None = None,
    ) -> Mapping[int, Acted]:
        """Say that nothing can be run again."""
        return _cannot(task_instance_ids, "runs a node again")


def _cannot(ids: Sequence[int], what: str) -> Mapping[int, Acted]:
    message = f"the version 2018-06-01 has no operation that {what}"
    return {each: Acted(success=False, message=message) for each in ids}


def _time(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
