"""Where ``apply`` submits to, as the command line says it: a client, and the journal beside it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wfc.exits import UsageError
from wfc.journal.place import chosen, usual

if TYPE_CHECKING:
    from wfc.emulator.flow import Flow
    from wfc.submission import Submission
    from wfc.submit.client import Client
    from wfc.submit.where import Where

#: The region of the embedded emulator, and its journal in the folder of ``--state``.
LOCAL = "local"
LOCAL_JOURNAL = "journal.db"


@dataclass(frozen=True, slots=True)
class Target:
    """A place to submit to: ``region`` names it for ever, ``endpoint`` is where it was reached.

    ``folder`` keeps what the embedded emulator leaves; ``option`` is ``--journal``.
    """

    client: Client
    region: str
    endpoint: str
    folder: str | None = None
    option: str | None = None

    @property
    def is_elsewhere(self) -> bool:
        """Tell whether it is not on this machine: others may submit to it too."""
        return not self.client.endpoint.is_loopback

    def journal(self, submission: Submission) -> str:
        """Return the path of the journal for ``submission``. Raises JournalError."""
        if self.folder is not None:
            return os.path.join(self.folder, LOCAL_JOURNAL)
        named = chosen(self.option, os.environ)
        return named or usual(self.region, submission.project, submission.env, os.environ)


@contextmanager
def local(
    fail: tuple[str, ...], speed: float, state: str | None, flows: tuple[Flow, ...] = ()
) -> Iterator[Target]:
    """Start an emulator in this process; without ``state`` all is gone at the end.

    ``flows`` are deployed there.
    """
    from wfc.cli.local import local_client

    with (
        tempfile.TemporaryDirectory(prefix="wfc-local-") as folder,
        local_client(fail=frozenset(fail), speed=speed, state=state, flows=flows) as client,
    ):
        yield Target(client, LOCAL, LOCAL, state or folder)


@contextmanager
def remote(place: Where, journal: str | None) -> Iterator[Target]:
    """Speak to the service at ``place``. Raises SubmitError without libraries or credentials."""
    from wfc.submit.client import Client
    from wfc.submit.credentials import Chain
    from wfc.submit.proxy import proxy_of

    proxy = proxy_of(place.endpoint, os.environ)
    chain = Chain()
    chain.current()
    yield Target(
        Client(place.endpoint, chain, proxy=proxy),
        place.region,
        str(place.endpoint),
        option=journal,
    )


def is_place_said(region: str | None, endpoint: str | None) -> bool:
    """Tell whether the options, or the environment, say where to submit to."""
    from wfc.submit.where import ENDPOINT, REGION

    return any((region, endpoint, os.environ.get(ENDPOINT), os.environ.get(REGION)))


def named_region(regions: set[str | None], region: str | None, endpoint: str | None) -> str | None:
    """Return the name of the place to submit to, None when nothing says where that is.

    Raises UsageError when what is said names no place.
    """
    from wfc.submit.errors import EndpointError

    if not (is_place_said(region, endpoint) or any(regions)):
        return None
    try:
        return place_of(regions, region, endpoint).region
    except EndpointError as error:
        raise UsageError("; ".join((error.message, *error.help))) from error


def place_of(regions: set[str | None], region: str | None, endpoint: str | None) -> Where:
    """Return where to submit to; ``regions`` are those the specs name. Raises EndpointError."""
    from wfc.submit.where import where

    named = sorted(each for each in regions if each)
    if len(named) > 1 and not (region or endpoint):
        raise UsageError(
            f"these specs belong to several regions ({', '.join(named)}): "
            "submit those of one region at a time"
        )
    return where(named[0] if named else None, region, endpoint, os.environ)
