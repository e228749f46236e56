"""What an unknown run may have become: for a person, who alone can say which of them it is.

What has no marker in its Name cannot be told from another run of the same workflow and day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfc.journal.bodies import kept
from wfc.submit.answers import WorkflowInstance
from wfc.submit.errors import SubmitError
from wfc.submit.fence import SIGNATURE_MS
from wfc.submit.run_answers import ListedAnswer
from wfc.targets.payload import Payload
from wfc_spec.bizdate import DEFAULT_TIME_ZONE, milliseconds
from wfc_spec.targets import (
    CREATE_MANUAL_DAG,
    CREATE_WORKFLOW_INSTANCES,
    EXECUTE_ADHOC,
    RUN_MANUAL_DAG_NODES,
    VERSIONS,
)

if TYPE_CHECKING:
    from wfc.journal.records import Attempt
    from wfc.submit.client import Client

#: A page of ListInstances; what is older than its newest instances is no candidate.
_PAGE = 100

#: Nothing was asked of the service before, so that our clock may be as far off as it allows.
_SLACK_MS = SIGNATURE_MS + 60_000


def candidates(
    client: Client, journal: str, attempt: Attempt
) -> tuple[tuple[WorkflowInstance, ...], str]:
    """Return what ``attempt`` of ``journal`` may have become, and why nothing could be listed.

    Of several days the first is looked at: it is in what was made of any of them.
    """
    operation = attempt.entry.operation
    body = kept(journal, attempt.entry.id) or {}
    try:
        if operation in (CREATE_WORKFLOW_INSTANCES, EXECUTE_ADHOC):
            found = _of_the_day(client, attempt)
        elif operation == RUN_MANUAL_DAG_NODES and "ProjectId" in body:
            entry = attempt.entry
            found = dags(client, entry.name, entry.shown[:10], entry.env, str(body["ProjectId"]))
        else:
            return (), _NOT_LISTED.get(operation, "")
    except SubmitError as problem:
        return (), f"listing what it may be failed: {problem}"
    since = attempt.server_sent - _SLACK_MS
    return tuple(each for each in found if (each.create_time or since) >= since), ""


_NOT_LISTED = {
    RUN_MANUAL_DAG_NODES: "only with a ProjectId in the spec what it may be can be listed",
    CREATE_MANUAL_DAG: "the version 2018-06-01 lists no runs",
}


def _of_the_day(client: Client, attempt: Attempt) -> tuple[WorkflowInstance, ...]:
    """Return the workflow instances of the same name, newest first; the match is fuzzy."""
    entry = attempt.entry
    page = client.list_workflow_instances(int(entry.project), _day(attempt), entry.name)
    same = (each for each in page.workflow_instances if each.name == entry.name)
    return tuple(each for each in same if each.env_type in (None, entry.env or each.env_type))


def dags(
    client: Client, flow: str, day: str, env: str, project: str
) -> tuple[WorkflowInstance, ...]:
    """Return the DAGs that the newest node instances of a workflow and day belong to."""
    asked = {
        "BizName": flow,
        "Bizdate": f"{day} 00:00:00",
        "PageSize": str(_PAGE),
        "ProjectEnv": env,
        "ProjectId": project,
    }
    payload = Payload("ListInstances", VERSIONS[RUN_MANUAL_DAG_NODES], dict(asked), asked)
    rows = client.ask(payload, ListedAnswer).data.instances
    return tuple(
        WorkflowInstance(id=dag, create_user=row.create_user, create_time=row.create_time)
        for dag, row in {row.dag_id: row for row in rows}.items()
    )


def _day(attempt: Attempt) -> int:
    """Return the first business date in ms, as the service keeps it."""
    entry = attempt.entry
    if entry.day.isdigit():
        return int(entry.day)
    return milliseconds(entry.shown[:10], DEFAULT_TIME_ZONE)
