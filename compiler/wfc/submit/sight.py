"""A run as far as we have seen it, through reads that may fail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wfc.submit.errors import CallError, CredentialsError
from wfc.submit.run import Run, read_run
from wfc.submit.states import Phase, State

if TYPE_CHECKING:
    from wfc.submit.outage import Outage
    from wfc.submit.reads import Reads

# Task instances are reported to show up some seconds after their workflow instance, so one
# that has ended is looked at again while its tasks do not fit that.
MOST_STRAGGLES = 5

NOT_SEEN = State("not seen yet", Phase.UNKNOWN)


class Sight:
    """The latest snapshot of one workflow instance, brought up to date by each ``look``.

    ``lost`` says why there is no use in looking on.
    """

    def __init__(
        self,
        client: Reads,
        workflow_instance_id: int,
        project_id: int | None,
        biz_date: int | None,
        env: str | None,
        outage: Outage,
    ) -> None:
        """See nothing yet; ``outage`` bears looks that fail."""
        self.run = Run(workflow_instance_id, NOT_SEEN)
        self.lost = ""
        self._client = client
        self._project_id = project_id
        self._biz_date = biz_date
        self._env = env
        self._outage = outage
        self._straggles = 0

    @property
    def ended(self) -> bool:
        """Tell whether the instance has ended and its tasks have been seen to fit that."""
        if not self.run.state.is_final:
            return False
        return _is_settled(self.run) or self._straggles > MOST_STRAGGLES

    def look(self) -> None:
        """Look once. A read that fails leaves the snapshot as it is."""
        try:
            self.run = _after(self.run, self.read())
        except (CallError, CredentialsError) as problem:
            self.lost = self._outage.note(problem)
        else:
            self._outage.end()
            self._straggles += self.run.state.is_final

    def read(self) -> Run:
        """Read the instance, then its tasks: they are seen at least as late as it.

        Raises CallError or CredentialsError. Task instances are found only under exactly the
        BizDate and environment that the service stored, also where none was given.
        """
        instance = self._client.get_workflow_instance(self.run.id)
        biz_date = instance.biz_date if instance.biz_date is not None else self._biz_date
        project_id = instance.project_id or self._project_id
        if biz_date is None or project_id is None:
            return read_run(instance, ())
        env = instance.env_type or self._env
        tasks = self._client.list_task_instances(project_id, biz_date, env, instance.id)
        return read_run(instance, tasks)


def _after(old: Run, new: Run) -> Run:
    """Return ``new``, but not against an end that was seen before: the first end stands.

    Somebody may have run it again since, which is a run of theirs.
    """
    if not old.state.is_final:
        return new
    later = old.later if new.state == old.state else new.state
    return replace(old, tasks=new.tasks, later=later)


def _is_settled(run: Run) -> bool:
    """Tell whether the tasks of an ended run look like the end."""
    if run.state.phase is Phase.FAILED:
        return bool(run.tasks) and not run.in_phase(Phase.RUNNING)
    return bool(run.tasks) and all(task.state.is_final for task in run.tasks)
