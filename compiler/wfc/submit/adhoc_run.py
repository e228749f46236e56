"""A run: everything that can be asked of it, as API 2024-05-18 does of an ad hoc workflow."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from wfc.submit.follow import follow
from wfc.submit.outage import Outage
from wfc.submit.sight import Sight
from wfc.submit.submit import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from wfc.submit.answers import Acted
    from wfc.submit.reads import Reads
    from wfc.submit.run import Run


class AdhocRun:
    """Workflow instance ``id`` as seen through ``client``.

    ``project_id``, ``biz_date`` (ms) and ``env`` stand in where the service does not tell them.
    ``name`` is that of the workflow and ``submission`` its identity in the journal, where known.
    Raises CallError and CredentialsError.
    """

    def __init__(
        self,
        client: Reads,
        id: int,  # noqa: A002 - the word of the service
        project_id: int | None = None,
        biz_date: int | None = None,
        env: str | None = None,
        *,
        name: str | None = None,
        submission: str | None = None,
    ) -> None:
        """Ask nothing yet."""
        self.id = id
        self.name = name
        self.submission = submission
        self._client = client
        self._project_id = project_id
        self._biz_date = biz_date
        self._env = env

    @property
    def day(self) -> tuple[int, int] | None:
        """Return project and business date (ms), None where one is not known."""
        if self._project_id is None or self._biz_date is None:
            return None
        return self._project_id, self._biz_date

    @property
    def is_listed(self) -> bool:
        """Tell whether ListWorkflowInstances shows it, among others."""
        from wfc.submit.client import Client

        return isinstance(self._client, Client)

    def look(self) -> Run:
        """Return the run as it is now."""
        outage = Outage(time.monotonic, limited=True)
        sight = Sight(self._client, self.id, self._project_id, self._biz_date, self._env, outage)
        return sight.read()

    def home(self) -> tuple[str, str]:
        """Return the project and the environment it runs in, as the service tells them."""
        instance = self._client.get_workflow_instance(self.id)
        return str(instance.project_id or ""), instance.env_type or ""

    def follow(
        self, *, sleep: Callable[[float], None], timeout: float | None, sparing: bool = False
    ) -> Iterator[Run]:
        """Yield snapshots until it has ended, as ``follow`` does."""
        return follow(
            self._client,
            Receipt(self.id, ""),
            self._project_id,
            self._biz_date,
            self._env,
            sleep=sleep,
            timeout=timeout,
            sparing=sparing,
        )

    def log(self, task: int, number: int | None = None) -> str:
        """Return the log of the ``number``-th run of a task instance, the latest unless given."""
        return self._client.get_task_instance_log(task, number)

    def stop(self, comment: str | None, may_execute: Callable[[], None]) -> Mapping[int, Acted]:
        """Ask for it to be stopped."""
        return self._client.stop_workflow_instances([self.id], comment, may_execute)

    def rerun(
        self, tasks: Sequence[int], comment: str | None, may_execute: Callable[[], None]
    ) -> Mapping[int, Acted]:
        """Ask for task instances to be run again."""
        return self._client.rerun_task_instances(tasks, comment, may_execute)
