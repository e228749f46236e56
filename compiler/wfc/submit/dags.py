"""Runs of 2020-05-18: a DAG is read as the instance, its nodes as tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.submit.added_up import GOING_ON
from wfc.submit.answers import Acted, TaskInstance, WorkflowInstance
from wfc.submit.errors import RefusedError, ThrottledError, UnsentError
from wfc.submit.run_answers import InstancesAnswer, WrappedDag, WrappedFlag, WrappedText
from wfc.submit.through import STATES, Through, named
from wfc.targets.payload import Payload
from wfc_spec.targets import RUN_MANUAL_DAG_NODES, VERSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from wfc.submit.client import Client


class Dags(Through):
    """Runs of 2020-05-18: a DAG stands for the instance, its nodes for tasks."""

    def __init__(self, client: Client, project_name: str, env: str) -> None:
        """Read DAGs of ``project_name`` in ``env`` (PROD, DEV)."""
        super().__init__(client)
        self._project_name = project_name
        self._env = env

    def get_workflow_instance(self, workflow_instance_id: int) -> WorkflowInstance:
        """Read a DAG."""
        asked = _old("GetDag", DagId=str(workflow_instance_id), ProjectEnv=self._env)
        dag = self._client.ask(asked, WrappedDag).data
        return WorkflowInstance(
            id=dag.dag_id,
            name=dag.name,
            status=STATES.get(dag.status, dag.status),
            biz_date=dag.bizdate,
            create_user=dag.create_user,
            create_time=dag.create_time,
            started_time=dag.start_time,
            finished_time=dag.finish_time,
        )

    def list_task_instances(
        self, project_id: int, biz_date: int, env: str | None, workflow_instance_id: int
    ) -> tuple[TaskInstance, ...]:
        """Read the nodes of a DAG; of a range each name has its day."""
        asked = _old(
            "ListManualDagInstances",
            DagId=str(workflow_instance_id),
            ProjectEnv=self._env,
            ProjectName=self._project_name,
        )
        rows = self._client.ask(asked, InstancesAnswer).instances
        several = len({row.biz_date for row in rows}) > 1
        return tuple(
            TaskInstance(
                id=row.instance_id,
                task_name=named(row.node_name, row.biz_date if several else None),
                status=STATES.get(row.status, row.status),
                trigger_recurrence="Skip" if row.task_type.startswith("SKIP") else None,
                started_time=row.begin_running_time,
                finished_time=row.finish_time,
            )
            for row in rows
        )

    def get_task_instance_log(self, task_instance_id: int, run_number: int | None = None) -> str:
        """Read the log of a node."""
        number = {} if run_number is None else {"InstanceHistoryId": str(run_number)}
        one = {"InstanceId": str(task_instance_id), "ProjectEnv": self._env}
        return self._client.ask(_old("GetInstanceLog", **number, **one), WrappedText).data or ""

    def stop_workflow_instances(
        self,
        workflow_instance_ids: Sequence[int],
        comment: str | None = None,
        before_last_byte: Callable[[], None] | None = None,
    ) -> Mapping[int, Acted]:
        """Stop what goes on of a DAG, node by node: there is no operation for all of it."""
        found: dict[int, Acted] = {}
        for dag in workflow_instance_ids:
            rows = self.list_task_instances(0, 0, None, dag)
            going = [row.id for row in rows if row.status in GOING_ON]
            each = list(self._acts("StopInstance", going, before_last_byte).values())
            told = next((one for one in each if not one.success), None)
            nothing = Acted(success=False, message="no node of it is running")
            found[dag] = told or (Acted(success=True) if each else nothing)
        return found

    def rerun_task_instances(
        self,
        task_instance_ids: Sequence[int],
        comment: str | None = None,
        before_last_byte: Callable[[], None] | None = None,
    ) -> Mapping[int, Acted]:
        """Run nodes again, one call each."""
        return self._acts("RestartInstance", task_instance_ids, before_last_byte)

    def _acts(
        self, action: str, nodes: Sequence[int], may_execute: Callable[[], None] | None
    ) -> dict[int, Acted]:
        """Ask for nodes, one call each. A refusal is an answer for its node alone.

        What keeps the first call from being made is raised. After that something may have been
        done, so that it is an answer too, and what may execute is told once.
        """
        found: dict[int, Acted] = {}
        for node in nodes:
            asked = _old(action, InstanceId=str(node), ProjectEnv=self._env)
            try:
                done = self._client.ask(asked, WrappedFlag, None if found else may_execute)
            except (UnsentError, ThrottledError) as problem:
                if not found:
                    raise
                found[node] = Acted(success=False, message=str(problem))
            except RefusedError as problem:
                found[node] = Acted(success=False, message=str(problem))
            else:
                found[node] = Acted(success=done.data)
        return found


def _old(action: str, **parameters: str) -> Payload:
    return Payload(action, VERSIONS[RUN_MANUAL_DAG_NODES], dict(parameters), parameters)
