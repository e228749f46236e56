"""Look a submission up by the marker in its Name. Uniqueness is not authorship."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wfc.journal.records import Entry
    from wfc.submit.answers import WorkflowInstance
    from wfc.submit.client import Client

# An instance cannot be older than the call that made it, but for what clocks differ.
CLOCK_SLACK_MS = 60_000

_MOST_PAGES = 200


@dataclass(frozen=True, slots=True)
class Sight:
    """What a look-up saw: ``ours``, and ``strangers`` with the same marker made by others."""

    ours: tuple[WorkflowInstance, ...]
    strangers: tuple[WorkflowInstance, ...] = ()


def look_up(client: Client, entry: Entry, creators: frozenset[str], since: int = 0) -> Sight:
    """Find the instances of ``entry`` made since ``since`` (ms, the server's clock).

    ``creators`` are the CreateUsers known to be us; without any the Owner of the spec counts.
    Raises CallError when the service does not answer.
    """
    us = creators or {entry.owner}
    found = tuple(_named(client, entry, since - CLOCK_SLACK_MS))
    return Sight(
        tuple(each for each in found if each.create_user in us),
        tuple(each for each in found if each.create_user not in us),
    )


def _named(client: Client, entry: Entry, since: int) -> Iterator[WorkflowInstance]:
    """Yield the instances of exactly this name, day and environment."""
    name = entry.name + entry.marker
    for instance in _listed(client, int(entry.project), int(entry.day), entry.marker):
        same_env = not entry.env or instance.env_type in (None, entry.env)
        if instance.name == name and same_env and (instance.create_time or since) >= since:
            yield instance


def _listed(client: Client, project: int, day: int, marker: str) -> Iterator[WorkflowInstance]:
    """Yield what the service lists under ``marker``, page by page; its match is fuzzy."""
    seen: set[int] = set()
    for number in range(1, _MOST_PAGES + 1):
        page = client.list_workflow_instances(project, day, marker, number)
        new = [each for each in page.workflow_instances if each.id not in seen]
        yield from new
        seen.update(each.id for each in new)
        if not new or len(seen) >= (page.total_count or 0):
            return
