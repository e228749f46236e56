"""What is asked of a run while it is followed, and who answers that for each operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from wfc_spec.targets import CREATE_MANUAL_DAG, RUN_MANUAL_DAG_NODES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from wfc.submit.answers import Acted, TaskInstance, WorkflowInstance
    from wfc.submit.client import Client
    from wfc.submit.endpoint import Endpoint


class Reads(Protocol):
    """What is read of a run while it is followed; a Client does so for an ad hoc one."""

    @property
    def endpoint(self) -> Endpoint:
        """Return where calls go."""

    @property
    def calls(self) -> int:
        """Return how many calls went out."""

    def get_workflow_instance(self, workflow_instance_id: int) -> WorkflowInstance:
        """Read one instance."""

    def list_task_instances(
        self, project_id: int, biz_date: int, env: str | None, workflow_instance_id: int
    ) -> tuple[TaskInstance, ...]:
        """Read its tasks."""

    def get_task_instance_log(self, task_instance_id: int, run_number: int | None = None) -> str:
        """Read the log of a run of a task, the latest unless said otherwise."""

    def stop_workflow_instances(
        self,
        workflow_instance_ids: Sequence[int],
        comment: str | None = None,
        before_last_byte: Callable[[], None] | None = None,
    ) -> Mapping[int, Acted]:
        """Ask for it to be stopped."""

    def rerun_task_instances(
        self,
        task_instance_ids: Sequence[int],
        comment: str | None = None,
        before_last_byte: Callable[[], None] | None = None,
    ) -> Mapping[int, Acted]:
        """Ask for tasks to be run again."""


def reads_of(client: Client, operation: str, project: str, env: str, ids: tuple[int, ...]) -> Reads:
    """Return what reads the run that ``operation`` has made as ``ids``."""
    if operation == RUN_MANUAL_DAG_NODES:
        from wfc.submit.dags import Dags

        return Dags(client, project, env)
    if operation == CREATE_MANUAL_DAG:
        from wfc.submit.old_dags import OldDags

        return OldDags(client, project)
    if len(ids) == 1:
        return client
    from wfc.submit.several import Several

    return Several(client, ids)
