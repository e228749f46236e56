"""What the readers of runs share: the client they ask, and the words of the service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc_spec.bizdate import DEFAULT_TIME_ZONE, day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from wfc.submit.answers import Acted
    from wfc.submit.client import Client
    from wfc.submit.endpoint import Endpoint

#: The states of the older versions in the words of 2024-05-18: words of 2020, numbers of 2018.
STATES: dict[str | int, str] = {
    "NOT_RUN": "NotRun",
    "WAIT_TIME": "WaitTime",
    "WAIT_RESOURCE": "WaitResource",
    "RUNNING": "Running",
    "CHECKING": "Checking",
    "CHECKING_CONDITION": "CheckingCondition",
    "FAILURE": "Failure",
    "SUCCESS": "Success",
    "CREATED": "NotRun",
    1: "NotRun",
    2: "WaitTime",
    3: "WaitResource",
    4: "Running",
    5: "Failure",
    6: "Success",
    7: "Checking",
    8: "CheckingCondition",
}


class Through:
    """What all readers share: the client that they ask."""

    def __init__(self, client: Client) -> None:
        """Ask ``client``."""
        self._client = client

    @property
    def endpoint(self) -> Endpoint:
        """Return where calls go."""
        return self._client.endpoint

    @property
    def calls(self) -> int:
        """Return how many calls went out."""
        return self._client.calls

    def stop_workflow_instances(
        self,
        workflow_instance_ids: Sequence[int],
        comment: str | None = None,
        before_last_byte: Callable[[], None] | None = None,
    ) -> Mapping[int, Acted]:
        """Ask for instances to be stopped."""
        return self._client.stop_workflow_instances(
            workflow_instance_ids, comment, before_last_byte
        )

    def rerun_task_instances(
        self,
        task_instance_ids: Sequence[int],
        comment: str | None = None,
        before_last_byte: Callable[[], None] | None = None,
    ) -> Mapping[int, Acted]:
        """Ask for tasks to be run again."""
        return self._client.rerun_task_instances(task_instance_ids, comment, before_last_byte)


def named(name: str, biz_date: int | None) -> str:
    """Return ``name``, with its day where that tells it from others of the name."""
    return name if biz_date is None else f"{name} {day(biz_date, DEFAULT_TIME_ZONE)}"
